# SPDX-License-Identifier: AGPL-3.0-or-later
"""Search over many articles: how long an answer takes while a writer commits, how soon a new article is found, and a new index."""
import http.client
import random
import re
import shutil
import threading
import time
import unicodedata
from statistics import median
from urllib.parse import quote

import machine
from portal import PORTAL, Server
from publishing import COMMUNE, Reader, approve, write
from rows import Row
from staff import Staff
from statistics_of import percentile


def search(bench):
    count = 5000 if bench.quick else 100_000
    data = bench.portals.with_articles(count)
    rebuild(bench, data, count)
    with Server(bench.portals, data) as server:
        staff = Staff(bench.portals, server)
        people = staff.add("yen-phu", "update"), staff.add("yen-phu", "moderate")
        queries = typed_queries(server, 60 if bench.quick else 400)
        with machine.quiet(bench.lock):
            answers(bench, server, people, queries, count)
            findable(bench, server, people, 10 if bench.quick else 100)


def rebuild(bench, data, count):
    """The index is taken away; a server that starts builds it anew and says in its log how it went."""
    shutil.rmtree(data / "search", ignore_errors=True)
    with machine.quiet(bench.lock), Server(bench.portals, data) as server:
        while server.metric("search_rebuilding") or server.metric("search_documents") < count:
            time.sleep(0.2)
    told = re.search(r"([\d.]+) MB of text in ([\d.]+) s, ([\d.]+) MB on disk", (data / "bench.log").read_text())
    text, seconds, size = map(float, told.groups())
    bench.put(Row("search", f"search index of {count:,} articles built anew", "≥ 0.8 MB of text/s",
                  f"{text / seconds:.2f} MB/s, {text:.0f} MB of text in {seconds:.0f} s, index {size:.0f} MB", text / seconds >= 0.8))


def unmarked(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def typed_queries(server, count):
    """Pieces of titles as people type them: two to five words, half of them without marks, some in quotation marks, some with a number."""
    draw, queries = random.Random(3), []
    titles = [page_title(server, path) for path in server.article_paths(40)]
    for number in range(count):
        words = draw.choice(titles).split()
        length = draw.randint(2, 5)
        at = draw.randint(0, max(0, len(words) - length))
        piece = " ".join(words[at:at + length])
        queries.append(unmarked(piece) if number % 2 else f'"{piece}"' if number % 10 == 0 else piece)
    return queries


def page_title(server, path):
    return re.search(r"<h1[^>]*>(.*?)</h1>", server.get(path)[2].decode(), re.DOTALL).group(1)


def answers(bench, server, people, queries, count):
    """The page with facets and snippets over one connection, while editors publish without rest."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    until = threading.Event()
    writer = threading.Thread(target=publish_until, args=(people, until))
    writer.start()
    times, slowest = [], ("", 0)
    for query in queries:
        begun = time.monotonic()
        connection.request("GET", f"/tim-kiem?q={quote(query)}", headers={"Host": f"{PORTAL}:{server.port}"})
        answer = connection.getresponse()
        answer.read()
        times.append((time.monotonic() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{query} answered {answer.status}")
        slowest = max(slowest, (query, times[-1]), key=lambda one: one[1])
    until.set()
    writer.join()
    p50, p99 = median(times), percentile(times, 0.99)
    bench.put(Row("search", f"search page with facets and snippets, {count:,} articles, while a writer commits", "p50 ≤ 5 ms, p99 ≤ 25 ms",
                  f"p50 {p50:.1f} ms, p99 {p99:.1f} ms (slowest: {slowest[0]}, {slowest[1]:.0f} ms)", p50 <= 5 and p99 <= 25))


def publish_until(people, until):
    number = 0
    while not until.is_set():
        approve(people[1], write(people[0], f"Tin đăng trong lúc tìm {number}", "submit"), 2)
        number += 1
        time.sleep(0.1)


def findable(bench, server, people, count):
    """From the head's click to the first answer that has the article."""
    times = []
    for number in range(count):
        word = f"khac{time.time_ns()}"
        edition = write(people[0], f"Tin {word}", "submit")
        reader = Reader(server, COMMUNE, f"/api/v1/search?q={word}")
        begun = time.monotonic()
        click = threading.Thread(target=approve, args=(people[1], edition, 2))
        click.start()
        times.append(reader.wait_for(b'"external_id"', begun))
        click.join()
    bench.put(Row("search", f"publish → found by search, p99 of {count}", "≤ 1 s", f"{percentile(times, 0.99):.0f} ms (median {median(times):.0f} ms)",
                  percentile(times, 0.99) <= 1000))

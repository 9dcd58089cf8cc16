# SPDX-License-Identifier: AGPL-3.0-or-later
"""Readers: pages in the cache beside nginx, pages that are not, many connections, start and memory."""
import re
import socket
import threading
import time
from statistics import median

import machine
from load import Load
from nginx import Nginx, check_same, unpacked
from portal import PORTAL, Server
from rows import Row
from staff import OWN_WORD, Staff, Visitor
from statistics_of import ratio_text, spread_text


def warm(server, pages):
    """Three times: the third finds what was compressed better in the background."""
    for _ in range(3):
        for host, target in pages:
            server.get(target, host, {"Accept-Encoding": "gzip"})
    time.sleep(1)
    while True:   # until the compressor has come through
        before = server.cpu()
        time.sleep(0.5)
        if server.cpu() - before < 0.05:
            return


def save_all(server, nginx, pages, kind):
    """The pages' bytes for nginx; the list of what is asked for there."""
    saved = []
    for number, (host, target) in enumerate(pages):
        answer = server.get(target, host)
        packed = server.get(target, host, {"Accept-Encoding": "gzip"})
        if answer[0] != 200 or unpacked(packed[2]) != answer[2]:
            raise RuntimeError(f"{host}{target} answered {answer[0]}, or something else when compressed")
        nginx.save(f"{kind}-{number}", answer, packed[2])
        saved.append((host, f"/{kind}-{number}"))
    return saved, answer


def cached_articles(bench):
    cached(bench, "article", lambda server: [(PORTAL, path) for path in server.article_paths(200 if bench.quick else 1000)])


def cached_homes(bench):
    cached(bench, "home", lambda server: [(host, "/") for host in server.hosts()])


def cached(bench, kind, pages_of):
    with Server(bench.portals, bench.portals.with_articles(1000), page_cache_mb=256) as server:
        pages, nginx = pages_of(server), Nginx(bench.folder / "nginx")
        warm(server, pages)
        theirs, sample = save_all(server, nginx, pages, kind)
        loads = Load(bench.folder, f"ours-{kind}", pages), Load(bench.folder, f"nginx-{kind}", theirs)
        with nginx, machine.quiet(bench.lock):
            check_same(nginx, theirs[-1][1][1:], sample)
            for connections in (64, 256):
                for encoding in ("identity", "gzip"):
                    compare(bench, server, nginx, loads, f"cached {kind}, c{connections}, {encoding}", connections, encoding)


def compare(bench, server, nginx, loads, what, connections, encoding):
    seconds, rounds = (1, 3) if bench.quick else (4, 7)
    ours, theirs = [], []
    for number in range(rounds):
        ours.append(loads[0].run(server, connections, seconds, encoding, number))
        theirs.append(loads[1].run(nginx, connections, seconds, encoding, number))
    bad = sum(result["broken"] + result["refused"] for result in ours + theirs)
    speed, speed_text = ratio_text([r["per_second"] for r in ours], [r["per_second"] for r in theirs])
    cpu, cpu_text = ratio_text([r["cpu_us"] for r in ours], [r["cpu_us"] for r in theirs])
    p99 = median(r["p99_ms"] for r in ours) / median(r["p99_ms"] for r in theirs)
    bench.put(Row("articles" if what.startswith("cached article") else "homes", what, "CPU ≤ 1.0, requests/s ≥ 0.95 × nginx",
                  f"CPU {cpu_text}, requests/s {speed_text}, p99 {p99:.2f} × nginx{f', {bad} FAILED' if bad else ''}",
                  cpu <= 1.0 and speed >= 0.95 and bad == 0))


def uncached_cost(bench, data, count, targets=None):
    """CPU per page in microseconds, round by round, for readers of a server without a page cache."""
    seconds, rounds = (2, 2) if bench.quick else (4, 7)
    with Server(bench.portals, data, page_cache_mb=0) as server:
        pages = [(PORTAL, path) for path in (targets or server.article_paths(count))]
        load = Load(bench.folder, "uncached", pages)
        load.run(server, 1, 1, "gzip")
        costs = []
        with machine.quiet(bench.lock):
            for number in range(rounds):
                rendered = server.metric("page_cache_misses_total")
                # Two who ask for the same page at once get one rendering; with one connection nobody does.
                result = load.run(server, min(4, len(pages)), seconds, "gzip", number)
                rendered = server.metric("page_cache_misses_total") - rendered
                if rendered < 0.95 * result["requests"] or result["refused"] or result["broken"]:
                    raise RuntimeError(f"of {result['requests']} requests {rendered} were rendered: {result}")
                costs.append(result["cpu_us"])
    return costs


def uncached(bench):
    small = bench.portals.with_articles(1000)
    article, home = uncached_cost(bench, small, 1000), uncached_cost(bench, small, 1, ["/"])
    bench.put(Row("uncached", "article page not in the cache, gzip", "≤ 300 µs CPU", f"{spread_text(article, '{:.0f}')} µs", median(article) <= 300))
    bench.put(Row("uncached", "home page not in the cache, gzip", "≤ 1 ms CPU", f"{spread_text(home, '{:.0f}')} µs", median(home) <= 1000))
    count = 5000 if bench.quick else 100_000
    large = bench.portals.with_articles(count)
    for what, before, now in (("article", article, uncached_cost(bench, large, 1000)), ("home", home, uncached_cost(bench, large, 1, ["/"]))):
        ratio, text = ratio_text(now, before)
        bench.put(Row("uncached", f"{what} page, {count:,} articles instead of 1,000", "≤ 1.2 ×", f"{text} ×", ratio <= 1.2))


def long_text(bench):
    data = bench.portals.with_long_document()
    with Server(bench.portals, data) as server:
        path = re.search(r'href="(/van-ban/98-2020-[^"]+)"', server.get("/van-ban")[2].decode()).group(1)
    for what, target in (("", path), (" as of a chosen day", f"{path}?ngay=2023-01-01")):
        cost = [us / 1000 for us in uncached_cost(bench, data, 1, [target])]
        bench.put(Row("long", f"legal text of 0.5 MB{what}, not in the cache, gzip", "≤ 100 ms CPU", f"{spread_text(cost, '{:.1f}')} ms", median(cost) <= 100))


def start(bench):
    count = 1000 if bench.quick else 10_000
    server, times = Server(bench.portals, bench.portals.with_articles(count)), []
    with server:
        path = server.article_paths(1)[0]
    for _ in range(3 if bench.quick else 7):
        with machine.quiet(bench.lock):
            server.begun = time.monotonic()
            server.start()
            server.wait_for(path)
            times.append(time.monotonic() - server.begun)
        server.stop()
    bench.put(Row("start", f"start to first page, {count:,} articles", "≤ 1 s", f"{spread_text(times, '{:.2f}')} s", median(times) <= 1))


def memory(bench):
    count = 1000 if bench.quick else 10_000
    with Server(bench.portals, bench.portals.with_articles(count), page_cache_mb=64) as server:
        staff = Staff(bench.portals, server)
        email = staff.add("yen-phu", "update").email
        pages = [(PORTAL, path) for path in server.article_paths(count)]
        server.stop()
        server.start()   # the accounts' first sign-ins are not what is measured
        server.wait_for_index()
        warm(server, pages)
        kept = server.metric("page_cache_bytes") / 2**20
        before = machine.pss_mb(server.process.pid) + sum(machine.pss_mb(pid) for pid in machine.children_of(server.process.pid))
        most = before
        visitors = [Visitor(server, f"203.0.113.{i}") for i in range(6)]
        threads = [threading.Thread(target=lambda mine=mine: [visitor.sign_in(email, OWN_WORD) for visitor in mine])
                   for mine in (visitors[:3], visitors[3:])]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            most = max(most, sum(machine.pss_mb(pid) for pid in server.pids))
    bench.put(Row("memory", f"PSS, {count:,} articles, {kept:.0f} MB of page cache in use, before sign-ins", "≤ 160 MB", f"{before:.0f} MB", before <= 160))
    bench.put(Row("memory", "PSS, two sign-ins at once, the most seen", "≤ 300 MB", f"{most:.0f} MB", most <= 300))


def idle(bench):
    count, seconds = (2000, 2) if bench.quick else (10_000, 5)
    with Server(bench.portals, bench.portals.with_articles(1000)) as server:
        pages = [(PORTAL, path) for path in server.article_paths(1000)]
        warm(server, pages)
        load = Load(bench.folder, "idle", pages)
        ask = f"GET {pages[0][1]} HTTP/1.1\r\nHost: {PORTAL}\r\n\r\n".encode()
        with machine.quiet(bench.lock):
            load.run(server, 64, seconds, "gzip")
            before, sockets = machine.pss_mb(server.process.pid), []
            for _ in range(count):
                one = socket.create_connection(("127.0.0.1", server.port), timeout=10)
                one.sendall(ask)
                read_whole(one)
                sockets.append(one)
            result = load.run(server, 64, seconds, "gzip")
            more = machine.pss_mb(server.process.pid) - before
            open_now = server.metric("http_connections")
            bad = 0
            for one in sockets[::10]:
                one.sendall(ask)
                bad += read_whole(one) != 200
        for one in sockets:
            one.close()
    bad += result["refused"] + result["broken"]
    bench.put(Row("idle", f"{count:,} idle keep-alive connections while serving", "no error, ≤ 100 MB more",
                  f"{bad} errors in {result['requests']:,} requests, {more:.0f} MB more, {open_now:,} open", bad == 0 and more <= 100 and open_now >= count))


def read_whole(one):
    """The status of an answer, all of whose bytes are read."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += one.recv(65536) or failed()
    head, rest = data.split(b"\r\n\r\n", 1)
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    while len(rest) < length:
        rest += one.recv(65536) or failed()
    return int(head.split()[1])


def failed():
    raise RuntimeError("the server closed the connection")

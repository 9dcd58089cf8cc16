# SPDX-License-Identifier: AGPL-3.0-or-later
"""Editors: how soon readers see what they do, what it costs, and rebuilding live beside readers."""
import http.client
import re
import subprocess
import threading
import time
from statistics import median

import machine
from load import Load, finished
from portal import PORTAL, Server
from reading import warm
from rows import Row
from staff import TEXT, Staff, approve, rename, write
from statistics_of import percentile, spread_text

COMMUNE = "yenphu.localhost"


class Reader:
    """Asks for one page over an open connection."""

    def __init__(self, server, host, target):
        self.connection, self.target = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30), target
        self.headers = {"Host": f"{host}:{server.port}"}

    def sees(self, text):
        self.connection.request("GET", self.target, headers=self.headers)
        return text in self.connection.getresponse().read()

    def wait_for(self, text, begun, pause=0.001):
        while not self.sees(text):
            if time.monotonic() - begun > 30:
                raise RuntimeError("readers did not see it within 30 s")
            time.sleep(pause)
        return (time.monotonic() - begun) * 1000


def visible(bench):
    count = 20 if bench.quick else 200
    with Server(bench.portals, bench.portals.empty("visible", "--no-demo")) as server:
        staff = Staff(bench.portals, server)
        times = delays(bench, staff.add("yen-phu", "update"), staff.add("yen-phu", "moderate"), server, count)
    bench.put(Row("visible", f"publish → visible, same node, p99 of {count}", "≤ 100 ms", f"{percentile(times, 0.99):.0f} ms (median {median(times):.0f} ms)", percentile(times, 0.99) <= 100))


def delays(bench, writer, head, reading_from, count):
    """From the head's click to the first list that shows it, in milliseconds."""
    reader, times = Reader(reading_from, COMMUNE, "/tin-tuc"), []
    for number in range(count):
        title = f"Tin đo độ trễ số {number}"
        edition = write(writer, title, "submit")
        reader.sees(b"")   # in the page cache again
        with machine.quiet(bench.lock if number % 20 == 0 else None):
            begun = time.monotonic()
            click = threading.Thread(target=approve, args=(head, edition, 2))
            click.start()
            times.append(reader.wait_for(f">{title}<".encode(), begun))
            click.join()
    return times


def nodes(bench):
    count = 20 if bench.quick else 200
    folder, port = bench.folder / "postgres", machine.free_port()
    tool = bench.root / "bin/test-postgres"
    url = subprocess.run([tool, "start", folder, str(port)], check=True, capture_output=True, text=True).stdout.strip()
    try:
        files = bench.folder / "shared-files"
        first, second = bench.portals.empty("node-1", "--no-demo", "--database", url), bench.folder / "portals/node-2"
        subprocess.run(["rm", "-rf", second], check=True)
        second.mkdir()
        settings = {"database_url": f'"{url}"', "files_dir": f'"{files}"'}
        with Server(bench.portals, first, **settings) as a, Server(bench.portals, second, **settings) as b:
            staff = Staff(bench.portals, a)
            times = delays(bench, staff.add("yen-phu", "update"), staff.add("yen-phu", "moderate"), b, count)
    finally:
        subprocess.run([tool, "stop", folder], check=False)
    bench.put(Row("nodes", f"publish → visible, another node (PostgreSQL), p99 of {count}", "≤ 1 s", f"{percentile(times, 0.99):.0f} ms (median {median(times):.0f} ms)", percentile(times, 0.99) <= 1000))


def renaming(bench):
    count, seconds, times = (5000, 2, 3) if bench.quick else (50_000, 5, 10)
    with Server(bench.portals, bench.portals.with_articles(count)) as server:
        head = Staff(bench.portals, server).add("tuyen-quang", "administer")
        listed = re.search(r'href="(/tuyen-quang/chuyen-muc/\d+)"[^>]*>\s*Tin tức', head.get("/tuyen-quang/chuyen-muc")).group(1)
        pages = [(PORTAL, path) for path in server.article_paths(1000)]
        warm(server, pages)
        load = Load(bench.folder, "renaming", pages)
        reader, shown = Reader(server, PORTAL, pages[0][1]), []
        with machine.quiet(bench.lock):
            normal = [load.run(server, 16, seconds, "gzip", n)["p99_ms"] for n in range(3)]
            process = load.start(server.port, 16, seconds, seed=9)
            for number in range(times):
                name = f"Tin tức {number}"
                click = threading.Thread(target=rename, args=(head, listed, name))
                begun = time.monotonic()
                click.start()
                shown.append(reader.wait_for(name.encode(), begun))
                click.join()
                time.sleep(seconds / times / 2)
            busy = finished(process)
            rename(head, listed, "Tin tức, sự kiện")
    ratio, bad = busy["p99_ms"] / median(normal), busy["refused"] + busy["broken"]
    bench.put(Row("rename", f"rename of a category of {count:,} items, the slowest of {times} under load", "visible ≤ 100 ms", f"{spread_text(shown, '{:.0f}')} ms", max(shown) <= 100))
    bench.put(Row("rename", "cached pages' p99 meanwhile", "≤ 5 × normal", f"{ratio:.1f} ×{f', {bad} FAILED' if bad else ''}", ratio <= 5 and bad == 0))


def desk(bench):
    count = 30 if bench.quick else 200
    with Server(bench.portals, bench.portals.empty("desk", "--no-demo")) as server:
        staff = Staff(bench.portals, server)
        writer, head = staff.add("yen-phu", "update"), staff.add("yen-phu", "moderate")
        editions, costs = [], {}
        acts = {"save a draft": lambda n: editions.append(write(writer, f"Tin số {n}", "save")),
                "submit": lambda n: submit(writer, editions[n], f"Tin số {n}"),
                "approve": lambda n: approve(head, editions[n], 3)}
        with machine.quiet(bench.lock):
            for what, act in acts.items():
                before = server.cpu()
                for number in range(count):
                    act(number)
                    time.sleep(0.02)   # below the limit of writes an account may do in a second
                costs[what] = (server.cpu() - before) / count * 1000
        for what, cost in costs.items():
            bench.put(Row("desk", f"{what}, CPU", "≤ 10 ms", f"{cost:.1f} ms", cost <= 10))
        parallel(bench, staff)


def submit(writer, edition, title):
    writer.post(edition, title=title, summary="Tóm tắt.", category=writer.category, body=TEXT, body_format="text", action="submit", version=1)


def parallel(bench, staff):
    """Pairs of a writer and a head, each pair on its own: write and hand in, approve, until the time is over."""
    pairs, seconds = (4, 2) if bench.quick else (12, 6)
    people = [(staff.add("yen-phu", "update"), staff.add("yen-phu", "moderate")) for _ in range(pairs)]
    published, until = [0] * pairs, 0.0

    def work(mine):
        writer, head = people[mine]
        while time.monotonic() < until:
            approve(head, write(writer, f"Tin song song {mine}-{published[mine]}", "submit"), 2)
            published[mine] += 1

    with machine.quiet(bench.lock):
        before, begun = staff.server.cpu(), time.monotonic()
        until = begun + seconds
        threads = [threading.Thread(target=work, args=(mine,)) for mine in range(pairs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took, cost = time.monotonic() - begun, (staff.server.cpu() - before) / max(1, sum(published)) * 1000
    rate = sum(published) / took
    bench.put(Row("desk", f"whole publishes (write, hand in, approve, shown) by {pairs} pairs of editors", "≥ 300 a second", f"{rate:.0f} a second, {cost:.1f} ms CPU each", rate >= 300))


def rebuild(bench):
    count = 5000 if bench.quick else 50_000
    data = bench.portals.with_articles(count)
    with Server(bench.portals, data) as server:
        pages = [(PORTAL, path) for path in server.article_paths(500)]
        warm(server, pages)
        load = Load(bench.folder, "rebuild", pages)
        with machine.quiet(bench.lock):
            result, took = rebuild_under(bench, server, load, connections=4)
    with Server(bench.portals, data) as server, machine.quiet(bench.lock):
        _, alone = rebuild_under(bench, server, None, 0)
    bad = result["refused"] + result["broken"]
    bench.put(Row("rebuild", f"live rebuild of {count:,} items while serving", "≥ 5,000 items/s", f"{count / alone:,.0f} items/s ({count / took:,.0f} under full load)", count / alone >= 5000))
    bench.put(Row("rebuild", "requests failed during the rebuild", "none", f"{bad} of {result['requests']:,}", bad == 0))


def rebuild_under(bench, server, load, connections):
    """From the first sight of the new file to its lasting name, with readers until it is there."""
    live = server.data / "live"
    before = set(live.glob("live-*.db"))
    readers = load.start(server.port, connections, 30) if load else None
    command = subprocess.Popen([bench.portals.program, "live", "rebuild", "--data", server.data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 300
    while not list(live.glob("building-*.db")) and time.monotonic() < until:
        time.sleep(0.002)
    begun = time.monotonic()
    while not set(live.glob("live-*.db")) - before and time.monotonic() < until:
        time.sleep(0.002)
    took = time.monotonic() - begun
    if command.wait() != 0:
        raise RuntimeError("live rebuild failed")
    return finished(readers) if readers else None, took

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The IT centre: bringing in an old portal's articles, making sites, and what is published by the clock."""
import json
import random
import time
from datetime import datetime, timedelta, timezone
from statistics import median

import machine
from portal import Server
from publishing import COMMUNE, Reader
from reading import uncached_cost
from rows import Row
from staff import TEXT, Staff, approve
from statistics_of import ratio_text

ZONE = timezone(timedelta(hours=7))
SYLLABLES = ("nhân dân xã tỉnh phát triển kinh tế văn hóa hội nghị tổ chức triển khai nhiệm vụ trọng tâm năm nông thôn mới đường rừng chè cam sành "
             "lễ hội thành tuyên học sinh giáo viên y tế cán bộ công chức thủ tục hành chính một cửa chuyển đổi số bảo vệ môi trường").split()


def old_articles(file, count):
    """An archive as another portal would hand it over: 500 words each, in ten paragraphs."""
    draw = random.Random(7)
    with open(file, "w") as out:
        for number in range(count):
            paragraphs = [" ".join(draw.choices(SYLLABLES, k=50)).capitalize() + "." for _ in range(10)]
            day = datetime(2015, 1, 1, 8, tzinfo=ZONE) + timedelta(hours=number)
            out.write(json.dumps({"external_id": f"cu-{number}", "title": f"{paragraphs[0][:70].strip()} ({number})", "summary": paragraphs[1][:150],
                                  "body": "\n\n".join(paragraphs), "published_at": day.isoformat(), "authors": ["Ban biên tập"], "tags": ["lưu trữ"]},
                                 ensure_ascii=False) + "\n")


def importing(bench):
    count = 400 if bench.quick else 4000
    file = bench.folder / f"old-{count}.jsonl"
    old_articles(file, count)
    with Server(bench.portals, bench.portals.empty("import", "--no-demo")) as server:
        reader = Reader(server, COMMUNE, "/tin-tuc")
        with machine.quiet(bench.lock):
            begun = time.monotonic()
            bench.portals.command("import", "articles", "--site", "yen-phu", "--category", "tin-tuc", file, data=server.data)
            took = time.monotonic() - begun
            reader.wait_for(f"({count - 1})".encode(), begun + took)
            shown = time.monotonic() - begun - took
    bench.put(Row("import", f"import of {count:,} articles of 500 words beside a running server", "< 60 s", f"{took:.1f} s", took < 60))
    bench.put(Row("import", "their pages seen after the command ended", "≤ 1 s", f"{shown * 1000:.0f} ms", shown <= 1))


def sites(bench):
    """The cost of a page with 500 sites, and of making one."""
    more, data = (20 if bench.quick else 360), bench.folder / "portals/sites-500"
    times = []
    if not (data / "bench-made").exists():
        bench.portals.empty("sites-500", "--no-demo")
        bench.portals.command("seed", "--articles", "1000", data=data)
        for number in range(more):
            begun = time.monotonic()
            bench.portals.command("site", "add", "--slug", f"them-{number}", "--kind", "commune", "--host", f"them{number}", "--name", f"Xã Thêm {number}",
                                  "--official-name", f"Ủy ban nhân dân xã Thêm {number}", "--decision", "1/QĐ-UBND", "--decision-date", "2025-07-01", data=data)
            times.append(time.monotonic() - begun)
        (data / "bench-made").write_text(f"{max(times)}\n")
    longest = float((data / "bench-made").read_text())
    bench.put(Row("sites", f"a new site by command, the slowest of {more}", "< 2 s", f"{longest * 1000:.0f} ms", longest < 2))
    few, many = uncached_cost(bench, bench.portals.with_articles(1000), 1000), uncached_cost(bench, data, 1000)
    ratio, text = ratio_text(many, few)
    bench.put(Row("sites", "article page not in the cache, 500 sites instead of 142", "≤ 1.2 ×", f"{text} ×", ratio <= 1.2))


def scheduled(bench):
    """Articles for the next full minute: how long after it readers see the last of them."""
    count = 3 if bench.quick else 20
    with Server(bench.portals, bench.portals.empty("scheduled", "--no-demo")) as server:
        staff = Staff(bench.portals, server)
        writer, head = staff.add("yen-phu", "update"), staff.add("yen-phu", "moderate")
        due = (datetime.now(ZONE) + timedelta(seconds=80)).replace(second=0, microsecond=0)
        for number in range(count):
            location, _ = writer.post("/yen-phu/bai-viet/moi", title=f"Tin hẹn giờ {number}", summary="Tóm tắt.", category=writer.category, body=TEXT,
                                      body_format="text", publish_at=due.strftime("%Y-%m-%dT%H:%M"), action="submit")
            head.post(f"{location.split('?')[0]}/duyet", version=2, read_version=0, hash="")
        reader = Reader(server, COMMUNE, "/tin-tuc")
        if reader.sees("Tin hẹn giờ".encode()):
            raise RuntimeError("shown before its time")
        time.sleep(max(0, due.timestamp() - time.time()))
        times, begun = [], time.monotonic()
        for number in range(count):
            times.append(reader.wait_for(f">Tin hẹn giờ {number}<".encode(), begun) / 1000)
    bench.put(Row("scheduled", f"{count} articles due at one minute, the last seen after it", "≤ 1 s", f"{max(times):.2f} s (first {median(times[:1]):.2f} s)", max(times) <= 1))

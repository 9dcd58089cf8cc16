# SPDX-License-Identifier: AGPL-3.0-or-later
"""Data directories and the program that serves them, as in production: access log, metrics, all headers, 140 sites."""
import http.client
import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import machine

PORTAL, DESK = "localhost", "bientap.localhost"


class Portals:
    """Makes data directories and keeps them for the next run; `fresh` throws them away."""

    def __init__(self, program, folder, fresh):
        self.program, self.folder = Path(program), Path(folder)
        if fresh:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)

    def command(self, *words, data, stdin=""):
        done = subprocess.run([self.program, *words, "--data", data], input=stdin, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"tantrao {' '.join(map(str, words))} ended with {done.returncode}:\n{done.stderr}{done.stdout}")
        return done.stdout

    def make(self, data, *options):
        data.mkdir(parents=True)
        self.command("init", "--profile", "tuyen-quang", *options, data=data)

    def with_articles(self, count):
        data = self.folder / f"articles-{count}"
        done = data / "bench-made"
        if not done.exists():
            shutil.rmtree(data, ignore_errors=True)
            self.make(data, "--no-demo")
            begun = time.monotonic()
            self.command("seed", "--articles", str(count), data=data)
            for slug in ("yen-phu", "sovhttdl"):
                self.command("seed", "--articles", "30", "--site", slug, "--seed", "2", data=data)
            done.write_text(f"{count / (time.monotonic() - begun):.0f}\n")
        return data

    def with_long_document(self):
        """Half a megabyte of legal text, and a second document that changes a clause of 40 of its articles two years later."""
        data = self.empty("long-document", "--no-demo")
        words = (Path(__file__).resolve().parents[2] / "README.vi.md").read_text().split()
        plain = [word for word in words if word.isalpha()]

        def sentence(count, begin):
            return " ".join(plain[(begin * 7 + i) % len(plain)] for i in range(count)).capitalize()

        lines, size, article = [], 0, 0
        while size < 500_000:
            article += 1
            new = [f"Điều {article}. {sentence(8, article)}"]
            for clause in range(1, 6):
                cited = " Theo điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP." if clause == 2 else ""
                new.append(f"{clause}. {sentence(55, article + clause)}.{cited}")
                new += [f"{point}) {sentence(20, article * clause + at)};" for at, point in enumerate("abcd")]
            lines += new
            size += sum(len(line.encode()) + 1 for line in new)
        changes = ["Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 98/2020/QĐ-UBND"]
        changes += [f"{i}. Sửa đổi khoản 2 Điều {i} như sau:\n“2. Nội dung mới.”" for i in range(1, 41)]
        common = {"type": "quyet-dinh", "issuer": "Ủy ban nhân dân tỉnh Tuyên Quang", "signer": "Nguyễn Văn Mẫu"}
        documents = [{**common, "external_id": "long", "number": "98/2020/QĐ-UBND", "title": "Ban hành Quy định dài",
                      "issued_on": "2020-05-05", "effective_on": "2020-05-20", "text": "\n".join(lines)},
                     {**common, "external_id": "change", "number": "11/2021/QĐ-UBND", "title": "Sửa đổi Quyết định số 98/2020/QĐ-UBND",
                      "issued_on": "2021-12-05", "effective_on": "2022-01-01", "text": "\n".join(changes),
                      "relations": [{"kind": "amends", "number": "98/2020/QĐ-UBND"}]}]
        file = data / "documents.jsonl"
        file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents))
        self.command("import", "documents", "--site", "tuyen-quang", str(file), data=data)
        return data

    def empty(self, name, *options):
        data = self.folder / name
        shutil.rmtree(data, ignore_errors=True)
        self.make(data, *options)
        return data


class Server:
    """`tantrao serve` on a free loopback port until the end of the with."""

    def __init__(self, portals, data, **settings):
        self.portals, self.data, self.port = portals, data, machine.free_port()
        lines = ['addresses = ["127.0.0.1"]', f"public_port = {self.port}", 'trusted_proxies = ["127.0.0.1"]']
        lines += [f"{key} = {value}" for key, value in settings.items()]
        (data / "tantrao.toml").write_text("\n".join(lines) + "\n")

    def __enter__(self):
        self.start()
        self.wait_for_index()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self.begun = time.monotonic()
        self.log = open(self.data / "bench.log", "w")
        self.process = subprocess.Popen([self.portals.program, "serve", "--data", self.data, "--port", str(self.port)],
                                        stdout=self.log, stderr=self.log)
        self.wait_for("/readyz")
        return time.monotonic() - self.begun

    def wait_for(self, target, seconds=60):
        """Waits, without rest, until the target answers 200."""
        while True:
            try:
                if self.get(target)[0] == 200:
                    return
            except (ConnectionError, http.client.HTTPException):
                pass
            if self.process.poll() is not None or time.monotonic() - self.begun > seconds:
                raise RuntimeError(f"the server does not answer: {(self.data / 'bench.log').read_text()}")
            time.sleep(0.005)

    def wait_for_index(self, seconds=900):
        """A search index of another version is built anew at the start; what is measured begins after that."""
        until = time.monotonic() + seconds
        while self.metric("search_rebuilding") and time.monotonic() < until:
            time.sleep(0.2)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    @property
    def pids(self):
        return [self.process.pid, *machine.children_of(self.process.pid)]

    def cpu(self):
        return machine.cpu_seconds(self.pids)

    def get(self, target, host=PORTAL, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", target, headers={"Host": f"{host}:{self.port}", **(headers or {})})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.getheaders(), body

    def metric(self, name):
        return int(re.search(rf"^tantrao_{name} (\d+)", self.get("/metrics")[2].decode(), re.MULTILINE).group(1))

    def article_paths(self, count, host=PORTAL, category="tin-tuc"):
        """Addresses of articles, newest first, as readers find them: by the pages of the list."""
        paths, target = [], f"/{category}"
        while target and len(paths) < count:
            page = self.get(target, host)[2].decode()
            main = page[page.index("<main"):page.index("</main>")]
            found = dict.fromkeys(re.findall(rf'href="(/{category}/[a-z0-9-]+-\d+)"', main))
            paths += [path for path in found if path not in set(paths)]
            older = re.search(r'href="([^"]*\?truoc=[^"]+)"', main)
            target = older.group(1).replace("&amp;", "&") if older else ""
        return paths[:count]

    def hosts(self):
        """Host names of the established sites."""
        sites = json.loads(self.portals.command("site", "list", "--json", data=self.data))
        return [PORTAL if site["kind"] == "province" else f"{site['host']}.{PORTAL}" for site in sites if site["state"] == "established"]

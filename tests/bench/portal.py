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

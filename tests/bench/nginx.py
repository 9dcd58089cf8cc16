# SPDX-License-Identifier: AGPL-3.0-or-later
"""nginx, unprivileged, serving saved pages with the same headers: what ours is compared with."""
import gzip
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import machine

OWN_HEADERS = {"date", "server", "content-length", "content-type", "connection", "etag", "last-modified", "content-encoding", "accept-ranges", "transfer-encoding"}

CONFIG = """daemon on; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{ worker_connections 4096; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off; keepalive_requests 1000000000; keepalive_timeout 75s;
  open_file_cache max=10000 inactive=600s; open_file_cache_valid 600s; open_file_cache_min_uses 1; open_file_cache_errors on;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} reuseport backlog=4096; root {folder}/pages; default_type "text/html; charset=utf-8"; gzip_static on; etag on;
{headers}
  }}
}}
"""


class Nginx:
    def __init__(self, folder):
        self.folder, self.port = Path(folder), machine.free_port()
        self.pages = self.folder / "pages"
        self.pages.mkdir(parents=True, exist_ok=True)
        self.headers = []

    def save(self, name, answer, gzipped):
        """A page as our server sent it, plain and compressed. One flat folder: nginx has the shortest way to it."""
        (self.pages / name).write_bytes(answer[2])
        (self.pages / f"{name}.gz").write_bytes(gzipped)
        self.headers = [(key, value) for key, value in answer[1] if key.lower() not in OWN_HEADERS]

    def __enter__(self):
        lines = "\n".join('    add_header {} "{}" always;'.format(key, value.replace('"', '\\"').replace("$", "")) for key, value in self.headers)
        user = "user root;" if os.getuid() == 0 else ""
        config = self.folder / "nginx.conf"
        config.write_text(CONFIG.format(folder=self.folder, port=self.port, headers=lines, user=user))
        subprocess.run(["/usr/sbin/nginx", "-c", config, "-e", self.folder / "error.log", "-p", self.folder], check=True)
        self.master = self.wait_for_pid()
        return self

    def wait_for_pid(self):
        for _ in range(500):
            pid = self.folder / "nginx.pid"
            if pid.exists() and pid.read_text().strip() and len(machine.children_of(int(pid.read_text()))) == 2:
                return int(pid.read_text())
            time.sleep(0.01)
        raise RuntimeError((self.folder / "error.log").read_text())

    def __exit__(self, *_):
        os.kill(self.master, signal.SIGTERM)

    def cpu(self):
        return machine.cpu_seconds([self.master, *machine.children_of(self.master)])


def check_same(nginx, name, expected):
    """That nginx sends the bytes of the page with its headers."""
    with urllib.request.urlopen(f"http://127.0.0.1:{nginx.port}/{name}") as answer:
        body, headers = answer.read(), {key.lower() for key, _ in answer.getheaders()}
    missing = {key.lower() for key, _ in expected[1]} - headers - {"connection"}
    if body != expected[2] or missing:
        raise RuntimeError(f"nginx does not send the same: {missing or 'other bytes'}")


def unpacked(data):
    return gzip.decompress(data)

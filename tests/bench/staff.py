# SPDX-License-Identifier: AGPL-3.0-or-later
"""People at the desk, over HTTP: they sign in, write, hand in, approve and rename."""
import html
import http.client
import re
import time
import socket
from urllib.parse import urlencode

from portal import DESK

FIRST_WORD, OWN_WORD = "Mật khẩu ban đầu 1234", "Mật khẩu riêng dài 5678"
TEXT = "\n\n".join(["Ủy ban nhân dân xã tổ chức hội nghị sơ kết công tác sáu tháng đầu năm, triển khai nhiệm vụ trọng tâm sáu tháng cuối năm. " * 4] * 5)


class Visitor:
    """One connection kept open. `address` is what the trusted proxy in front would say."""

    def __init__(self, server, address="192.0.2.1"):
        self.server, self.headers, self.csrf = server, {"Host": f"{DESK}:{server.port}", "X-Forwarded-For": address}, ""
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, method, target, body=None, headers=None):
        self.connection.request(method, target, body, {**self.headers, **(headers or {})})
        answer = self.connection.getresponse()
        return answer.status, answer, answer.read().decode()

    def get(self, target):
        return self.ask("GET", target)[2]

    def post(self, path, /, **fields):
        status, answer, text = self.ask("POST", path, urlencode({"csrf": self.csrf, **fields}), {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 303:
            main = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text[text.find("<main"):]))
            raise RuntimeError(f"{path} answered {status}: {main[:600]}")
        return answer.getheader("Location"), answer

    def sign_in(self, email, password):
        _, answer = self.post("/dang-nhap", email=email, password=password, target="/")
        self.headers["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]
        return self

    def know_form(self):
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', self.get("/tai-khoan")).group(1)
        return self


def field(page, name, after=""):
    return html.unescape(re.search(rf'name="{name}"[^>]* value="([^"]*)"|value="([^"]*)"[^>]* name="{name}"', page[page.find(after) if after else 0:]).group(1))


class Staff:
    """Accounts on a site, made by command, each with its own password; several may be signed in at once."""

    def __init__(self, portals, server):
        self.portals, self.server, self.made = portals, server, 0
        self.run = time.time_ns()   # a data directory may be of an earlier run

    def add(self, site, level):
        self.made += 1
        email, data, address = f"bench{self.made}.{self.run}.{site}@example.vn", self.server.data, f"198.51.100.{self.made}"
        self.portals.command("account", "add", "--email", email, "--name", f"Người Đo {self.made}", "--password-stdin", data=data, stdin=FIRST_WORD + "\n")
        self.portals.command("access", "grant", "--email", email, "--site", site, "--level", level, data=data)
        first = Visitor(self.server, address).sign_in(email, FIRST_WORD)
        first.csrf = field(first.get("/doi-mat-khau"), "csrf")
        first.post("/doi-mat-khau", present=FIRST_WORD, fresh=OWN_WORD, again=OWN_WORD)
        visitor = Visitor(self.server, address).sign_in(email, OWN_WORD).know_form()
        visitor.site, visitor.email = site, email
        if level == "update":
            visitor.category = re.search(r'<option value="(\d+)"[^>]*>[–\s]*Tin tức', visitor.get(f"/{site}/bai-viet/moi")).group(1)
        return visitor


def write(writer, title, action):
    """A new article by one form: action "save" or "submit". Its edition's path."""
    location, _ = writer.post(f"/{writer.site}/bai-viet/moi", title=title, summary="Tóm tắt.", category=writer.category, body=TEXT, body_format="text", action=action)
    return location.split("?")[0]


def approve(head, edition, version):
    """Approves what stands there now, as after the head's own saving; the page itself is not asked for."""
    location, _ = head.post(f"{edition}/duyet", version=version, read_version=0, hash="")
    if "published" not in location:
        raise RuntimeError(f"not published: {location}")


def rename(head, category, name):
    page = head.get(category)
    head.post(category, name=name, slug=field(page, "slug"), position=field(page, "position"), version=field(page, "version"), open="1")

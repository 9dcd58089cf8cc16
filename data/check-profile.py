#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checks data/profiles/*: patterns, uniqueness, references, and that demo content is invented where it must be.

    python3 data/check-profile.py      prints every fault and fails if there is one
"""
import html.parser
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HOST = re.compile(r"[a-z0-9]{2,40}")
LEVELS = {"update", "moderate", "administer"}
POWERS = {"publication.receive", "publication.moderate", "publication.decide"}
RESERVED_HOSTS = {"api", "assets", "en", "files", "in", "media", "rss", "tag", "the", "vi", "sitemap", "healthz", "bientap",
                  "www", "metrics", "readyz"}
RESERVED_SEGMENTS = {"tag", "in", "media", "rss", "van-ban", "hoi-dap", "tim-kiem", "trang-thanh-phan", "gioi-thieu-cong",
                     "so-do-cong", "sitemap", "api", "assets", "ban-lam-viec", "dang-nhap", "en", "files", "healthz", "metrics",
                     "readyz", "the", "thu-muc", "vi", "xem-truoc"}
# What the body tree has a node for; anything else in a demo article would be dropped on import.
BODY_TAGS = {"h2", "h3", "h4", "p", "br", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "em",
             "blockquote", "a", "sup", "sub"}
VOID_TAGS = {"br"}
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def check_text(where, value):
    for text in strings(value):
        expect(unicodedata.normalize("NFC", text) == text, f"{where}: not in NFC: {text[:60]!r}")
        expect(not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text), f"{where}: control character in {text[:60]!r}")
        for address in re.findall(r"[\w.+-]+@[\w.-]+\w", text):
            expect(address.endswith(".example"), f"{where}: {address} is not an invented address")


def category_slugs(where, categories):
    slugs = []
    for node in categories:
        slug = node["slug"]
        expect(SLUG.fullmatch(slug) and len(slug) <= 80, f"{where}: category slug {slug!r}")
        expect(slug not in RESERVED_SEGMENTS, f"{where}: category slug {slug!r} is reserved")
        expect(node["name"].strip(), f"{where}: category {slug!r} has no name")
        slugs += [slug, *category_slugs(where, node["children"])]
    return slugs


def check_sites(profile, sites):
    portal = sites["portal"]
    templates = {"province": category_slugs("portal", portal["categories"])}
    for kind, key in (("department", "departments"), ("commune", "communes")):
        templates[kind] = category_slugs(key, sites[key]["categories"])
    for kind, slugs in templates.items():
        expect(len(slugs) == len(set(slugs)), f"{kind}: a category slug stands twice")
        expect("tin-tuc" in slugs, f"{kind}: no category tin-tuc")
    everything = [dict(portal, kind="province", host_label="")] + sites["sites"]
    for field in ("slug", "host_label", "official_name", "name"):
        values = [site[field] for site in everything]
        expect(len(values) == len(set(values)), f"two sites share one {field}: {[v for v in values if values.count(v) > 1]}")
    for site in everything:
        where = site["slug"]
        expect(SLUG.fullmatch(site["slug"]), f"{where}: slug")
        if site["kind"] != "province":
            expect(HOST.fullmatch(site["host_label"]), f"{where}: host label {site['host_label']!r}")
            expect(site["host_label"] not in RESERVED_HOSTS, f"{where}: host label is reserved")
            expect(site["kind"] in ("department", "commune"), f"{where}: kind {site['kind']!r}")
            expect("(minh họa)" in site["established_number"], f"{where}: an invented decision must say so")
        expect("(minh họa)" in site["responsible_person"], f"{where}: an invented person must say so")
        expect(re.fullmatch(r"\d{4}-\d{2}-\d{2}", site["established_on"]), f"{where}: date of the decision")
        for field in ("name", "official_name", "short_name", "established_number", "managing_body", "responsible_person",
                      "address", "phone", "email", "theme", "unit_code"):
            expect(site[field].strip(), f"{where}: {field} is empty")
    communes = [site for site in sites["sites"] if site["kind"] == "commune"]
    expect(len(communes) == 124, f"{profile}: {len(communes)} communes instead of 124")
    expect(len({site["unit_code"] for site in communes}) == 124, f"{profile}: unit codes are not unique")
    return {site["slug"]: templates[site["kind"]] for site in everything}


def check_gates(gates):
    for key in ("portal", "departments", "communes"):
        chain = gates[key]
        expect(chain, f"gates: {key} has none")
        expect(len({gate["code"] for gate in chain}) == len(chain), f"gates: {key} has one code twice")
        for gate in chain:
            expect(gate["power"] in POWERS, f"gates: {key}: power {gate['power']!r}")
            expect(gate["name"].strip() and isinstance(gate["editing"], bool), f"gates: {key}: {gate['code']}")
        expect(chain and not chain[-1]["editing"], f"gates: {key}: the last gate must have other eyes")


def check_accounts(accounts, categories):
    emails = [account["email"] for account in accounts]
    expect(len(emails) == len(set(emails)), "accounts: an address stands twice")
    for account in accounts:
        expect("password" not in account, f"accounts: {account['email']} has a password")
        for grant in account["grants"]:
            expect(grant["site"] in categories, f"accounts: {account['email']}: unknown site {grant['site']!r}")
            expect(grant["level"] in LEVELS, f"accounts: {account['email']}: level {grant['level']!r}")


class BodyChecker(html.parser.HTMLParser):
    def __init__(self, where):
        super().__init__()
        self.where, self.open, self.text = where, [], []

    def handle_starttag(self, tag, attrs):
        expect(tag in BODY_TAGS, f"{self.where}: <{tag}> has no place in the body tree")
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_endtag(self, tag):
        expect(self.open and self.open[-1] == tag, f"{self.where}: </{tag}> closes {self.open[-1:]}")
        if self.open:
            self.open.pop()

    def handle_data(self, data):
        self.text.append(data)


def check_article(where, article, categories):
    known = {"site", "category", "external_id", "title", "summary", "body", "body_html", "published_at", "authors", "tags", "source",
             "language", "images"}
    expect(set(article) <= known, f"{where}: unknown fields {set(article) - known}")
    expect(article["category"] in categories.get(article["site"], ()), f"{where}: no category {article['category']!r} on {article['site']!r}")
    expect(("body" in article) != ("body_html" in article), f"{where}: either body or body_html")
    expect(re.fullmatch(r"2026-\d{2}-\d{2}T\d{2}:\d{2}:00\+07:00", article["published_at"]), f"{where}: published_at")
    expect(article["language"] == "vi", f"{where}: language")
    expect(10 <= len(article["title"]) <= 200, f"{where}: title of {len(article['title'])} characters")
    expect(60 <= len(article["summary"]) <= 400, f"{where}: summary of {len(article['summary'])} characters")
    expect(article["authors"] and all(name.strip() for name in article["authors"]), f"{where}: no author")
    expect(1 <= len(article["tags"]) <= 6, f"{where}: tags")
    for image in article.get("images", []):
        expect((DATA / "profiles/tuyen-quang" / image["path"]).is_file(), f"{where}: no picture {image['path']}")
        expect(image["alt"].strip() and image["credit"].strip(), f"{where}: a picture without description or credit")
    source = article.get("source")
    if source:
        expect(source.get("name") and re.match(r"https://[\w.-]+\.example/", source.get("url", "https://a.example/")), f"{where}: source")
    text = article.get("body", "")
    if "body_html" in article:
        checker = BodyChecker(where)
        checker.feed(article["body_html"])
        checker.close()
        expect(not checker.open, f"{where}: not closed: {checker.open}")
        if "<table" in article["body_html"]:
            expect("<th" in article["body_html"], f"{where}: a table without header cells")
        text = " ".join(checker.text)
    words = len(text.split())
    expect(80 <= words <= 500, f"{where}: {words} words")
    return words


def check_documents(path, categories):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for number, line in enumerate(lines, start=1):
        where = f"{path.name}:{number}"
        check_text(where, line)
        expect(line["site"] in categories, f"{where}: no site {line['site']!r}")
        for name in ("external_id", "number", "type", "issuer", "title", "issued_on", "text"):
            expect(line.get(name), f"{where}: lacks {name}")
    print(f"{path.name}: {len(lines)} documents")


def check_articles(path, categories):
    ids, sites, words = set(), set(), 0
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        where = f"{path.name}:{number}"
        article = json.loads(line)
        check_text(where, article)
        words += check_article(where, article, categories)
        # Unique over all sites, so that tests/search can name an article by it alone.
        name = article["external_id"]
        expect(name not in ids, f"{where}: external_id {name!r} stands twice")
        ids.add(name)
        sites.add(article["site"])
    expect(len(lines) >= 120, f"{path.name}: only {len(lines)} articles")
    print(f"{path.name}: {len(lines)} articles on {len(sites)} sites, {words} words")


def main():
    for folder in sorted((DATA / "profiles").iterdir()):
        read = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("sites", "gates", "accounts")}
        check_text(folder.name, read)
        categories = check_sites(folder.name, read["sites"])
        check_gates(read["gates"])
        check_accounts(read["accounts"], categories)
        if (folder / "articles.jsonl").exists():
            check_articles(folder / "articles.jsonl", categories)
        if (folder / "documents.jsonl").exists():
            check_documents(folder / "documents.jsonl", categories)
    made = subprocess.run([sys.executable, str(DATA / "make-profile.py"), "--check"], capture_output=True, text=True)
    expect(made.returncode == 0, made.stderr.strip())
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

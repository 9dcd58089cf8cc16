# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each third-party library is included by the folders that docs/floors.md names for it: the one that wraps it."""
import re

from checks.floors import unit_of
from cpp import without_comments
from tree import Finding, line_of

INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<([^>]+)>", re.MULTILINE)
# The library's name in docs/floors.md -> how its headers begin.
HEADERS = {
    "SQLite": ("sqlite3",), "libpq": ("libpq-fe.h", "libpq/", "postgres_ext.h"), "Boost.Asio and Beast": ("boost/",),
    "libdeflate": ("libdeflate.h",), "brotli": ("brotli/",), "ctemplate": ("ctemplate/",), "libgumbo": ("gumbo.h",),
    "libvips": ("vips/",), "libcurl": ("curl/",), "ICU": ("unicode/",), "libsodium": ("sodium",),
    "nlohmann json": ("nlohmann/",), "toml++": ("toml++/",), "zlib": ("zlib.h",), "Xapian": ("xapian",), "pugixml": ("pugixml.hpp",),
    "poppler": ("poppler-", "poppler.h"), "libqpdf": ("qpdf/",), "libzip": ("zip.h",), "OpenSSL": ("openssl/",),
}
ANYWHERE = ("fmt/", "gtest/", "gmock/")
SYSTEM = re.compile(r"[a-z_]+|(sys|netinet|arpa)/[a-z_]+\.h|(dirent|fcntl|grp|iconv|netdb|poll|pwd|pthread|sched|signal|spawn|"
                    r"termios|unistd|malloc|dlfcn|errno|stdlib|time|getopt)\.h")


def places(text):
    """header prefix -> folders, and names of the document that no header is known for."""
    homes, unknown = {}, []
    table = text.partition("Each third-party library")[2]
    for names, folders in re.findall(r"^\| ([^|]+?) \| (`src/[a-z_/`, ]+`) \|$", table, re.MULTILINE):
        for name in names.replace("Boost.Asio and Beast", "Boost.Asio&Beast").split(","):
            name = name.strip().replace("&", " and ")
            if name not in HEADERS:
                unknown.append(name)
            for prefix in HEADERS.get(name, ()):
                homes[prefix] = re.findall(r"`src/([a-z_/]+)`", folders)
    return homes, unknown


def check(tree):
    homes, unknown = places(tree.text("docs/floors.md")) if "docs/floors.md" in tree.files else ({}, [])
    findings = [Finding("docs/floors.md", 0, f"tests/tree/checks/third_party.py knows no headers of {name}") for name in unknown]
    for name in tree.names(".cpp", ".hpp", under="src/"):
        text = without_comments(tree.text(name))
        for match in INCLUDE.finditer(text):
            header = match.group(1)
            if SYSTEM.fullmatch(header) or header.startswith(ANYWHERE):
                continue
            allowed = next((folders for prefix, folders in homes.items() if header.startswith(prefix)), None)
            if allowed is None:
                findings.append(Finding(name, line_of(text, match.start()), f"<{header}>: docs/floors.md names no folder for it"))
            elif unit_of(name) not in allowed:
                findings.append(Finding(name, line_of(text, match.start()), f"<{header}> belongs to src/{' and src/'.join(allowed)} alone"))
    return findings


FLOORS = """Each third-party library is used by one folder, which wraps it:

| library | folder |
|---|---|
| SQLite, libpq | `src/db` |
| Boost.Asio and Beast, brotli | `src/http` |
| pugixml | `src/law`, `src/extraction` |
"""
BAD = [
    ({"docs/floors.md": FLOORS, "src/platform/site/a.cpp": "#include <sqlite3.h>\n"}, "belongs to src/db alone"),
    ({"docs/floors.md": FLOORS, "src/db/a.cpp": "#include <boost/asio/post.hpp>\n"}, "belongs to src/http alone"),
    ({"docs/floors.md": FLOORS, "src/db/a.cpp": "#include <pugixml.hpp>\n"}, "belongs to src/law and src/extraction alone"),
    ({"docs/floors.md": FLOORS, "src/db/a.cpp": "#include <strange/lib.h>\n"}, "names no folder"),
    ({"docs/floors.md": FLOORS + "| Marvel | `src/db` |\n", "src/db/a.cpp": ""}, "knows no headers of Marvel"),
]
GOOD = [{"docs/floors.md": FLOORS, "src/http/a.cpp": "#include <boost/asio/post.hpp>\n#include <string_view>\n#include <sys/wait.h>\n"
                                                     "#include <fmt/format.h>\n// #include <sqlite3.h>\n"}]

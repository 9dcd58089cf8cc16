# SPDX-License-Identifier: AGPL-3.0-or-later
"""Texts are UTF-8 in NFC, end with one line feed, and have no trailing blanks or marks of an unfinished merge."""
import re
import unicodedata

from tree import Finding, line_of

BINARY = (".png", ".jpg", ".webp", ".gif", ".woff2", ".gz", ".pdf", ".ico")
EXACT = ("data/documents/",)   # official texts, byte for byte
FAULTS = [
    (re.compile(r"[ \t]+$", re.MULTILINE), "blanks at the end of the line"),
    (re.compile(r"\r"), "a carriage return"),
    (re.compile(r"^(<{7}|>{7}|={7})( |$)", re.MULTILINE), "the mark of an unfinished merge"),
    (re.compile("\ufeff"), "a byte order mark"),
    (re.compile("[\u202a-\u202e\u2066-\u2069]"), "a character that turns the direction of writing"),
]


def check(tree):
    findings = []
    for name, content in tree.files.items():
        if name.endswith(BINARY) or "/corpus/" in name or name == "LICENSE" or name.startswith(EXACT) or not content:
            continue
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            findings.append(Finding(name, content.count(b"\n", 0, error.start) + 1, "is not UTF-8"))
            continue
        if not name.endswith((".csv", ".svg", "LICENSE")):
            findings += [Finding(name, line_of(text, match.start()), what) for pattern, what in FAULTS if (match := pattern.search(text))]
            if not text.endswith("\n") or text.endswith("\n\n"):
                findings.append(Finding(name, text.count("\n"), "does not end with one line feed"))
        if not unicodedata.is_normalized("NFC", text):
            line = next(n for n, one in enumerate(text.splitlines(), 1) if not unicodedata.is_normalized("NFC", one))
            findings.append(Finding(name, line, "is not in normal form C; write it with escapes if a test wants it"))
    return findings


BAD = [
    ({"a.md": b"\xff\n"}, "not UTF-8"), ({"a.md": "a \n"}, "blanks"), ({"a.md": "a\r\n"}, "carriage return"),
    ({"a.md": "a"}, "line feed"), ({"a.md": "a\n\n"}, "line feed"), ({"a.md": "e\u0302\n"}, "normal form"),
    ({"a.md": "<" * 7 + " HEAD\n"}, "merge"), ({"a.cpp": "// \u202e\n"}, "direction"), ({"a.cpp": "\ufeff//\n"}, "byte order"),
]
GOOD = [{"a.md": "Tuyên Quang\n", "a.png": b"\xff", "empty": "", "data/documents/a.txt": "a \n\n "}]

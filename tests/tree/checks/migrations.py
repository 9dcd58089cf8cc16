# SPDX-License-Identifier: AGPL-3.0-or-later
"""Migrations are numbered without gaps, and one that was released is never edited (tests/tree/released_migrations.txt)."""
import hashlib
import re

from tree import Finding, folder_of

RELEASED = "tests/tree/released_migrations.txt"   # "<sha256>  <path>" a line, added to when a release is tagged


def check(tree):
    findings = []
    folders = {}
    for name in tree.names(".sql"):
        if "/migrations/" not in name:
            continue
        match = re.fullmatch(r"(\d{4})_[a-z0-9_]+\.sql", name.rpartition("/")[2])
        if not match:
            findings.append(Finding(name, 0, "is not named like 0001_create.sql"))
            continue
        folders.setdefault(folder_of(name), []).append((int(match.group(1)), name))
    for folder, numbered in folders.items():
        numbers = sorted(number for number, _ in numbered)
        if numbers != list(range(1, len(numbers) + 1)):
            findings.append(Finding(folder, 0, f"the numbers {numbers} are not 1, 2, 3 … once each"))
    for line in tree.text(RELEASED).splitlines() if RELEASED in tree.files else []:
        if not line or line.startswith("#"):
            continue
        checksum, _, name = line.partition("  ")
        if name not in tree.files:
            findings.append(Finding(name, 0, "was released and is gone"))
        elif hashlib.sha256(tree.files[name]).hexdigest() != checksum:
            findings.append(Finding(name, 0, "was released and has been edited; write the next number instead"))
    return findings


ONE = "src/a/migrations/0001_create.sql"
SUM = hashlib.sha256(b"x").hexdigest()
BAD = [
    ({"src/a/migrations/first.sql": ""}, "not named like"), ({ONE: "", "src/a/migrations/0003_b.sql": ""}, "not 1, 2, 3"),
    ({ONE: "", "src/a/migrations/0001_b.sql": ""}, "not 1, 2, 3"), ({ONE: "y", RELEASED: f"{SUM}  {ONE}\n"}, "edited"),
    ({RELEASED: f"{SUM}  {ONE}\n"}, "gone"),
]
GOOD = [{ONE: "x", "src/a/migrations/0002_b.sql": "y", RELEASED: f"# released with 0.1.0\n{SUM}  {ONE}\n"}]

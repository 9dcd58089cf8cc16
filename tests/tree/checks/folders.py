# SPDX-License-Identifier: AGPL-3.0-or-later
"""A folder is named after what it does, has a README, and its CMakeLists.txt says what it is built of."""
import re

from checks.floors import unit_of
from tree import Finding, folder_of

VAGUE = {"utils", "util", "common", "misc", "helpers", "helper", "modules", "lib", "shared", "tools"}
INNER = {"tests", "fuzz"}


def check(tree):
    findings = []
    folders = {folder_of(name) for name in tree.files if "/" in name}
    findings += [Finding(folder, 0, "says nothing about what is in it; name it after what it does")
                 for folder in sorted(folders) if folder.rpartition("/")[2] in VAGUE]
    for folder in sorted({folder_of(name) for name in tree.names(".cpp", ".hpp", under="src/")}):
        if folder.rpartition("/")[2] in INNER:
            continue
        whole = folder == f"src/{unit_of(folder + '/x')}"   # not a part of a folder, such as src/app/commands
        for wanted in ("README.md", "CMakeLists.txt") if whole else ("README.md",):
            if f"{folder}/{wanted}" not in tree.files:
                findings.append(Finding(folder, 0, f"lacks a {wanted}"))
    for name in tree.names(under="src/"):
        if not re.fullmatch(r"[a-z0-9_./-]+|.*/(README\.md|CMakeLists\.txt)|src/CMakeLists\.txt|.*/corpus/.*", name):
            findings.append(Finding(name, 0, "is not in snake_case"))
    return findings


WHOLE = {"src/db/README.md": "", "src/db/CMakeLists.txt": ""}
BAD = [
    ({"src/utils/a.md": ""}, "says nothing"), ({"src/db/a.cpp": "", "src/db/CMakeLists.txt": ""}, "README"),
    ({"src/db/a.cpp": "", "src/db/README.md": ""}, "CMakeLists"), ({**WHOLE, "src/db/SqlStore.cpp": ""}, "snake_case"),
]
GOOD = [{**WHOLE, "src/db/a.cpp": "", "src/db/tests/a_test.cpp": "", "bin/x": "",
         "src/app/commands/a.cpp": "", "src/app/commands/README.md": "", "src/features/a/b.cpp": "", "src/features/a/README.md": "",
         "src/features/a/CMakeLists.txt": ""}]

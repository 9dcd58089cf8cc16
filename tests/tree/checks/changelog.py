# SPDX-License-Identifier: AGPL-3.0-or-later
"""CHANGELOG.md: newest version first, dated or "unreleased", its first one the version that CMakeLists.txt builds."""
import re

from tree import Finding

HEAD = re.compile(r"## (\d+)\.(\d+)\.(\d+) \((unreleased|\d{4}-\d\d-\d\d)\)")


def check(tree):
    name = "CHANGELOG.md"
    if name not in tree.files:
        return [Finding(name, 0, "is missing")]
    findings, versions = [], []
    for number, line in enumerate(tree.text(name).splitlines(), 1):
        match = HEAD.fullmatch(line)
        if match:
            versions.append(tuple(map(int, match.groups()[:3])))
            if match.group(4) == "unreleased" and len(versions) > 1:
                findings.append(Finding(name, number, "only the newest version may be unreleased"))
        elif line.startswith("## "):
            findings.append(Finding(name, number, 'is not like "## 1.2.3 (2026-01-31)"'))
        elif line.startswith(("* ", "-  ")) or (line.startswith("- ") and not line[2:3].strip()):
            findings.append(Finding(name, number, 'is not like "- Area: what changed."'))
    if not versions:
        return findings + [Finding(name, 0, "names no version")]
    if versions != sorted(set(versions), reverse=True):
        findings.append(Finding(name, 0, "versions are not newest first, once each"))
    built = re.search(r"project\(tantrao VERSION (\d+)\.(\d+)\.(\d+)", tree.text("CMakeLists.txt") if "CMakeLists.txt" in tree.files else "")
    if built and tuple(map(int, built.groups())) != versions[0]:
        findings.append(Finding(name, 0, f"begins with {versions[0]}, CMakeLists.txt builds {built.groups()}"))
    return findings


CMAKE = "project(tantrao VERSION 0.2.0 LANGUAGES CXX)\n"
BAD = [
    ({"CHANGELOG.md": "## 0.1 (unreleased)\n"}, "not like"), ({"CHANGELOG.md": "# Changes\n"}, "names no version"),
    ({"CHANGELOG.md": "## 0.1.0 (2026-01-01)\n## 0.2.0 (2026-02-01)\n"}, "newest first"),
    ({"CHANGELOG.md": "## 0.2.0 (2026-01-01)\n## 0.1.0 (unreleased)\n"}, "only the newest"),
    ({"CHANGELOG.md": "## 0.1.0 (unreleased)\n", "CMakeLists.txt": CMAKE}, "CMakeLists.txt builds"),
    ({"CHANGELOG.md": "## 0.1.0 (unreleased)\n* Sites\n"}, "not like"),
]
GOOD = [{"CHANGELOG.md": "# Changes\n\n## 0.2.0 (unreleased)\n\n- Sites: a tree.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n", "CMakeLists.txt": CMAKE}]

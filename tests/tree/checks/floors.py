# SPDX-License-Identifier: AGPL-3.0-or-later
"""Includes go down or sideways inside a folder, never up (docs/floors.md, which this check reads)."""
import re

from cpp import without_comments
from tree import Finding, folder_of, line_of

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)
NEEDS = re.compile(r"tantrao_feature\(\s*(\w+)([^)]*)\)")


class Rules:
    """Floors 0 to 2 as docs/floors.md tells them."""

    def __init__(self, text):
        self.order = []   # all folders below features; platform in its order
        self.floor = {}
        for number, row in re.findall(r"^\| ([0-4]) \| ([^|]+) \|", text, re.MULTILINE):
            for folder in re.findall(r"`src/([a-z_]+)`", row):
                self.floor[folder] = int(number)
        line = re.search(r"^The platform, in order: (.*)$", text, re.MULTILINE)
        self.platform = re.findall(r"`([a-z_]+)`", line.group(1)) if line else []

    def may(self, source, target, needs):
        if source == target:
            return True
        if source == "app":
            return True
        if source.startswith("features/"):
            return not target.startswith(("features/", "app"))
        if source.startswith("platform/"):
            if target.startswith("platform/"):
                return self.rank(target) < self.rank(source)
            return self.floor.get(target, 9) < 2
        return self.floor.get(target, 9) < self.floor.get(source, -1)

    def rank(self, folder):
        name = folder.removeprefix("platform/")
        return self.platform.index(name) if name in self.platform else len(self.platform)

    def knows(self, folder):
        if folder.startswith("platform/"):
            return folder.removeprefix("platform/") in self.platform
        return folder.startswith("features/") or folder == "app" or folder in self.floor


def unit_of(path):
    """src/features/media/tests/x.cpp -> features/media; src/db/tests/x.cpp -> db."""
    parts = path.removeprefix("src/").split("/")
    if parts[0] in ("features", "platform") and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


def needs_of(tree):
    needs = {}
    for name in tree.names("CMakeLists.txt", under="src/features/"):
        for feature, rest in NEEDS.findall(tree.text(name)):
            listed = re.search(r"\bNEEDS\b([\sa-z_0-9]*)", rest)
            needs[feature] = listed.group(1).split() if listed else []
    return needs


def circles(needs):
    def reach(feature, seen):
        for other in needs.get(feature, []):
            if other not in seen:
                reach(other, seen | {other}) if other != start else found.append(start)
                seen.add(other)
    found = []
    for start in needs:
        reach(start, set())
    return sorted(set(found))


def check(tree):
    if "docs/floors.md" not in tree.files:
        return [Finding("docs/floors.md", 0, "is missing")]
    rules = Rules(tree.text("docs/floors.md"))
    needs = needs_of(tree)
    findings = [Finding(f"src/features/{one}/CMakeLists.txt", 0, "needs itself in a circle") for one in circles(needs)]
    for name in tree.names(".cpp", ".hpp", under="src/"):
        source = unit_of(name)
        if not rules.knows(source):
            findings.append(Finding(name, 0, f"docs/floors.md does not place src/{source}"))
            continue
        text = without_comments(tree.text(name))
        for match in INCLUDE.finditer(text):
            problem = problem_of(rules, needs, name, match.group(1))
            if problem:
                findings.append(Finding(name, line_of(text, match.start()), problem))
    return findings


def all_needs(needs, feature):
    """The features it needs, and those they need."""
    found = set()
    waiting = list(needs.get(feature, []))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += needs.get(one, [])
    return found


def problem_of(rules, needs, name, included):
    source = unit_of(name)
    if "/" not in included or not rules.knows(unit_of(included)):
        return f'"{included}" is not named from src, such as "base/text.hpp"'
    target = unit_of(included)
    if source == target or source == "app":
        return ""
    if source.startswith("features/") and target.startswith("features/"):
        feature, other = source.split("/")[1], target.split("/")[1]
        if "/tests/" in name and included.endswith(("/feature.hpp", "/testing.hpp")) and other in all_needs(needs, feature):
            return ""   # a test runs the feature with those it stands on
        if included != f"features/{other}/api.hpp":
            return f'"{included}": of another feature only api.hpp may be included'
        if other not in needs.get(feature, []):
            return f"{other} is not in the NEEDS list of {feature}"
        return ""
    if not rules.may(source, target, needs):
        return f'src/{source} may not include "{included}": it does not lie below'
    return ""


FLOORS = """
| floor | folders | may include |
| 4 | `src/app` | all |
| 3 | `src/features/<name>` | below |
| 2 | `src/platform/<name>` | below |
| 1 | `src/db`, `src/http` | 0 |
| 0 | `src/base` | std |

The platform, in order: `site`, `web`.
"""


def sample(path, *includes, **more):
    return {"docs/floors.md": FLOORS, path: "".join(f'#include "{one}"\n' for one in includes), **more}


MEDIA = {"src/features/media/CMakeLists.txt": "tantrao_feature(media)\n"}
BAD = [
    (sample("src/base/a.cpp", "db/store.hpp"), "src/base may not include"),
    (sample("src/db/a.cpp", "http/server.hpp"), "src/db may not include"),
    (sample("src/db/tests/a_test.cpp", "platform/site/site.hpp"), "src/db may not include"),
    (sample("src/platform/site/a.cpp", "platform/web/route.hpp"), "src/platform/site may not include"),
    (sample("src/platform/site/a.cpp", "features/media/api.hpp"), "src/platform/site may not include"),
    (sample("src/features/media/a.cpp", "app/main.hpp"), "src/features/media may not include"),
    (sample("src/features/articles/a.cpp", "features/media/api.hpp"), "NEEDS"),
    ({**sample("src/features/articles/a.cpp", "features/media/media_store.hpp"),
      "src/features/articles/CMakeLists.txt": "tantrao_feature(articles NEEDS media)"}, "only api.hpp"),
    ({**sample("src/features/home/a.cpp", "features/articles/feature.hpp"),
      "src/features/home/CMakeLists.txt": "tantrao_feature(home NEEDS articles)"}, "only api.hpp"),
    (sample("src/features/home/tests/a_test.cpp", "features/articles/feature.hpp"), "only api.hpp"),
    ({**sample("src/features/a/a.cpp"), "src/features/a/CMakeLists.txt": "tantrao_feature(a NEEDS b)",
      "src/features/b/CMakeLists.txt": "tantrao_feature(b NEEDS a)"}, "circle"),
    (sample("src/strange/a.cpp", "base/text.hpp"), "does not place src/strange"),
    (sample("src/db/a.cpp", "store.hpp"), "not named from src"),
]
GOOD = [
    {**sample("src/features/home/tests/a_test.cpp", "features/media/feature.hpp", "features/articles/testing.hpp"),
     "src/features/home/CMakeLists.txt": "tantrao_feature(home NEEDS articles)",
     "src/features/articles/CMakeLists.txt": "tantrao_feature(articles NEEDS media)", **MEDIA},
    sample("src/platform/web/a.cpp", "platform/web/b.hpp", "platform/site/site.hpp", "http/server.hpp", "base/text.hpp"),
    {**sample("src/features/articles/a.cpp", "features/media/api.hpp", "platform/web/route.hpp"),
     "src/features/articles/CMakeLists.txt": "tantrao_feature(articles NEEDS media\n  menus)", **MEDIA},
    sample("src/app/main.cpp", "features/media/feature.hpp", "db/store.hpp"),
    {"docs/floors.md": FLOORS, "src/base/a.cpp": '// #include "db/store.hpp"\n'},
]

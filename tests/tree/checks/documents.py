# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents tell the truth about the tree: links lead somewhere, and files they name exist."""
import posixpath
import re

from tree import Finding, folder_of, line_of

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:src|docs|web|data|bin|deploy|config|tests|cmake)/[A-Za-z0-9_./-]+)`")
ANCHOR = re.compile(r"[^\w\- ]", re.UNICODE)


def anchors_of(text):
    return {ANCHOR.sub("", title.strip().lower()).replace(" ", "-") for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


def check(tree):
    findings = []
    for name in tree.names(".md"):
        text = re.sub(r"^```.*?^```", lambda block: "\n" * block.group().count("\n"), tree.text(name), flags=re.MULTILINE | re.DOTALL)
        for match in LINK.finditer(text):
            problem = problem_of(tree, name, match.group(1))
            if problem:
                findings.append(Finding(name, line_of(text, match.start()), problem))
        for match in NAMED.finditer(text):
            from_here = posixpath.join(folder_of(name), match.group(1))
            if not tree.has(match.group(1)) and not tree.has(from_here) and not match.group(1).startswith("web/dist"):
                findings.append(Finding(name, line_of(text, match.start()), f"`{match.group(1)}` does not exist"))
    return findings


def problem_of(tree, name, target):
    if re.match(r"[a-z]+:", target):
        return ""
    path, _, anchor = target.partition("#")
    full = posixpath.normpath(posixpath.join(folder_of(name), path)) if path else name
    if not tree.has(full):
        return f"the link {target} leads nowhere"
    if anchor and full.endswith(".md") and anchor not in anchors_of(tree.text(full)):
        return f"the link {target}: no such heading"
    return ""


BAD = [
    ({"README.md": "See [tour](docs/tour.md).\n"}, "leads nowhere"), ({"docs/tour.md": "Look at `src/http/server.hpp`.\n"}, "does not exist"),
    ({"a.md": "[x](#there)\n# Here\n"}, "no such heading"), ({"docs/adr/a.md": "[x](../b.md)\n"}, "leads nowhere"),
]
GOOD = [{"README.md": "[tour](docs/tour.md#one-two), <https://x.example>, [x](https://x.example/y), `src/features/<name>`\n```\n[x](y)\n```\n",
         "docs/tour.md": "# One two\n`src/db`, [up](../README.md)\n", "src/db/store.hpp": "",
         "web/README.md": "`src/main.mjs` of this folder\n", "web/src/main.mjs": ""}]

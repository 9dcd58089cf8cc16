# SPDX-License-Identifier: AGPL-3.0-or-later
"""No unexplained TODO, no path of one machine, no word about how the work was organised, no address of a package registry."""
import re

from tree import Finding, line_of

NOT_PROSE = (".svg", ".csv", ".jsonl", ".gz", ".png", ".woff2")
RULES = [
    (re.compile(r"\b(TO" + r"DO|XX" + r"X|HA" + r"CK)\b"), "do it, or write down in an issue why not"),
    (re.compile(r"\bFIX" + r"ME\b(?!: \S.{14,})"), "FIXME wants a colon and a reason"),
    (re.compile(r"(?<![\w./$}])/(work|farm|root|home/\w+)/"), "a path of one machine"),
    (re.compile(r"/tmp/[a-z]/"), "a path of one machine"),
    (re.compile(r"\b((in|during) this session|(helper|previous|developer) session|sub-?agents?|language model|Claude|ChatGPT|Copilot|as an AI)\b", re.I),
     "a word about how the work was organised"),
    (re.compile(r"\.\./shared\b|\bshared/(checks|data|design|stack|style|look|law)\b"), "only .ci/run may look beside the checkout"),
]
ELSEWHERE = {"only .ci/run may look beside the checkout": (".ci/",)}
REGISTRY = re.compile(r'"resolved"\s*:\s*"https?:|registry\.(npmjs\.org|yarnpkg\.com)|^registry\s*=', re.MULTILINE)


def check(tree):
    findings = []
    for name in tree.files:
        if name.endswith(NOT_PROSE) or name.startswith("tests/tree/checks/words.py"):
            continue
        text = tree.text(name)
        if name.endswith(("package-lock.json", ".npmrc")):
            findings += [Finding(name, line_of(text, match.start()), "an address of a package registry") for match in [REGISTRY.search(text)] if match]
            continue
        for pattern, what in RULES:
            if name.startswith(ELSEWHERE.get(what, ("\0",))):
                continue
            findings += [Finding(name, line_of(text, match.start()), f"{match.group()!r}: {what}") for match in pattern.finditer(text)]
    return findings


BAD = [
    ({"a.cpp": "// TODO later\n"}, "do it"), ({"a.cpp": "// FIXME\n"}, "reason"), ({"a.md": "see /root/x\n"}, "one machine"),
    ({"a.md": "cd /work/main\n"}, "one machine"), ({"a.md": "done in this session\n"}, "organised"),
    ({"test": "node ../shared/checks/axe.mjs\n"}, ".ci/run"),
    ({"web/package-lock.json": '"resolved": "https://x.example/a.tgz"\n'}, "registry"),
    ({".npmrc": "registry=https://x.example/\n"}, "registry"),
]
GOOD = [{"a.cpp": "// FIXME: g++ 12 crashes on this in a coroutine\n// the session of a signed-in person; todo lists\n",
         ".ci/run": "checks=../shared/checks\n", "deploy/a.md": "build/work/x, $HOME/root/x\n",
         "web/package-lock.json": '"version": "1.0.0"\n'}]

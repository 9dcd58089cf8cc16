# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every template is auto-escaped, and none holds what the Content-Security-Policy forbids."""
import re

from tree import Finding, line_of

FIRST = re.compile(r'\{\{%AUTOESCAPE context="(HTML|XML|JSON|CSS)"[^}]*\}\}')
FORBIDDEN = [
    (re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", re.I), "an inline script"),
    (re.compile(r"<style\b", re.I), "an inline style sheet"),
    (re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I), "a style attribute"),
    (re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I), "an event handler"),
    (re.compile(r"javascript:", re.I), "a javascript: address"),
    (re.compile(r'<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)\s*=\s*"?(?:https?:)?//', re.I), "something fetched from elsewhere"),
    (re.compile(r"<(?!!|/)[a-z][^>]*=\s*\{\{", re.I), "an attribute without quotes"),
    (re.compile(r"<button(?![^>]*\btype=)", re.I), "a button that does not say its type"),
    (re.compile(r"<textarea[^>]*>\{\{[A-Z_]+\}\}", re.I), "text of a <textarea> without :pre_escape, which loses its lines"),
]


def check(tree):
    findings = []
    for name in tree.names(".tpl"):
        text = tree.text(name)
        if not FIRST.match(text):
            findings.append(Finding(name, 1, 'does not begin with {{%AUTOESCAPE context="HTML"}}'))
        findings += [Finding(name, line_of(text, match.start()), what) for pattern, what in FORBIDDEN for match in pattern.finditer(text)]
    return findings


HEAD = '{{%AUTOESCAPE context="HTML"}}\n'
BAD = [
    ({"a.tpl": "<p>{{X}}</p>\n"}, "does not begin"), ({"a.tpl": HEAD + "<script>go()</script>"}, "inline script"),
    ({"a.tpl": HEAD + '<p class="x" style="color:red">'}, "style attribute"), ({"a.tpl": HEAD + '<a onclick="x()">'}, "event handler"),
    ({"a.tpl": HEAD + '<script src="https://cdn.example/x.js"></script>'}, "from elsewhere"), ({"a.tpl": HEAD + "<a href={{X}}>"}, "quotes"),
    ({"a.tpl": HEAD + "<button>Lưu</button>"}, "type"), ({"a.tpl": HEAD + "<style>p{}</style>"}, "style sheet"), ({"a.tpl": HEAD + '<textarea name="x">{{X}}</textarea>'}, "loses its lines"),
]
GOOD = [{"a.tpl": HEAD + '<script src="{{DESK_JS}}" defer></script><a href="https://x.example/">x</a>', "b.tpl": '{{%AUTOESCAPE context="XML"}}\n<a/>\n'}]

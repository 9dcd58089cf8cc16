# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every message code in the code has a Vietnamese sentence, every sentence is used, and translations match."""
import re
import tomllib
import unicodedata

from cpp import literals, without_comments
from tree import Finding, line_of

CODE = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
# Where a literal is certainly a message code.
USES = [re.compile(pattern) for pattern in (
    rf'\bError::(?:invalid|not_found|forbidden|conflict)\(\s*"({CODE})"',
    rf'\bError::of\(\s*ErrorKind::\w+,\s*"({CODE})"',
    rf'\bError\{{\s*ErrorKind::\w+,\s*"({CODE})"',
    rf'\{{\s*"[a-z_0-9]+",\s*"({CODE})",\s*\{{',   # FieldError
    rf'\bmessages\s*\.get\([^"()]*,\s*"({CODE})"',
)]


def flatten(table, prefix=""):
    for key, value in table.items():
        code = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            yield from flatten(value, code)
        else:
            yield code, value


def catalogues(tree, language, findings):
    texts = {}
    for name in tree.names(f"/messages/{language}.toml", under="src/"):
        try:
            table = tomllib.loads(tree.text(name))
        except tomllib.TOMLDecodeError as error:
            findings.append(Finding(name, 0, f"cannot be read: {error}"))
            continue
        for code, text in flatten(table):
            if code in texts:
                findings.append(Finding(name, 0, f"{code} is defined twice"))
            if not isinstance(text, str) or not text.strip():
                findings.append(Finding(name, 0, f"{code} is no sentence"))
                continue
            texts[code] = (name, text)
    return texts


def places_in(text):
    return set(re.findall(r"\{(\d)\}", text))


def check(tree):
    findings = []
    vietnamese = catalogues(tree, "vi", findings)
    for code, (name, text) in catalogues(tree, "en", findings).items():
        if code not in vietnamese:
            findings.append(Finding(name, 0, f"{code} has no Vietnamese sentence"))
        elif places_in(text) != places_in(vietnamese[code][1]):
            findings.append(Finding(name, 0, f"{code} has other places {{0}} than the Vietnamese sentence"))
    written, beginnings = set(), set()
    for name in tree.names(".cpp", ".hpp", ".tpl", ".mjs", under="src/") + tree.names(".mjs", under="web/src/"):
        text = tree.text(name)
        if name.endswith((".cpp", ".hpp")):
            if "/tests/" in name:
                continue
            findings += missing_in(name, text, vietnamese)
            here = {literal.text for literal in literals(text)}
        else:
            here = set(re.findall(r"[\"'`]([a-z0-9_.]+)[\"'`$]?", text))
        here |= {code for one in here for code in re.findall(r"\bxong=([a-z_.]+)", one)}   # shown as done.CODE by the desk's frame
        written |= here
        beginnings |= {one for one in here if one.endswith(".")}
    beginnings.discard("done.")   # desk_response() puts it before the code that done() names
    for code, (name, _) in vietnamese.items():
        tails = {code.split(".", n)[-1] for n in range(1, code.count(".") + 1)}
        built = any(code.startswith(one) and len(one) > 1 for one in beginnings)
        if code not in written and not built and not (code.startswith("done.") and tails & written):
            findings.append(Finding(name, 0, f"{code} is used nowhere"))
    return findings


def missing_in(name, text, vietnamese):
    text = without_comments(text)
    for pattern in USES:
        for match in pattern.finditer(text):
            if match.group(1) not in vietnamese:
                yield Finding(name, line_of(text, match.start(1)), f'"{match.group(1)}" has no sentence in any messages/vi.toml')


VI = '[a]\nmissing = "Chưa có tên."\n'
USE = 'return Error::not_found("a.missing");'
BAD = [
    ({"src/features/a/a.cpp": 'return Error::conflict("a.taken");', "src/features/a/b.cpp": USE, "src/features/a/messages/vi.toml": VI}, '"a.taken" has no sentence'),
    ({"src/features/a/a.cpp": 'return Error::fields_invalid({{"name", "a.long", {"250"}}});'}, '"a.long" has no sentence'),
    ({"src/features/a/a.cpp": 'return Error::of(ErrorKind::gone,\n  "a.gone");'}, '"a.gone" has no sentence'),
    ({"src/features/a/messages/vi.toml": VI}, "a.missing is used nowhere"),
    ({"src/features/a/a.cpp": "// " + USE, "src/features/a/messages/vi.toml": VI}, "a.missing is used nowhere"),
    ({"src/features/a/a.cpp": USE, "src/features/a/messages/vi.toml": VI, "src/features/b/messages/vi.toml": VI}, "defined twice"),
    ({"src/features/a/a.cpp": USE, "src/features/a/messages/vi.toml": VI, "src/features/a/messages/en.toml": '[a]\nother = "No"\n'}, "no Vietnamese"),
    ({"src/features/a/a.cpp": USE, "src/features/a/messages/vi.toml": VI, "src/features/a/messages/en.toml": '[a]\nmissing = "No {0}"\n'}, "other places"),
    ({"src/features/a/messages/vi.toml": "[a\n"}, "cannot be read"),
    ({"src/a.cpp": 'f("done." + code);', "src/features/a/messages/vi.toml": '[done.a]\nsaved = "Đã lưu."\n'}, "used nowhere"),
]
GOOD = [
    {"src/features/a/a.cpp": USE + ' audit(tx, "a.approve"); label("state." + name);',
     "src/features/a/messages/vi.toml": VI + '[state]\nlive = "Đang đăng"\n', "src/features/a/messages/en.toml": '[a]\nmissing = "No name."\n'},
    {"src/features/a/a.cpp": 'return see_other("/x?xong=gone");', "src/features/a/messages/vi.toml": '[done]\ngone = "Đã xoá."\n'},
    {"src/features/a/a.cpp": 'return done(path, "a.saved");', "src/features/a/messages/vi.toml": '[done.a]\nsaved = "Đã lưu."\n'},
]

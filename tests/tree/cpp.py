# SPDX-License-Identifier: AGPL-3.0-or-later
"""Just enough of C++ to tell comments, string literals and code apart."""
import re
from dataclasses import dataclass

TOKEN = re.compile(r'''
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?:u8|u|U|L)?R"(?P<mark>[^()\\\s"]{0,16})\((?P<raw>.*?)\)(?P=mark)"
  | (?:u8|u|U|L)?"(?P<string>(?:[^"\\\n]|\\.)*)"
  | (?P<number>\b[0-9](?:'?[0-9a-zA-Z_.])*)
  | '(?:[^'\\\n]|\\.)+'
''', re.VERBOSE | re.DOTALL)


@dataclass(frozen=True)
class Literal:
    text: str     # as written, escapes and all; of adjacent literals all together
    start: int    # where the first quote stands
    end: int      # just after the last


def without_comments(text):
    """The text with every comment blanked out, so that offsets and lines stay."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group()) if match.lastgroup == "comment" else match.group()
    return TOKEN.sub(blank, text)


def code_only(text):
    """The text with comments and the insides of literals blanked out."""
    def blank(match):
        return match.group() if match.lastgroup == "number" else re.sub(r"[^\n]", " ", match.group())
    return TOKEN.sub(blank, text)


def literals(text):
    """String literals outside comments; adjacent ones are one, as for the compiler."""
    found = []
    last_end = None
    for match in TOKEN.finditer(text):
        written = match.group("string") if match.group("string") is not None else match.group("raw")
        if written is None:
            continue
        if found and last_end is not None and not without_comments(text[last_end:match.start()]).strip():
            found[-1] = Literal(found[-1].text + written, found[-1].start, match.end())
        else:
            found.append(Literal(written, match.start(), match.end()))
        last_end = match.end()
    return found

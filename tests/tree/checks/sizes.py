# SPDX-License-Identifier: AGPL-3.0-or-later
"""No file over 600 lines; the largest files and the longest functions are told, so that growth is seen early."""
import re

from tree import Finding

LIMIT = 600
LONG_FUNCTION = 40
KINDS = (".cpp", ".hpp", ".py", ".mjs", ".js", ".css", ".tpl", ".sql", ".cmake", ".md", ".toml")


def check(tree):
    sizes = sorted(((tree.text(name).count("\n"), name) for name in tree.names(*KINDS) if not name.startswith("data/")), reverse=True)
    tree.notes.append("largest: " + ", ".join(f"{name} {lines}" for lines, name in sizes[:10]))
    functions = sorted((one for name in tree.names(".cpp", under="src/") for one in functions_of(name, tree.text(name))), reverse=True)
    long = [one for one in functions if one[0] > LONG_FUNCTION]
    if long:
        tree.notes.append(f"{len(long)} functions over {LONG_FUNCTION} lines: "
                          + ", ".join(f"{name}:{line} {lines}" for lines, name, line in long[:10]))
    return [Finding(name, 0, f"{lines} lines; two ideas in one room? (limit {LIMIT})") for lines, name in sizes if lines > LIMIT]


def functions_of(name, text):
    """(lines, file, first line): bodies whose braces stand at the beginning of a line, as .clang-format puts them."""
    start = None
    for number, line in enumerate(text.splitlines(), 1):
        if line == "{":
            start = number
        elif re.fullmatch(r"\}(;)?", line) and start is not None:
            yield number - start - 1, name, start
            start = None


BAD = [({"src/base/a.cpp": "int a;\n" * 601}, "601 lines")]
GOOD = [{"src/base/a.cpp": "int a;\n" * 600, "data/a.md": "a\n" * 3000}]

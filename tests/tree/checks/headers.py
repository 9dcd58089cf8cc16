# SPDX-License-Identifier: AGPL-3.0-or-later
"""Headers have #pragma once and no using namespace; code opens the namespace tantrao."""
import re

from cpp import code_only, without_comments
from tree import Finding, line_of

# thread_local that carries nothing for its callers.
ALLOWED = {"src/db/postgres_store.cpp": "notices a write inside a write on the same thread"}


def check(tree):
    findings = []
    for name in tree.names(".hpp", ".cpp", under="src/"):
        text = code_only(tree.text(name))
        if name.endswith(".hpp"):
            if not re.search(r"^#pragma once$", text, re.MULTILINE):
                findings.append(Finding(name, 0, "lacks #pragma once"))
            findings += [Finding(name, line_of(text, match.start()), "using namespace in a header")
                         for match in re.finditer(r"\busing\s+namespace\b", text)]
        if name in ALLOWED:
            continue
        findings += [Finding(name, line_of(text, match.start()), "a global or thread-local that may change; pass it as a parameter")
                     for match in re.finditer(r"^(static |inline )?thread_local\b|^extern (?!\"C\"|const|char\*\* environ;)", without_comments(tree.text(name)), re.MULTILINE)]
    return findings


BAD = [
    ({"src/base/a.hpp": "int a();\n"}, "pragma once"), ({"src/base/a.hpp": "#pragma once\nusing namespace std;\n"}, "using namespace"),
    ({"src/base/a.cpp": "thread_local int user;\n"}, "thread-local"), ({"src/base/a.cpp": "extern int user;\n"}, "global"),
]
GOOD = [{"src/base/a.hpp": "#pragma once\n// no using namespace here\nint a();\n", "src/base/a.cpp": "using namespace std::chrono;\nextern \"C\" int f();\nextern char** environ;\n"}]

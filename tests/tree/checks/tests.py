# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tests run and can fail: none is switched off, skipped or empty."""
import re

from cpp import code_only
from tree import Finding, line_of

CPP = re.compile(r"\bGTEST_SKIP\b|\bDISABLED_\w+|\bSUCCEED\s*\(|\bEXPECT_TRUE\s*\(\s*true\s*\)|\bTEST(_F|_P)?\([^)]*\)\s*\{\s*\}")
JS = re.compile(r"\b(test|it|describe|suite)\.(skip|todo|only)\b|\bt\.(skip|todo)\(|\bskip:\s*(true|['\"])|\bassert\.ok\(\s*true\s*\)")

# A test of what only one of the two databases can do.
ONE_ENGINE = re.compile(r"if \(GetParam\(\) [!=]= (db::)?Engine::\w+\)\s*\{?\s*GTEST_SKIP\b")


def check(tree):
    findings = []
    for name in tree.names("_test.cpp", "_dbtest.cpp", ".test.mjs"):
        text = tree.text(name) if name.endswith(".mjs") else code_only(tree.text(name))
        if name.endswith("_dbtest.cpp"):
            text = ONE_ENGINE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
        pattern = JS if name.endswith(".mjs") else CPP
        findings += [Finding(name, line_of(text, match.start()), f"{match.group()!r}: a test that cannot fail") for match in pattern.finditer(text)]
        if not re.search(r"\bTEST(_F|_P)?\s*\(|\b(test|it)\s*\(", text):
            findings.append(Finding(name, 0, "holds no test"))
    return findings


BAD = [
    ({"src/base/tests/a_test.cpp": "TEST(A, B) { GTEST_SKIP(); }"}, "cannot fail"), ({"src/base/tests/a_test.cpp": "TEST(A, B)\n{\n}\n"}, "cannot fail"),
    ({"src/base/tests/a_test.cpp": "TEST(A, DISABLED_B) { f(); }"}, "cannot fail"), ({"src/base/tests/a_test.cpp": "int a;"}, "no test"),
    ({"src/base/tests/a_dbtest.cpp": "TEST_P(A, B) { if (slow())\n GTEST_SKIP(); }"}, "cannot fail"),
    ({"web/tests/a.test.mjs": "test.skip('x', () => {});\ntest('y', f);"}, "cannot fail"),
]
GOOD = [{"src/base/tests/a_test.cpp": "TEST(A, B) { EXPECT_EQ(f(), 1); }  // no GTEST_SKIP",
         "src/base/tests/a_dbtest.cpp": "TEST_P(A, B)\n{\n    if (GetParam() == db::Engine::sqlite)\n        GTEST_SKIP() << 1;\n    f();\n}\n",
         "web/tests/a.test.mjs": "test('x', () => { assert.equal(1, f()); });"}]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""That counting cannot make a failure vanish.  python3 tests/runner/count_test.py"""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import count   # noqa: E402
from count import Sum   # noqa: E402

GREEN = '<testsuites><testsuite><testcase name="a" status="run" result="completed"/><testcase name="b" status="run"/></testsuite></testsuites>'
RED = '<testsuites><testsuite><testcase name="a" status="run"><failure/></testcase><testcase name="b" status="run"/></testsuite></testsuites>'
SKIPPED = '<testsuites><testsuite><testcase name="a" status="run" result="skipped"/><testcase name="b" status="notrun"/></testsuite></testsuites>'
ONLY_SKIPPED = '<testsuites><testsuite><testcase name="a" status="run" result="skipped"/></testsuite></testsuites>'


def ctest_of(status):
    failure = "<failure/>" if status == "fail" else ""
    return f'<testsuite><testcase name="db" status="{status}">{failure}</testcase></testsuite>'


class Counting(unittest.TestCase):
    def test_google_test(self):
        self.assertEqual(count.google_test(GREEN), Sum(2, 0))
        self.assertEqual(count.google_test(RED), Sum(1, 1))
        self.assertEqual(count.google_test(SKIPPED), Sum(0, 1))
        self.assertEqual(count.ctest(ctest_of("run"), {"db": ONLY_SKIPPED}), Sum(0, 1))

    def test_a_program_counts_by_its_cases(self):
        self.assertEqual(count.ctest(ctest_of("run"), {"db": GREEN}), Sum(2, 0))
        self.assertEqual(count.ctest(ctest_of("fail"), {"db": RED}), Sum(1, 1))

    def test_a_program_that_fails_after_its_last_case_is_a_failure(self):
        self.assertEqual(count.ctest(ctest_of("fail"), {"db": GREEN}), Sum(2, 1))

    def test_a_program_that_crashes_or_is_silent_is_a_failure(self):
        self.assertEqual(count.ctest(ctest_of("fail"), {}), Sum(0, 1))
        self.assertEqual(count.ctest(ctest_of("notrun"), {}), Sum(0, 1))
        self.assertEqual(count.ctest(ctest_of("run"), {"db": None}), Sum(0, 1))

    def test_node(self):
        self.assertEqual(count.node("ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\n"), Sum(3, 1))
        self.assertEqual(count.node("# pass 3\n# fail 0\n# cancelled 1\n# skipped 1\n"), Sum(3, 2))

    def test_last_line(self):
        self.assertEqual(count.last_line("FAIL x\n12 passed, 3 failed, 1 skipped\n"), Sum(12, 3))
        self.assertEqual(count.last_line(""), Sum(0, 0))

    def test_silence_is_a_failure(self):
        self.assertEqual(count.settled(Sum(0, 0), 0), Sum(0, 1))
        self.assertEqual(count.settled(Sum(3, 0), 1), Sum(3, 1))
        self.assertEqual(count.settled(Sum(3, 1), 1), Sum(3, 1))
        self.assertEqual(count.settled(Sum(3, 0), 0), Sum(3, 0))


if __name__ == "__main__":
    unittest.main()

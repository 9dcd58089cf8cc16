# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many cases passed and failed, read from what test programs leave behind."""
import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass


@dataclass
class Sum:
    passed: int = 0
    failed: int = 0

    def __add__(self, other):
        return Sum(self.passed + other.passed, self.failed + other.failed)

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed"


def google_test(document):
    """One program's XML. A disabled case has failed; a skipped one, which is of the other database, counts neither way."""
    root = xml.fromstring(document)
    result = Sum()
    for case in root.iter("testcase"):
        if case.get("result") == "skipped" and case.find("failure") is None:
            continue
        bad = case.find("failure") is not None or case.get("status") != "run"
        result += Sum(0, 1) if bad else Sum(1, 0)
    return result


def ctest(document, programs):
    """The XML of ctest (one case a program) with those of the programs by name: {program: text or None}."""
    result = Sum()
    for case in xml.fromstring(document).iter("testcase"):
        name = case.get("name")
        failed = case.get("status") != "run" or case.find("failure") is not None
        inside = programs.get(name)
        counted = google_test(inside) if inside else Sum()
        # A crash, a leak or a time-out is in no case of the program; and a program that says nothing tested nothing.
        if (failed and not counted.failed) or (not failed and counted == Sum()):
            counted += Sum(0, 1)
        result += counted
    return result


def node(output):
    """The closing numbers of node's test runner, in either of its two ways of writing."""
    numbers = {key: int(value) for key, value in re.findall(r"^(?:#|ℹ) (pass|fail|cancelled|skipped|todo) (\d+)\s*$", output, re.MULTILINE)}
    failed = sum(numbers.get(key, 0) for key in ("fail", "cancelled", "skipped", "todo"))
    return Sum(numbers.get("pass", 0), failed)


def last_line(output):
    """The closing line "N passed, N failed" of our own runners and of the checks from outside."""
    lines = output.strip().splitlines()
    match = re.match(r"(\d+) passed, (\d+) failed", lines[-1]) if lines else None
    return Sum(int(match.group(1)), int(match.group(2))) if match else Sum()


def settled(counted, exit_code):
    """A program that failed without a failed case, or passed without any case, is one failure."""
    if (exit_code != 0 and not counted.failed) or counted == Sum():
        return counted + Sum(0, 1)
    return counted

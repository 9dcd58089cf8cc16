# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of ./test. Each is a function of the run that returns the Sum of its cases."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import count
from command import run
from count import Sum

SANITIZERS = {
    # Xapian's own Database::check deletes through a base class of another size.
    "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1:new_delete_type_mismatch=0",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
}

# A line a case instead of TAP, where the installed Node.js can be told so.
NODE_REPORTER = {"NODE_OPTIONS": "--test-reporter=spec"}


class Run:
    """Where things are, and what the parts share."""

    def __init__(self, root):
        self.root = Path(root)
        self.build = self.root / "build/asan"
        self.results = self.root / "build/test-results"
        self.postgres = ""    # address, while a part that wants it runs
        self.built = None     # whether the build with sanitizers succeeded; None before it was tried

    def environment(self):
        env = dict(SANITIZERS, CHROMIUM=str(self.root / "tests/chromium"),
                   TANTRAO_BIN=str(self.build / "tantrao"))
        if subprocess.run(["node", "-e", "0"], env={**os.environ, **NODE_REPORTER}, capture_output=True).returncode == 0:
            env |= NODE_REPORTER
        if self.postgres:
            env["TANTRAO_TEST_POSTGRES"] = self.postgres
        suppressions = self.root / "tests/lsan.supp"
        if suppressions.exists():
            env["LSAN_OPTIONS"] = f"suppressions={suppressions}:print_suppressions=0"
        return env


def tree(the):
    code, output = run([sys.executable, "-B", "tests/tree/main.py"], the.root, limit=300)
    counting, _ = run([sys.executable, "-B", "tests/runner/count_test.py"], the.root, limit=60)
    feature, _ = run([sys.executable, "-B", "tests/runner/new_feature_test.py"], the.root, limit=300)
    data, _ = run([sys.executable, "-B", "data/check-profile.py"], the.root, limit=300)
    return count.settled(count.last_line(output), code) + one(counting) + one(feature) + one(data)


def one(code):
    return Sum(1, 0) if code == 0 else Sum(0, 1)


def build(the):
    code, _ = run(["bin/build", "asan"], the.root, limit=5400)
    the.built = code == 0
    return one(code)


def unit(the):
    if not the.built:
        print("unit: there is no build to test")
        return Sum(0, 1)
    folder = the.results / "unit"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    env = {**the.environment(), "GTEST_OUTPUT": f"xml:{folder}/", "GTEST_COLOR": "no", "GTEST_BRIEF": "1"}
    whole = folder / "ctest-programs"
    run(["ctest", "--test-dir", the.build, "--output-on-failure", "-j", str(os.cpu_count()), "--timeout", "900", "--no-tests=error",
         "--output-junit", whole], the.root, env, limit=3600)
    if not whole.exists():
        return Sum(0, 1)
    programs = {path.stem.removesuffix("_tests"): path.read_text(errors="replace") for path in folder.glob("*_tests.xml")}
    return count.ctest(whole.read_text(errors="replace"), programs)


def search(the):
    if not the.built:
        print("search: there is no build to measure")
        return Sum(0, 1)
    code, _ = run(["bin/build", "asan", "search_eval"], the.root, limit=1200)
    if code:
        return Sum(0, 1)
    code, output = run([sys.executable, "-B", "tests/search/gate.py", the.build / "src/search/search_eval"], the.root, the.environment(), limit=600)
    return count.settled(count.last_line(output), code)


def fuzz(the):
    sources = {path.stem: path for path in (the.root / "src").glob("**/fuzz/*_fuzz.cpp")}
    if not sources:
        print("fuzz: no targets yet")
        return Sum()
    code, _ = run(["bin/build", "fuzz", "fuzz_targets"], the.root, limit=5400)
    if code:
        return Sum(0, len(sources))
    seconds = os.environ.get("TANTRAO_FUZZ_SECONDS", "10")
    result = Sum()
    for name, source in sorted(sources.items()):
        work = the.results / "fuzz" / name
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        seeds = source.parent / "corpus" / name
        corpus = [work] + ([seeds] if seeds.is_dir() else [])
        print(f"-- {name}", flush=True)
        # Findings stay in build/test-results/fuzz, to be run again by naming the file.
        code, _ = run([the.root / "build/fuzz/targets" / name, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=3000", "-verbosity=0",
                       "-print_final_stats=1", f"-artifact_prefix={work.parent}/{name}-", *corpus], the.root, the.environment(), limit=int(seconds) + 120)
        result += one(code)
    return result


def web(the):
    if not list((the.root / "web/tests").glob("*.test.mjs")):
        print("web: no tests yet")
        return Sum()
    code, output = run(["bin/web", "test"], the.root, the.environment(), limit=1200)
    return count.settled(count.node(output), code)


def journeys(the):
    files = sorted((the.root / "tests/journeys").glob("*.test.mjs"))
    if not files:
        print("journeys: none yet")
        return Sum()
    if not the.built:
        print("journeys: there is no program to run them on")
        return Sum(0, len(files))
    code, output = run(["node", "--test", "--test-concurrency=1", *files], the.root, the.environment(), limit=3600)
    return count.settled(count.node(output), code)


# In the order in which they run; what fails soonest first.
ALL = {"tree": tree, "build": build, "unit": unit, "search": search, "fuzz": fuzz, "web": web, "journeys": journeys}
NEED_BUILD = {"unit", "search", "journeys"}
NEED_POSTGRES = {"unit", "journeys"}

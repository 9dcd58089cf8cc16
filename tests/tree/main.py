#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checks of the tree: text only, no build needed.  tests/tree/main.py [CHECK…]

Each module of checks/ has check(tree), which returns findings, and samples: BAD, a list of (files, part of the expected
finding), and GOOD, a list of files that must pass. A check is only believed after it has caught its own bad samples.
"""
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from tree import Tree   # noqa: E402


def faults_of_samples(module):
    """What is wrong with the check itself, and how many samples were tried."""
    faults = []
    for files, expected in module.BAD:
        found = [str(one) for one in module.check(Tree.of(files))]
        if not any(expected in one for one in found):
            faults.append(f"does not catch its bad sample ({expected!r}); it found {found or 'nothing'}")
    for files in module.GOOD:
        found = [str(one) for one in module.check(Tree.of(files))]
        if found:
            faults.append(f"complains of its good sample: {found}")
    if not module.BAD or not module.GOOD:
        faults.append("has no bad or no good sample")
    return faults, len(module.BAD) + len(module.GOOD)


def main(wanted):
    known = sorted(path.stem for path in (HERE / "checks").glob("*.py") if path.stem != "__init__")
    if unknown := set(wanted) - set(known):
        print(f"no such check: {', '.join(sorted(unknown))}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    tree = Tree.checkout(HERE.parent.parent)
    passed = failed = 0
    for name in wanted or known:
        module = importlib.import_module(f"checks.{name}")
        faults, tried = faults_of_samples(module)
        tree.notes.clear()
        findings = module.check(tree)
        passed += tried - len(faults) + (not findings)
        failed += len(faults) + bool(findings)
        print(f"{'ok  ' if not faults and not findings else 'FAIL'} {name}: {(module.__doc__ or '').strip().splitlines()[0]}")
        for line in [*faults, *findings]:
            print(f"     {line}")
        for note in tree.notes:
            print(f"     note: {note}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

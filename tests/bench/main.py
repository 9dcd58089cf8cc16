# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measures what docs/performance.md promises and writes its table anew."""
import argparse
import subprocess
import sys
from pathlib import Path

import administering
import machine
import publishing
import reading
import searching
from portal import Portals
from rows import Table

PARTS = {"articles": reading.cached_articles, "homes": reading.cached_homes, "uncached": reading.uncached, "long": reading.long_text, "visible": publishing.visible, "nodes": publishing.nodes,
         "rename": publishing.renaming, "desk": publishing.desk, "memory": reading.memory, "start": reading.start,
         "rebuild": publishing.rebuild, "idle": reading.idle, "import": administering.importing, "sites": administering.sites,
         "scheduled": administering.scheduled, "search": searching.search}


class Bench:
    """What the parts share."""

    def __init__(self, root, options):
        self.root, self.quick, self.lock, self.release = root, options.quick, options.lock, not options.unoptimised
        self.folder = root / "build/bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.portals = Portals(options.program, self.folder / "portals", options.fresh)
        # Quick rows are looked at and thrown away.
        self.table = Table(self.folder / ("quick.json" if self.quick else "rows.json"), root / "docs/performance.md")

    def put(self, row):
        row.release = self.release
        self.table.put(row)


def main():
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="short and small, to try the bench itself; the document stays as it is")
    parser.add_argument("--fresh", action="store_true", help="make all data directories anew")
    parser.add_argument("--program", help="a program that is built already, instead of building build/release")
    parser.add_argument("--unoptimised", action="store_true", help="mark the rows: --program is no release build")
    parser.add_argument("--lock", help="a file to hold with flock during each measurement")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there is {', '.join(PARTS)}")
    if not options.program:
        subprocess.run([root / "bin/build", "release", "tantrao"], check=True)
        options.program = root / "build/release/tantrao"
    bench = Bench(root, options)
    for name in options.parts or PARTS:
        PARTS[name](bench)
    if not options.quick:
        bench.table.write(list(PARTS), machine.description())
    return 0 if all(row.met for row in bench.table.rows) else 1


if __name__ == "__main__":
    sys.exit(main())

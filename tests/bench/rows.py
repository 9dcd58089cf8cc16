# SPDX-License-Identifier: AGPL-3.0-or-later
"""The table: rows are kept between runs, so that one part can be measured anew."""
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


@dataclass
class Row:
    part: str
    what: str
    bar: str
    measured: str
    met: bool
    release: bool = True   # measured with the release build


class Table:
    def __init__(self, kept, document):
        self.kept, self.document = Path(kept), Path(document)
        self.rows = [Row(**row) for row in json.loads(self.kept.read_text())] if self.kept.exists() else []

    def put(self, row):
        place = next((i for i, old in enumerate(self.rows) if (old.part, old.what) == (row.part, row.what)), None)
        if place is None:
            self.rows.append(row)
        else:
            self.rows[place] = row
        print(f"{'met   ' if row.met else 'MISSED'} {row.what}: {row.measured}  (bar: {row.bar})", flush=True)
        self.kept.write_text(json.dumps([asdict(row) for row in self.rows], ensure_ascii=False, indent=1))

    def text(self, order):
        rows = sorted(self.rows, key=lambda row: order.index(row.part))
        lines = [f"| {row.what} | {row.bar} | {row.measured}{'' if row.release else ' †'} | {'met' if row.met else '**missed**'} |" for row in rows]
        if not all(row.release for row in rows):
            lines += ["", "† Measured with an unoptimised build, on a machine that was compiling at the same time; to be measured anew."]
        return "\n".join(["| what | bar | measured | |", "|---|---|---|---|", *lines])

    def write(self, order, machine):
        old = self.document.read_text()
        new = f"{BEGIN}\n{machine}.\n\n{self.text(order)}\n{END}"
        self.document.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: new, old, flags=re.DOTALL))

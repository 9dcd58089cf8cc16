# SPDX-License-Identifier: AGPL-3.0-or-later
"""That search ranks the judged queries not worse than it did, nor than plain BM25: gate.py SEARCH_EVAL [--land]

Every type of query of both halves is compared by nDCG@10 with landed.json, minus 0.01, and with plain.toml; --land writes landed.json anew."""
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROFILE = HERE.parents[1] / "data/profiles/tuyen-quang"
SLACK = 0.01


def measured(program, half, *options):
    command = [program, HERE / "queries.tsv", HERE / "qrels.tsv", "--set", half, "--json", *options,
               "--documents", PROFILE / "articles.jsonl", PROFILE / "documents.jsonl"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parents[1]).stdout)
    return {kind: round(values["ndcg"], 4) for kind, values in told.items()}


def main():
    program, landed = Path(sys.argv[1]).resolve(), HERE / "landed.json"
    now = {half: measured(program, half) for half in ("tune", "held")}
    if "--land" in sys.argv:
        landed.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n")
    before, passed, failed = json.loads(landed.read_text()), 0, 0
    for half, kinds in now.items():
        plain = measured(program, half, "--ranking", HERE / "plain.toml")
        for kind in sorted(before[half].keys() | kinds.keys()):   # a type that is missing on either side stops here
            value = kinds[kind]
            least = max(before[half][kind] - SLACK, plain[kind])
            good = value >= least
            passed, failed = passed + good, failed + (not good)
            print(f"{'ok  ' if good else 'FAIL'} {half} {kind}: {value:.4f} (landed {before[half][kind]:.4f}, plain BM25 {plain[kind]:.4f})")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())

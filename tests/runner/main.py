# SPDX-License-Identifier: AGPL-3.0-or-later
"""./test [PART…]: runs the parts, all of them even if one fails, and ends with the sum."""
import contextlib
import signal
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import parts   # noqa: E402
import postgres   # noqa: E402
from count import Sum   # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
USAGE = f"usage: ./test [PART…]      parts: {' '.join(parts.ALL)}; without one, all of them"


def chosen(arguments):
    names = [name for name in parts.ALL if not arguments or name in arguments]
    if parts.NEED_BUILD & set(names) and "build" not in names:
        names.insert(names.index(next(name for name in names if name in parts.NEED_BUILD)), "build")
    return names


def run_part(the, name):
    print(f"\n== {name}", flush=True)
    begun = time.monotonic()
    try:
        result = parts.ALL[name](the)
    except Exception:
        traceback.print_exc()
        result = Sum(0, 1)
    print(f"== {name}: {result} ({time.monotonic() - begun:.0f} s)", flush=True)
    return result


def main(arguments):
    if any(name in ("-h", "--help") for name in arguments):
        print(USAGE)
        return 0
    if unknown := [name for name in arguments if name not in parts.ALL]:
        print(f"no such part: {' '.join(unknown)}\n{USAGE}", file=sys.stderr)
        return 2
    # An ended run cleans up like a finished one.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    the, results = parts.Run(ROOT), {}
    with contextlib.ExitStack() as kept:
        for name in chosen(arguments):
            if name in parts.NEED_POSTGRES and not the.postgres:
                try:
                    the.postgres = kept.enter_context(postgres.throw_away(ROOT))
                except (RuntimeError, OSError) as error:
                    print(error)
                    results["postgresql"] = Sum(0, 1)
            results[name] = run_part(the, name)
    print()
    for name, result in results.items():
        print(f"{name:12} {result}")
    whole = sum(results.values(), Sum())
    print(whole)
    return 1 if whole.failed or not whole.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

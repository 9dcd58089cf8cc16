# SPDX-License-Identifier: AGPL-3.0-or-later
"""That what bin/new-feature makes passes the checks of the tree and is known to the program and its tests."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_of_the_tree(folder):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.split(b"\0")
    for name in filter(None, (name.decode() for name in listed)):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def main():
    with tempfile.TemporaryDirectory() as made:
        tree = Path(made)
        copy_of_the_tree(tree)
        subprocess.run([sys.executable, "-B", tree / "bin/new-feature", "night_watch", "Trực đêm"], check=True, stdout=subprocess.DEVNULL)
        for file, line in (("src/features/CMakeLists.txt", "night_watch"), ("src/app/features.cpp", "night_watch::feature()"),
                           ("src/app/tests/route_expectations.hpp", '"night_watch.list"')):
            if line not in (tree / file).read_text():
                print(f"{file} does not know the new feature")
                return 1
        subprocess.run(["git", "init", "-q", tree], check=True)
        subprocess.run(["git", "-C", tree, "add", "-A"], check=True)
        return subprocess.run([sys.executable, "-B", tree / "tests/tree/main.py"], cwd=tree).returncode


if __name__ == "__main__":
    sys.exit(main())

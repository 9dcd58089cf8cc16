# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a check sees of the repository: names and texts. Made from a checkout, or in memory for the checks' own samples."""
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    path: str
    line: int   # 0: the whole file
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass
class Tree:
    files: dict   # path -> bytes
    notes: list = field(default_factory=list)   # what a check wants said without failing

    @staticmethod
    def of(samples):
        return Tree({path: text.encode() if isinstance(text, str) else text for path, text in samples.items()})

    @staticmethod
    def checkout(root):
        """Tracked files and new ones that are not ignored, as they are on disk."""
        names = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z"], cwd=root,
                               check=True, capture_output=True).stdout.decode().split("\0")
        files = {}
        for name in sorted(filter(None, names)):
            path = Path(root) / name
            if path.is_file() and not path.is_symlink():
                files[name] = path.read_bytes()
        return Tree(files)

    def names(self, *suffixes, under=""):
        return [name for name in self.files if name.startswith(under) and (not suffixes or name.endswith(suffixes))]

    def text(self, name):
        return self.files[name].decode("utf-8", "replace")

    def has(self, name):
        """A file, or a folder that holds one."""
        name = name.rstrip("/")
        return name in self.files or any(other.startswith(name + "/") for other in self.files)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def folder_of(path):
    return path.rpartition("/")[0]

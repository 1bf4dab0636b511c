"""The files that a notebook writes beside itself, which stock nbgrader leaves in autograded/.

The student's side tells of them; the judge's takes what it is told as it takes everything from there.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.engine.printable import printable

MOST_FILES = 100
MOST_BYTES = 4 << 20  # of all of them together
_LONGEST = 255  # bytes of one part of a path, as file systems have it
_PARTS = 8
_PASSED_OVER = ("__pycache__", ".")  # what a folder's or a file's name may begin with

Stamp = tuple[int, int, int]


class Home:
    """The folder that the student's process was given, and what was laid into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._laid: dict[str, Stamp] = {}

    def lay(self, place: str, held: bytes) -> None:
        """Write a file that the notebook finds beside itself. Raises OSError."""
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
        self._laid[place] = _stamp(path.lstat())

    def written(self) -> tuple[dict[str, bytes], int]:
        """The regular files that are new or changed, by path, as far as there is room; and how many are left out."""
        held: dict[str, bytes] = {}
        left_out, room = 0, MOST_BYTES
        for place, info in self._changed():
            if len(held) == MOST_FILES or info.st_size > room:
                left_out += 1
                continue
            try:
                with open(self.folder / place, "rb") as file:
                    held[place] = file.read(room)
            except OSError:  # a file that may not be read
                continue
            room -= len(held[place])
        return held, left_out

    def _changed(self) -> Iterator[tuple[str, os.stat_result]]:
        for root, folders, files in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if not name.startswith(_PASSED_OVER))
            for name in sorted(name for name in files if not name.startswith(_PASSED_OVER)):
                path = Path(root, name)
                info = path.lstat()
                place = path.relative_to(self.folder).as_posix()
                if stat.S_ISREG(info.st_mode) and self._laid.get(place) != _stamp(info):
                    yield place, info


def _stamp(info: os.stat_result) -> Stamp:
    return info.st_ino, info.st_size, info.st_mtime_ns


def taken(told: Any) -> dict[str, bytes]:
    """What is believed of files that the student's side tells of: bytes, at places within the folder, a few of them."""
    if type(told) is not dict:
        return {}
    held: dict[str, bytes] = {}
    folders: set[PurePosixPath] = set()
    room = MOST_BYTES
    for place, content in list(told.items())[:MOST_FILES]:
        if type(place) is not str or type(content) is not bytes or len(content) > room or not _is_within(place):
            continue
        path = PurePosixPath(place)
        if path not in folders and not any(str(part) in held for part in path.parents):
            held[place] = content
            folders.update(path.parents)
            room -= len(content)
    return held


def _is_within(place: str) -> bool:
    """Whether it is a plain relative path that a file system can hold and a terminal can show."""
    parts = PurePosixPath(place).parts
    if not parts or len(parts) > _PARTS or "/".join(parts) != place or printable(place) != place:
        return False
    plain = not any(part.startswith(_PASSED_OVER) or "\n" in part for part in parts)
    return plain and place[0] != "/" and all(len(part.encode()) <= _LONGEST for part in parts)

"""What lies in folders that others fill, told once it rests: a copy that is under way is not taken for a whole one."""

import os
import time
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from autograder.gradebook.course import Course
from autograder.gradebook.names import spelt

QUIET_SECONDS = 5.0
_UNFINISHED = (".part", ".crdownload", ".download", ".filepart", ".tmp")

Key = TypeVar("Key", bound=Hashable)


class Resting(Generic[Key]):
    """Tells of many things, each with its looks, which have changed and then stayed the same for a while."""

    def __init__(self) -> None:
        self._looks: dict[Key, tuple[int, float]] = {}
        self._told: dict[Key, int] = {}

    def rested(self, found: Mapping[Key, int]) -> list[Key]:
        """Those that rest and were not told so, or otherwise, before. `found` is what is there now."""
        now = time.monotonic()
        self._looks = {key: self._since(key, looks, now) for key, looks in found.items()}
        rested = [
            key
            for key, (looks, since) in self._looks.items()
            if now - since >= QUIET_SECONDS and self._told.get(key) != looks
        ]
        self._told |= {key: found[key] for key in rested}
        return rested

    def forget(self, key: Key) -> None:
        """Tell of it once more."""
        self._told.pop(key, None)

    def _since(self, key: Key, looks: int, now: float) -> tuple[int, float]:
        before = self._looks.get(key)
        return before if before and before[0] == looks else (looks, now)


def submitted(course: Course) -> dict[tuple[str, str], int]:
    """How each folder of submitted/ looks, by lesson and student."""
    found = {}
    for student, lesson in course.folders("submitted", "*"):
        found[lesson, spelt(student)] = _looks(course.place("submitted", student, lesson), deep=False)
    return found


def dropped(folder: Path) -> dict[str, int]:
    """How what lies in a watched folder looks, by lesson. Raises OSError where it cannot be read."""
    with os.scandir(folder) as entries:
        lessons = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    return {lesson: _looks(folder / lesson, deep=True) for lesson in lessons if sources(folder / lesson)}


def sources(folder: Path) -> list[Path]:
    """What lies in a lesson's watched folder, but what a browser or rsync is still writing."""
    return sorted(path for path in folder.iterdir() if _is_meant(path.name))


def looks_of(folder: Path) -> int:
    """Changes when anything in a folder does."""
    return _looks(folder, deep=True)


def _is_meant(name: str) -> bool:
    return not name.startswith(".") and not name.endswith(_UNFINISHED)


def _looks(folder: Path, *, deep: bool) -> int:
    return hash(tuple(sorted(_marks(str(folder), deep=deep))))


def _marks(folder: str, *, deep: bool) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of all that is in a folder. What goes away meanwhile is left out."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                info = entry.stat(follow_symlinks=False)
                yield entry.path, info.st_mtime_ns, info.st_size
                if deep and entry.is_dir(follow_symlinks=False):
                    yield from _marks(entry.path, deep=True)
    except FileNotFoundError:
        return

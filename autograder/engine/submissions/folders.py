"""Reads a folder that somebody else filled, and nothing outside it. Used by collecting.

A link is never followed, a pipe or a device never opened. What cannot be taken is left out, and it is said why: a stray
link beside a good notebook costs nobody a mark.
"""

import os
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from autograder.engine.printable import printable_name

NOTEBOOK = ".ipynb"
TIMESTAMP = "timestamp.txt"  # nbgrader's own, written when it collects
PUT_ASIDE = "timestamp.txt.handed-in"  # what stood there and was no time, see autograder.gradebook.timestamp_file
# What is taken of one submission, and how many names are looked at. No lesson needs as many.
MOST_FILES = 1000
MOST_NAMES = 10_000
DEEPEST = 8

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC

_LINK = "is a link"
_SPECIAL = "is neither a file nor a folder"
_SOMEBODY_ELSES = "belongs to somebody else and has another name elsewhere"
_ODD_NAME = "has a name with characters that cannot be shown"
_TOO_LARGE = "does not fit into the {} MiB that a submission may have"
_TOO_MANY = "comes after {} other files"
_TOO_FULL = "holds too many files to look at, more than {} in all"
_TOO_DEEP = "lies more than {} folders deep"
_NO_FOLDER = "is not a folder"
_NOT_THERE = "is not there"
_CANNOT = "cannot be read ({})"


class NotTakenError(Exception):
    """A file or a folder is not taken. The message goes on after its name, as in "is a link"."""


class NotThereError(NotTakenError):
    """There is no such folder."""


@dataclass
class Found:
    """What was read, by path inside the folder with "/" between its parts, and why the rest was not."""

    files: dict[str, bytes] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def read_folder(folder: Path, files_mib: int, ignore: Sequence[str]) -> Found:
    """The regular files in submitted/STUDENT/LESSON: those nearest to the top first, until `files_mib` MiB are full.

    Neither STUDENT nor LESSON may be a link. Names that fit a pattern of `ignore` are passed over, and folders with all
    that they hold, as nbgrader does. Raises NotTakenError where the folder itself cannot be read, and NotThereError
    where there is none.
    """
    folder = folder.absolute()
    with _opened(_open_submitted(folder.parent.parent), (folder.parent.name, folder.name)) as top:
        reading = _Reading(os.fstat(top).st_uid, files_mib, ignore)
        waiting: deque[tuple[str, ...]] = deque(reading.read(top, ()))
        while waiting:
            parts = waiting.popleft()
            try:
                with _opened(os.dup(top), parts) as inner:
                    waiting += reading.read(inner, parts)
            except NotTakenError as error:
                reading.found.left_out["/".join(parts)] = str(error)
    return reading.found


@contextmanager
def _opened(folder: int, parts: Sequence[str]) -> Iterator[int]:
    """The folder that `parts` lead to from `folder`, no part a link. Both are descriptors, closed in the end."""
    try:
        for part in parts:
            inner = _open_inner(folder, part)
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


def _open_submitted(folder: Path) -> int:
    """The course's own folder: where the course keeps it, and by which links, is the instructor's business."""
    try:
        return os.open(folder, _FOLDER & ~os.O_NOFOLLOW)
    except FileNotFoundError:
        raise NotThereError(_NOT_THERE) from None


def _open_inner(folder: int, name: str) -> int:
    try:
        mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        if not stat.S_ISDIR(mode):
            raise NotTakenError(_LINK if stat.S_ISLNK(mode) else _NO_FOLDER)
        return os.open(name, _FOLDER, dir_fd=folder)
    except FileNotFoundError:
        raise NotThereError(_NOT_THERE) from None
    except OSError as error:
        raise NotTakenError(_CANNOT.format(error.strerror)) from None


class _Reading:
    def __init__(self, owner: int, files_mib: int, ignore: Sequence[str]) -> None:
        self.owner, self.files_mib, self.ignore = owner, files_mib, ignore
        self.room = files_mib * 2**20
        self.names_left = MOST_NAMES
        self.found = Found()

    def read(self, folder: int, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Take the files of one open folder. Returns where the folders in it are."""
        inner = []
        for name in self._names(folder):
            path = "/".join([*parts, name])
            try:
                if self._is_folder(folder, name, parts):
                    inner.append((*parts, name))
                else:
                    self.found.files[path] = self._take(folder, name)
            except NotTakenError as error:
                self.found.left_out[path] = str(error)
            except OSError as error:
                self.found.left_out[path] = _CANNOT.format(error.strerror)
        return inner

    def _names(self, folder: int) -> list[str]:
        """What to look at in a folder: notebooks first, so that nothing takes their room."""
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in islice(entries, self.names_left + 1)]
        except OSError as error:
            raise NotTakenError(_CANNOT.format(error.strerror)) from None
        is_too_full = len(names) > self.names_left
        self.names_left -= min(len(names), self.names_left)
        if is_too_full:
            raise NotTakenError(_TOO_FULL.format(MOST_NAMES))
        wanted = [name for name in names if not any(fnmatchcase(name, pattern) for pattern in self.ignore)]
        return sorted(wanted, key=lambda name: (not name.endswith(NOTEBOOK), name))

    def _is_folder(self, folder: int, name: str, parts: tuple[str, ...]) -> bool:
        """Whether it is a folder to look into. Raises NotTakenError where it is neither that nor a file to open."""
        info = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if printable_name(name) != name:
            raise NotTakenError(_ODD_NAME)
        if stat.S_ISDIR(info.st_mode):
            if len(parts) >= DEEPEST:
                raise NotTakenError(_TOO_DEEP.format(DEEPEST))
            return True
        self._check_file(info)
        return False

    def _take(self, folder: int, name: str) -> bytes:
        with open(name, "rb", opener=lambda name, _: os.open(name, _FILE, dir_fd=folder)) as file:
            info = os.fstat(file.fileno())
            self._check_file(info)
            held = file.read(self.room + 1) if info.st_size <= self.room else None
        if held is None or len(held) > self.room:
            raise NotTakenError(_TOO_LARGE.format(self.files_mib))
        self.room -= len(held)
        return held

    def _check_file(self, info: os.stat_result) -> None:
        """A backup may give a file a second name. A second name of somebody else's file may be a way to read it."""
        if stat.S_ISLNK(info.st_mode):
            raise NotTakenError(_LINK)
        if not stat.S_ISREG(info.st_mode):
            raise NotTakenError(_SPECIAL)
        if info.st_nlink > 1 and info.st_uid != self.owner:
            raise NotTakenError(_SOMEBODY_ELSES)
        if len(self.found.files) >= MOST_FILES:
            raise NotTakenError(_TOO_MANY.format(MOST_FILES))

"""Zips and folders that somebody else filled: what is in them, read without trusting it.

A zip may be made to fill the disk, to write elsewhere, or to stand for a file of ours. So nothing is ever unpacked:
names are checked first, and a file's content is read when it is wanted, up to a limit. Used by collecting.
"""

import os
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from autograder.engine.problem import Problem

MOST_FILES = 50_000
MOST_GIB = 8  # unpacked, of one archive
FILE_MIB = 100  # unpacked, of one file
MOST_RATIO = 200  # unpacked to packed, of a file of more than a MiB; a notebook of one repeated line stays below
ROOMY_MIB = 256  # and of all small files together, where they are more than this
LONGEST_NAME = 200  # bytes of a part of a path
DEEPEST = 12

NOT_THERE = "{path}: there is no such file or folder."
NO_ZIP = "{path}: this is no zip that can be read ({reason}). Download it again."
TOO_MANY = "{path}: more than {most} files are in it, which no class hands in. Nothing was collected."
TOO_LARGE = f"{{path}}: more than {MOST_GIB} GiB would come out of it. Nothing was collected."
TOO_TIGHT = "{path}: it is packed so tightly that it can only be made to fill the disk. Nothing was collected."

_ABSOLUTE = "its path leads out of the archive"
_ODD = "its name has characters that cannot be shown"
_LONG = "its path is too long or too deep"
_LINK = "it is a link"
_SPECIAL = "it is neither a file nor a folder"
_BIG = f"it is larger than {FILE_MIB} MiB"
_BOMB = "it is packed so tightly that it can only be made to fill the disk"
_LOCKED = "it is encrypted"
_DAMAGED = "it is damaged ({})"

_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")  # a Mac has one in the names of its screenshots

# What programs leave in folders and archives; nobody handed it in.
_LEAVINGS = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints")


class NotReadError(Exception):
    """A file's content cannot be had. The message goes on after "since"."""


@dataclass(frozen=True)
class Member:
    """A file in a source, not yet read. `path` has "/" between its parts, none of them ".." or empty.

    `modified` is the time that the archive notes for it, without a zone. `read` raises NotReadError.
    """

    path: str
    size: int
    modified: datetime | None
    read: Callable[[], bytes]


@dataclass
class Source:
    """What is in a zip or a folder: files, those refused with the reason, and what other programs left there."""

    path: Path
    members: list[Member] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)

    def take(self, name: str, make: Callable[[str], Member]) -> None:
        """Sort a file by its name, and by what `make` raises."""
        try:
            path = _checked(name)
            if any(part.casefold() in _LEAVINGS or part.startswith("._") for part in path.split("/")):
                self.passed_over.append(path)
            else:
                self.members.append(make(path))
        except NotReadError as error:
            self.refused[_shown(name)] = str(error)


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The zip, the folder or the single file at `path`. Raises Problem where it cannot be used at all."""
    source = Source(path)
    if path.is_dir():
        _take_folder(source)
        yield source
    elif not path.is_file():
        raise Problem(NOT_THERE.format(path=path))
    elif path.suffix.lower() != ".zip" and not is_zipfile(path):
        source.take(path.name, lambda name: _file(path, name))
        yield source
    else:
        try:
            archive = ZipFile(path)
        except (BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise Problem(NO_ZIP.format(path=path, reason=error)) from error
        with archive:
            _take_archive(source, archive)
            yield source


def _take_archive(source: Source, archive: ZipFile) -> None:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES:
        raise Problem(TOO_MANY.format(path=source.path, most=MOST_FILES))
    for info in infos:
        source.take(_name(info), lambda path, info=info: _entry(archive, info, path))  # type: ignore[misc]
    size = sum(member.size for member in source.members)  # what was refused costs nobody else
    if size > MOST_GIB * 2**30:
        raise Problem(TOO_LARGE.format(path=source.path))
    if size > ROOMY_MIB * 2**20 and size > MOST_RATIO * source.path.stat().st_size:
        raise Problem(TOO_TIGHT.format(path=source.path))


def _name(info: ZipInfo) -> str:
    """The entry's name. Many programs write UTF-8 without saying so, and Windows some "\\" for "/"."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    return name.replace("\\", "/")


def _entry(archive: ZipFile, info: ZipInfo, path: str) -> Member:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise NotReadError(_LINK)
    if kind not in (0, stat.S_IFREG):
        raise NotReadError(_SPECIAL)
    if info.flag_bits & 0x1:
        raise NotReadError(_LOCKED)
    if info.file_size > FILE_MIB * 2**20:
        raise NotReadError(_BIG)
    if info.file_size > 2**20 and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise NotReadError(_BOMB)
    return Member(path, info.file_size, _entry_time(info), lambda: _read_entry(archive, info))


def _entry_time(info: ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)
    except ValueError:
        return None


def _read_entry(archive: ZipFile, info: ZipInfo) -> bytes:
    try:
        with archive.open(info) as file:
            content = file.read(info.file_size + 1)  # never more than it was said to be
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise NotReadError(_DAMAGED.format(error)) from error
    if len(content) != info.file_size:
        raise NotReadError(_DAMAGED.format("it is not as long as it should be"))
    return content


def _take_folder(source: Source) -> None:
    count = 0
    for folder, inner, names in os.walk(source.path):
        links = [name for name in inner if Path(folder, name).is_symlink()]
        for name in sorted(names) + links:
            count += 1
            if count > MOST_FILES:
                raise Problem(TOO_MANY.format(path=source.path, most=MOST_FILES))
            place = Path(folder, name)
            source.take(place.relative_to(source.path).as_posix(), lambda path, place=place: _file(place, path))  # type: ignore[misc]


def _file(place: Path, path: str) -> Member:
    info = place.lstat()
    if stat.S_ISLNK(info.st_mode):
        raise NotReadError(_LINK)
    if not stat.S_ISREG(info.st_mode):
        raise NotReadError(_SPECIAL)
    if info.st_size > FILE_MIB * 2**20:
        raise NotReadError(_BIG)
    return Member(path, info.st_size, datetime.fromtimestamp(info.st_mtime), lambda: _read_file(place))


def _read_file(place: Path) -> bytes:
    try:
        file = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(file, "rb") as opened_file:
            return opened_file.read(FILE_MIB * 2**20)
    except OSError as error:
        raise NotReadError(_DAMAGED.format(error.strerror)) from error


def _checked(name: str) -> str:
    """The path that a name stands for, composed. Raises NotReadError where it leads anywhere else."""
    first, *rest = (part.strip() for part in _SPACES.sub(" ", normalize("NFC", name)).split("/"))
    parts = [*([first] if first != "." else []), *(part for part in rest if part not in ("", "."))]
    if not parts or not parts[0] or _DRIVE.fullmatch(parts[0]) or ".." in parts:
        raise NotReadError(_ABSOLUTE)
    if not all(part.isprintable() for part in parts):
        raise NotReadError(_ODD)
    if len(parts) > DEEPEST or any(len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in parts):
        raise NotReadError(_LONG)
    return "/".join(parts)


def _shown(name: str) -> str:
    return (name if name.isprintable() else ascii(name)[1:-1])[:LONGEST_NAME]

"""timestamp.txt in submitted/STUDENT/LESSON: read without trusting it, and left so that nbgrader can read it.

formgrader's list of a lesson reads the file of everybody, and fails for all over one that holds no time. So what
nbgrader would fail over, or read otherwise, is put aside under another name, and the time that was understood stands in
its place.
"""

import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.engine.submissions.folders import PUT_ASIDE, TIMESTAMP
from autograder.gradebook.timestamps import Stamp, stamp_of

_LONGEST = 200  # bytes of a time that are read
NO_FILE = "timestamp.txt held no time that can be read: it is no file. It counts as in time; write a file in its place."


@dataclass(frozen=True)
class Noted:
    """What is noted as the time of a submission: `held` as it was found at `place`, and what it means.

    `is_in_order`: nbgrader reads the same, so the file can stay as it is.
    """

    place: Path
    held: bytes
    stamp: Stamp
    is_in_order: bool

    @property
    def clean(self) -> bytes:
        """What timestamp.txt is to hold, b"" where there is to be none."""
        if self.is_in_order:
            return self.held
        return f"{self.stamp.time} UTC\n".encode() if self.stamp.time else b""


def noted_in(folder: Path, zone: str) -> Noted:
    """What is noted in a folder; `zone` is nbgrader's Exchange.timezone.

    What was put aside counts for as long as nobody has written another time since.
    """
    now, aside = _noted(folder / TIMESTAMP, zone), _noted(folder / PUT_ASIDE, zone)
    if aside is not None and (now is None or now.held == aside.clean):
        return aside
    return now or Noted(folder / TIMESTAMP, b"", Stamp(None), is_in_order=True)


def put_in_order(noted: Noted) -> None:
    """Leave a timestamp.txt that nbgrader reads as it is meant, or none. What was there is kept beside it.

    A folder that cannot be written to, or is reached by a link, stays as it is.
    """
    folder = noted.place.parent
    if noted.is_in_order or any(place.is_symlink() for place in (folder, folder.parent)):
        return
    with suppress(OSError):
        if noted.place.name == TIMESTAMP:
            if (aside := folder / PUT_ASIDE).is_dir() and not aside.is_symlink():
                shutil.rmtree(aside)
            os.replace(noted.place, aside)
        if noted.clean and not os.path.lexists(folder / TIMESTAMP):
            (folder / TIMESTAMP).write_bytes(noted.clean)


def _noted(file: Path, zone: str) -> Noted | None:
    """What a file says; None where there is none."""
    if not os.path.lexists(file):
        return None
    held = _read(file)
    if held is None:
        return Noted(file, b"", Stamp(None, NO_FILE), is_in_order=False)
    stamp = stamp_of(held, zone)
    return Noted(file, held, stamp, is_in_order=stamp.time is not None and stamp.time == _as_nbgrader_reads(held))


def _read(file: Path) -> bytes | None:
    """A file's beginning. It may be a link or a pipe: the one is not followed, the other not waited for."""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return os.read(opened, _LONGEST) if stat.S_ISREG(os.fstat(opened).st_mode) else None
    finally:
        os.close(opened)


def _as_nbgrader_reads(held: bytes) -> object:
    """The time that CourseDirectory.get_existing_timestamp returns, None where it fails."""
    try:
        return parse_utc(held.decode().strip())
    except Exception:  # whatever dateutil fails with
        return None

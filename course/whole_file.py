"""Files that a learner must not lose: written wholly or not at all, also if the machine stops, and put aside.

The record of progress and the learner's copy of the lessons are written so.
"""

import os
import time
from itertools import count
from pathlib import Path

# Windows refuses to replace a file while another program has it open, as virus scanners and OneDrive do for a moment.
HELD = {5, 32}  # access denied, sharing violation
TRIES = 10
PAUSE = 0.1  # seconds


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whose folder is made if it is not there. Raises OSError where that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _replace(part: Path, path: Path) -> None:
    for _ in range(TRIES - 1):
        try:
            os.replace(part, path)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD:
                raise
            time.sleep(PAUSE)
    os.replace(part, path)


def set_aside(path: Path, mark: str) -> Path:
    """Rename a file, and return what it is called now: NAME.MARK.SUFFIX, with a number where that is taken."""
    marks = (mark if number == 1 else f"{mark}-{number}" for number in count(1))
    free = next(name for mark in marks if not (name := path.with_name(f"{path.stem}.{mark}{path.suffix}")).exists())
    return path.rename(free)

"""The record: progress.json, which keeps for each check how often it was tried and whether it passed.

    {"version": 1, "checks": {"relu_backward": {"passed": true, "tries": 3}}}

Two notebooks may write at the same time, and a kernel may be killed at any moment. So a change is made under a lock,
and written to another file that then takes the place of the record.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from course.in_browser import IN_BROWSER
from course.whole_file import set_aside, write_whole

FILE = "progress.json"
VERSION = 1
MAX_BYTES = 1_000_000  # A hundred times what all checks of the course take.
LOCK_SECONDS = 2.0

UNKEPT = (
    "Your progress cannot be kept in {folder} ({reason}). The checks work all the same; "
    "to have it kept, copy the lessons to a folder that you may write to."
)
DAMAGED = (
    "{path} was damaged, so your progress starts anew. The damaged file is kept as {kept}. "
    "To count what you have solved, run its checks once more."
)
NEWER = (
    "{path} was written by a newer version of this course. It is left as it is, and nothing is recorded: "
    "bring the course up to date."
)

Outcome = Literal["passed", "failed", "not begun"]


@dataclass(frozen=True)
class Tried:
    """What is known of one check. `tries` counts runs of an answer until it passed."""

    passed: bool = False
    tries: int = 0

    def then(self, outcome: Outcome) -> "Tried":
        """The same after one more run."""
        if outcome == "not begun":
            return Tried(False, self.tries)
        if outcome == "passed" and self.passed:
            return self
        return Tried(outcome == "passed", self.tries + 1)


@dataclass(frozen=True)
class Record:
    """What is recorded of each check, by its name. None where that cannot be known, or not be kept.

    `trouble` is a sentence or two for the learner, "" where all is well.
    """

    checks: Mapping[str, Tried] | None
    trouble: str = ""


class _NewerError(Exception):
    """The file is of a version that this course does not know."""


def read(folder: Path) -> Record:
    """The record in `folder`, empty where there is none. A damaged one is put aside."""
    return _told(folder / FILE, _read)


def note(folder: Path, check: str, outcome: Outcome) -> Record:
    """Record one run of a check in `folder`, and return the record as it is then."""
    return _told(folder / FILE, partial(_note, check=check, outcome=outcome))


def _told(path: Path, use: Callable[[Path], Record]) -> Record:
    """What `use` makes of the record at `path`. What keeps it from that is told in words."""
    try:
        return use(path)
    except _NewerError:
        return Record(None, NEWER.format(path=path))
    except ValueError:
        return Record(None, UNKEPT.format(folder=path.parent, reason=f"{path.name} there is damaged"))
    except OSError as error:
        reason = error.strerror or "another notebook holds on to it"
        return Record(None, UNKEPT.format(folder=path.parent, reason=reason))


def _read(path: Path) -> Record:
    if not path.exists():
        return Record({})
    try:
        with _lock(path):
            return _opened(path)
    except OSError:  # where one may not write, one may still read
        return Record(_load(path))


def _note(path: Path, check: str, outcome: Outcome) -> Record:
    with _lock(path):
        record = _opened(path)
        checks = dict(record.checks or {})
        before = checks.get(check, Tried())
        after = before.then(outcome)
        if after != before:
            checks[check] = after
            _write(path, checks)
        return Record(checks, record.trouble)


def _lock(path: Path) -> AbstractContextManager[Any]:
    """Holds off other notebooks. Raises OSError where the folder cannot be written to, or stays locked.

    In a browser there are no locks that end with the one who holds them: a kernel that is restarted would leave its own
    behind for good. There the record is written without one.
    """
    if IN_BROWSER:
        return nullcontext()
    try:
        from filelock import FileLock  # takes longer to import than the rest, and `import course` does without it
    except ModuleNotFoundError:  # where somebody chose what to install of the course's needs, such as on Colab
        return nullcontext()

    return FileLock(path.with_name(f".{path.name}.lock")).acquire(timeout=LOCK_SECONDS, poll_interval=0.01)


def _opened(path: Path) -> Record:
    """The record at `path`, under the lock. A damaged one is renamed, and an empty one stands for it."""
    try:
        return Record(_load(path))
    except FileNotFoundError:
        return Record({})
    except ValueError:
        return Record({}, DAMAGED.format(path=path, kept=set_aside(path, "damaged").name))


def _load(path: Path) -> dict[str, Tried]:
    """What the file says. Raises ValueError where it is damaged, OSError where it cannot be read."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("it is far too long")
    try:
        content = json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    match content:
        case {"version": int(version)} if version > VERSION:
            raise _NewerError
        case {"version": 1, "checks": dict(checks)}:
            return {name: _tried(entry) for name, entry in checks.items()}
    raise ValueError("it is no record")


def _tried(entry: Any) -> Tried:
    match entry:
        case {"passed": bool(passed), "tries": int(tries)} if tries >= 0:
            return Tried(passed, tries)
    raise ValueError("an entry is damaged")


def _write(path: Path, checks: Mapping[str, Tried]) -> None:
    entries = {name: asdict(tried) for name, tried in checks.items()}
    text = json.dumps({"version": VERSION, "checks": entries}, indent=1, sort_keys=True)
    write_whole(path, text.encode())

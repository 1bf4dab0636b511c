"""What arrives in the exchange: nbgrader's folder `inbound`, looked at again and again.

Looked at rather than told by the system (inotify), since an exchange may be a network drive: there the system tells
only what this machine itself has changed. A look costs one question for the folder's time, and a list of its names
where that has changed.
"""

import os
import re
import stat
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from autograder.engine.submissions.folders import TIMESTAMP
from autograder.gradebook.names import spelt
from autograder.gradebook.timestamps import stamp_of

SECRET = "submission_secret.txt"  # nbgrader's own: who knows it can fetch the page
AGAIN_SECONDS = 2.0  # for which names are listed after a change: a folder's time may be coarse
QUIET_SECONDS = 5.0
PATIENCE_SECONDS = 60.0  # for what is half there; after that it is looked at now and then
SELDOM_SECONDS = 10.0

_NAME = re.compile(r"(?P<student>.+)\+(?P<lesson>[^+]+)\+(?P<time>\d{4}-\d\d-\d\d [^+]+?)(\+[^+]*)?")
_DONE = 0o777  # nbgrader's last step when it hands in; else others could not remove it


@dataclass(frozen=True)
class Arrival:
    """What a student handed in through the exchange. `when` is in UTC without saying so, `noted` the same in words."""

    folder: Path
    student: str
    lesson: str
    when: datetime
    noted: str

    @property
    def key(self) -> tuple[str, str]:
        """The lesson and the student."""
        return self.lesson, self.student


@dataclass
class _Half:
    """Something that is not whole yet: since when it has been known, when it is looked at next, and how it looked."""

    since: float
    at: float = 0.0
    looks: "_Looks | None" = None
    changed: float = field(default_factory=time.monotonic)


class Inbound:
    """The arrivals in a folder, each told once, of several by one student on one lesson the newest alone.

    `zone` is nbgrader's Exchange.timezone.
    """

    def __init__(self, folder: Path, zone: str) -> None:
        self.folder, self._zone = folder, zone
        self._seen: set[str] = set()
        self._half: dict[str, _Half] = {}
        self._time, self._until = 0, 0.0

    def new(self) -> list[Arrival]:
        """What has arrived since the last look and is whole. Raises OSError where the folder cannot be read."""
        now, changed = time.monotonic(), self.folder.stat().st_mtime_ns
        if changed != self._time:
            self._time, self._until = changed, now + AGAIN_SECONDS
        names = list(self._half)
        if now < self._until:
            with os.scandir(self.folder) as entries:
                names = [entry.name for entry in entries if entry.name not in self._seen]
        return [*self._whole(names)]

    def again(self, arrival: Arrival) -> None:
        """Tell of it once more, in a while."""
        now = time.monotonic()
        self._seen.discard(arrival.folder.name)
        self._half[arrival.folder.name] = _Half(now, at=now + SELDOM_SECONDS)

    def _whole(self, names: list[str]) -> Iterator[Arrival]:
        by_key: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
        for name in names:
            if arrival := self._arrival(name):
                by_key[arrival.key].append(arrival)
            else:
                self._seen.add(name)
        for arrivals in by_key.values():
            newest_first = sorted(arrivals, key=lambda one: (one.when, one.noted), reverse=True)
            for place, arrival in enumerate(newest_first):
                if self._is_whole(arrival):
                    for older in newest_first[place:]:
                        self._seen.add(older.folder.name)
                        self._half.pop(older.folder.name, None)
                    yield arrival
                    break

    def _arrival(self, name: str) -> Arrival | None:
        found = _NAME.fullmatch(name)
        when = _when(found["time"], self._zone) if found else None
        if found is None or when is None:
            return None
        return Arrival(self.folder / name, spelt(found["student"]), found["lesson"], when, found["time"])

    def _is_whole(self, arrival: Arrival) -> bool:
        """Whether all of it has been copied.

        nbgrader writes the time, then the secret, and then opens the folder to everybody. Where a file system does not
        keep such rights, what has its time and has rested is whole, too: what comes before the time is there by then.
        """
        now = time.monotonic()
        half = self._half.setdefault(arrival.folder.name, _Half(now))
        if now < half.at:
            return False
        half.at = now + (SELDOM_SECONDS if now - half.since > PATIENCE_SECONDS else 0)
        looks = _looks(arrival.folder)
        if looks is None:
            return False
        if looks != half.looks:
            half.looks, half.changed = looks, now
        return looks.is_open or now - half.changed > QUIET_SECONDS


class _Looks(NamedTuple):
    """What can be seen of a copy without listing it, however much is in it."""

    is_open: bool
    changed: int
    secret: int


def _looks(folder: Path) -> _Looks | None:
    """How a submission looks that has its time; None for any other."""
    try:
        info, noted = os.lstat(folder), os.lstat(folder / TIMESTAMP)
        secret = os.lstat(folder / SECRET).st_size if os.path.lexists(folder / SECRET) else 0
    except OSError:
        return None
    if not stat.S_ISDIR(info.st_mode) or not noted.st_size:
        return None
    return _Looks(bool(secret) and info.st_mode & _DONE == _DONE, info.st_mtime_ns, secret)


@lru_cache(maxsize=4096)
def _when(text: str, zone: str) -> datetime | None:
    if text.endswith(" UTC"):  # as nbgrader writes it: what else can be read takes a millisecond
        try:
            return datetime.fromisoformat(text.removesuffix(" UTC"))
        except ValueError:
            return None
    return stamp_of(text.encode(), zone).time

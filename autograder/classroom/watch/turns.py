"""Who is to be graded next: what has just arrived before what lies in folders, and of everybody one thing at a time."""

import time
from dataclasses import dataclass, field

from autograder.classroom.watch.inbound import Arrival

Key = tuple[str, str]
"""The lesson and the student."""


@dataclass
class Turn:
    """A submission that waits: what has arrived, None for what lies in submitted/, and since when it has been known."""

    arrival: Arrival | None = None
    since: float = field(default_factory=time.monotonic)
    not_before: float = 0.0


class Turns:
    """The submissions that wait, and those that are at work."""

    def __init__(self) -> None:
        self._fresh: dict[Key, Turn] = {}
        self._lying: dict[Key, Turn] = {}
        self._at_work: set[Key] = set()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._fresh) + len(self._lying)

    @property
    def at_work(self) -> int:
        """How many are at work."""
        return len(self._at_work)

    def arrived(self, arrival: Arrival) -> None:
        """Add what has arrived. It has the place of an older one of the same student, and is graded instead of it."""
        before = self._fresh.get(arrival.key)
        if before is None or before.arrival is None or before.arrival.when <= arrival.when:
            self._fresh[arrival.key] = Turn(arrival)
        self._lying.pop(arrival.key, None)

    def lies(self, key: Key) -> None:
        """Add what lies in submitted/."""
        if key not in self._fresh:
            self._lying.setdefault(key, Turn())

    def again(self, key: Key, turn: Turn, after: float) -> None:
        """Let it have another turn in so many seconds, unless there is something newer."""
        waiting = self._fresh if turn.arrival else self._lying
        if key not in self._fresh:
            waiting[key] = Turn(turn.arrival, turn.since, time.monotonic() + after)

    def next(self) -> tuple[Key, Turn] | None:
        """Whose turn it is; that is at work from now on. None where nobody's is."""
        now = time.monotonic()
        for waiting in (self._fresh, self._lying):
            for key, turn in waiting.items():
                if key not in self._at_work and turn.not_before <= now:
                    self._at_work.add(key)
                    return key, waiting.pop(key)
        return None

    def done(self, key: Key) -> None:
        """It is at work no more."""
        self._at_work.discard(key)

"""How far the watch is, as numbers: nothing in it tells of a student."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

LINE = "{taken} taken, {graded} graded, {given} pages given back; {waiting} to be graded, {at_work} at work{later}"


@dataclass
class Status:
    """What has been done since `since`, and what is still to be done.

    `taken`, `graded` and `given` count by lesson. `later` wait for another day, `closed` came too late, `troubled`
    could not be graded or got no page. `seconds` is how long the last one took until its page was there, `trouble` what
    keeps all work from going on, "" where nothing does.
    """

    course: str
    since: datetime
    taken: Counter[str] = field(default_factory=Counter)
    graded: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    waiting: int = 0
    at_work: int = 0
    later: int = 0
    closed: int = 0
    troubled: int = 0
    seconds: float | None = None
    last: datetime | None = None
    trouble: str = ""

    @property
    def lessons(self) -> list[str]:
        """Those of which anything has been done."""
        return sorted({*self.taken, *self.graded, *self.given})

    @property
    def line(self) -> str:
        """All of it, in a line."""
        later = f", {self.later} for another day" if self.later else ""
        sums = {name: getattr(self, name).total() for name in ("taken", "graded", "given")}
        return LINE.format(**sums, waiting=self.waiting, at_work=self.at_work, later=later)

    def as_json(self) -> str:
        """The same for programs; times are in ISO's form, with an offset."""
        return json.dumps(vars(self), default=datetime.isoformat)

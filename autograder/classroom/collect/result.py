"""What came of collecting: plain data, which the screen shows."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.classroom.roster.matching import Match
from autograder.classroom.roster.person import Person


@dataclass(frozen=True)
class Placed:
    """What became of one person's files. `trouble` is "unknown" or "ambiguous" where they are in unmatched/.

    `folder` holds them; `is_new` says whether anything in it has changed. `files` are the paths that the newest try
    came under, `notebooks` those of the lesson that are in it. `when` is in UTC, None where it is not known, and `due`
    what it is measured by; `unread` is what the platform says of it, where that is not understood. `called_late` is the
    platform's word, where that is all it says. `older` tries did not count; `stays` says that what had been collected
    before is newer.
    """

    label: str
    match: Match
    folder: Path
    files: tuple[str, ...]
    notebooks: tuple[str, ...] = ()
    trouble: str = ""
    is_new: bool = True
    stays: bool = False
    when: datetime | None = None
    due: datetime | None = None
    unread: str = ""
    called_late: bool = False
    older: int = 0

    @property
    def student(self) -> str | None:
        """Who it is; None where that is not known."""
        return None if self.trouble else self.match.student

    @property
    def is_late(self) -> bool:
        """By the due date where there is one and the time is known, else by the platform's word."""
        return self.when > self.due if self.when and self.due else self.called_late


@dataclass
class Collected:
    """What became of everything that came. `refused` has the reason, by source and path."""

    lesson: str
    notebooks: tuple[str, ...] = ()
    placed: list[Placed] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)
    missing: list[Person] = field(default_factory=list)

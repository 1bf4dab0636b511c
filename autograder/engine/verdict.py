"""What became of a submission: marks, cell by cell, with the reasons. Made by the judge, read by all others."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Literal, TypeVar

from autograder.engine.printable import printable

Where = Literal["judge", "workbench"]


class Status(StrEnum):
    """How the grading of a submission ended. All but the first ask for a human eye; each carries its marks."""

    GRADED = "graded"
    TIMEOUT = "timeout"  # a cell, a call or the whole ran out of time
    DIED = "died"  # the student's process ended, or was ended over memory or processes
    UNREADABLE = "unreadable"  # no notebook could be read
    MISSING = "missing"  # nothing was handed in
    REFUSED = "refused"  # what was handed in must not be opened, such as a symlink, or is of another assignment


@dataclass(frozen=True)
class CellVerdict:
    """One graded cell. `score` is None where a human has to mark it.

    `message` is what the student is told, "" where all is well. `misconception` is the catalogue's id of the mistake,
    as in "relu_backward.times_Z"; `observation` says in words what the answer shows, `headline` in one line what says
    most, where the course has such a line. `extra` are points on top, which `max_score` does not count, and `max_extra`
    what they can be at most. `where` says which process judged: only "judge" is out of a student's reach. What is told
    is printable, whoever makes the verdict: words of a student's may be in it.
    """

    notebook: str
    grade_id: str
    score: float | None
    max_score: float
    extra: float = 0.0
    message: str = ""
    misconception: str | None = None
    observation: str = ""
    where: Where = "judge"
    max_extra: float = 0.0
    headline: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", printable(self.message))
        object.__setattr__(self, "headline", printable(self.headline))

    @property
    def reason(self) -> str:
        """Why it is not right, in one line."""
        return self.headline or next(iter(self.message.strip().splitlines()), "")


@dataclass(frozen=True)
class Verdict:
    """One submission. `message` says what went wrong as a whole, "" where nothing did.

    `notes` are remarks for the instructor, such as "2 test cells were restored". `seconds` is wall-clock time.
    `notebooks` holds each graded notebook, by name, as JSON text (nbformat 4) that is safe to render.
    `written` are the files that the notebooks wrote beside themselves, by path.
    `unanswered` lists the solution cells, by notebook and grade_id, that were handed in as they were given out.
    Message and notes are printable.
    """

    student: str
    lesson: str
    status: Status
    seconds: float
    cells: tuple[CellVerdict, ...]
    message: str = ""
    notes: tuple[str, ...] = ()
    jailed: bool = True
    notebooks: dict[str, str] | None = None
    unanswered: tuple[tuple[str, str], ...] = ()
    written: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", printable(self.message))
        object.__setattr__(self, "notes", tuple(map(printable, self.notes)))

    @property
    def score(self) -> float:
        """Points so far, without extra credit; cells that wait for a human count 0."""
        return sum(cell.score or 0.0 for cell in self.cells)

    @property
    def max_score(self) -> float:
        """The points that the lesson can give."""
        return sum(cell.max_score for cell in self.cells)


Kind = TypeVar("Kind", Verdict, CellVerdict)


def to_json(verdict: Verdict) -> str:
    """All of a verdict but its notebooks and other files."""
    content = vars(verdict) | {"cells": [vars(cell) for cell in verdict.cells]}
    del content["notebooks"], content["written"]
    return json.dumps(content)


def from_json(text: str) -> Verdict:
    """What `to_json` wrote, by this version or an earlier one."""
    content = json.loads(text)
    content["status"] = Status(content["status"])
    content["cells"] = tuple(_made(CellVerdict, cell) for cell in content["cells"])
    content["notes"] = tuple(content["notes"])
    content["unanswered"] = tuple((notebook, cell) for notebook, cell in content["unanswered"])
    return _made(Verdict, content)


def _made(kind: type[Kind], content: dict[str, Any]) -> Kind:
    return kind(**{name: content[name] for name in _NAMES[kind] if name in content})


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (Verdict, CellVerdict)
}
"""Looked up for each cell of each student in a class."""

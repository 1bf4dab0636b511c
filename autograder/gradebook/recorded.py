"""A verdict as the gradebook keeps it, and as it is read back for the table, the report and --json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from autograder.engine.verdict import CellVerdict, Status, Verdict

Kind = TypeVar("Kind", Verdict, CellVerdict)


@dataclass(frozen=True)
class Recorded:
    """A submission that has its verdict, with what humans changed since.

    `verdict` is without its notebooks. `points` are those of each graded cell, by notebook and grade_id, without extra
    credit: a human's word counts before the tests. `extra` and `late_penalty` are points, too; both are for the whole
    submission. `needs_human` is True while a cell waits for a human.
    """

    verdict: Verdict
    digest: str
    points: Mapping[tuple[str, str], float]
    extra: float
    late_penalty: float
    seconds_late: float
    needs_human: bool

    @property
    def score(self) -> float:
        """Points without extra credit and before the late penalty."""
        return sum(self.points.values())

    @property
    def total(self) -> float:
        """The points that count: with extra credit, less the late penalty."""
        return self.score + self.extra - self.late_penalty


def to_json(verdict: Verdict) -> str:
    """All of a verdict but its notebooks."""
    content = vars(verdict) | {"cells": [vars(cell) for cell in verdict.cells]}
    del content["notebooks"]
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
    return kind(**{field.name: content[field.name] for field in fields(kind) if field.name in content})

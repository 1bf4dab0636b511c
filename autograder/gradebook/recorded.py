"""A verdict as it is read back from the gradebook, for the table, the report and --json."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from autograder.engine.verdict import CellVerdict, Verdict


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

    def settled(self, cell: CellVerdict) -> CellVerdict:
        """A cell with the points that count: a human's before the tests'. None while it waits for a human."""
        points = self.points.get((cell.notebook, cell.grade_id))
        if points is None or points == cell.score or (cell.score is None and not points and self.needs_human):
            return cell
        return replace(cell, score=points)


@dataclass(frozen=True)
class Total:
    """What a submission that has its verdict comes to, in points, as `Recorded` says it cell by cell."""

    student: str
    score: float
    extra: float
    late_penalty: float
    needs_human: bool

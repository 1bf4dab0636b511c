"""Who is in the report: the recorded submissions to a lesson, and which of them each count speaks of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from autograder.classroom.grading.tables import exercise_of as find_exercise
from autograder.engine.verdict import CellVerdict, Status
from autograder.gradebook.recorded import Recorded

exercise_of = cache(find_exercise)  # of thousands of cells, which are of a few dozen tests
UNOPENED = frozenset({Status.MISSING, Status.UNREADABLE, Status.REFUSED})


@dataclass(frozen=True)
class Cohort:
    """The submissions to one lesson, by student."""

    records: tuple[Recorded, ...]

    @cached_property
    def handed_in(self) -> tuple[Recorded, ...]:
        """All but those of whom there is nothing."""
        return tuple(record for record in self.records if record.verdict.status is not Status.MISSING)

    @cached_property
    def opened(self) -> tuple[Recorded, ...]:
        """Those whose notebooks could be read: only they say anything about exercises."""
        return tuple(record for record in self.records if record.verdict.status not in UNOPENED)

    @cached_property
    def max_score(self) -> float:
        """The points that the lesson can give, without extra credit."""
        return max((record.verdict.max_score for record in self.records), default=0.0)

    @cached_property
    def has_several_notebooks(self) -> bool:
        """Whether a test's grade_id alone does not say which test it is."""
        return len({cell.notebook for record in self.records for cell in record.verdict.cells}) > 1

    def cells(self) -> Iterator[tuple[Recorded, CellVerdict]]:
        """Each graded cell of each submission that could be opened, as `settled`."""
        for record in self.opened:
            for cell in record.verdict.cells:
                yield record, record.settled(cell)

    def label(self, cell: CellVerdict, name: str = "") -> str:
        """What the page calls a test, or `name`, which belongs to it: with its notebook where there are several."""
        name = name or cell.grade_id
        return f"{cell.notebook}: {name}" if self.has_several_notebooks else name


def cohort(recorded: Iterable[Recorded]) -> Cohort:
    """The class, in an order that does not depend on how the records came."""
    return Cohort(tuple(sorted(recorded, key=lambda record: record.verdict.student)))


def mark(record: Recorded) -> float:
    """The points that count in the end. A late penalty takes off no more than there is."""
    return max(0.0, record.total)


def is_full(cell: CellVerdict) -> bool:
    """Whether a test was passed entirely. One that gives no points at all says so by having no complaint."""
    if cell.score is None:
        return False
    if not cell.max_score and not cell.max_extra:
        return not cell.message
    return cell.score >= cell.max_score and cell.extra >= cell.max_extra


def has_points(cell: CellVerdict) -> bool:
    """Whether a test gave any points, extra credit included."""
    return bool(cell.score) or cell.extra > 0


def is_untouched(record: Recorded, cell: CellVerdict) -> bool:
    """Whether the exercise that a test belongs to was handed in as it was given out."""
    return (cell.notebook, exercise_of(cell.grade_id)) in record.verdict.unanswered

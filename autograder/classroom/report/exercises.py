"""How many solved each exercise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.classroom.report.cohort import Cohort, exercise_of, has_points, is_full, is_untouched
from autograder.engine.verdict import CellVerdict
from autograder.gradebook.recorded import Recorded

Outcome = Literal["solved", "partly", "failed", "untouched", "waiting"]
Attempt = list[tuple[Recorded, CellVerdict]]
"""The tests of one exercise in one submission."""


@dataclass(frozen=True)
class ExerciseCount:
    """How many solved an exercise, and the points it gave on average, of `worth`.

    Untouched: handed in as it was given out. Waiting: for marks by hand. An extra exercise gives points on top only.
    """

    name: str
    is_extra: bool
    solved: int
    partly: int
    failed: int
    untouched: int
    waiting: int
    average: float
    worth: float

    @property
    def students(self) -> int:
        """How many had the exercise in front of them."""
        return self.marked + self.waiting

    @property
    def marked(self) -> int:
        """How many have their points."""
        return self.solved + self.partly + self.failed + self.untouched


def exercise_counts(class_: Cohort) -> list[ExerciseCount]:
    """Each exercise, in the order of the lesson, those for extra credit last."""
    attempts: dict[str, dict[str, Attempt]] = {}
    for record, cell in class_.cells():
        name = class_.label(cell, exercise_of(cell.grade_id))
        attempts.setdefault(name, {}).setdefault(record.verdict.student, []).append((record, cell))
    counts = [_count(name, list(by_student.values())) for name, by_student in attempts.items()]
    return sorted(counts, key=lambda count: count.is_extra)


def hardest(counts: Sequence[ExerciseCount]) -> ExerciseCount | None:
    """That which the fewest solved of those who have their points; None where everybody solved all of them.

    Whoever leaves an extra exercise out has not failed at it.
    """
    unsolved = [count for count in counts if count.solved < count.marked and not count.is_extra]
    return min(unsolved, key=lambda count: count.solved / count.marked, default=None)


def _count(name: str, attempts: Sequence[Attempt]) -> ExerciseCount:
    outcomes = Counter(map(_outcome, attempts))
    max_score = max(sum(cell.max_score for _, cell in attempt) for attempt in attempts)
    max_extra = max(sum(cell.max_extra for _, cell in attempt) for attempt in attempts)
    cells = [cell for attempt in attempts for _, cell in attempt]
    is_extra = bool(max_extra) and not max_score
    earned = sum(cell.extra if is_extra else cell.score or 0.0 for cell in cells)
    return ExerciseCount(
        name=name,
        is_extra=is_extra,
        solved=outcomes["solved"],
        partly=outcomes["partly"],
        failed=outcomes["failed"],
        untouched=outcomes["untouched"],
        waiting=outcomes["waiting"],
        average=earned / len(attempts),
        worth=max_extra if is_extra else max_score,
    )


def _outcome(attempt: Attempt) -> Outcome:
    if any(cell.score is None for _, cell in attempt):
        return "waiting"
    if all(is_full(cell) for _, cell in attempt):
        return "solved"
    if any(has_points(cell) for _, cell in attempt):
        return "partly"
    return "untouched" if any(is_untouched(record, cell) for record, cell in attempt) else "failed"

"""Marks as a table on the terminal."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from autograder.engine.grade_ids import solution_of
from autograder.engine.verdict import Status
from autograder.gradebook.recorded import Recorded

WIDEST = 40  # columns of the terminal for a student's name


def marks_table(marks: Sequence[Recorded], notes: Mapping[str, str] | None = None) -> Table:
    """One row per student: the sum, the exercises that lost points, and remarks; `notes` are added by student."""
    table = Table(header_style="bold")
    table.add_column("student", overflow="fold", max_width=WIDEST)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("points lost on")
    table.add_column("remarks")
    for mark in marks:
        student = mark.verdict.student
        lost = ", ".join(f"{exercise} {points:g}" for exercise, points in points_lost(mark).items())
        remarks = [*filter(None, [(notes or {}).get(student)]), *remarks_on(mark)]
        # As plain text: what a student wrote may look like rich's markup.
        table.add_row(Text(student), points_of(mark), lost, Text("; ".join(remarks)))
    return table


def points_of(mark: Recorded) -> str:
    """As in "20 / 20", or "20 + 2 - 4 = 18 / 20" with extra points and what lateness costs."""
    extra = f" + {mark.extra:g}" if mark.extra else ""
    late = f" - {mark.late_penalty:g} = {mark.total:g}" if mark.late_penalty else ""
    return f"{mark.score:g}{extra}{late} / {mark.verdict.max_score:g}"


def points_lost(mark: Recorded) -> dict[str, float]:
    """The points lost, by exercise, in the order of the notebook; none yet where a human is still to give them."""
    lost: dict[str, float] = {}
    for cell in map(mark.settled, mark.verdict.cells):
        if cell.score is not None and cell.score < cell.max_score:
            exercise = exercise_of(cell.grade_id)
            lost[exercise] = lost.get(exercise, 0.0) + cell.max_score - cell.score
    return lost


def remarks_on(mark: Recorded) -> Iterator[str]:
    """What an instructor should know of a submission beside its points."""
    verdict = mark.verdict
    if verdict.status is not Status.GRADED:
        yield f"{verdict.status}: {verdict.message}"
    elif verdict.message:
        yield verdict.message
    if mark.seconds_late:
        yield f"late by {mark.seconds_late / 3600:.1f} hours"
    if mark.needs_human:
        yield "waits for marks by hand"
    if not verdict.jailed:
        yield "graded without a jail"
    yield from verdict.notes


def exercise_of(test: str) -> str:
    """The exercise that a test cell belongs to: "test_relu_backward_hidden" tests relu_backward."""
    from course.catalogue import EXERCISES, QUESTIONS

    return solution_of(test, (*EXERCISES, *QUESTIONS)) or test.removeprefix("test_")

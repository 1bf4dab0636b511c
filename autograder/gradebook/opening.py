"""What a student's page begins with: whose it is, the points, when it was handed in, and what was not right."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from nbgrader import api
from sqlalchemy import Connection, Row, Select, Table, select

from autograder.engine.grade_ids import solution_of
from autograder.engine.verdict import CellVerdict, from_json
from autograder.gradebook.calendar import Calendar
from autograder.gradebook.durations import shown_duration
from autograder.gradebook.rows import seconds_late
from autograder.gradebook.tables import VERDICTS

NO_REASON = "The reason is shown below, at the test."
BY_HAND = "These points were given by hand."
WITHHELD = "Why is told after the due date."

_STUDENT: Table = api.Student.__table__
_ASSIGNMENT: Table = api.Assignment.__table__
_SUBMISSION: Table = api.SubmittedAssignment.__table__
_SUBMITTED: Table = api.SubmittedNotebook.__table__
_NOTEBOOK: Table = api.Notebook.__table__
_CELL: Table = api.BaseCell.__table__
_GRADE: Table = api.Grade.__table__
_COMMENT: Table = api.Comment.__table__


@dataclass(frozen=True)
class Mark:
    """The points of one graded cell, those on top included; `points` is None while it waits for a human."""

    points: float | None
    extra: float
    is_by_hand: bool

    @property
    def score(self) -> float:
        """As nbgrader reckons it."""
        return 0.0 if self.points is None else self.points + self.extra


@dataclass(frozen=True)
class NotRight:
    """An exercise that lost points: the first cell that says so, why in a line, and the points."""

    exercise: str
    cell: str
    reason: str
    points: float
    is_extra: bool = False


@dataclass(frozen=True)
class Submitted:
    """What the gradebook has of one notebook of a submission: `marks` and `comments` by grade_id."""

    name: str
    message: str
    handed_in: datetime | None
    due: datetime | None
    extension: timedelta | None
    penalty: float
    marks: Mapping[str, Mark]
    comments: Mapping[str, str]
    verdicts: Sequence[CellVerdict]

    @property
    def seconds_late(self) -> float:
        """By how much it came after the student's own due date."""
        return seconds_late(self.handed_in, self.due, self.extension)

    def without_reasons(self, cells: Collection[str]) -> "Submitted":
        """The same with nothing told of why these cells lost points."""
        kept = [replace(one, headline=WITHHELD) if one.grade_id in cells else one for one in self.verdicts]
        return replace(self, verdicts=kept)


@dataclass(frozen=True)
class Opening:
    """The page's beginning. Points are numbers, dates are words in the class's time zone, "" where there is nothing."""

    name: str
    score: float
    extra: float
    max_score: float
    penalty: float
    handed_in: str
    due: str
    late: str
    message: str
    waits: bool
    not_right: Sequence[NotRight]

    @property
    def counts(self) -> float:
        """The points that count."""
        return self.score + self.extra - self.penalty


def read_submitted(connection: Connection, lesson: str, notebook: str, student: str) -> Submitted | None:
    """What the gradebook has of a student's notebook; None where it has none of it."""
    query = (
        select(_SUBMITTED.c.id, _SUBMITTED.c.late_submission_penalty, _SUBMISSION.c.timestamp, _SUBMISSION.c.extension)
        .add_columns(_ASSIGNMENT.c.duedate, _STUDENT.c.first_name, _STUDENT.c.last_name)
        .join(_SUBMISSION, _SUBMISSION.c.id == _SUBMITTED.c.assignment_id)
        .join(_NOTEBOOK, _NOTEBOOK.c.id == _SUBMITTED.c.notebook_id)
        .join(_ASSIGNMENT, _ASSIGNMENT.c.id == _SUBMISSION.c.assignment_id)
        .join(_STUDENT, _STUDENT.c.id == _SUBMISSION.c.student_id)
        .where(_ASSIGNMENT.c.name == lesson, _NOTEBOOK.c.name == notebook, _STUDENT.c.id == student)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    record = select(VERDICTS.c.record).where(VERDICTS.c.lesson == lesson, VERDICTS.c.student == student)
    held = connection.execute(record).scalar()
    verdict = from_json(held) if held else None
    return Submitted(
        name=" ".join(filter(None, (row.first_name, row.last_name))) or student,
        message=verdict.message if verdict else "",
        handed_in=row.timestamp,
        due=row.duedate,
        extension=row.extension,
        penalty=row.late_submission_penalty or 0.0,
        marks={grade.name: _mark(grade) for grade in connection.execute(_of(_GRADE, row.id))},
        comments=dict(_comments(connection, row.id)),
        verdicts=[cell for cell in verdict.cells if cell.notebook == notebook] if verdict else [],
    )


def opening(held: Submitted, max_scores: Mapping[str, float], solutions: Sequence[str], calendar: Calendar) -> Opening:
    """The beginning of the page of a notebook whose graded cells give `max_scores`, and whose answers are `solutions`.

    Both by grade_id.
    """
    due = held.due and held.due + (held.extension or timedelta())
    longer = f", {shown_duration(held.extension)} more than the class" if held.extension and due else ""
    return Opening(
        name=held.name,
        score=sum(mark.points or 0.0 for mark in held.marks.values()),
        extra=sum(mark.extra for mark in held.marks.values() if mark.points is not None),
        max_score=sum(max_scores.values()),
        penalty=held.penalty,
        handed_in=calendar.shown(held.handed_in) if held.handed_in else "",
        due=calendar.shown(due) + longer if due else "",
        late=shown_duration(timedelta(seconds=max(60.0, held.seconds_late))) if held.seconds_late else "",
        message=held.message,
        waits=any(mark.points is None for mark in held.marks.values()),
        not_right=_by_exercise(_not_right(held, max_scores, solutions)),
    )


def _not_right(held: Submitted, max_scores: Mapping[str, float], solutions: Sequence[str]) -> Iterator[NotRight]:
    judged = {cell.grade_id: cell for cell in held.verdicts}
    for cell, mark in ((cell, held.marks[cell]) for cell in max_scores if cell in held.marks):
        verdict = judged.get(cell)
        extra = max(0.0, verdict.max_extra - mark.extra) if verdict else 0.0
        lost = 0.0 if mark.points is None else max_scores[cell] - mark.points
        if lost > 0 or extra > 0:
            reason = BY_HAND if mark.is_by_hand else verdict.reason if verdict else ""
            exercise = solution_of(cell, solutions) or cell.removeprefix("test_")
            yield NotRight(exercise, cell, reason or NO_REASON, lost if lost > 0 else extra, is_extra=lost <= 0)


def _by_exercise(tests: Iterator[NotRight]) -> list[NotRight]:
    """One line for each exercise, with all the reasons of its tests."""
    found: dict[tuple[str, bool], NotRight] = {}
    for test in tests:
        before = found.setdefault((test.exercise, test.is_extra), test)
        if before is not test:
            reason = before.reason if test.reason in before.reason else f"{before.reason} {test.reason}"
            found[test.exercise, test.is_extra] = replace(before, reason=reason, points=before.points + test.points)
    return [*found.values()]


def _mark(row: Row[Any]) -> Mark:
    by_hand = row.manual_score is not None
    return Mark(row.manual_score if by_hand else row.auto_score, row.extra_credit or 0.0, by_hand)


def _of(table: Table, notebook: str) -> Select[Any]:
    return select(_CELL.c.name, table).join(table, table.c.cell_id == _CELL.c.id).where(table.c.notebook_id == notebook)


def _comments(connection: Connection, notebook: str) -> Iterator[tuple[str, str]]:
    for row in connection.execute(_of(_COMMENT, notebook)):
        if text := row.manual_comment if row.manual_comment is not None else row.auto_comment:
            yield row.name, text

"""What lateness costs, brought up to date: due dates, extensions, late rules and marks by hand change after grading."""

from dataclasses import dataclass, field
from typing import Any

from nbgrader import api
from sqlalchemy import Connection, Select, Table, bindparam, func, select, update

from autograder.engine.problem import OneProblem
from autograder.gradebook.rows import Penalty, bounded_penalty, seconds_late

_NOTEBOOK: Table = api.SubmittedNotebook.__table__
_SUBMISSION: Table = api.SubmittedAssignment.__table__
_ASSIGNMENT: Table = api.Assignment.__table__
_GRADE: Table = api.Grade.__table__


@dataclass
class Settled:
    """By student, what lateness cost in points before and costs now, where that differs; and what could not be done."""

    changed: dict[str, tuple[float, float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def settle_penalties(connection: Connection, lesson: str, late_penalty: Penalty) -> Settled:
    """Set the late penalties of every submission to a lesson, in a transaction that is the caller's."""
    settled, rows = Settled(), []
    for row in connection.execute(_submitted(lesson)):
        try:
            penalty = bounded_penalty(
                late_penalty, row.student_id, row.score or 0.0, seconds_late(row.timestamp, row.duedate, row.extension)
            )
        except OneProblem as error:
            settled.failures.append(str(error))
            continue
        if penalty != row.late_submission_penalty:
            rows.append({"row": row.id, "points": penalty})
            before, now = settled.changed.get(row.student_id, (0.0, 0.0))
            settled.changed[row.student_id] = before + (row.late_submission_penalty or 0.0), now + (penalty or 0.0)
    if rows:
        this = update(_NOTEBOOK).where(_NOTEBOOK.c.id == bindparam("row"))
        connection.execute(this.values(late_submission_penalty=bindparam("points")), rows)
    return settled


def _submitted(lesson: str) -> Select[Any]:
    """The notebooks that were handed in, each with its score and what its lateness goes by."""
    points = func.coalesce(_GRADE.c.manual_score, _GRADE.c.auto_score)
    with_extra = points + func.coalesce(_GRADE.c.extra_credit, 0.0)  # NULL, and so not counted, without points
    score = select(func.sum(with_extra)).where(_GRADE.c.notebook_id == _NOTEBOOK.c.id).scalar_subquery()
    return (
        select(_NOTEBOOK.c.id, _NOTEBOOK.c.late_submission_penalty, score.label("score"))
        .add_columns(_SUBMISSION.c.student_id, _SUBMISSION.c.timestamp, _SUBMISSION.c.extension, _ASSIGNMENT.c.duedate)
        .join(_SUBMISSION, _SUBMISSION.c.id == _NOTEBOOK.c.assignment_id)
        .join(_ASSIGNMENT, _ASSIGNMENT.c.id == _SUBMISSION.c.assignment_id)
        .where(_ASSIGNMENT.c.name == lesson)
        .order_by(_SUBMISSION.c.student_id)
    )

"""What the gradebook says of the submissions to a lesson, read back a chunk at a time."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from nbgrader import api
from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, case, func, select

from autograder.engine.verdict import from_json
from autograder.gradebook.cells import known_cells
from autograder.gradebook.recorded import Recorded, Total
from autograder.gradebook.rows import seconds_late
from autograder.gradebook.tables import VERDICTS

_CHUNK = 200  # submissions

_POINTS = func.coalesce(api.Grade.manual_score, api.Grade.auto_score)

_GRADES = (
    select(
        api.SubmittedAssignment.student_id.label("student"),
        api.Notebook.name.label("notebook"),
        api.BaseCell.__table__.c.name.label("cell"),
        _POINTS.label("points"),
        api.Grade.extra_credit.label("extra"),
        api.Grade.needs_manual_grade.label("waits"),
    )
    .join(api.SubmittedNotebook, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
    .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
    .join(api.Grade, api.Grade.notebook_id == api.SubmittedNotebook.id)
    .join(api.BaseCell.__table__, api.BaseCell.__table__.c.id == api.Grade.cell_id)
)


def submissions(lesson: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """Selects `columns` of each verdict on a lesson. nbgrader may have deleted the submission; then there is none."""
    theirs = and_(
        api.SubmittedAssignment.assignment_id == api.Assignment.id,
        api.SubmittedAssignment.student_id == VERDICTS.c.student,
    )
    return (
        select(*columns)
        .select_from(VERDICTS)
        .join(api.Assignment, api.Assignment.name == VERDICTS.c.lesson)
        .join(api.SubmittedAssignment, theirs)
        .where(VERDICTS.c.lesson == lesson)
    )


def recorded(engine: Engine, lesson: str) -> Iterator[Recorded]:
    """Every verdict on a lesson, by student. Nothing is locked while the caller works on one."""
    after = ""
    while True:
        with engine.connect() as connection:
            chunk = _chunk(connection, lesson, after)
        if not chunk:
            return
        yield from chunk
        after = chunk[-1].verdict.student


def totals(connection: Connection, lesson: str) -> list[Total]:
    """What every verdict on a lesson comes to: summed in the database, without reading the verdicts themselves."""
    one = (VERDICTS.c.student, api.SubmittedAssignment.id)
    sums = submissions(
        lesson,
        VERDICTS.c.student,
        api.SubmittedAssignment.id.label("submission"),
        func.sum(_POINTS).label("score"),
        func.sum(case((_POINTS.is_not(None), api.Grade.extra_credit), else_=0.0)).label("extra"),
        func.sum(case((api.Grade.needs_manual_grade, 1), else_=0)).label("waiting"),
    )
    sums = sums.outerjoin(api.SubmittedNotebook, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
    sums = sums.outerjoin(api.Grade, api.Grade.notebook_id == api.SubmittedNotebook.id)
    penalties = _penalties(connection, submissions(lesson, api.SubmittedAssignment.id))
    return [
        Total(row.student, row.score or 0.0, row.extra or 0.0, penalties.get(row.submission, 0.0), bool(row.waiting))
        for row in connection.execute(sums.group_by(*one).order_by(VERDICTS.c.student))
    ]


def points_of(connection: Connection, lesson: str) -> float:
    """The points that a lesson can give, without extra credit."""
    known = known_cells(connection, lesson)
    return sum(sum(notebook.points.values()) for notebook in known.notebooks.values()) if known else 0.0


def _chunk(connection: Connection, lesson: str, after: str) -> list[Recorded]:
    row = (VERDICTS.c.record, VERDICTS.c.digest, VERDICTS.c.student, api.SubmittedAssignment.id.label("submission"))
    dates = (api.SubmittedAssignment.timestamp, api.SubmittedAssignment.extension, api.Assignment.duedate)
    query = submissions(lesson, *row, *dates).where(VERDICTS.c.student > after).order_by(VERDICTS.c.student)
    rows = connection.execute(query.limit(_CHUNK)).all()
    ids = [row.submission for row in rows]
    grades = defaultdict(list)
    for grade in connection.execute(_GRADES.where(api.SubmittedAssignment.id.in_(ids))):
        grades[grade.student].append(grade)
    penalties = _penalties(connection, ids)
    return [
        Recorded(
            verdict=from_json(row.record),
            digest=row.digest,
            points={(grade.notebook, grade.cell): grade.points or 0.0 for grade in grades[row.student]},
            extra=sum(grade.extra or 0.0 for grade in grades[row.student] if grade.points is not None),
            late_penalty=penalties.get(row.submission, 0.0),
            seconds_late=seconds_late(row.timestamp, row.duedate, row.extension),
            needs_human=any(grade.waits for grade in grades[row.student]),
        )
        for row in rows
    ]


def _penalties(connection: Connection, ids: list[str] | Select[Any]) -> dict[str, float]:
    """What lateness costs each of these submissions, by id."""
    taken = func.sum(api.SubmittedNotebook.late_submission_penalty).label("points")
    submission = api.SubmittedNotebook.assignment_id
    query = select(submission, taken).where(submission.in_(ids)).group_by(submission)
    return {row.assignment_id: row.points or 0.0 for row in connection.execute(query)}

"""The rows of one submission in nbgrader's tables, written on a connection whose transaction is the caller's.

They are what nbgrader's own SaveAutoGrades and AssignLatePenalties write, in a few statements rather than one
transaction for each cell.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from nbgrader import api
from sqlalchemy import Connection, Table, and_, bindparam, insert, select, update

from autograder.engine.verdict import CellVerdict, Verdict
from autograder.gradebook.cells import LessonCells
from autograder.gradebook.dates import hand_over
from autograder.gradebook.tables import EXTENSIONS

Penalty = Callable[[str, float, float], float | None]
"""Points to take off a notebook, by the student's id, the notebook's score and the seconds by which it is late."""

NO_RESPONSE = "No response."

_ASSIGNMENT: Table = api.Assignment.__table__
_STUDENT: Table = api.Student.__table__
_SUBMISSION: Table = api.SubmittedAssignment.__table__
_NOTEBOOK: Table = api.SubmittedNotebook.__table__
_GRADE: Table = api.Grade.__table__
_COMMENT: Table = api.Comment.__table__

# What nbgrader gives a new row, and what this module may change of one. A human's columns are not among the latter.
_NEW_NOTEBOOK = {"flagged": False, "late_submission_penalty": None}
_NEW_GRADE = {"auto_score": None, "manual_score": None, "extra_credit": None, "needs_manual_grade": True}
_NEW_COMMENT = {"auto_comment": None, "manual_comment": None}
_OURS = {
    _NOTEBOOK: ("late_submission_penalty",),
    _GRADE: ("auto_score", "extra_credit", "needs_manual_grade"),
    _COMMENT: ("auto_comment",),
}

# Statements that every new submission needs, built once.
_FOUND = (
    select(
        _ASSIGNMENT.c.duedate,
        _SUBMISSION.c.id,
        _SUBMISSION.c.timestamp,
        _SUBMISSION.c.extension,
        _STUDENT.c.id.label("known"),
        EXTENSIONS.c.seconds.label("waits"),
    )
    .select_from(
        _ASSIGNMENT.outerjoin(_STUDENT, _STUDENT.c.id == bindparam("student"))
        .outerjoin(
            _SUBMISSION,
            and_(_SUBMISSION.c.assignment_id == _ASSIGNMENT.c.id, _SUBMISSION.c.student_id == bindparam("student")),
        )
        .outerjoin(
            EXTENSIONS, and_(EXTENSIONS.c.lesson == _ASSIGNMENT.c.name, EXTENSIONS.c.student == bindparam("student"))
        )
    )
    .where(_ASSIGNMENT.c.id == bindparam("lesson"))
)
_NEW_STUDENT = insert(_STUDENT)
_NEW_SUBMISSION = insert(_SUBMISSION)

Row = dict[str, Any]
Key = tuple[str, str]


def write_submission(
    connection: Connection, known: LessonCells, verdict: Verdict, timestamp: datetime | None, late_penalty: Penalty
) -> None:
    """Enter a verdict, of which `known` holds every cell. `timestamp` is naive UTC; None leaves what is there."""
    submission, is_new, late = _submission(connection, known.id, verdict.student, timestamp)
    reader = None if is_new else connection
    wanted = [(submission, notebook.id) for notebook in known.notebooks.values()]
    notebooks = _Rows(reader, _NOTEBOOK, ("assignment_id", "notebook_id"), wanted, _NEW_NOTEBOOK)
    ids = {name: notebooks.rows[submission, cells.id]["id"] for name, cells in known.notebooks.items()}
    grades = _Rows(reader, _GRADE, ("notebook_id", "cell_id"), _graded(known, ids), _NEW_GRADE)
    comments = _Rows(reader, _COMMENT, ("notebook_id", "cell_id"), _commented(known, ids), _NEW_COMMENT)
    for judged in verdict.cells:
        if cell_id := known.notebooks[judged.notebook].graded.get(judged.grade_id):
            _mark(grades.rows[ids[judged.notebook], cell_id], judged)
    for name, cells in known.notebooks.items():
        for cell, cell_id in cells.solutions.items():
            unanswered = (name, cell) in verdict.unanswered
            comments.rows[ids[name], cell_id]["auto_comment"] = NO_RESPONSE if unanswered else None
        score = sum(_score(row) for (notebook, _), row in grades.rows.items() if notebook == ids[name])
        penalty = bounded_penalty(late_penalty, verdict.student, score, late)
        notebooks.rows[submission, cells.id]["late_submission_penalty"] = penalty
    for rows in (notebooks, grades, comments):
        rows.save(connection)


class _Rows:
    """The rows of a table that a submission needs, there or to be made, by the two columns that tell them apart.

    Those that are there are read on `reader`; without one none is.
    """

    def __init__(
        self, reader: Connection | None, table: Table, columns: Key, keys: list[Key], new: Mapping[str, object]
    ) -> None:
        self._table = table
        self._found: dict[Key, Row] = {}
        if reader is not None:
            statement = select(table).where(table.c[columns[0]].in_(sorted({key[0] for key in keys})))
            rows = reader.execute(statement).mappings()
            self._found = {(row[columns[0]], row[columns[1]]): dict(row) for row in rows}
        self.rows: dict[Key, Row] = {
            key: dict(self._found.get(key) or {"id": uuid4().hex, **dict(zip(columns, key, strict=True)), **new})
            for key in keys
        }

    def save(self, connection: Connection) -> None:
        """Write the rows that are new or changed."""
        new = [row for key, row in self.rows.items() if key not in self._found]
        changed = [row for key, row in self.rows.items() if key in self._found and row != self._found[key]]
        if new:
            connection.execute(insert(self._table), new)
        if changed:
            values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _OURS[self._table]}
            statement = update(self._table).where(self._table.c.id == bindparam("row")).values(values)
            given = [{"row": row["id"]} | {f"new_{name}": row[name] for name in values} for row in changed]
            connection.execute(statement, given)


def _submission(
    connection: Connection, lesson: str, student: str, timestamp: datetime | None
) -> tuple[str, bool, float]:
    """The id of the row of a student's submission, whether it was missing and is made, and by how many seconds it is
    late."""
    found = connection.execute(_FOUND, {"lesson": lesson, "student": student}).one()
    submission: str = found.id or uuid4().hex
    handed_in = timestamp or found.timestamp
    if found.id is None:
        if found.known is None:
            connection.execute(_NEW_STUDENT, {"id": student})
        row = {"id": submission, "assignment_id": lesson, "student_id": student, "timestamp": handed_in}
        connection.execute(_NEW_SUBMISSION, row)
    elif handed_in != found.timestamp:
        connection.execute(update(_SUBMISSION).where(_SUBMISSION.c.id == submission).values(timestamp=handed_in))
    extension = hand_over(connection, lesson, student) if found.waits is not None else found.extension
    return submission, found.id is None, seconds_late(handed_in, found.duedate, extension)


def bounded_penalty(late_penalty: Penalty, student: str, score: float, late: float) -> float | None:
    """The points that a notebook loses by being `late` seconds late, None where that costs nothing by any rule."""
    points = late_penalty(student, score, late) if late > 0 else None
    return None if points is None else min(max(points, 0.0), score)


def seconds_late(handed_in: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    """As nbgrader reckons it: 0 where there is no date to go by."""
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta())).total_seconds())


def _graded(known: LessonCells, ids: Mapping[str, str]) -> list[Key]:
    notebooks = known.notebooks.items()
    return [(ids[name], cell) for name, cells in notebooks for cell in (cells.graded | cells.tasks).values()]


def _commented(known: LessonCells, ids: Mapping[str, str]) -> list[Key]:
    notebooks = known.notebooks.items()
    return [(ids[name], cell) for name, cells in notebooks for cell in (cells.solutions | cells.tasks).values()]


def _mark(row: Row, cell: CellVerdict) -> None:
    by_hand = row["manual_score"] is not None
    row["auto_score"] = cell.score
    row["needs_manual_grade"] = by_hand or cell.score is None
    # A test that a human has given a score keeps the extra credit, too, that the human left it with.
    if cell.max_extra and not by_hand:
        row["extra_credit"] = cell.extra


def _score(row: Row) -> float:
    """As nbgrader reckons it: a human's word counts before the tests', and extra credit comes on top of either."""
    settled = row["auto_score"] if row["manual_score"] is None else row["manual_score"]
    return 0.0 if settled is None else settled + (row["extra_credit"] or 0.0)

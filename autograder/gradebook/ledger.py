"""The one writer of marks: a submission's marks and the fact that it is done come into the gradebook together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from nbgrader import api
from sqlalchemy import Connection, and_, delete, insert, select

from autograder.engine.assignment import Assignment
from autograder.engine.problem import Problem
from autograder.engine.verdict import Verdict, to_json
from autograder.gradebook.cells import LessonCells, known_cells, matches
from autograder.gradebook.changes import Changes
from autograder.gradebook.database import in_plain_words, opened, writing
from autograder.gradebook.entering import make_room
from autograder.gradebook.names import refusal_of_name
from autograder.gradebook.penalties import Settled, settle_penalties
from autograder.gradebook.reading import points_of, recorded, submissions, totals
from autograder.gradebook.recorded import Recorded, Total
from autograder.gradebook.rows import Penalty, write_submission
from autograder.gradebook.tables import ADDED_CELLS, VERDICTS

__all__ = ["Ledger", "Penalty", "Problem", "Recorded"]


Check = Callable[[Connection], None]
"""Raises Problem where nothing may be written on the connection."""


def unchecked(_: Connection) -> None:
    """For who holds no course: nbgrader's own commands, and those that grade nobody."""


class Ledger:
    """nbgrader's gradebook, to be used in a `with` statement. It is created where there is none.

    `db_url` is SQLAlchemy's, as CourseDirectory.db_url holds it. `late_penalty` is the course's, see
    autograder.gradebook.late; by default nothing is taken off. `check` is asked before a verdict is entered, in the
    same transaction. `wait` is for how many seconds a locked SQLite file is waited for. Raises Problem wherever the
    gradebook cannot be used.
    """

    def __init__(
        self,
        db_url: str,
        course_id: str,
        late_penalty: Penalty = lambda *_: None,
        check: Check = unchecked,
        wait: float = 30.0,
    ) -> None:
        self._db_url, self._course_id, self._wait = db_url, course_id, wait
        self._late_penalty, self._check = late_penalty, check
        self._cells: dict[str, LessonCells] = {}

    def __enter__(self) -> Self:
        self._engine = opened(self._db_url, self._course_id, self._wait)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._engine.dispose()

    def cells_known(self, assignment: Assignment) -> bool:
        """Whether the gradebook has the lesson's cells and points as they are now.

        Where it has not, they have to be entered before anything is recorded: see `Course.entered`.
        """
        self._cells.pop(assignment.name, None)
        with self._reading() as connection:
            return matches(known_cells(connection, assignment.name), assignment)

    def knows(self, lesson: str) -> bool:
        """Whether the lesson has been entered into the gradebook, with whatever cells."""
        with self._reading() as connection:
            known = known_cells(connection, lesson)
        return known is not None and bool(known.notebooks)

    def make_room(self, assignment: Assignment) -> Changes | None:
        """Add, rename and remove cells of a lesson that the gradebook knows, and say which; None where it does not."""
        self._cells.pop(assignment.name, None)
        with writing(self._engine) as connection:
            return make_room(connection, assignment)

    def added_cells(self, lesson: str) -> tuple[tuple[str, str], ...]:
        """The cells, as (notebook, grade_id), that came into a lesson after it was first entered."""
        query = select(ADDED_CELLS.c.notebook, ADDED_CELLS.c.cell).where(ADDED_CELLS.c.lesson == lesson)
        with self._reading() as connection:
            return tuple((row.notebook, row.cell) for row in connection.execute(query))

    def record(self, verdict: Verdict, *, digest: str, timestamp: datetime | None = None) -> None:
        """Enter a verdict, whole or not at all. `digest` is that of the submission which was graded.

        `timestamp` is when it was handed in; None leaves the one that is there. A human's marks and comments stay.
        Raises Problem where the gradebook does not know a cell of the verdict, or `student` is no safe name.
        """
        if refusal := refusal_of_name(verdict.student):
            raise Problem(refusal)
        this = and_(VERDICTS.c.lesson == verdict.lesson, VERDICTS.c.student == verdict.student)
        row = {
            "lesson": verdict.lesson,
            "student": verdict.student,
            "digest": digest,
            "status": verdict.status.value,
            "seconds": verdict.seconds,
            "message": verdict.message,
            "record": to_json(verdict),
        }
        with writing(self._engine) as connection:
            self._check(connection)
            known = self._known(connection, verdict)
            if verdict.notebooks:  # of a lesson of several, perhaps not all were to be graded
                graded = {*verdict.notebooks, *(cell.notebook for cell in verdict.cells)}
                kept = {name: cells for name, cells in known.notebooks.items() if name in graded}
                known = replace(known, notebooks=kept)
            write_submission(connection, known, verdict, _naive_utc(timestamp), self._late_penalty)
            connection.execute(delete(VERDICTS).where(this))
            connection.execute(insert(VERDICTS), [row])

    def settle(self, lesson: str) -> Settled:
        """Bring up to date what lateness costs: dates, rules and marks by hand may have changed since the grading."""
        with writing(self._engine) as connection:
            return settle_penalties(connection, lesson, self._late_penalty)

    def removed_students(self) -> set[str]:
        """Those who had a verdict once and have been removed from the gradebook since."""
        gone = VERDICTS.c.student.not_in(select(api.Student.id))
        with self._reading() as connection:
            return set(connection.execute(select(VERDICTS.c.student).where(gone).distinct()).scalars())

    def done(self, lesson: str, student: str) -> str | None:
        """The digest of the submission that was graded, or None where none was."""
        query = submissions(lesson, VERDICTS.c.digest).where(VERDICTS.c.student == student)
        with self._reading() as connection:
            digest: str | None = connection.execute(query).scalar()
        return digest

    def all_done(self, lesson: str) -> dict[str, str]:
        """The digest of what was graded, by student."""
        query = submissions(lesson, VERDICTS.c.student, VERDICTS.c.digest)
        with self._reading() as connection:
            return {row.student: row.digest for row in connection.execute(query)}

    def verdicts(self, lesson: str) -> Iterator[Recorded]:
        """Every submission to a lesson that has its verdict, by student, with what humans have changed since."""
        with in_plain_words(self._db_url):
            yield from recorded(self._engine, lesson)

    def totals(self, lesson: str) -> tuple[float, list[Total]]:
        """The points that a lesson can give, and what every submission that has its verdict comes to."""
        with self._reading() as connection:
            return points_of(connection, lesson), totals(connection, lesson)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(self._db_url), self._engine.connect() as connection:
            yield connection

    def _known(self, connection: Connection, verdict: Verdict) -> LessonCells:
        """The lesson's cells, looked up once. Raises Problem unless every cell of the verdict is among them."""
        known = self._cells.get(verdict.lesson) or known_cells(connection, verdict.lesson)
        for cell in verdict.cells:
            notebook = known.notebooks.get(cell.notebook) if known else None
            if notebook is None or cell.grade_id not in notebook.points:
                raise Problem(
                    f"{verdict.lesson}: the gradebook does not know the cell {cell.grade_id} of {cell.notebook}. "
                    f"Run `nbgrader generate_assignment {verdict.lesson} --force`."
                )
        if known is None:
            raise Problem(f"{verdict.lesson}: the gradebook does not know this lesson.")
        self._cells[verdict.lesson] = known
        return known


def _naive_utc(timestamp: datetime | None) -> datetime | None:
    """nbgrader keeps dates in UTC, without saying so."""
    if timestamp is None or timestamp.tzinfo is None:
        return timestamp
    return timestamp.astimezone(UTC).replace(tzinfo=None)

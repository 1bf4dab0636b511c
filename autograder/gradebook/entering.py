"""Makes room in the gradebook for a lesson whose cells have changed.

nbgrader's generate_assignment adds or removes no cell of a lesson that somebody has handed in. This is done before it:
then the gradebook has the lesson's cells and no others, and generate_assignment goes on to enter their points and
texts. What a human gave to a cell that stays, stays.
"""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from nbgrader import api
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from autograder.engine.assignment import Assignment
from autograder.gradebook.changes import KINDS, Cell, Cells, Changes, cells_of
from autograder.gradebook.tables import ADDED_CELLS

_BASE: Table = api.BaseCell.__table__
_TABLES: dict[str, tuple[str, Table]] = {
    "grade": ("GradeCell", api.GradeCell.__table__),
    "solution": ("SolutionCell", api.SolutionCell.__table__),
    "task": ("TaskCell", api.TaskCell.__table__),
}
_SOURCE: Table = api.SourceCell.__table__
_GRADE: Table = api.Grade.__table__
_COMMENT: Table = api.Comment.__table__
_NOTEBOOK: Table = api.Notebook.__table__
_SUBMITTED: Table = api.SubmittedNotebook.__table__


def make_room(connection: Connection, assignment: Assignment) -> Changes | None:
    """Bring the cells of a lesson up to date, on a connection whose transaction is the caller's.

    Returns None where the gradebook does not know the lesson yet: then there is nothing to make room for.
    """
    lesson = connection.execute(select(api.Assignment.id).where(api.Assignment.name == assignment.name)).scalar()
    entered = select(_NOTEBOOK.c.id).where(_NOTEBOOK.c.assignment_id == lesson)
    if lesson is None or connection.execute(entered).first() is None:  # nbgrader can know of it by its due date alone
        return None
    handed_in = select(func.count()).where(api.SubmittedAssignment.assignment_id == lesson)
    found = Changes(assignment.name, _known(connection, lesson), cells_of(assignment))
    room = _Room(connection, lesson)
    room.rename(found)
    by_hand = room.remove(found)
    room.add(found, assignment)
    return replace(found, submissions=connection.execute(handed_in).scalar_one(), by_hand=by_hand)


def _known(connection: Connection, lesson: str) -> Cells:
    """The cells that the gradebook has."""
    named = (
        select(_SOURCE, _NOTEBOOK.c.name.label("notebook")).join(_NOTEBOOK).where(_NOTEBOOK.c.assignment_id == lesson)
    )
    found = {(row.notebook, row.name): Cell(frozenset(), 0.0, row.source or "") for row in connection.execute(named)}
    for kind, (_, table) in _TABLES.items():
        points = table.c.max_score if "max_score" in table.c else None
        columns = (
            _NOTEBOOK.c.name.label("notebook"),
            _BASE.c.name.label("cell"),
            *([] if points is None else [points]),
        )
        query = select(*columns).select_from(table.join(_BASE).join(_NOTEBOOK, _BASE.c.notebook_id == _NOTEBOOK.c.id))
        for row in connection.execute(query.where(_NOTEBOOK.c.assignment_id == lesson)):
            old = found.get((row.notebook, row.cell), Cell(frozenset(), 0.0, ""))
            worth = old.points if points is None else row.max_score
            found[row.notebook, row.cell] = Cell(old.kinds | {kind}, worth, old.text)
    return found


class _Room:
    """The rows of one lesson's cells."""

    def __init__(self, connection: Connection, lesson: str) -> None:
        self.connection, self.lesson = connection, lesson
        query = select(_NOTEBOOK.c.name, _NOTEBOOK.c.id).where(_NOTEBOOK.c.assignment_id == lesson)
        self.notebooks: dict[str, str] = {row.name: row.id for row in connection.execute(query)}

    def rename(self, found: Changes) -> None:
        """Give cells their new names; the marks stay with them."""
        for (notebook, old), (_, new) in found.renamed.items():
            for table in (_BASE, _SOURCE):
                this = (table.c.notebook_id == self.notebooks[notebook]) & (table.c.name == old)
                self.connection.execute(update(table).where(this).values(name=new))

    def remove(self, found: Changes) -> int:
        """Remove what the lesson has no more, with all that was given for it. Returns how many marks by hand went."""
        by_hand = 0
        for key, cell in found.before.items():
            now = found.after.get(found.renamed.get(key, key), Cell(frozenset(), 0.0, "")).kinds
            for kind in sorted(cell.kinds - now):
                by_hand += self._remove_cell(*found.renamed.get(key, key), kind)
        for notebook, name in found.removed:
            this = (_SOURCE.c.notebook_id == self.notebooks[notebook]) & (_SOURCE.c.name == name)
            self.connection.execute(delete(_SOURCE).where(this))
        for name in self.notebooks.keys() - {notebook for notebook, _ in found.after}:
            self._remove_notebook(self.notebooks.pop(name))
        return by_hand

    def add(self, found: Changes, assignment: Assignment) -> None:
        """Add the cells that are new. Their points and texts are generate_assignment's to enter."""
        for name in sorted(assignment.notebooks.keys() - self.notebooks.keys()):
            self.notebooks[name] = uuid4().hex
            row = {"id": self.notebooks[name], "name": name, "assignment_id": self.lesson, "kernelspec": "{}"}
            self.connection.execute(insert(_NOTEBOOK).values(row))
        was = {found.renamed.get(key, key): cell.kinds for key, cell in found.before.items()}
        for key, cell in found.after.items():
            for kind in KINDS:
                if kind in cell.kinds and kind not in was.get(key, ()):
                    self._add_cell(*key, kind, cell.points)
            if key not in was:
                row = {"id": uuid4().hex, "name": key[1], "notebook_id": self.notebooks[key[0]], "cell_type": "code"}
                self.connection.execute(insert(_SOURCE).values(row | {"locked": False}))
        self._note_added(found, [*found.added, *found.renamed.values()])

    def _note_added(self, found: Changes, cells: list[tuple[str, str]]) -> None:
        table = ADDED_CELLS
        for notebook, cell in cells:
            row = {"lesson": found.lesson, "notebook": notebook, "cell": cell}
            self.connection.execute(delete(table).where(*(table.c[name] == held for name, held in row.items())))
            self.connection.execute(insert(table).values(row))

    def _add_cell(self, notebook: str, name: str, kind: str, points: float) -> None:
        of_class, table = _TABLES[kind]
        row: dict[str, Any] = {"id": uuid4().hex}
        base = row | {"name": name, "notebook_id": self.notebooks[notebook], "type": of_class}
        self.connection.execute(insert(_BASE).values(base))
        if "max_score" in table.c:
            row |= {"max_score": points, "cell_type": "code"}
        self.connection.execute(insert(table).values(row))

    def _remove_cell(self, notebook: str, name: str, kind: str) -> int:
        of_class, table = _TABLES[kind]
        this = (_BASE.c.notebook_id == self.notebooks[notebook]) & (_BASE.c.name == name) & (_BASE.c.type == of_class)
        cell = self.connection.execute(select(_BASE.c.id).where(this)).scalar_one()
        by_hand = _GRADE.c.manual_score.is_not(None)
        given = select(func.count()).select_from(_GRADE).where(_GRADE.c.cell_id == cell, by_hand)
        count: int = self.connection.execute(given).scalar_one()
        for rows, column in ((_GRADE, "cell_id"), (_COMMENT, "cell_id"), (table, "id"), (_BASE, "id")):
            self.connection.execute(delete(rows).where(rows.c[column] == cell))
        return count

    def _remove_notebook(self, notebook: str) -> None:
        """A notebook without cells, and that it was handed in."""
        self.connection.execute(delete(_SUBMITTED).where(_SUBMITTED.c.notebook_id == notebook))
        self.connection.execute(delete(_SOURCE).where(_SOURCE.c.notebook_id == notebook))
        self.connection.execute(delete(_NOTEBOOK).where(_NOTEBOOK.c.id == notebook))

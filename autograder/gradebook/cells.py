"""The cells of a lesson as the gradebook knows them, entered there by nbgrader's generate_assignment."""

import json
from dataclasses import dataclass, field

from nbgrader.api import Assignment as AssignmentRow
from nbgrader.api import GradeCell, Notebook, SolutionCell, TaskCell
from sqlalchemy import Connection, select

from autograder.engine.assignment import Assignment


@dataclass
class NotebookCells:
    """One notebook of a lesson: the gradebook's id of each cell, by grade_id.

    A cell that a student writes and a human marks is in `graded` and in `solutions`, under two ids.
    """

    id: str
    graded: dict[str, str] = field(default_factory=dict)
    solutions: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)


@dataclass
class LessonCells:
    """A lesson's row in the gradebook and its notebooks, by name."""

    id: str
    notebooks: dict[str, NotebookCells] = field(default_factory=dict)


def known_cells(connection: Connection, lesson: str) -> LessonCells | None:
    """What the gradebook knows of a lesson; None where it does not know the lesson."""
    entered = connection.execute(select(AssignmentRow.id).where(AssignmentRow.name == lesson)).scalar()
    if entered is None:
        return None
    found = LessonCells(entered)
    for row in connection.execute(select(Notebook.id, Notebook.name).where(Notebook.assignment_id == entered)):
        found.notebooks[row.name] = _cells_of(connection, row.id)
    return found


def matches(known: LessonCells | None, assignment: Assignment) -> bool:
    """Whether the gradebook knows just the cells, and the points, that the lesson's notebooks have now."""
    if known is None or known.notebooks.keys() != assignment.notebooks.keys():
        return False
    return all(_same(known.notebooks[name], content) for name, content in assignment.notebooks.items())


def _cells_of(connection: Connection, notebook: str) -> NotebookCells:
    cells = NotebookCells(notebook)
    for kind, held in ((GradeCell, cells.graded), (TaskCell, cells.tasks)):
        for row in connection.execute(select(kind.id, kind.name, kind.max_score).where(kind.notebook_id == notebook)):
            held[row.name] = row.id
            cells.points[row.name] = row.max_score
    rows = connection.execute(select(SolutionCell.id, SolutionCell.name).where(SolutionCell.notebook_id == notebook))
    cells.solutions.update({row.name: row.id for row in rows})
    return cells


def _same(known: NotebookCells, content: bytes) -> bool:
    marked = [cell["metadata"].get("nbgrader", {}) for cell in json.loads(content)["cells"]]
    named = {kind: {m["grade_id"] for m in marked if m.get(kind)} for kind in ("grade", "solution", "task")}
    points = {m["grade_id"]: float(m["points"]) for m in marked if m.get("grade") or m.get("task")}
    seen = {"grade": known.graded.keys(), "solution": known.solutions.keys(), "task": known.tasks.keys()}
    return named == seen and points == known.points

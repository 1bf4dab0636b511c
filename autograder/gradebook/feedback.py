"""What is put into a graded notebook, and kept out of it, before it becomes a student's page.

autograder/settings.py names GetMarks and HideTests.
"""

from functools import cache
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy import Engine, create_engine
from traitlets import Enum, Instance, default

from autograder.engine.pages.hidden_cells import source_for_students
from autograder.engine.submissions.hidden import has_hidden_part
from autograder.gradebook.calendar import Calendar
from autograder.gradebook.database import reading
from autograder.gradebook.opening import Submitted, opening, read_submitted

TOLD = ("points", "visible", "all")  # each tells more than the one before
NOT_THERE = "the gradebook has no marks of {student} in {assignment}. Run autograder grade {assignment}."


class GetMarks(NbGraderPreprocessor):  # type: ignore[misc]
    """Does what nbgrader's GetGrades does, with a few queries for a notebook in place of several for each cell.

    What the page begins with comes along, as `opening` beside nbgrader's own resources.
    """

    calendar = Instance(Calendar)
    told = Enum(
        TOLD,
        "all",
        help="Of which tests the page says why they lost points: of all, of those that students can see, or of none, "
        "which leaves the points. Set by `autograder watch` before the due date. Default: all.",
    ).tag(config=True)

    @default("calendar")  # type: ignore[untyped-decorator]
    def _calendar(self) -> Calendar:
        return Calendar(self.config)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Put marks and comments into the cells. Raises LookupError where the gradebook has none of the notebook."""
        names = resources["nbgrader"]
        with reading(_engine(names["db_url"])) as connection:
            held = read_submitted(connection, names["assignment"], names["notebook"], names["student"])
        if held is None:
            raise LookupError(NOT_THERE.format(**names))
        max_scores, solutions, withheld = {}, [], set()
        for cell in nb.cells:
            marking = cell.metadata.get("nbgrader", {})
            if marking.get("solution"):
                solutions.append(marking["grade_id"])
            if marking.get("grade") or marking.get("task"):
                max_scores[marking["grade_id"]] = float(marking["points"])
                if self._is_withheld(cell):
                    withheld.add(marking["grade_id"])
            _put(held, marking)
        names["opening"] = opening(held.without_reasons(withheld), max_scores, solutions, self.calendar)
        names["withheld"] = withheld
        names["score"] = names["opening"].counts
        names["max_score"], names["late_penalty"] = names["opening"].max_score, held.penalty
        return nb, resources

    def _is_withheld(self, cell: Any) -> bool:
        return self.told == "points" or (self.told == "visible" and has_hidden_part(cell.source))


def _put(held: Submitted, marking: Any) -> None:
    """A cell's mark and comment, where nbgrader's page looks for them."""
    name = marking.get("grade_id")
    if marking.get("grade") or marking.get("task"):
        marking["score"] = held.marks[name].score if name in held.marks else 0.0
    if marking.get("solution") or marking.get("task"):
        marking["comment"] = held.comments.get(name)


@cache
def _engine(db_url: str) -> Engine:
    """The gradebook, opened once in a process."""
    return create_engine(db_url)


class HideTests(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts what students were given in the place of tests and mark schemes."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Cut hidden parts out of a cell, and what its outputs could tell of them, or of what is not to be told."""
        if cell.metadata.get("nbgrader", {}).get("grade_id") in resources.get("nbgrader", {}).get("withheld", ()):
            cell.outputs = []
        if has_hidden_part(cell.source):
            cell.source = source_for_students(cell)
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    output.traceback = [output.evalue or output.ename]
        return cell, resources

"""Extra credit: points that come on top of what a lesson can give.

nbgrader's gradebook has a field for them, which only humans fill in, cell by cell. This fills it in for the tests
that the instructor's notebook marks with `extra_points` (see autograder.builder.markers).
"""

from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade

from autograder.builder.markers import EXTRA_POINTS


class ExtraCredit(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands after SaveAutoGrades in Autograde.autograde_preprocessors (see nbgrader_config.py).

    Late penalties are reckoned from the score with its extra credit, so it stands before them. A test that a human
    has given a score keeps the extra credit that the human left it with, as nbgrader keeps the score itself.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Enter the extra credit of one submission; its notebook stays as it is."""
        names = resources["nbgrader"]
        notebook, lesson, student = names["notebook"], names["assignment"], names["student"]
        points = extra_points(self._source(lesson, notebook))
        tests = {cell.metadata.nbgrader["grade_id"]: cell for cell in nb.cells if is_grade(cell)}
        with Gradebook(names["db_url"]) as gradebook:
            for grade in gradebook.find_submission_notebook(notebook, lesson, student).grades:
                if grade.name in points and grade.manual_score is None:
                    grade.extra_credit = earned(tests.get(grade.name), points[grade.name])
            gradebook.db.commit()
        return nb, resources

    def _source(self, lesson: str, notebook: str) -> Path:
        """The instructor's notebook: what a submission says of its own points is the student's to change."""
        course = CourseDirectory(config=self.config)
        return Path(course.format_path(course.source_directory, ".", lesson)) / f"{notebook}.ipynb"


def extra_points(source: Path) -> dict[str, float]:
    """The extra points of each test that gives any, by grade_id, in an instructor's notebook."""
    cells = nbformat.read(source, as_version=4).cells
    return {
        cell.metadata.nbgrader["grade_id"]: cell.metadata[EXTRA_POINTS]
        for cell in cells
        if is_grade(cell) and EXTRA_POINTS in cell.metadata
    }


def earned(test: Any | None, points: float) -> float:
    """What nbgrader would give for an executed test cell, were it worth these points.

    Nothing where the cell is missing from the submission, or was not run: a student may tag it to be skipped.
    """
    if test is None or test.execution_count is None:
        return 0.0
    worth = deepcopy(test)
    worth.metadata.nbgrader["points"] = points
    score, _ = determine_grade(worth)
    return score or 0.0

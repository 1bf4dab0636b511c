"""Marks for what was handed in: nbgrader's commands, run for one student at a time.

How a notebook is executed is settled by the preprocessors that nbgrader_config.py names, here as with
`nbgrader autograde` and formgrader's button.
"""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Grade, Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.builder.markers import solution_of
from autograder.root import CONFIG


class GradingError(Exception):
    """Grading cannot begin. The message says what is missing and what to do."""


@dataclass(frozen=True)
class Mark:
    """One submission after grading. `extra` are the points on top of the score, which `max_score` does not count.

    `lost` holds the points lost, by exercise. `problem` is "" unless nbgrader gave up on the submission.
    """

    student: str
    score: float
    max_score: float
    extra: float
    lost: dict[str, float]
    seconds_late: float
    problem: str = ""


class Grader:
    """Grades the submissions to one course with nbgrader.

    `root` is the course's folder. `settings` come on top of its nbgrader_config.py.
    """

    def __init__(self, root: Path, settings: Config | None = None) -> None:
        _put_tools_on_path()
        # nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
        warnings.filterwarnings("ignore", "Object of type <Submitted", SAWarning)
        self.root = root
        self.config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
        self.config.CourseDirectory.root = str(root)
        self.config.merge(settings or Config())
        self.log = logging.Logger("nbgrader")
        self.log.addHandler(logging.NullHandler())
        self.coursedir = CourseDirectory(config=self.config, log=self.log)
        self.api = NbGraderAPI(self.coursedir, config=self.config, log=self.log)

    def students(self, lesson: str) -> list[str]:
        """Who handed in a lesson, in alphabetical order. Raises GradingError where nobody did."""
        if not (self.root / "source" / lesson).is_dir():
            known = ", ".join(sorted(path.name for path in (self.root / "source").glob("*/"))) or "none"
            raise GradingError(f"{lesson}: there is no such lesson in source/. There are: {known}.")
        found = sorted(path.parent.name for path in (self.root / "submitted").glob(f"*/{lesson}/"))
        if not found:
            where = f"submitted/STUDENT/{lesson}/{lesson}.ipynb"
            raise GradingError(f"{lesson}: nothing is in submitted/. Put each notebook at {where}, or collect them.")
        return found

    def release(self, lesson: str) -> None:
        """Enter a lesson into the gradebook, with its cells and points, as `nbgrader generate_assignment` does."""
        said = self.api.generate_assignment(lesson, force=True)
        if not said["success"]:
            raise GradingError(f"{lesson}: nbgrader cannot release it. {_last_line(said)}")

    def grade(self, lesson: str, force: bool = False) -> Iterator[Mark]:
        """Autograde every submission to a lesson and yield each mark as it is known.

        Submissions that have a mark already are left as they are, unless `force`.
        """
        self._enter(lesson)
        for student in self.students(lesson):
            said = self.api.autograde(lesson, student, force=force, create=True)
            yield self._mark(lesson, student, "" if said["success"] else _last_line(said))

    def feedback(self, lesson: str, student: str) -> Path | None:
        """Write a student's feedback page and return its place, or None where nbgrader could not."""
        said = self.api.generate_feedback(lesson, student, force=True)
        page = self.root / "feedback" / student / lesson / f"{lesson}.html"
        return page if said["success"] and page.is_file() else None

    def _enter(self, lesson: str) -> None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            known = {assignment.name for assignment in gradebook.assignments}
        if lesson not in known:
            self.release(lesson)

    def _mark(self, lesson: str, student: str, problem: str) -> Mark:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            if problem:
                return Mark(student, 0.0, gradebook.find_assignment(lesson).max_score, 0.0, {}, 0.0, problem)
            submission = gradebook.find_submission(lesson, student)
            score = extra = 0.0
            lost: dict[str, float] = {}
            for grade in submission.notebooks[0].grades:
                own = _without_extra(grade)
                score += own
                extra += grade.score - own
                if own < grade.max_score:
                    exercise = exercise_of(grade.name)
                    lost[exercise] = lost.get(exercise, 0.0) + grade.max_score - own
            return Mark(student, score, submission.max_score, extra, lost, submission.total_seconds_late)


def _put_tools_on_path() -> None:
    """nbgrader starts `alembic` by name to lay out a gradebook; it stands beside the interpreter."""
    tools = str(Path(sys.executable).parent)
    if tools not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([tools, os.environ.get("PATH", os.defpath)])


def _without_extra(grade: Grade) -> float:
    """A grade's score without the extra credit that nbgrader adds to it: a human's word counts before the tests."""
    score: float | None = grade.auto_score if grade.manual_score is None else grade.manual_score
    return score or 0.0


def exercise_of(test: str) -> str:
    """The exercise that a test cell belongs to: "test_relu_backward_hidden" tests relu_backward."""
    from course.catalogue import EXERCISES, QUESTIONS

    return solution_of(test, (*EXERCISES, *QUESTIONS)) or test.removeprefix("test_")


def _last_line(said: dict[str, str]) -> str:
    lines = [line for line in (said.get("error") or said.get("log") or "").strip().splitlines() if line.strip()]
    return lines[-1] if lines else "nbgrader gave no reason."

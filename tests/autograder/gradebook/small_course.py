"""The small lesson in a course of its own, with what nbgrader keeps of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sums_lesson import LESSON
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.engine.assignment import Assignment, read_assignment
from autograder.gradebook.ledger import Ledger

COURSE = "relu-backprop"
DUE = datetime(2026, 3, 2, 12, 0)


@dataclass
class Course:
    """The course in `root`, in which nbgrader has released the lesson."""

    root: Path
    config: Config

    @property
    def url(self) -> str:
        return f"sqlite:///{self.root / 'gradebook.db'}"

    @property
    def assignment(self) -> Assignment:
        return read_assignment(self.root / "source" / LESSON)

    @property
    def api(self) -> NbGraderAPI:
        return NbGraderAPI(CourseDirectory(config=self.config), config=self.config)

    def ledger(self, **options: Any) -> Ledger:
        return Ledger(self.url, COURSE, **options)

    def gradebook(self) -> Gradebook:
        return Gradebook(self.url, COURSE)

    def rows(self, student: str) -> dict[str, Any]:
        """All that nbgrader keeps of a student's submission, without the ids."""
        with self.gradebook() as gradebook:
            submission = gradebook.find_submission(LESSON, student)
            names = ("auto_score", "manual_score", "extra_credit", "needs_manual_grade", "score", "max_score")
            return {
                "timestamp": submission.timestamp,
                "late": submission.total_seconds_late,
                "score": submission.score,
                "notebooks": {held.name: (held.late_submission_penalty, held.flagged) for held in submission.notebooks},
                "grades": {
                    (held.name, grade.name): {name: getattr(grade, name) for name in names}
                    for held in submission.notebooks
                    for grade in held.grades
                },
                "comments": {
                    (held.name, comment.name): (comment.auto_comment, comment.manual_comment)
                    for held in submission.notebooks
                    for comment in held.comments
                },
            }


def settings(root: Path) -> Config:
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}"
    return config

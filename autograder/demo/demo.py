"""The made-up class goes the whole way: handed in, collected by nbgrader, graded, given feedback.

Everything happens in a folder of its own, with a gradebook of its own.
"""

import json
import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import ZipCollectApp
from rich.console import Console
from traitlets.config import Config

from autograder.authoring.attempts import Attempt, attempts
from autograder.authoring.filled_in import Notebook, answers_in, filled_in, read_notebook
from autograder.classroom.feedback import Feedback, give_feedback, graded_students
from autograder.classroom.grading.session import opened
from autograder.classroom.grading.summary import Summary
from autograder.demo.made_up_class import Student, made_up_class
from autograder.gradebook.course import Course
from autograder.root import CONFIG

DUE = datetime(2026, 3, 2, 12, 0)
DOWNLOADED = r".*/(?P<student_id>\w+)_at_(?P<timestamp>[0-9-]+)_(?P<file_id>\w+)"  # matched against a whole path


class Demo:
    """The made-up class in `folder`, a course of its own with the settings and lessons of the one at `root`."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        shutil.copy(root / CONFIG, folder / CONFIG)
        settings = Config()
        settings.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
        settings.FileNameCollectorPlugin.named_regexp = DOWNLOADED
        self.course = Course(folder, settings)

    def students(self, lesson: str) -> tuple[Student, ...]:
        """The class of a lesson; nobody where there is no attempt to hand in."""
        return made_up_class(lesson, read_notebook((self.root / "source" / lesson / f"{lesson}.ipynb").read_bytes()))

    def hand_in(self, lesson: str) -> int:
        """Release a lesson, fill it in for each student, and collect the archive. Returns how many came in."""
        shutil.copytree(self.root / "source" / lesson, self.folder / "source" / lesson)
        self.course.release(lesson)
        with Gradebook(self.course.coursedir.db_url, self.course.coursedir.course_id) as gradebook:
            gradebook.update_or_create_assignment(lesson, duedate=DUE.isoformat(" ") + " UTC")
        release = read_notebook((self.folder / "release" / lesson / f"{lesson}.ipynb").read_bytes())
        downloads = self.folder / "downloaded" / lesson / "archive"
        downloads.mkdir(parents=True)
        with zipfile.ZipFile(downloads / "submissions.zip", "w") as archive:
            for student in self.students(lesson):
                when = (DUE + student.handed_in).strftime("%Y-%m-%d-%H-%M-%S")
                notebook = handed_in(release, lesson, student)
                archive.writestr(f"{student.name}_at_{when}_{lesson}.ipynb", json.dumps(notebook))
        self._collect(lesson)
        return len(self.course.students(lesson))

    def grade(self, lesson: str, console: Console) -> Summary:
        """Grade the class as `autograder grade` does, with its progress on the console."""
        with opened(self.course, console) as class_:
            return class_.grade(lesson)

    def feedback(self, lesson: str) -> Iterator[Feedback]:
        """Write the feedback pages as `autograder feedback` does, and yield each student's as they are there."""
        return give_feedback(self.course, lesson, graded_students(self.course, lesson, ()))

    def _collect(self, lesson: str) -> None:
        collector = ZipCollectApp(config=self.course.config, log=self.course.log)
        collector.coursedir = self.course.coursedir
        collector.coursedir.assignment_id = lesson
        collector.start()


def handed_in(release: Notebook, lesson: str, student: Student) -> Notebook:
    """What a student made of the released notebook: answers in place of the stubs, up to where the student stops."""
    stubs = list(answers_in(release))
    reached = stubs[: stubs.index(student.stops_before)] if student.stops_before else stubs
    chosen = _chosen(lesson, student)
    notebook = filled_in(release, {name: chosen[name].source for name in reached if name in chosen})
    if student.own_cell:
        own: Notebook = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
        notebook["cells"].insert(1, own | {"id": "my-own-cell", "source": student.own_cell})
    return notebook


def _chosen(lesson: str, student: Student) -> dict[str, Attempt]:
    known = attempts(lesson)
    first_right = {attempt.exercise: attempt for attempt in reversed(known) if attempt.is_right}
    by_id = {attempt.id: attempt for attempt in reversed(known)}
    return first_right | {by_id[answer].exercise: by_id[answer] for answer in student.answers}

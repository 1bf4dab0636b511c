"""The made-up class goes through nbgrader: handed in, collected, graded and given feedback.

Everything happens in a folder of its own, with a gradebook of its own.
"""

import shutil
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import ZipCollectApp
from traitlets.config import Config

from autograder.attempts import Attempt, attempts
from autograder.grading import Grader, Mark
from autograder.made_up_class import CLASS, Student
from autograder.root import CONFIG

DUE = datetime(2026, 3, 2, 12, 0)
DOWNLOADED = r".*/(?P<student_id>\w+)_at_(?P<timestamp>[0-9-]+)_(?P<file_id>\w+)"  # matched against a whole path


class Demo:
    """The made-up class in `folder`, a course of its own copied from the one at `course`."""

    def __init__(self, course: Path, folder: Path) -> None:
        self.course, self.folder = course, folder
        shutil.copy(course / CONFIG, folder / CONFIG)
        settings = Config()
        settings.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
        settings.FileNameCollectorPlugin.named_regexp = DOWNLOADED
        self.grader = Grader(folder, settings)

    def hand_in(self, lesson: str) -> int:
        """Release a lesson, fill it in for each student, and collect the archive. Returns how many came in."""
        shutil.copytree(self.course / "source" / lesson, self.folder / "source" / lesson)
        self.grader.release(lesson)
        with Gradebook(self.grader.coursedir.db_url, self.grader.coursedir.course_id) as gradebook:
            gradebook.update_or_create_assignment(lesson, duedate=DUE.isoformat(" ") + " UTC")
        release = nbformat.read(self.folder / "release" / lesson / f"{lesson}.ipynb", as_version=4)
        downloads = self.folder / "downloaded" / lesson / "archive"
        downloads.mkdir(parents=True)
        with zipfile.ZipFile(downloads / "submissions.zip", "w") as archive:
            for student in CLASS[lesson]:
                when = (DUE + student.handed_in).strftime("%Y-%m-%d-%H-%M-%S")
                notebook = filled_in(release, lesson, student)
                archive.writestr(f"{student.name}_at_{when}_{lesson}.ipynb", nbformat.writes(notebook))
        self._collect(lesson)
        return len(self.grader.students(lesson))

    def grade(self, lesson: str) -> Iterator[Mark]:
        """Autograde the class, yielding each mark as it is known."""
        return self.grader.grade(lesson)

    def feedback(self, lesson: str) -> Iterator[Path]:
        """Write the feedback pages, yielding each as it is written."""
        pages = (self.grader.feedback(lesson, student.name) for student in CLASS[lesson])
        return (page for page in pages if page is not None)

    def _collect(self, lesson: str) -> None:
        collector = ZipCollectApp(config=self.grader.config, log=self.grader.log)
        collector.coursedir = self.grader.coursedir
        collector.coursedir.assignment_id = lesson
        collector.start()


def filled_in(release: nbformat.NotebookNode, lesson: str, student: Student) -> nbformat.NotebookNode:
    """A copy of the released notebook with a student's answers in place of the stubs."""
    notebook = deepcopy(release)
    chosen = _chosen(lesson, student)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name == student.stops_before and name is not None:
            break
        if name in chosen:
            cell.source = chosen[name].source
    if student.own_cell:
        notebook.cells.insert(1, nbformat.v4.new_code_cell(student.own_cell, id="my-own-cell"))
    return notebook


def _chosen(lesson: str, student: Student) -> dict[str, Attempt]:
    known = attempts(lesson)
    first_right = {attempt.exercise: attempt for attempt in reversed(known) if attempt.is_right}
    by_id = {attempt.id: attempt for attempt in reversed(known)}
    return first_right | {by_id[answer].exercise: by_id[answer] for answer in student.answers}

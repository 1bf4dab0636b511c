"""A made-up class: fourteen submissions to a lesson, handed in, collected, graded and given feedback.

Everything happens in a folder of its own, with a gradebook of its own.
"""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import ZipCollectApp
from traitlets.config import Config

from autograder.attempts import Attempt, attempts
from autograder.grading import Grader, Mark
from autograder.root import CONFIG

LESSON = "01_relu_derivative"
DUE = datetime(2026, 3, 2, 12, 0)
DOWNLOADED = r".*/(?P<student_id>\w+)_at_(?P<timestamp>[0-9-]+)_(?P<file_id>\w+)"  # matched against a whole path


@dataclass(frozen=True)
class Student:
    """One made-up student: what is special about the submission, and which attempts it holds.

    `answers` override the first right attempt at an exercise. `stops_before` leaves it and all later ones
    as stubs. `own_cell` is a cell that the student added at the top.
    """

    name: str
    story: str
    answers: tuple[str, ...] = ()
    stops_before: str | None = None
    own_cell: str = ""
    handed_in: timedelta = timedelta(hours=-20)


CLASS = (
    Student("ada", "all right"),
    Student(
        "boris",
        "all right, written in other ways",
        (
            "relu.product",
            "relu_backward.where",
            "numerical_gradient.one_hot",
            "neuron_step.own_functions",
            "predicted_dw.computed",
            "slope_at_zero.capital",
            "lr_that_kills.fraction",
        ),
    ),
    Student("chen", "all right, with slope 1 at 0", ("relu.half_sum", "relu_backward.slope_one_at_zero")),
    Student("dora", "passes dA on unchanged", ("relu_backward.identity", "predicted_dw.no_x")),
    Student("emil", "leaves dA out", ("relu_backward.mask_without_dA", "slope_at_zero.zero")),
    Student("fatima", "changes dA in place", ("relu_backward.dA_changed_in_place", "predicted_a.only_w")),
    Student("goran", "divides by m, forgets the 2", ("relu_backward.divided_by_m", "neuron_step.no_two")),
    Student("hana", "applies ReLU to dA, forgets b", ("relu_backward.relu_of_dA", "neuron_step.b_not_updated")),
    Student("ivan", "stops in the middle", stops_before="numerical_gradient"),
    Student("jana", "hands in the empty notebook", stops_before="predicted_dw"),
    Student("kofi", "all right, three hours late", ("relu.where",), handed_in=timedelta(hours=3)),
    Student("lena", "has a cell of her own that raises", own_cell="print(undefined_name)"),
    Student(
        "marek",
        "asks arrays a yes-or-no question",
        ("relu.max_of_whole_arrays", "relu_backward.scalar_if", "predicted_dead_dw.gate_forgotten"),
    ),
    Student(
        "nora",
        "looks to one side only, walks uphill",
        ("numerical_gradient.forward_difference", "neuron_step.uphill", "lr_that_kills.only_w"),
    ),
)


class Demo:
    """The made-up class in `folder`, a course of its own copied from the one at `course`."""

    def __init__(self, course: Path, folder: Path) -> None:
        self.course, self.folder = course, folder
        shutil.copy(course / CONFIG, folder / CONFIG)
        shutil.copytree(course / "source" / LESSON, folder / "source" / LESSON)
        settings = Config()
        settings.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
        settings.FileNameCollectorPlugin.named_regexp = DOWNLOADED
        self.grader = Grader(folder, settings)

    def hand_in(self) -> int:
        """Release the lesson, fill it in for each student, and collect the archive. Returns how many came in."""
        self.grader.release(LESSON)
        with Gradebook(self.grader.coursedir.db_url, self.grader.coursedir.course_id) as gradebook:
            gradebook.update_or_create_assignment(LESSON, duedate=DUE.isoformat(" ") + " UTC")
        release = self.folder / "release" / LESSON / f"{LESSON}.ipynb"
        downloads = self.folder / "downloaded" / LESSON / "archive"
        downloads.mkdir(parents=True)
        with zipfile.ZipFile(downloads / "submissions.zip", "w") as archive:
            for student in CLASS:
                when = (DUE + student.handed_in).strftime("%Y-%m-%d-%H-%M-%S")
                notebook = filled_in(nbformat.read(release, as_version=4), student)
                archive.writestr(f"{student.name}_at_{when}_{LESSON}.ipynb", nbformat.writes(notebook))
        self._collect()
        return len(self.grader.students(LESSON))

    def grade(self) -> Iterator[Mark]:
        """Autograde the class, yielding each mark as it is known."""
        return self.grader.grade(LESSON)

    def feedback(self) -> Iterator[Path]:
        """Write the feedback pages, yielding each as it is written."""
        for student in CLASS:
            page = self.grader.feedback(LESSON, student.name)
            if page is not None:
                yield page

    def _collect(self) -> None:
        collector = ZipCollectApp(config=self.grader.config, log=self.grader.log)
        collector.coursedir = self.grader.coursedir
        collector.coursedir.assignment_id = LESSON
        collector.start()


def filled_in(notebook: nbformat.NotebookNode, student: Student) -> nbformat.NotebookNode:
    """The released notebook with a student's answers in place of the stubs."""
    chosen = _chosen(student)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name == student.stops_before and name is not None:
            break
        if name in chosen:
            cell.source = chosen[name].source
    if student.own_cell:
        notebook.cells.insert(1, nbformat.v4.new_code_cell(student.own_cell, id="my-own-cell"))
    return notebook


def _chosen(student: Student) -> dict[str, Attempt]:
    known = attempts(LESSON)
    first_right = {attempt.exercise: attempt for attempt in reversed(known) if attempt.is_right}
    by_id = {attempt.id: attempt for attempt in reversed(known)}
    return first_right | {by_id[answer].exercise: by_id[answer] for answer in student.answers}

"""The made-up class goes the whole way: collected, graded, given feedback. Nothing else is touched.

What it handed in is graded by stock nbgrader, too: the marks are the same, cell by cell.
"""

import logging
import shutil
import tempfile
import warnings
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from repository import ROOT
from rich.console import Console
from traitlets.config import Config

from autograder.authoring.attempts import attempts
from autograder.authoring.filled_in import read_notebook
from autograder.classroom.grading.summary import UNDONE
from autograder.classroom.grading.tables import exercise_of, points_lost
from autograder.cli import main
from autograder.demo.demo import Demo
from autograder.demo.made_up_class import Student, made_up_class
from autograder.engine.verdict import Status
from autograder.gradebook.recorded import Recorded
from autograder.root import CONFIG

LESSON = "01_relu_derivative"
Marks = dict[str, dict[str, Recorded]]  # by lesson and student


def extra_points(lesson: str) -> dict[str, float]:
    """The points on top that a lesson offers, by exercise."""
    notebook = nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)
    tests = [cell for cell in notebook.cells if "extra_points" in cell.metadata]
    names = {exercise_of(cell.id) for cell in tests}
    return {n: sum(c.metadata.extra_points for c in tests if exercise_of(c.id) == n) for n in names}


def class_of(lesson: str) -> tuple[Student, ...]:
    return made_up_class(lesson, read_notebook((ROOT / "source" / lesson / f"{lesson}.ipynb").read_bytes()))


CLASS = {path.stem: class_of(path.stem) for path in sorted((ROOT / "lessons").glob("[0-9]*.py"))}
EXTRA = {lesson: extra_points(lesson) for lesson in CLASS}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    made_up = Demo(ROOT, tmp_path_factory.mktemp("class"))
    for lesson, students in CLASS.items():
        assert made_up.hand_in(lesson) == len(students)
    return made_up


@pytest.fixture(scope="module")
def stock(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> NbGraderAPI:
    """nbgrader with settings of its own, in a copy of the course before anything is graded."""
    root = tmp_path_factory.mktemp("stock") / "course"
    shutil.copytree(demo.folder, root)
    (root / CONFIG).unlink()
    config = Config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}"
    config.CourseDirectory.course_id = demo.course.coursedir.course_id
    log = logging.Logger("nbgrader")
    log.addHandler(logging.NullHandler())
    return NbGraderAPI(CourseDirectory(config=config, log=log), config=config, log=log)


@pytest.fixture(scope="module")
def classes(demo: Demo, stock: NbGraderAPI) -> Marks:
    summaries = {lesson: demo.grade(lesson, Console(stderr=True)) for lesson in CLASS}
    assert [summary.counts[UNDONE] for summary in summaries.values()] == [0] * len(CLASS)
    return {lesson: {mark.verdict.student: mark for mark in summary.marks} for lesson, summary in summaries.items()}


@pytest.fixture
def marks(classes: Marks) -> dict[str, Recorded]:
    return classes[LESSON]


def test_the_class_covers_every_lesson() -> None:
    assert len(CLASS[LESSON]) >= 12
    for lesson, students in CLASS.items():
        mistaken = [set(student.answers) for student in students if student.story.startswith("goes wrong in ")]
        assert lesson == LESSON or (len(mistaken) == 2 and not mistaken[0] & mistaken[1] and all(mistaken)), lesson


def test_the_readme_says_how_many_hand_in() -> None:
    said = f"# {sum(map(len, CLASS.values()))} submissions: right, wrong, late, unfinished"
    assert said in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lesson", CLASS)
def test_everybody_has_a_mark(classes: Marks, lesson: str) -> None:
    marks = classes[lesson]
    assert list(marks) == sorted(student.name for student in CLASS[lesson])
    assert {mark.verdict.status for mark in marks.values()} == {Status.GRADED}
    assert all(mark.verdict.jailed and not mark.needs_human for mark in marks.values())
    assert len({mark.verdict.max_score for mark in marks.values()}) == 1


@pytest.mark.parametrize(("lesson", "student"), [(lesson, s) for lesson in CLASS for s in CLASS[lesson]])
def test_points_are_lost_on_what_is_wrong(classes: Marks, lesson: str, student: Student) -> None:
    wrong = {attempt.id: attempt for attempt in attempts(lesson) if not attempt.is_right}
    mark = classes[lesson][student.name]
    mistaken = {wrong[answer].exercise for answer in student.answers if answer in wrong}
    if mistaken or student.stops_before:
        assert {exercise for exercise in mistaken if exercise not in EXTRA[lesson]} <= set(points_lost(mark))
        assert mark.score < mark.verdict.max_score
    else:
        assert (points_lost(mark), mark.score) == ({}, mark.verdict.max_score)
        assert mark.extra == sum(EXTRA[lesson].values())


@pytest.mark.parametrize(
    ("student", "lost"),
    [
        ("ada", {}),
        ("boris", {}),
        ("chen", {}),
        ("dora", {"predicted_dw": 1, "relu_backward": 5}),
        ("emil", {"slope_at_zero": 1, "relu_backward": 5}),
        ("fatima", {"predicted_a": 1, "relu_backward": 5}),
        ("goran", {"relu_backward": 5, "neuron_step": 4}),
        ("hana", {"relu_backward": 5, "neuron_step": 4}),
        ("ivan", {"numerical_gradient": 4, "neuron_step": 4, "lr_that_kills": 1, "predicted_dead_dw": 1}),
        ("kofi", {}),
        ("lena", {}),
        ("marek", {"relu": 2, "relu_backward": 5, "predicted_dead_dw": 1}),
        ("nora", {"numerical_gradient": 4, "neuron_step": 4, "lr_that_kills": 1}),
    ],
)
def test_points_are_lost_where_the_mistake_is(marks: dict[str, Recorded], student: str, lost: dict[str, float]) -> None:
    assert points_lost(marks[student]) == lost
    assert marks[student].score == 20 - sum(lost.values())


def test_the_empty_notebook_has_no_points(marks: dict[str, Recorded]) -> None:
    assert marks["jana"].score == 0


@pytest.mark.parametrize("lesson", CLASS)
def test_only_the_late_one_is_late(classes: Marks, lesson: str) -> None:
    late = {name: mark.seconds_late for name, mark in classes[lesson].items() if mark.seconds_late}
    assert late == {"kofi": 3 * 3600}


# Those whose mistakes fall on most cells; each test is passed by one of them, and those of a lesson fail several.
COMPARED = {
    "01_relu_derivative": ("chen", "marek", "nora"),
    "02_relu_vs_sigmoid": ("dora", "emil"),
    "03_exploding_gradients": ("dora", "emil"),
    "04_he_initialization": ("dora", "emil"),
    "05_mse_output_layer": ("ada", "dora"),
}


def stock_marks(stock: NbGraderAPI, lesson: str, student: str) -> dict[str, float]:
    """What nbgrader gives with its own preprocessors, by test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        said = stock.autograde(lesson, student)
    assert said["success"], said
    with Gradebook(stock.coursedir.db_url, stock.coursedir.course_id) as gradebook:
        grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
        return {grade.name: grade.auto_score for grade in grades}


@pytest.mark.parametrize("lesson", COMPARED)
def test_marks_are_those_of_stock_nbgrader(stock: NbGraderAPI, classes: Marks, lesson: str) -> None:
    verdicts = [classes[lesson][student].verdict for student in COMPARED[lesson]]
    ours = {verdict.student: {cell.grade_id: cell.score for cell in verdict.cells} for verdict in verdicts}
    assert ours == {student: stock_marks(stock, lesson, student) for student in COMPARED[lesson]}
    most = {cell.grade_id: cell.max_score for cell in verdicts[0].cells}
    assert {name: max(marks[name] for marks in ours.values()) for name in most} == most
    assert sum(0 in {marks[name] for marks in ours.values()} for name in most if most[name]) >= 4


def test_feedback_names_the_mistake(demo: Demo, marks: dict[str, Recorded]) -> None:
    given = list(demo.feedback(LESSON))
    assert [feedback.problem for feedback in given if feedback.problem] == []
    pages = {feedback.student: feedback.pages[0].read_text(encoding="utf-8") for feedback in given}
    assert sorted(pages) == sorted(marks)
    assert "You passed dA on unchanged, as if every gate were open." in pages["dora"]
    assert "Your step is half as long: the 2 of dL/da is missing." in pages["goran"]


def test_the_course_itself_is_not_touched(demo: Demo, marks: dict[str, Recorded]) -> None:
    assert (demo.folder / "gradebook.db").is_file()
    assert not (demo.root / "gradebook.db").exists()
    assert not (demo.root / "submitted").exists()


def test_the_command_shows_a_lesson_from_beginning_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(Demo, "students", lambda self, lesson: CLASS[lesson][-2:])
    result = CliRunner().invoke(main, ["demo", "05_mse_output_layer"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "05_mse_output_layer: 2 submissions collected into" in result.output
    assert "2 graded now" in result.output
    assert "all right, three hours late; late by 3.0 hours" in " ".join(result.output.replace("│", " ").split())
    assert "2 feedback pages, such as" in result.output


def test_the_command_names_a_lesson_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["demo", "07_nothing"])
    assert (result.exit_code, "07_nothing: no such lesson. There are: 01_relu" in result.output) == (1, True)


def test_a_lesson_that_nobody_can_hand_in_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(Demo, "students", lambda self, lesson: ())
    result = CliRunner().invoke(main, ["demo", LESSON])
    assert result.exit_code == 0
    assert f"autograder/authoring/attempts/{LESSON}.py: there are no attempts at this lesson" in result.output

"""The made-up class goes through nbgrader, whole: collected, autograded, given feedback. Nothing else is touched."""

from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.attempts import attempts
from autograder.cli import main
from autograder.demo import Demo
from autograder.grading import Mark, exercise_of
from autograder.made_up_class import CLASS, Student

ROOT = Path(__file__).parents[2]
LESSON = "01_relu_derivative"


def extra_points(lesson: str) -> dict[str, float]:
    """The points on top that a lesson offers, by exercise."""
    notebook = nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)
    tests = [cell for cell in notebook.cells if "extra_points" in cell.metadata]
    names = {exercise_of(cell.id) for cell in tests}
    return {n: sum(c.metadata.extra_points for c in tests if exercise_of(c.id) == n) for n in names}


EXTRA = {lesson: extra_points(lesson) for lesson in CLASS}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    made_up = Demo(ROOT, tmp_path_factory.mktemp("class"))
    for lesson, students in CLASS.items():
        assert made_up.hand_in(lesson) == len(students)
    return made_up


@pytest.fixture(scope="module")
def classes(demo: Demo) -> dict[str, dict[str, Mark]]:
    return {lesson: {mark.student: mark for mark in demo.grade(lesson)} for lesson in CLASS}


@pytest.fixture
def marks(classes: dict[str, dict[str, Mark]]) -> dict[str, Mark]:
    return classes[LESSON]


def test_the_class_covers_every_lesson() -> None:
    assert list(CLASS) == sorted(path.stem for path in (ROOT / "lessons").glob("*.py"))
    assert len(CLASS[LESSON]) >= 12


@pytest.mark.parametrize("lesson", CLASS)
def test_everybody_has_a_mark(classes: dict[str, dict[str, Mark]], lesson: str) -> None:
    marks = classes[lesson]
    assert list(marks) == sorted(student.name for student in CLASS[lesson])
    assert all(mark.problem == "" for mark in marks.values())
    assert len({mark.max_score for mark in marks.values()}) == 1


@pytest.mark.parametrize(("lesson", "student"), [(lesson, s) for lesson in CLASS for s in CLASS[lesson]])
def test_points_are_lost_on_what_is_wrong(classes: dict[str, dict[str, Mark]], lesson: str, student: Student) -> None:
    wrong = {attempt.id: attempt for attempt in attempts(lesson) if not attempt.is_right}
    mark = classes[lesson][student.name]
    mistaken = {wrong[answer].exercise for answer in student.answers if answer in wrong}
    if mistaken or student.stops_before:
        assert {exercise for exercise in mistaken if exercise not in EXTRA[lesson]} <= set(mark.lost)
        assert mark.score < mark.max_score
    else:
        assert (mark.lost, mark.score) == ({}, mark.max_score)
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
def test_points_are_lost_where_the_mistake_is(marks: dict[str, Mark], student: str, lost: dict[str, float]) -> None:
    assert marks[student].lost == lost
    assert marks[student].score == 20 - sum(lost.values())


def test_the_empty_notebook_has_no_points(marks: dict[str, Mark]) -> None:
    assert marks["jana"].score == 0


@pytest.mark.parametrize("lesson", CLASS)
def test_only_the_late_one_is_late(classes: dict[str, dict[str, Mark]], lesson: str) -> None:
    late = {name: mark.seconds_late for name, mark in classes[lesson].items() if mark.seconds_late}
    assert late == {"kofi": 3 * 3600}


def test_feedback_names_the_mistake(demo: Demo, marks: dict[str, Mark]) -> None:
    pages = {page.parts[-3]: page.read_text(encoding="utf-8") for page in demo.feedback(LESSON)}
    assert sorted(pages) == sorted(marks)
    assert "You passed dA on unchanged, as if every gate were open." in pages["dora"]
    assert "Your step is half as long: the 2 of dL/da is missing." in pages["goran"]


def test_the_course_itself_is_not_touched(demo: Demo, marks: dict[str, Mark]) -> None:
    assert (demo.folder / "gradebook.db").is_file()
    assert not (demo.course / "gradebook.db").exists()
    assert not (demo.course / "submitted").exists()


def test_grade_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outside = CliRunner().invoke(main, ["grade"])
    assert outside.exit_code == 1
    assert "no nbgrader_config.py in this folder or any folder above it" in outside.output

    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    nothing = CliRunner().invoke(main, ["grade"])
    assert (nothing.exit_code, "Nothing is in submitted/." in nothing.output) == (1, True)
    unknown = CliRunner().invoke(main, ["grade", "07_nothing"])
    assert (unknown.exit_code, "07_nothing: there is no such lesson in source/." in unknown.output) == (1, True)
    (tmp_path / "source" / LESSON).mkdir(parents=True)
    empty = CliRunner().invoke(main, ["grade", LESSON])
    assert (empty.exit_code, f"{LESSON}: nothing is in submitted/." in empty.output) == (1, True)
    for result in (outside, nothing, unknown, empty):
        assert "Traceback" not in result.output

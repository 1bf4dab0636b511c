"""The made-up class goes through nbgrader, whole: collected, autograded, given feedback. Nothing else is touched."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.demo import CLASS, LESSON, Demo
from autograder.grading import Mark

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    made_up = Demo(ROOT, tmp_path_factory.mktemp("class"))
    assert made_up.hand_in() == len(CLASS)
    return made_up


@pytest.fixture(scope="module")
def marks(demo: Demo) -> dict[str, Mark]:
    return {mark.student: mark for mark in demo.grade()}


def test_everybody_has_a_mark(marks: dict[str, Mark]) -> None:
    assert list(marks) == sorted(student.name for student in CLASS)
    assert all(mark.problem == "" for mark in marks.values())
    assert {mark.max_score for mark in marks.values()} == {20}


@pytest.mark.parametrize(
    ("student", "lost"),
    [
        ("ada", {}),
        ("boris", {}),
        ("chen", {}),
        ("dora", {"predicted_dw": 1, "relu_backward": 4}),
        ("emil", {"slope_at_zero": 1, "relu_backward": 4}),
        ("fatima", {"predicted_a": 1, "relu_backward": 4}),
        ("goran", {"relu_backward": 4, "neuron_step": 4}),
        ("hana", {"relu_backward": 4, "neuron_step": 4}),
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


def test_only_the_late_one_is_late(marks: dict[str, Mark]) -> None:
    assert {name: mark.seconds_late for name, mark in marks.items() if mark.seconds_late} == {"kofi": 3 * 3600}


def test_feedback_names_the_mistake(demo: Demo, marks: dict[str, Mark]) -> None:
    pages = {page.parts[-3]: page.read_text(encoding="utf-8") for page in demo.feedback()}
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

"""What the syllabus knows of hidden tests is what the instructors' notebooks have."""

import json
from pathlib import Path

import pytest

from course import catalogue
from course.catalogue.entries import LessonEntries
from course.syllabus import at_zero, has_hidden_tests

SOURCE = Path(__file__).parents[2] / "source"


@pytest.mark.parametrize("lesson", catalogue.lessons(), ids=lambda lesson: lesson.name)
def test_hidden_tests_are_announced_where_there_are_some(lesson: LessonEntries) -> None:
    notebook = json.loads((SOURCE / lesson.name / f"{lesson.name}.ipynb").read_text(encoding="utf-8"))
    cells = {cell["metadata"]["nbgrader"]["grade_id"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]}
    hidden = {name for name in lesson.names if f"test_{name}_hidden" in cells}
    assert {name for name in lesson.names if has_hidden_tests(name)} == hidden
    assert hidden


def test_the_check_at_zero_and_what_is_no_exercise_announce_none() -> None:
    assert not has_hidden_tests(at_zero("relu_backward"))
    assert not has_hidden_tests("")

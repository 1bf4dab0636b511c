"""What a lesson imports is ready in its workbench, however the lesson imports it."""

from pathlib import Path

import pytest
from repository import ROOT
from small_lesson import answer, cell, exam, lesson

from autograder.engine.judge.modules import modules_of
from autograder.gradebook.course import Course

GUARDED = """\
try:
    import wave.a
    from calendar import month
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(f"There is no {missing.name}.") from None
"""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import wave, calendar as c", {"wave", "calendar"}),
        ("from wave import open", {"wave"}),
        (GUARDED, {"wave.a", "calendar"}),
        ("%matplotlib inline\nimport wave\n!ls", {"wave"}),
        ("if True:\n    import wave", {"wave"}),
        ("import wave\nthis is no Python", set()),
        ("from . import wave", set()),
        ("import autograder.engine, helper, wave", {"wave"}),
        ("'import calendar'", set()),
    ],
)
def test_the_modules_that_cells_import(source: str, found: set[str]) -> None:
    assert modules_of(lesson([cell(source)], **{"helper.py": b""})) == sorted(found)


def test_what_an_answer_or_a_test_imports_is_not_made_ready() -> None:
    assert modules_of(lesson([answer("own", "import wave"), exam("test_own", "import calendar")])) == []


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "lessons").glob("[0-9]*.py"))])
def test_every_lesson_of_the_course_has_it_ready(name: str) -> None:
    assert {"course", "numpy"} <= set(modules_of(Course(Path(ROOT)).job(name).assignment))

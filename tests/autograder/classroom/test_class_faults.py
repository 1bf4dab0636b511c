"""Whatever goes wrong in the work on one student is said of that student: the others have their marks and pages."""

import errno
import json
from collections.abc import Callable
from typing import Any

import pytest
from light_class import LESSON, POINTS, STUDENTS, LightClass
from nbgrader.apps import NbGraderAPI

from autograder.classroom.grading import worker
from autograder.engine.problem import OneProblem, in_words
from autograder.gradebook import autograding, intake, keeping
from autograder.gradebook.ledger import Ledger

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

ONE = "boris"
ERRORS: list[Exception] = [
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    OSError(errno.ENOSPC, "No space left on device", "autograded/boris/x"),
    KeyError("\x1b[2J"),
    AssertionError(),
    ValueError("a\n\ud800" * 1000),
    OneProblem("boris: it cannot go on. Do this."),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_any_error_is_one_sentence(error: Exception) -> None:
    said = in_words(error)
    assert said.isprintable()
    assert said.endswith(".")
    assert 5 < len(said) < 400
    assert "Traceback" not in said


def failing(whole: Callable[..., Any], error: Exception) -> Callable[..., Any]:
    """The function, which raises in the work on ONE."""

    def fails(*arguments: Any, **options: Any) -> Any:
        if ONE in repr((*arguments, *options.values())):
            raise error
        return whole(*arguments, **options)

    return fails


STEPS = [(intake, "collect"), (worker.Station, "grade"), (keeping, "write_autograded"), (Ledger, "record")]


@pytest.mark.parametrize(("step", "error"), [*zip(STEPS * 2, ERRORS, strict=True)])
def test_a_fault_in_one_student_s_grading_costs_nobody_else_anything(
    class_: LightClass, monkeypatch: pytest.MonkeyPatch, step: tuple[Any, str], error: Exception
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(*step, failing(getattr(*step), error))
        result = class_.run("grade", LESSON, "--json", "first.json")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    told = {one["student"]: one for one in json.loads((class_.root / "first.json").read_text())}
    assert {student for student, one in told.items() if one["status"] == "undone"} == {ONE}
    assert told[ONE]["message"] == in_words(error)
    assert class_.points() == {student: points for student, points in POINTS.items() if student != ONE}
    again = class_.run("grade", LESSON)
    assert (again.exit_code, "1 graded now, 5 before" in again.stdout) == (0, True)
    assert class_.points() == POINTS


@pytest.mark.parametrize(("step", "error"), [((autograding, "handed_in"), ERRORS[0]), ((Ledger, "record"), ERRORS[3])])
def test_nbgrader_s_own_command_goes_on_as_well(
    class_: LightClass, monkeypatch: pytest.MonkeyPatch, step: tuple[Any, str], error: Exception
) -> None:
    api = NbGraderAPI(class_.course.coursedir, config=class_.course.config, log=class_.course.log)
    with monkeypatch.context() as patch:
        patch.setattr(*step, failing(getattr(*step), error))
        said = [api.autograde(LESSON, student)["log"] for student in STUDENTS]
    assert ONE in said[STUDENTS.index(ONE)]
    with class_.course.ledger() as ledger:
        assert ledger.all_done(LESSON).keys() == {*STUDENTS} - {ONE}
    assert api.autograde(LESSON, ONE)["success"]
    assert class_.points() == POINTS

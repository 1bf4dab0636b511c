"""While grading, the student's process has no answers: neither in the jail nor, as far as that goes, without one."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from handing_in import Desk, desk_for, points

import course
from autograder.engine.verdict import Status
from course import catalogue
from course.checks.run import first_problem, observe

LESSON = "01_relu_derivative"
KEY = """
from course.catalogue import EXERCISES, QUESTIONS
def _bound(name):
    entry = EXERCISES.get(name) or QUESTIONS.get(name)
    return getattr(entry, "oracle", None) or getattr(entry, "answer", None)
"""
FOUND = """
import importlib, pkgutil, sys, pathlib
import course, course.catalogue
found = [m.name for m in pkgutil.iter_modules(course.catalogue.__path__) if m.ispkg]
tried = ("course.differences", "course.catalogue.relu_derivative.relu_backward", "course.catalogue.he_initialization")
for name in tried:
    try:
        importlib.import_module(name)
        found.append(name + " was imported")
    except ImportError:
        pass
root = pathlib.Path(course.__file__).parent
for path in root.rglob("*"):
    if path.parent.name == "__pycache__":
        source = path.parents[1] / f"{path.name.partition('.')[0]}.py"
        if not source.is_file() or "left out where work is graded" in source.read_text():
            found.append(str(path.relative_to(root)))
    elif path.name == "__pycache__":
        pass  # all that is in it has a source that is shown
    elif path.is_dir() or "relu_derivative" in str(path.parent) or path.stem.startswith("differences"):
        inside = path.relative_to(root)
        if path.is_dir() and "catalogue" in inside.parts and len(inside.parts) > 1:
            found.append(str(inside))
        if path.is_file() and "left out where work is graded" not in path.read_text():
            found.append(str(inside))
print("FOUND", sorted(found))
"""
CALLS = """
from course import check, check_at_zero, explore, figures, gradient_check, hint, progress
import numpy as np
def relu(Z): return np.maximum(0, Z), Z
check(relu)
check(relu=relu); check(predicted_dw=8); check_at_zero(relu_backward=relu)
print(repr(gradient_check(lambda x: float(np.sum(x)), np.ones(3), np.zeros(3))))
print(repr(hint("relu")))
figures.dying_relu()
figures.relu_and_slope()
figures.your_tangents(lambda AL, Y: AL - Y)
explore.neuron()
progress()
print("went on")
"""


@pytest.fixture(scope="module", params=[True, False], ids=["jail", "no jail"])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    with desk_for(LESSON, jailed=request.param) as made:
        yield made


def with_cell(desk: Desk, source: str, answers: dict[str, str] | None = None) -> dict[str, Any]:
    verdict = desk.grade({**(answers or {})}, first=source)
    assert verdict.notebooks is not None
    made: dict[str, Any] = json.loads(verdict.notebooks[desk.lesson])
    made["verdict"] = verdict
    return made


def shown(notebook: dict[str, Any]) -> str:
    return json.dumps([cell["outputs"] for cell in notebook["cells"] if cell.get("outputs")], ensure_ascii=False)


def test_the_catalogue_earns_nothing(desk: Desk) -> None:
    names = [*desk.answers()]
    verdict = with_cell(desk, KEY, {name: f"{name} = _bound({name!r})" for name in names})["verdict"]
    assert points(verdict) == 0


def test_nothing_of_the_key_is_there(desk: Desk) -> None:
    assert "FOUND []" in shown(with_cell(desk, FOUND))


def test_a_cell_that_calls_for_a_verdict_goes_on(desk: Desk) -> None:
    made = with_cell(desk, CALLS)
    said = shown(made)
    assert "went on" in said
    for call in ("gradient_check", "hint"):
        assert f"{call} says nothing while your work is graded: that is judged elsewhere." in said
    assert made["verdict"].status == Status.GRADED
    assert made["verdict"].score == 0  # the sentence is no answer


def functions_left() -> dict[str, Any]:
    """Every function that the student's process can import from the course, by its full name."""
    found = {}
    for module in pkgutil.walk_packages(course.__path__, "course."):
        away = module.name.startswith("course.catalogue.") and module.name.count(".") > 2
        lesson = module.ispkg and module.name.startswith("course.catalogue.")
        if away or lesson or module.name in ("course.differences", "course.lab.__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if callable(value) and not isinstance(value, type) and value is not course.gradient.central_differences:
                found[f"{module.name}.{name}"] = value
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("exercise", catalogue.EXERCISES.values(), ids=lambda exercise: exercise.name)
def test_no_function_that_is_left_answers_an_exercise(exercise: catalogue.Exercise) -> None:
    """Handed in as it is. What a picture computes can be written into an answer, as the printed formula can."""
    probe = exercise.probes()[0]
    right = exercise.oracle(*probe.arguments)
    for name, function in functions_left().items():
        with suppress(Exception), np.errstate(all="ignore"):
            (seen,) = observe(exercise, function, [probe], lambda *given: right)
            assert first_problem(exercise, seen, show_inputs=True) is not None, name

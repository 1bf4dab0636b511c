"""Hidden tests: a right answer passes them, a wrong version fails and is named, nothing leaks.

Here it is the first of each exercise's attempts; test_verify.py has all of them graded.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import nbformat
import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.attempts import Attempt, attempts
from autograder.authoring.filled_in import read_notebook
from autograder.authoring.reference import solutions
from autograder.authoring.verify.by_heart import by_heart, parrot
from course import CheckFailed, catalogue, check
from course.catalogue.entries import Drawing, Exercise

LESSONS = [lesson.name for lesson in catalogue.lessons()]
ATTEMPTS = [a for lesson in LESSONS for a in attempts(lesson) if a.exercise in catalogue.EXERCISES]
DRAWN = [
    exercise
    for exercise in catalogue.EXERCISES.values()
    if any(isinstance(argument, np.random.Generator) for argument in exercise.probes()[0].arguments)
]
LEARNABLE = [exercise for exercise in catalogue.EXERCISES.values() if exercise not in DRAWN]
FIRST = [*{(a.exercise, a.is_right): a for a in reversed(ATTEMPTS)}.values()]


def labelled(chosen: list[Attempt]) -> list:
    return [pytest.param(attempt, id=attempt.id) for attempt in chosen]


@cache
def source_of(lesson: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)


def run_hidden_test(attempt: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    """Execute the lesson's hidden test cell for this exercise, with the attempt in place of the solution."""
    lesson = catalogue.lesson_of(attempt.exercise)
    monkeypatch.chdir(ROOT / "source" / lesson)
    (cell,) = [c for c in source_of(lesson).cells if c.id == f"test_{attempt.exercise}_hidden"]
    reference = {name: value for name, value in solutions(lesson).items() if not name.startswith("__")}
    namespace = {"np": np, **reference, attempt.exercise: attempt.run(reference)}
    exec(compile(cell.source, cell.id, "exec"), namespace)


@pytest.mark.parametrize("attempt", labelled([a for a in FIRST if a.is_right]))
def test_right_variant_passes_the_hidden_test(attempt: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    run_hidden_test(attempt, monkeypatch)


@pytest.mark.parametrize("attempt", labelled([a for a in FIRST if not a.is_right]))
def test_wrong_version_fails_the_hidden_test_and_is_named(attempt: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CheckFailed) as failure:
        run_hidden_test(attempt, monkeypatch)
    assert failure.value.misconception == attempt.id
    message = str(failure.value)
    assert "kept back" in message
    assert "expected" not in message
    assert failure.value.report is not None
    assert failure.value.report.probe is None


@pytest.mark.parametrize("lesson", LESSONS)
def test_answers_learned_by_heart_fail_the_hidden_tests(lesson: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A function that knows every visible probe and its answer, and nothing else, passes only the visible check."""
    monkeypatch.chdir(ROOT)
    source = read_notebook((ROOT / "source" / lesson / f"{lesson}.ipynb").read_bytes())
    (entries,) = [held for held in catalogue.lessons() if held.name == lesson]
    assert list(by_heart(ROOT, source, entries)) == []


def by_heart_alone(exercise: Exercise) -> Callable[..., Any]:
    return parrot(exercise, solutions(catalogue.lesson_of(exercise.name))[exercise.name])


@pytest.mark.parametrize("exercise", LEARNABLE, ids=lambda e: e.name)
def test_answers_learned_by_heart_pass_the_visible_check(exercise: Exercise) -> None:
    assert check(by_heart_alone(exercise)).subject == exercise.name


@pytest.mark.parametrize("exercise", DRAWN, ids=lambda e: e.name)
def test_numbers_that_have_to_be_drawn_cannot_be_learned_by_heart(exercise: Exercise) -> None:
    with pytest.raises(CheckFailed) as failure:
        check(by_heart_alone(exercise))
    assert Drawing.ALWAYS_THE_SAME.value in str(failure.value)
    assert failure.value.misconception


def test_an_exercise_without_a_hidden_test_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    entries, path = catalogue.lessons()[0], f"lessons/{LESSONS[0]}.py"
    source = read_notebook((ROOT / "source" / entries.name / f"{entries.name}.ipynb").read_bytes())
    source["cells"] = [cell for cell in source["cells"] if cell["id"] != "test_relu_hidden"]
    lines = (ROOT / path).read_text(encoding="utf-8").split("\n")
    number = lines.index('# %% nbgrader={"grade_id": "relu", "solution": true}') + 1
    assert [str(problem) for problem in by_heart(ROOT, source, entries)] == [
        f"{path}:{number}: no hidden test tries relu. Write one between the two marks of HIDDEN TESTS."
    ]

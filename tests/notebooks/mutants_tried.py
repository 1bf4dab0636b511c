"""`python mutants_tried.py LESSON`: every mutant of the lesson's solutions, through its visible and hidden tests.

A process of its own, as a mutant may loop for ever or ask for all the memory there is. Prints JSON: how many mutants
were tried, by exercise, and those that passed though they give other answers than the solution does.
"""

import contextlib
import copy
import io
import json
import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import CodeType
from typing import Any

import numpy as np
from handing_in import notebook_of
from repository import ROOT

from autograder.authoring import reference
from autograder.authoring.filled_in import answers_in
from autograder.authoring.verify.mutations import mutants
from autograder.engine.grade_ids import solution_of
from course import catalogue
from course.catalogue.entries import Exercise
from course.checks import run as checks
from course.checks.run import in_numbers
from course.compare import parts, same

SECONDS = 0.5  # of CPU that a mutant may take; the tests of an exercise take a fifth of it
MEMORY = 3 << 30  # bytes of address space
DRAWS = 1000  # inputs on which a mutant that passed is compared with the solution
Function = Callable[..., Any]


class Late(BaseException):
    """A mutant took too long."""


def tried(lesson: str) -> dict[str, Any]:
    """How many mutants there are of each exercise, and which of them pass, although they are wrong."""
    source = notebook_of("source", lesson)
    solutions = answers_in(source)
    tests: dict[str, list[str]] = {}
    for cell in source["cells"]:
        marker = cell["metadata"].get("nbgrader", {})
        if marker.get("grade"):
            tests.setdefault(str(solution_of(marker["grade_id"], solutions)), []).append(cell["source"])
    names = dict(reference.solutions(lesson))
    run("from course import check, check_at_zero", names)
    count, wrong = {}, []
    for name in solutions.keys() & catalogue.EXERCISES.keys():
        made = list(mutants(solutions[name]))
        count[name] = len(made)
        for mutant in made:
            function = passing(mutant, name, names, tests[name])
            if function is not None and not is_equal(catalogue.EXERCISES[name], function, names[name]):
                wrong.append(f"{name}:\n{mutant}")
    return {"mutants": count, "wrong": wrong}


def passing(mutant: str, name: str, names: Mapping[str, Any], tests: list[str]) -> Function | None:
    """The mutant's function, if it passes the tests of its exercise."""
    here = dict(names)
    try:
        with in_time(), contextlib.redirect_stdout(io.StringIO()):
            run(mutant, here)
            for test in tests:
                run(test, here)
    except (Exception, Late):
        return None
    function: Function = here[name]
    return function


def is_equal(exercise: Exercise, mutant: Function, solution: Function) -> bool:
    """Whether both give the same on a thousand random inputs, each made like a probe."""
    draws = DRAWS // len(exercise.probes())
    rng = np.random.default_rng(0)
    return all(
        alike(exercise, mutant, solution, tuple(redrawn(argument, rng) for argument in probe.arguments))
        for probe in exercise.probes()
        for _ in range(draws)
    )


def alike(exercise: Exercise, mutant: Function, solution: Function, arguments: tuple[Any, ...]) -> bool:
    """Whether both give the same for these arguments. Where the solution gives no numbers, it says nothing."""
    try:
        right = parts(in_numbers(exercise, solution)(*copy.deepcopy(arguments)), exercise.outputs)
    except Exception:
        return True
    if not all(np.isfinite(np.asarray(value, dtype=float)).all() for value in right.values()):
        return True
    try:
        with in_time():
            got = parts(in_numbers(exercise, mutant)(*copy.deepcopy(arguments)), exercise.outputs)
    except (Exception, Late):
        return False
    return all(name in got and same(value, got[name], exercise.tolerance) for name, value in right.items())


def redrawn(value: Any, rng: np.random.Generator) -> Any:
    """Other numbers of the same make: shares stay shares, counts, words, functions and shapes stay as they are."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        shares = value.size and value.min() > 0 and value.max() < 1
        made = rng.uniform(0.01, 0.99, value.shape) if shares else rng.normal(size=value.shape) * (1 + np.abs(value))
        return made.astype(value.dtype)
    if isinstance(value, float):
        return float(rng.uniform(0, 1) if 0 < value < 1 else rng.normal() * (0.5 + abs(value)))
    if isinstance(value, np.random.Generator):
        return np.random.default_rng(rng.integers(1 << 62))
    if isinstance(value, dict):
        return {key: redrawn(held, rng) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(redrawn(held, rng) for held in value)
    return copy.deepcopy(value)


def run(source: str, names: dict[str, Any]) -> None:
    exec(compiled(source), names)


@cache
def compiled(source: str) -> CodeType:
    """Tests are run for each mutant, and compiled once."""
    return compile(source, "<mutant>", "exec")


@contextlib.contextmanager
def in_time() -> Iterator[None]:
    """Raises Late when it is over."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(number: int, frame: Any) -> None:
    raise Late


if __name__ == "__main__":
    os.chdir(ROOT)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _late)
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    checks.diagnose = checks.patterns = lambda *arguments, **options: ()  # whether it passes is asked, not its name
    print(json.dumps(tried(sys.argv[1])))

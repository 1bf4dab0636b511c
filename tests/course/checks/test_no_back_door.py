"""Nothing passes that could not be read as an answer, and no nan and no infinity passes anywhere."""

import copy
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.authoring.attempts import attempts
from autograder.authoring.reference import solutions
from course import CheckFailed, catalogue, check
from course.catalogue.entries import Exercise
from course.checks.finite import with_zeros
from course.checks.run import in_numbers, judge_function

EACH = pytest.mark.parametrize("exercise", catalogue.EXERCISES.values(), ids=lambda exercise: exercise.name)
ONE_THING = [
    exercise
    for exercise in catalogue.EXERCISES.values()
    if len(exercise.outputs) == 1 and not isinstance(exercise.oracle(*exercise.probes()[0].arguments), dict)
]
anything = st.recursive(
    st.none() | st.floats() | st.text(max_size=5) | hnp.arrays(np.float64, hnp.array_shapes(max_dims=3, max_side=3)),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=6,
)


def solution_of(exercise: Exercise) -> Any:
    return solutions(catalogue.lesson_of(exercise.name))[exercise.name]


@EACH
def test_the_solution_passes_what_it_is_judged_by(exercise: Exercise) -> None:
    assert check(**{exercise.name: solution_of(exercise)}).subject == exercise.name


@EACH
@settings(max_examples=20)
@given(answer=anything)
def test_what_is_no_answer_fails(exercise: Exercise, answer: Any) -> None:
    with pytest.raises(CheckFailed):
        check(**{exercise.name: lambda *given: copy.deepcopy(answer)})


@pytest.mark.parametrize("exercise", ONE_THING, ids=lambda exercise: exercise.name)
def test_a_dict_does_not_say_what_part_of_an_answer_its_entries_are(exercise: Exercise) -> None:
    """The right numbers under the names that the checks give to parts of an answer."""
    solution = solution_of(exercise)
    with pytest.raises(CheckFailed):
        check(**{exercise.name: lambda *given: {exercise.outputs[0]: solution(*given)}})


@pytest.mark.parametrize("name", ["he_init", "glorot_init"])
def test_the_numbers_that_a_checker_reads_are_no_answer_themselves(name: str) -> None:
    exercise = catalogue.EXERCISES[name]
    with pytest.raises(CheckFailed):
        check(**{name: exercise.oracle})
    with pytest.raises(CheckFailed):
        judge_function(exercise, exercise.oracle, exercise.probes(), in_numbers(exercise, solution_of(exercise)), False)
    with pytest.raises(CheckFailed):  # beside the weights
        check(**{name: lambda dims, rng: solution_of(exercise)(dims, rng) | exercise.oracle(dims, rng)})


def poisoned(value: Any, with_what: float) -> Any:
    """The same with one entry that is no number, in every array and every number that it holds."""
    if isinstance(value, dict):
        return {key: poisoned(held, with_what) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(poisoned(held, with_what) for held in value)
    if isinstance(value, str):
        return value
    array = np.array(value, dtype=float)
    array.flat[-1] = with_what
    return array if array.ndim else array.item()


@EACH
@pytest.mark.parametrize("with_what", [np.nan, np.inf, -np.inf])
def test_an_answer_with_one_entry_that_is_no_number_fails(exercise: Exercise, with_what: float) -> None:
    solution = solution_of(exercise)
    with pytest.raises(CheckFailed), np.errstate(all="ignore"):
        check(**{exercise.name: lambda *given: poisoned(solution(*given), with_what)})


@EACH
def test_no_number_at_zero_fails_too(exercise: Exercise) -> None:
    """Right everywhere, but the function makes its answer by dividing what it is given by itself."""
    solution = solution_of(exercise)

    def divides(*arguments: Any) -> Any:
        whole = all(np.all(array) for argument in arguments for array in arrays_in(argument))
        return solution(*arguments) if whole else poisoned(solution(*arguments), np.nan)

    first = exercise.probes()[0].arguments
    with np.errstate(all="ignore"):
        answer = solution(*copy.deepcopy(tuple(map(with_zeros, first))))
    if not any(arrays_in(argument) for argument in first) or not np.isfinite(np.concatenate(flat(answer))).all():
        return  # it is given no arrays, or 0 is no input of it
    with pytest.raises(CheckFailed):
        check(**{exercise.name: divides})


def arrays_in(value: Any) -> list[np.ndarray]:
    if isinstance(value, np.ndarray):
        return [value] if value.dtype.kind == "f" else []
    held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    return [array for part in held for array in arrays_in(part)]


def flat(value: Any) -> list[np.ndarray]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        return [array for part in value for array in flat(part)]
    return [np.atleast_1d(np.asarray(value, dtype=float)).ravel()]


def test_the_slope_as_a_quotient_is_told_where_it_fails() -> None:
    def relu_backward(dA: Any, cache: Any) -> Any:
        return dA * np.maximum(0, cache) / cache

    with pytest.raises(CheckFailed, match="dZ holds nan, where its inputs hold zeros"):
        check(relu_backward=relu_backward)


def test_right_variants_are_tried_at_zero() -> None:
    """The corpus of right answers passes with zeros, too; this holds that there are enough of them to say so."""
    right = {a.exercise for lesson in catalogue.lessons() for a in attempts(lesson.name) if a.is_right}
    assert set(catalogue.EXERCISES) <= right

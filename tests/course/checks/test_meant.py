"""What a function that comes without a name is taken for, and what is said where that is in doubt."""

import functools
from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.reference import solutions
from course import CheckFailed, catalogue, check, check_at_zero, hint
from course.checks.result import CheckUsageError

LESSONS = [lesson.name for lesson in catalogue.lessons()]


def right(dA: Any, cache: Any) -> Any:
    return dA * (np.asarray(cache) > 0)


class Gate:
    def __call__(self, dA: Any, cache: Any) -> Any:
        return right(dA, cache)

    def back(self, dA: Any, cache: Any) -> Any:
        return right(dA, cache)


MADE: dict[str, Callable[..., Any]] = {
    "lambda": lambda dA, cache: right(dA, cache),
    "another name": right,
    "partial": functools.partial(right),
    "object": Gate(),
    "method": Gate().back,
    "vectorize": np.vectorize(lambda dA, z: dA * (z > 0), otypes=[float]),
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_by_hand_a_function_is_what_its_name_here_says(made: Callable[..., Any]) -> None:
    relu_backward = made
    assert check(relu_backward).subject == "relu_backward"
    assert check_at_zero(relu_backward).subject == "relu_backward at Z = 0"
    assert hint(relu_backward).name == "relu_backward"


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_what_has_no_name_here_has_to_be_named(made: Callable[..., Any]) -> None:
    with pytest.raises(CheckUsageError, match=r"Say which exercise it is, as in check\(relu_backward=your_function\)"):
        check(made)
    assert check(relu_backward=made).subject == "relu_backward"


def test_one_function_under_two_names_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    def relu(Z: Any) -> Any:
        return np.maximum(0, Z), Z

    relu_backward = relu
    assert check(relu_backward).subject == "relu"
    assert "Checked as relu. Here relu_backward is the same function" in capsys.readouterr().out
    with pytest.raises(CheckFailed, match="relu_backward: not right yet"):
        check(relu_backward=relu_backward)


def test_two_names_that_are_not_its_own_have_to_be_chosen_from() -> None:
    swish_backward = relu_backward = lambda dA, cache: dA
    assert swish_backward is relu_backward
    with pytest.raises(CheckUsageError, match="more than one name here: relu_backward and swish_backward"):
        check(relu_backward)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_answer_passes_for_another(lesson: str) -> None:
    known = {name: made for name, made in solutions(lesson).items() if name in catalogue.EXERCISES}
    for name, other in permutations(known, 2):
        with pytest.raises(CheckFailed):
            check(**{name: known[other]})


ANYTHING = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.just(np.ones((2, 3))), st.lists(st.floats(), max_size=3)
)


@given(ANYTHING)
def test_what_is_no_function_is_told_so(answer: Any) -> None:
    with pytest.raises(CheckFailed, match="and no function"):
        check(relu_backward=answer)


def test_the_placeholder_is_not_begun() -> None:
    with pytest.raises(NotImplementedError, match="relu_backward: replace"):
        check(relu_backward=...)


def test_the_line_that_stopped_is_the_learners_own() -> None:
    """Whatever the function is called, and however deep in a library it ended."""
    relu_backward = lambda dA, cache: np.reshape(dA, (2, 3, 99))  # noqa: E731
    with pytest.raises(CheckFailed) as failure:
        check(relu_backward)
    assert failure.value.report is not None
    assert "np.reshape(dA, (2, 3, 99))" in failure.value.report.line

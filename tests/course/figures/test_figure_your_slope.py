"""The learner's function beside the right slope: whatever it does, there is a picture that says so."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course.figures import your_slope
from course.figures.your_slope import SLOPE, Z


def right(dA: np.ndarray, cache: np.ndarray) -> np.ndarray:
    return dA * (cache > 0)


def in_place(dA: np.ndarray, cache: np.ndarray) -> np.ndarray:
    cache[...] = 7
    dA[cache > 0] = 3
    return dA


def noisy(dA: np.ndarray, cache: np.ndarray) -> np.ndarray:
    warnings.warn("careful", stacklevel=1)
    return np.log(cache) / np.zeros_like(cache)


def not_written(dA: np.ndarray, cache: np.ndarray) -> np.ndarray:
    raise NotImplementedError("relu_backward: return dZ")


def wordy(dA: np.ndarray, cache: np.ndarray) -> np.ndarray:
    raise RuntimeError("<b>no</b> $x_{ " + "far too long " * 100)


def test_grid_avoids_zero_and_the_slope_is_that_of_relu() -> None:
    assert not (Z == 0).any()
    np.testing.assert_array_equal(SLOPE, (np.maximum(Z + 1e-3, 0) - np.maximum(Z - 1e-3, 0)) / 2e-3 > 0.5)


def test_a_right_function_is_told_so() -> None:
    assert your_slope(right).caption == "Yours is right at all 60 points."


@pytest.mark.parametrize(
    ("function", "caption"),
    [
        (
            lambda dA, cache: dA,
            "Yours differs at all 30 points left of 0. At z = −2.95 the slope is 0; yours says 1.",
        ),
        (
            lambda dA, cache: dA * cache,
            "Yours differs at all 30 points left of 0 and all 30 points right of 0. "
            "At z = −2.95 the slope is 0; yours says −2.95.",
        ),
        (
            lambda dA, cache: dA * (cache > -1),
            "Yours differs at 10 of 30 points left of 0. At z = −0.95 the slope is 0; yours says 1.",
        ),
        (
            lambda dA, cache: np.where(cache > 0, 1, np.nan),
            "Yours differs at all 30 points left of 0. At z = −2.95 the slope is 0; yours says nan.",
        ),
        (
            in_place,
            "Yours differs at all 30 points left of 0 and all 30 points right of 0. "
            "At z = −2.95 the slope is 0; yours says 3.",
        ),
        (
            lambda dA, cache: 1e300 * (dA * (cache > 0)),
            "Yours differs at all 30 points right of 0. At z = 0.05 the slope is 1; yours says 1e+300.",
        ),
        (not_written, "Nothing to draw yet: relu_backward is not written."),
        (lambda dA, cache: None, "Nothing to draw yet: relu_backward returned None. Does it end with a return?"),
        (
            lambda dA, cache: dA[0],
            "Nothing to draw yet: relu_backward returned the shape (60,) where the shape (1, 60) is wanted.",
        ),
        (lambda dA, cache: "text", "Nothing to draw yet: relu_backward returned str, not an array of numbers."),
        (lambda dA, cache: [[1, 2], [3]], "Nothing to draw yet: relu_backward returned list, not an array of numbers."),
        (
            lambda dA, cache: 1 / 0,
            "Nothing to draw yet: relu_backward stopped with ZeroDivisionError: division by zero",
        ),
        (None, "Nothing to draw yet: relu_backward stopped with TypeError: 'NoneType' object is not callable"),
    ],
)
def test_a_wrong_function_is_told_what_is_wrong(function: Callable[..., Any], caption: str) -> None:
    picture = your_slope(function)
    assert picture.caption == caption
    assert caption in picture.alt
    assert "<svg" in picture.svg()


@pytest.mark.parametrize("function", [noisy, wordy, lambda dA, cache: dA * 1j, lambda dA, cache: np.inf * cache])
def test_survives_what_is_odd(function: Callable[..., Any]) -> None:
    picture = your_slope(function)
    assert picture.caption.startswith(("Yours differs", "Nothing to draw yet"))
    assert len(picture.caption) < 250
    assert "<svg" in picture.svg()


def test_differences_are_marked_by_shape_and_words() -> None:
    axes = your_slope(lambda dA, cache: dA * (cache > -1)).figure.axes[0]
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["the slope", "yours", "yours, where it differs"]
    assert [line.get_marker() for line in axes.lines[1:]] == ["o", "D"]
    assert [len(line.get_xdata()) for line in axes.lines[1:]] == [50, 10]

"""Lesson 5's figures say in words what they show, and draw whatever a learner's function does."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course.figures import alternating_zeros, beyond_the_data, fits, your_tangents

X = np.arange(20)
Y = 3 * X**2 + 3 * X


def raises(AL: np.ndarray, target: np.ndarray) -> np.ndarray:
    raise RuntimeError("<b>no</b> $x_{ " + "far too long " * 100)


def not_written(AL: np.ndarray, target: np.ndarray) -> np.ndarray:
    raise NotImplementedError("dAL: replace this line with your code.")


def noisy(AL: np.ndarray, target: np.ndarray) -> np.ndarray:
    warnings.warn("careful", stacklevel=1)
    return (AL - target) / np.zeros_like(AL)


def test_the_mystery_alternates() -> None:
    alt = alternating_zeros().alt
    assert "11 lie together at 0, for x = 0, 1, 2, 4, 7, 10, 11, 13, 14, 16, 19." in alt
    assert "9 of 20 predictions lie within 1 of their target" in alt


def test_a_fit_without_a_floor_has_no_squares() -> None:
    picture = fits(X.reshape(1, -1), Y, {"good": Y + 0.5})
    assert picture.alt == (
        "Targets over x from 0 to 19, between 0 and 1140, and predictions. "
        "good: 20 of 20 predictions lie within 1 of their target."
    )
    assert "predictions at" not in picture.svg()


def test_two_fits_stand_side_by_side() -> None:
    picture = fits(X, Y, {"flat": np.full(20, 399.0), "good": Y})
    assert "flat: 0 of 20 predictions lie within 1 of their target, 20 lie together at 399" in picture.alt
    assert "predictions at 399" in picture.svg()
    assert len(picture.figure.axes) == 2


@pytest.mark.parametrize(
    ("function", "caption"),
    [
        (lambda AL, Y: AL - Y, "Each of your lines touches the curve."),
        (lambda AL, Y: Y - AL, "4 of your 5 lines cut the curve. At AL = 0.5 yours has the slope 4.5."),
        (lambda AL, Y: (AL - Y) / 5, "4 of your 5 lines cut the curve. At AL = 0.5 yours has the slope −0.9."),
        (
            lambda AL, Y: np.sum(AL - Y),
            "Nothing to draw yet: dAL returned the shape () where the shape (1, 5) is wanted.",
        ),
        (not_written, "Nothing to draw yet: dAL is not written."),
        (lambda AL, Y: None, "Nothing to draw yet: dAL returned None. Does it end with a return?"),
    ],
)
def test_the_caption_says_whether_the_lines_touch(function: Callable[..., Any], caption: str) -> None:
    picture = your_tangents(function)
    assert picture.caption == caption
    assert picture.svg().startswith("<svg")


def test_an_error_is_told_in_few_words() -> None:
    picture = your_tangents(raises)
    assert picture.caption.startswith("Nothing to draw yet: dAL stopped with RuntimeError: <b>no</b>")
    assert len(picture.caption) < 220
    assert "<b>" not in picture.svg()


def test_warnings_and_infinities_do_not_stop_the_picture() -> None:
    assert "5 of your 5 lines cut the curve" in your_tangents(noisy).caption
    assert your_tangents(noisy).svg().startswith("<svg")


def test_beyond_the_data() -> None:
    x = np.arange(31)
    alt = beyond_the_data(x, 3 * x**2 + 3 * x, 70.0 * x).alt
    assert "reaches 2790 at x = 30" in alt
    assert "reaches 2100" in alt

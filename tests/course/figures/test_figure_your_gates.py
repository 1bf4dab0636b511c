"""The learner's functions of lesson 2 beside what they should follow: whatever they do, there is a picture."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course.catalogue.relu_vs_sigmoid.activations import RELU, SIGMOID
from course.figures import your_chain, your_sigmoid_slope
from course.figures.your_gates import SLOPE, Z
from course.gradient import central_differences

ACTS = {"ReLU": RELU, "sigmoid": SIGMOID}


def right(dA: np.ndarray, cache: np.ndarray) -> np.ndarray:
    return dA * 0.25 / np.cosh(cache / 2) ** 2


def right_chain(act: Any, k: float, L: int, x: float, y: float) -> float:
    a, share = np.array(x), 1.0
    for _ in range(L):
        a, cache = act[0](k * a)
        share *= float(act[1](1.0, cache))
    return float(a - y) * share * k ** (L - 1) * x


def not_written(*arguments: Any) -> Any:
    raise NotImplementedError("sigmoid_backward: replace this line with your code.")


def test_the_slope_is_that_of_the_sigmoid() -> None:
    measured = central_differences(lambda z: float(np.sum(1 / (1 + np.exp(-z)))), Z)
    np.testing.assert_allclose(SLOPE, measured, rtol=1e-5)


@pytest.mark.parametrize(
    ("function", "caption"),
    [
        (right, "Yours is right at all 33 points."),
        (
            lambda dA, cache: dA,
            "Yours differs at 33 of 33 points. At z = −8.00 the slope is 0.0003; yours says 1.",
        ),
        (
            lambda dA, cache: np.where(cache > 0, np.nan, right(dA, cache)),
            "Yours differs at 16 of 33 points. At z = 0.50 the slope is 0.2350; yours says nan.",
        ),
        (not_written, "Nothing to draw yet: sigmoid_backward is not written."),
        (lambda dA, cache: None, "Nothing to draw yet: sigmoid_backward returned None. Does it end with a return?"),
        (lambda dA, cache: "text", "Nothing to draw yet: sigmoid_backward returned str, not an array of numbers."),
        (
            lambda dA, cache: dA[0],
            "Nothing to draw yet: sigmoid_backward returned the shape (33,) where the shape (1, 33) is wanted.",
        ),
        (
            lambda dA, cache: 1 / 0,
            "Nothing to draw yet: sigmoid_backward stopped with ZeroDivisionError: division by zero",
        ),
    ],
)
def test_sigmoid_backward_is_told_what_it_does(function: Callable[..., Any], caption: str) -> None:
    picture = your_sigmoid_slope(function)
    assert picture.caption == caption
    assert caption in picture.alt
    assert picture.svg().startswith("<svg")


@pytest.mark.parametrize(
    ("function", "caption"),
    [
        (
            right_chain,
            "Your ReLU chain stays at 1, as the formula says. "
            "Your sigmoid chain falls from 0.144 to 6e-14 and stays below its bound.",
        ),
        (
            lambda act, k, L, x, y: np.array([[right_chain(act, k, L, x, y)]]),
            "Your ReLU chain stays at 1, as the formula says. "
            "Your sigmoid chain falls from 0.144 to 6e-14 and stays below its bound.",
        ),
        (
            lambda act, k, L, x, y: 2.0,
            "Your ReLU chain leaves the line at 1. "
            "Your sigmoid chain goes from 2 to 2: it should be above 0 and below its bound.",
        ),
        (not_written, "Nothing to draw yet: chain_gradient is not written."),
        (None, "Nothing to draw yet: chain_gradient stopped with TypeError: 'NoneType' object is not callable"),
        (lambda act, k, L, x, y: "text", "Nothing to draw yet: chain_gradient returned str, not a number."),
        (
            lambda act, k, L, x, y: [1, 2],
            "Nothing to draw yet: chain_gradient returned the shape (2,) where one number is wanted.",
        ),
    ],
)
def test_chain_gradient_is_told_what_it_does(function: Callable[..., Any], caption: str) -> None:
    picture = your_chain(function, ACTS)
    assert picture.caption == caption
    assert caption in picture.alt
    assert picture.svg().startswith("<svg")

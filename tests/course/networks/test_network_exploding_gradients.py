"""A chain of ReLU neurons: its numbers are the closed form and the true gradient."""

import itertools

import numpy as np
import pytest

from course.gradient import central_differences
from course.networks.exploding_gradients import DEEPEST, FLOAT32, chain_numbers, closed_form

POSITIONS = list(itertools.product((1, 2, 3, 17, DEEPEST), (0.2, 0.9, 1.0, 1.1, 5.0)))


def loss(weights: np.ndarray) -> float:
    a = 1.0
    for w in weights:
        a = max(0.0, float(w) * a)
    return a**2 / 2


def test_worked_example() -> None:
    numbers = chain_numbers(3, 5)
    assert numbers.a == (1, 5, 25, 125)
    assert numbers.da == (15625, 3125, 625, 125)
    assert numbers.dw == (3125, 3125, 3125)


@pytest.mark.parametrize(("depth", "k"), POSITIONS)
def test_both_passes_agree_with_the_closed_form(depth: int, k: float) -> None:
    numbers = chain_numbers(depth, k)
    assert numbers.a == pytest.approx([k**layer for layer in range(depth + 1)])
    assert numbers.da == pytest.approx([k ** (2 * depth - layer) for layer in range(depth + 1)])
    assert numbers.dw == pytest.approx([closed_form(depth, k)] * depth)


@pytest.mark.parametrize(("depth", "k"), [(1, 0.7), (3, 1.4), (6, 0.8)])
def test_gradients_agree_with_central_differences(depth: int, k: float) -> None:
    assert chain_numbers(depth, k).dw == pytest.approx(central_differences(loss, np.full(depth, k)), rel=1e-7)


def test_limits_are_those_of_float32() -> None:
    assert (float(np.finfo(np.float32).tiny), float(np.finfo(np.float32).max)) == FLOAT32


def test_the_weights_that_leave_float32_within_thirty_layers() -> None:
    assert closed_form(DEEPEST, 4.4) < FLOAT32[1] < closed_form(DEEPEST, 4.5)

"""One ReLU neuron: its gradients are those that central differences measure."""

from dataclasses import asdict

import pytest

from course.networks.neuron import neuron_numbers

POINTS = [(2, 3, 1, 5), (-1.5, 2.3, 0.4, -1.2), (3, 4, 8, -2), (-3, 4, -8, 10), (0, 3, 1, 5)]


def test_worked_example() -> None:
    numbers = asdict(neuron_numbers(2, 3, 1, 5))
    forward = {"x": 2, "w": 3, "b": 1, "y": 5, "z": 7, "a": 7, "loss": 4}
    assert numbers == {**forward, "slope": 1, "da": 4, "dz": 4, "dw": 8, "db": 4, "dx": 12}


def test_worked_example_after_one_step() -> None:
    assert neuron_numbers(2, 2.2, 0.6, 5).loss == 0
    only_w = neuron_numbers(2, 2.2, 1, 5)
    assert (only_w.a, only_w.loss) == pytest.approx((5.4, 0.16))


@pytest.mark.parametrize("point", POINTS)
def test_gradients_agree_with_central_differences(point: tuple[float, ...]) -> None:
    h, numbers = 1e-6, neuron_numbers(*point)
    for place, gradient in ((0, numbers.dx), (1, numbers.dw), (2, numbers.db)):
        above, below = list(point), list(point)
        above[place] += h
        below[place] -= h
        measured = (neuron_numbers(*above).loss - neuron_numbers(*below).loss) / (2 * h)
        # z is rounded to 9 places, which leaves this much in a difference over 2e-6.
        assert gradient == pytest.approx(measured, rel=2e-3, abs=2e-3)


def test_slope_at_zero_is_zero() -> None:
    numbers = neuron_numbers(2, 2, -4, 5)
    assert (numbers.z, numbers.slope, numbers.da, numbers.dw) == (0, 0, -10, 0)


def test_binary_crumbs_do_not_open_the_gate() -> None:
    assert 0.1 * 3 - 0.3 > 0
    assert neuron_numbers(3, 0.1, -0.3, 5).slope == 0

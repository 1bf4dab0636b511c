"""Chains of ReLUs and of sigmoids: what is left of a gradient is what central differences measure."""

import numpy as np
import pytest

from course.gradient import central_differences
from course.networks.relu_vs_sigmoid import ACTIVATIONS, chain, sigmoid_curve


def test_slope_of_the_sigmoid_is_that_of_its_curve() -> None:
    z = np.array([-6.0, -1.9, 0.0, 0.4, 1.9, 3.3, 6.0])
    measured = central_differences(lambda point: float(np.sum(sigmoid_curve(point)[0])), z)
    np.testing.assert_allclose(sigmoid_curve(z)[1], measured, rtol=1e-7)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_sigmoid_keeps_the_precision_it_is_given_and_stays_finite(kind: type) -> None:
    value, slope = sigmoid_curve(np.array([-1e4, -30, 0, 30, 1e4], dtype=kind))
    assert (value.dtype, slope.dtype) == (kind, kind)
    np.testing.assert_allclose(value, [0, np.exp(-30.0), 0.5, 1, 1], rtol=1e-6)
    np.testing.assert_allclose(slope, [0, np.exp(-30.0), 0.25, np.exp(-30.0), 0], rtol=1e-6)


def output(name: str, z: float, layers: int, k: float) -> float:
    for _ in range(layers - 1):
        z = k * ACTIVATIONS[name](z)[0]
    return ACTIVATIONS[name](z)[0]


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("point", [(2, 5, 1), (2, 5, 4), (-1.5, 8, 1), (0.7, 3, 0.6), (3, 6, 2)])
def test_what_is_left_agrees_with_central_differences(name: str, point: tuple[float, int, float]) -> None:
    z, layers, k = point
    h = 1e-4
    measured = (output(name, z + h, layers, k) - output(name, z - h, layers, k)) / (2 * h)
    assert chain(name, z, layers, k).left == pytest.approx(measured, rel=1e-5, abs=1e-12)


def test_every_layer_has_its_own_share() -> None:
    whole = chain("sigmoid", 2, 5, 1.3)
    for layer in range(1, 5):
        rest = chain("sigmoid", whole.z[layer], 5 - layer, 1.3)
        assert rest.gradients == pytest.approx(whole.gradients[layer:])


def test_open_relus_multiply_by_the_weights_alone() -> None:
    assert chain("ReLU", 2, 5, 4).left == 4**4
    assert chain("ReLU", 2, 10, 0.5).left == 0.5**9


def test_no_weight_lets_the_sigmoid_keep_its_bound() -> None:
    for k in (1, 2, 4, 5):
        assert 0 < chain("sigmoid", 2, 10, k).left < 0.25**10 * k**9
        assert chain("sigmoid", 2, 10, k).left < 1e-4

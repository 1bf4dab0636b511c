"""The neuron that a step which is too long kills."""

import numpy as np
import pytest

from course.networks.dying_relu import LARGE, SMALL, X, Y, train_neuron


def test_worked_example_is_among_the_samples() -> None:
    assert (2.0, 5.0) in zip(X, Y, strict=True)
    start = train_neuron(SMALL)
    np.testing.assert_array_equal(start.parameters[0], (3, 1))
    assert start.z[0, 3] == 7


@pytest.mark.parametrize("rate", [SMALL, LARGE])
def test_gradient_is_that_of_the_mean_loss(rate: float) -> None:
    training = train_neuron(rate)
    for gradient, z in zip(training.gradient, training.z, strict=True):
        upstream = 2 * (np.maximum(z, 0) - Y) * np.heaviside(z, 0)
        np.testing.assert_allclose(gradient, (np.mean(upstream * X), np.mean(upstream)), atol=1e-9)


def test_large_step_kills() -> None:
    dead = train_neuron(LARGE)
    np.testing.assert_allclose(dead.gradient[0], (5.5, 3))
    np.testing.assert_allclose(dead.parameters[1], (-2.5, -2))
    assert (dead.z[0] > 0).all()
    assert (dead.z[1:] < 0).all()
    assert (dead.gradient[1:] == 0).all()
    np.testing.assert_allclose(dead.loss, [2.75] + 10 * [18])


def test_small_steps_learn() -> None:
    well = train_neuron(SMALL)
    assert (np.diff(well.loss) < 0).all()
    assert well.loss[-1] < 0.01 * well.loss[0]

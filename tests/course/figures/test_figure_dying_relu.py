"""The step that kills a neuron: its numbers, and that picture and words say them."""

import numpy as np
import pytest

from course.figures import dying_relu
from course.figures.dying_relu import LARGE, SMALL, X, Y, train_neuron


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


def test_words_give_the_numbers() -> None:
    alt = dying_relu().alt
    assert "Before the step all are above 0, from 2.5 to 8.5." in alt
    assert "One step of rate 1 makes w = −2.5 and b = −2; all fall below 0, from −3.25 to −8.25" in alt
    assert "At rate 0.1 it falls from 2.75 to 0.02." in alt
    assert "At rate 1 it jumps to 18 with the first step and stays there" in alt


def test_picture_draws_the_numbers() -> None:
    gate, loss = dying_relu().figure.axes
    dead = train_neuron(LARGE)
    before, after = (line.get_ydata() for line in gate.lines if line.get_marker() in "os")
    np.testing.assert_array_equal(before, dead.z[0])
    np.testing.assert_array_equal(after, dead.z[1])
    np.testing.assert_array_equal(loss.lines[1].get_ydata(), dead.loss)

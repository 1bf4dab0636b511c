"""The step that kills a neuron: picture and words say its numbers."""

import numpy as np

from course.figures import dying_relu
from course.networks.dying_relu import LARGE, train_neuron


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

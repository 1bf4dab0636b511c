"""ReLU beside the sigmoid, and the sigmoid's slope in floating point, as drawn."""

import numpy as np
import pytest

from course import figures
from course.networks.relu_vs_sigmoid import sigmoid_at


def test_the_drawn_slopes_are_those_of_the_drawn_curves() -> None:
    curves, slopes = figures.two_gates().figure.axes
    z, s = curves.lines[1].get_xydata().T
    np.testing.assert_allclose(slopes.lines[1].get_xydata().T, [z, s * (1 - s)])
    assert slopes.lines[1].get_xydata()[:, 1].max() == 0.25
    np.testing.assert_array_equal(curves.lines[0].get_xydata(), [(-8, 0), (0, 0), (2.2, 2.2)])


def test_the_neuron_stands_on_both_slopes() -> None:
    slopes = figures.two_gates().figure.axes[1]
    (points,) = [line.get_xydata() for line in slopes.lines if line.get_marker() == "o"]
    assert points == pytest.approx(np.array([(7, sigmoid_at(7)[1]), (7, 1)]), abs=1e-3)


@pytest.mark.parametrize(("line", "ends_before", "last"), [(1, 36.74, 36.7), (3, 16.64, 16.6)])
def test_each_precision_ends_where_its_slope_becomes_0(line: int, ends_before: float, last: float) -> None:
    axes = figures.slope_in_the_machine().figure.axes[0]
    z = axes.lines[line].get_xydata()[:, 0]
    assert z[-1] == pytest.approx(last)
    assert z[-1] < ends_before
    assert f"z = {ends_before}" in figures.slope_in_the_machine().alt


def test_the_mended_slope_goes_on() -> None:
    z, slope = figures.slope_in_the_machine().figure.axes[0].lines[0].get_xydata().T
    assert z[-1] == pytest.approx(80)
    assert -35 < np.log10(slope[-1]) < -34

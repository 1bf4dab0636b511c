"""Lesson 1: ReLU, its slope, and the point where it has none."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.figures.picture import Picture, painted
from course.theme import tokens

COLOURS = tokens()
_OPEN = {"marker": "o", "markerfacecolor": COLOURS["paper"], "linestyle": "none", "clip_on": False}


def relu_and_slope() -> Picture:
    """ReLU above its derivative, on one z axis."""
    return painted(
        _paint_relu_and_slope,
        height=440,
        alt=(
            "Two plots on one z axis from -3 to 3. Above, a = ReLU(z): 0 for negative z, then a straight line through "
            "(3, 3), with a kink at z = 0. Below, its slope: 0 for negative z, 1 for positive z. At z = 0 it jumps; "
            "the end at (0, 1) is an open circle, and a filled one at (0, 0) marks the rule of this course: 0."
        ),
    )


def _paint_relu_and_slope(figure: Figure) -> None:
    above, below = figure.add_axes((0.07, 0.54, 0.9, 0.39)), figure.add_axes((0.07, 0.13, 0.9, 0.23))
    for axes in (above, below):
        axes.set(xlim=(-3, 3), xticks=range(-3, 4))
        axes.axvline(0, color=COLOURS["line"], linewidth=1.5, linestyle=(0, (2, 3)))
    _paint_relu(above)
    above.text(-1.5, 0.22, "slope 0", ha="center", color=COLOURS["orange"], weight="bold")
    above.text(1.3, 1.75, "slope 1", ha="right", color=COLOURS["orange"], weight="bold")

    below.set(title="slope of ReLU, da/dz", xlabel="z", ylim=(-0.25, 1.35), yticks=(0, 1))
    below.plot([-3, 0], [0, 0], color=COLOURS["orange"])
    below.plot([0, 3], [1, 1], color=COLOURS["orange"])
    below.plot([0], [1], color=COLOURS["orange"], **_OPEN)
    below.plot([0], [0], "o", color=COLOURS["orange"])
    below.text(0.12, 0.08, "at z = 0 there is none: this course takes 0", va="bottom")


def _paint_relu(axes: Axes) -> None:
    axes.set(title="a = ReLU(z)", ylim=(-0.25, 3), yticks=(0, 1, 2, 3))
    axes.plot([-3, 0, 3], [0, 0, 3], color=COLOURS["blue"], linewidth=3)

"""Lesson 1: the learner's own relu_backward, drawn beside the slope it should have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from course.figures.picture import Picture, painted
from course.figures.yours import NothingToDraw, answer, differences, heights, mark_points
from course.gradient import Floats
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Where the function is asked, one sample a column. z = 0, where ReLU has no slope, is not among them.
Z = np.linspace(-2.95, 2.95, 60).reshape(1, -1)
SLOPE = np.repeat((0.0, 1.0), 30).reshape(1, -1)

_COLOURS = tokens()
_SLOPE_ALT = "The slope of ReLU, a level line at 0 left of z = 0 and at 1 right of it"


def your_slope(relu_backward: Callable[..., Any]) -> Picture:
    """dZ = relu_backward(dA, Z) over z, for dA of ones, on top of the right slope.

    Whatever the function does, the answer is a picture: where there is nothing to draw, it says why.
    """
    try:
        yours = answer("relu_backward", lambda: relu_backward(np.ones_like(Z), Z.copy()), Z.shape)
    except NothingToDraw as reason:
        return painted(_paint_slope, alt=f"{_SLOPE_ALT}. {reason}", caption=str(reason), height=270)
    words = _verdict(yours)
    alt = f"{_SLOPE_ALT}, and your relu_backward as a row of points that should lie on it. {words}"
    return painted(lambda figure: _paint_yours(_paint_slope(figure), yours), alt=alt, caption=words, height=270)


def _verdict(yours: Floats) -> str:
    differs = differences(yours, SLOPE)
    if not differs.any():
        return f"Yours is right at all {Z.size} points."
    half = Z.size // 2
    counts = {"left of 0": differs[Z < 0].sum(), "right of 0": differs[Z > 0].sum()}
    places = [f"{'all' if n == half else f'{n} of'} {half} points {side}" for side, n in counts.items() if n]
    first = np.flatnonzero(differs)[0]
    z, slope, value = (array.flat[first] for array in (Z, SLOPE, yours))
    example = f"At z = {z:.2f} the slope is {slope:.0f}; yours says {value:.3g}."
    return f"Yours differs at {' and '.join(places)}. {example}".replace("-", "−")


def _paint_slope(figure: Figure) -> Axes:
    axes = figure.add_axes((0.06, 0.2, 0.91, 0.67))
    axes.set(title="da/dz", xlabel="z", xlim=(-3, 3), ylim=(-1, 2), xticks=(-2, 0, 2), yticks=(-1, 0, 1, 2))
    axes.plot([-3, 0, np.nan, 0, 3], [0, 0, np.nan, 1, 1], color=_COLOURS["blue"], linewidth=3, label="the slope")
    return axes


def _paint_yours(axes: Axes, yours: Floats) -> None:
    differs, seen = differences(yours, SLOPE), heights(yours)
    low, high = min(-1, seen.min()), max(2, seen.max())
    ticks = sorted({low, 0, 1, high})
    labels = [f"{tick:.3g}".replace("-", "−") for tick in ticks]
    axes.set(ylim=(low - 0.03 * (high - low), high + 0.25 * (high - low)), yticks=ticks, yticklabels=labels)
    axes.vlines(Z[differs], SLOPE[differs], seen[differs], color=_COLOURS["orange"], linewidth=1)
    mark_points(axes, Z, yours, differs)

"""Lesson 2: the learner's own sigmoid_backward and chain_gradient, drawn beside what they should follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from course.figures.picture import Picture, painted
from course.figures.yours import NothingToDraw, answer, differences, heights, mark_points
from course.gradient import Floats
from course.networks.relu_vs_sigmoid import sigmoid_curve
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Activation = tuple[Callable[..., Any], Callable[..., Any]]

Z = np.linspace(-8, 8, 33).reshape(1, -1)
"""Where sigmoid_backward is asked, one sample a column."""
_, SLOPE = sigmoid_curve(Z)
DEPTHS = np.arange(1, 21)

_COLOURS = tokens()
_SLOPE_ALT = "The slope of the sigmoid, a hill of height 1/4 at z = 0 that is nearly level beyond −6 and 6"
_LOW = 1e-14  # the foot of the axis of gradients


def your_sigmoid_slope(sigmoid_backward: Callable[..., Any]) -> Picture:
    """sigmoid_backward(dA, Z) over z, for dA of ones, on top of the right slope. It is a picture in any case."""
    try:
        yours = answer("sigmoid_backward", lambda: sigmoid_backward(np.ones_like(Z), Z.copy()), Z.shape)
    except NothingToDraw as reason:
        return painted(_paint_slope, alt=f"{_SLOPE_ALT}. {reason}", caption=str(reason), height=270)
    words = _verdict(yours)
    alt = f"{_SLOPE_ALT}, and your sigmoid_backward as a row of points that should lie on it. {words}"
    return painted(lambda figure: _paint_yours(_paint_slope(figure), yours), alt=alt, caption=words, height=270)


def your_chain(chain_gradient: Callable[..., Any], acts: Mapping[str, Activation]) -> Picture:
    """chain_gradient over the depth, for the activations "ReLU" and "sigmoid" and k = 1, x = 1, y = 0."""
    try:
        yours = {name: _gradients(chain_gradient, acts[name]) for name in ("ReLU", "sigmoid")}
        words = _chain_verdict(yours["ReLU"], yours["sigmoid"])
    except NothingToDraw as reason:
        yours, words = {}, str(reason)
    alt = (
        "The gradient of the first weight against the number of layers, 1 to 20, on a logarithmic axis. ReLU should "
        "stay on the level line at 1. The sigmoid should fall a little faster than the straight line 0.25 to the power "
        f"L, which reaches 10 to the power −12 at 20 layers. {words}"
    )
    return painted(lambda figure: _paint_chain(figure, yours), alt=alt, caption=words, height=330)


def _gradients(chain_gradient: Callable[..., Any], act: Activation) -> Floats:
    def gradient(depth: int) -> Floats:
        return answer("chain_gradient", lambda: chain_gradient(act, 1.0, depth, 1.0, 0.0), ())

    return np.array([gradient(depth) for depth in DEPTHS.tolist()])


def _verdict(yours: Floats) -> str:
    differs = differences(yours, SLOPE)
    if not differs.any():
        return f"Yours is right at all {Z.size} points."
    first = int(np.flatnonzero(differs)[0])
    z, slope, value = (array.flat[first] for array in (Z, SLOPE, yours))
    words = f"Yours differs at {differs.sum()} of {Z.size} points. At z = {z:.2f} the slope is {slope:.4f}; yours "
    return f"{words}says {value:.4g}.".replace("-", "−")


def _chain_verdict(relu: Floats, sigmoid: Floats) -> str:
    level = not differences(relu, 1).any()
    below = bool(np.all((sigmoid > 0) & (sigmoid <= 0.25**DEPTHS)))
    first = "Your ReLU chain stays at 1, as the formula says." if level else "Your ReLU chain leaves the line at 1."
    ends = f"from {sigmoid[0]:.3g} to {sigmoid[-1]:.2g}"
    if below:
        return f"{first} Your sigmoid chain falls {ends} and stays below its bound."
    return f"{first} Your sigmoid chain goes {ends}: it should be above 0 and below its bound."


def _paint_slope(figure: Figure) -> Axes:
    axes = figure.add_axes((0.07, 0.2, 0.9, 0.67))
    axes.set(title="da/dz", xlabel="z", xlim=(-8, 8), ylim=(-0.03, 0.36), xticks=(-6, -3, 0, 3, 6))
    axes.set_yticks([0, 0.125, 0.25], ["0", "1/8", "1/4"])
    z = np.linspace(-8, 8, 161)
    axes.plot(z, sigmoid_curve(z)[1], color=_COLOURS["blue"], linewidth=3, label="the slope")
    return axes


def _paint_yours(axes: Axes, yours: Floats) -> None:
    seen = heights(yours)
    low, high = min(-0.03, float(seen.min())), max(0.27, float(seen.max()))
    axes.set_ylim(low - 0.03 * (high - low), high + 0.3 * (high - low))
    if high > 0.5 or low < -0.1:
        axes.set_yticks([round(low, 1), 0, 0.25, round(high, 1)])
    mark_points(axes, Z, yours, differences(yours, SLOPE))


def _paint_chain(figure: Figure, yours: Mapping[str, Floats]) -> None:
    axes = figure.add_axes((0.09, 0.17, 0.88, 0.73))
    axes.set(title="gradient of the first weight", xlabel="layers L", xlim=(0.4, 20.6), ylim=(_LOW, 1e2), yscale="log")
    axes.set_xticks([1, 5, 10, 15, 20])
    axes.set_yticks([1, 1e-4, 1e-8, 1e-12], ["1", "10⁻⁴", "10⁻⁸", "10⁻¹²"])
    axes.minorticks_off()
    axes.plot(DEPTHS, np.ones(20), color=_COLOURS["blue"], linewidth=2)
    axes.plot(DEPTHS, 0.25**DEPTHS, color=_COLOURS["muted"], linewidth=2, linestyle=(0, (2, 3)))
    axes.text(8.2, 3e-4, "0.25ᴸ, the sigmoid's bound", color=_COLOURS["ink"])
    axes.text(20.3, 6, "ReLU: (kᴸ x − y) kᴸ⁻¹ x = 1", color=_COLOURS["blue"], ha="right")
    for name, marker, colour in (("ReLU", "s", "blue"), ("sigmoid", "o", "orange")):
        if name in yours:
            seen = np.clip(np.nan_to_num(np.abs(yours[name])), _LOW, 1e2)
            look: dict[str, Any] = {"color": _COLOURS[colour], "markersize": 7, "markeredgewidth": 0}
            axes.plot(DEPTHS, seen, marker, label=f"your {name} chain", clip_on=False, **look)
    if yours:
        axes.legend(loc="lower left", borderaxespad=0, handletextpad=0.4)

"""Lesson 2: the learner's own sigmoid_backward and chain_gradient, drawn beside what they should follow."""

import textwrap
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from course.figures.picture import Picture, painted
from course.networks.relu_vs_sigmoid import sigmoid_curve
from course.theme import tokens

Floats = NDArray[np.float64]
Activation = tuple[Callable[..., Any], Callable[..., Any]]

Z = np.linspace(-8, 8, 33).reshape(1, -1)
"""Where sigmoid_backward is asked, one sample a column."""
_, SLOPE = sigmoid_curve(Z)
DEPTHS = np.arange(1, 21)

_COLOURS = tokens()
_TOLERANCE = 1e-6
_LONGEST = 160  # characters of a learner's error message
_SLOPE_ALT = "The slope of the sigmoid, a hill of height 1/4 at z = 0 that is nearly level beyond −6 and 6"
_LOW = 1e-14  # the foot of the axis of gradients


class _NothingToDrawError(Exception):
    """There is nothing to draw; the message says why."""


def your_sigmoid_slope(sigmoid_backward: Callable[..., Any]) -> Picture:
    """sigmoid_backward(dA, Z) over z, for dA of ones, on top of the right slope. It is a picture in any case."""
    try:
        yours = _numbers("sigmoid_backward", lambda: sigmoid_backward(np.ones_like(Z), Z.copy()), Z.shape)
    except _NothingToDrawError as reason:
        words = f"Nothing to draw yet: {reason}"
        return painted(_paint_slope, alt=f"{_SLOPE_ALT}. {words}", caption=words, height=270)
    agrees = np.abs(yours - SLOPE) <= _TOLERANCE  # false for nan
    words = _verdict(yours, agrees)
    alt = f"{_SLOPE_ALT}, and your sigmoid_backward as a row of points that should lie on it. {words}"
    return painted(lambda figure: _paint_yours(_paint_slope(figure), yours, agrees), alt=alt, caption=words, height=270)


def your_chain(chain_gradient: Callable[..., Any], acts: Mapping[str, Activation]) -> Picture:
    """chain_gradient over the depth, for the activations "ReLU" and "sigmoid" and k = 1, x = 1, y = 0."""
    words, yours = "", {}
    for name in ("ReLU", "sigmoid"):
        try:
            yours[name] = np.array([_gradient(chain_gradient, acts[name], int(depth)) for depth in DEPTHS])
        except _NothingToDrawError as reason:
            words = f"Nothing to draw yet: {reason}"
            yours = {}
            break
    words = words or _chain_verdict(yours["ReLU"], yours["sigmoid"])
    alt = (
        "The gradient of the first weight against the number of layers, 1 to 20, on a logarithmic axis. ReLU should "
        "stay on the level line at 1. The sigmoid should fall a little faster than the straight line 0.25 to the power "
        f"L, which reaches 10 to the power −12 at 20 layers. {words}"
    )
    return painted(lambda figure: _paint_chain(figure, yours), alt=alt, caption=words, height=330)


def _gradient(chain_gradient: Callable[..., Any], act: Activation, depth: int) -> float:
    return float(_numbers("chain_gradient", lambda: chain_gradient(act, 1.0, depth, 1.0, 0.0), ()))


def _numbers(name: str, call: Callable[[], Any], shape: tuple[int, ...]) -> Floats:
    """What a learner's function returned, as floats of this shape. Raises _NothingToDrawError, which says why."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            answer = call()
        except NotImplementedError:
            raise _NothingToDrawError(f"{name} is not written.") from None
        except Exception as error:
            message = textwrap.shorten(f"{type(error).__name__}: {error}", _LONGEST)
            raise _NothingToDrawError(f"{name} stopped with {message}") from None
        if answer is None:
            raise _NothingToDrawError(f"{name} returned None. Does it end with a return?")
        try:
            yours = np.asarray(answer, dtype=np.float64)
        except Exception:
            raise _NothingToDrawError(f"{name} returned {type(answer).__name__}, not numbers.") from None
    if not shape:
        yours = np.squeeze(yours)  # an array that holds one number will do
    if yours.shape != shape:
        wanted = f"the shape {shape}" if shape else "one number"
        raise _NothingToDrawError(f"{name} returned the shape {yours.shape} where {wanted} is wanted.")
    return yours


def _verdict(yours: Floats, agrees: NDArray[np.bool_]) -> str:
    if agrees.all():
        return f"Yours is right at all {Z.size} points."
    first = int(np.flatnonzero(~agrees)[0])
    z, slope, value = (array.flat[first] for array in (Z, SLOPE, yours))
    words = f"Yours differs at {(~agrees).sum()} of {Z.size} points. At z = {z:.2f} the slope is {slope:.4f}; yours "
    return f"{words}says {value:.4g}.".replace("-", "−")


def _chain_verdict(relu: Floats, sigmoid: Floats) -> str:
    level = bool(np.all(np.abs(relu - 1) <= _TOLERANCE))
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


def _paint_yours(axes: Axes, yours: Floats, agrees: NDArray[np.bool_]) -> None:
    finite = np.isfinite(yours)
    seen = np.clip(np.where(finite, yours, 0), -1e3, 1e3)
    low, high = min(-0.03, float(seen.min())), max(0.27, float(seen.max()))
    axes.set_ylim(low - 0.03 * (high - low), high + 0.3 * (high - low))
    if high > 0.5 or low < -0.1:
        axes.set_yticks([round(low, 1), 0, 0.25, round(high, 1)])
    kinds: tuple[tuple[str, NDArray[np.bool_], dict[str, Any]], ...] = (
        ("yours", agrees, {"marker": "o", "markersize": 7}),
        (
            "yours, where it differs",
            ~agrees & finite,
            {"marker": "D", "markersize": 5, "markerfacecolor": _COLOURS["paper"]},
        ),
        ("yours is nan or infinite", ~finite, {"marker": "x", "markersize": 7}),
    )
    for label, chosen, look in kinds:
        if chosen.any():
            look |= {"color": _COLOURS["orange"], "linestyle": "none", "markeredgewidth": 1.5, "label": label}
            axes.plot(Z[chosen], seen[chosen], clip_on=False, **look)
    axes.legend(loc="upper left", ncols=3, borderaxespad=0, handletextpad=0.4)


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

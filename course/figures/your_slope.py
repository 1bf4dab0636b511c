"""Lesson 1: the learner's own relu_backward, drawn beside the slope it should have."""

import textwrap
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from course.figures.picture import Picture, painted
from course.theme import tokens

Floats = NDArray[np.float64]

# Where the function is asked, one sample a column. z = 0, where ReLU has no slope, is not among them.
Z = np.linspace(-2.95, 2.95, 60).reshape(1, -1)
SLOPE = np.repeat((0.0, 1.0), 30).reshape(1, -1)

_COLOURS = tokens()
_TOLERANCE = 1e-6
_FAR = 1e6  # what is further away is drawn here
_LONGEST = 160  # characters of a learner's error message
_SLOPE_ALT = "The slope of ReLU, a level line at 0 left of z = 0 and at 1 right of it"


class _NoCurve(Exception):
    """There is nothing to draw; the message says why."""


def your_slope(relu_backward: Callable[..., Any]) -> Picture:
    """dZ = relu_backward(dA, Z) over z, for dA of ones, on top of the right slope.

    Whatever the function does, the answer is a picture: where there is nothing to draw, it says why.
    """
    try:
        yours = _ask(relu_backward)
    except _NoCurve as reason:
        words = f"Nothing to draw yet: {reason}"
        return painted(_paint_slope, alt=f"{_SLOPE_ALT}. {words}", caption=words, height=270)
    words = _verdict(yours)
    alt = f"{_SLOPE_ALT}, and your relu_backward as a row of points that should lie on it. {words}"
    return painted(lambda figure: _paint_yours(_paint_slope(figure), yours), alt=alt, caption=words, height=270)


def _ask(relu_backward: Callable[..., Any]) -> Floats:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            answer = relu_backward(np.ones_like(Z), Z.copy())
        except NotImplementedError:
            raise _NoCurve("relu_backward is not written.") from None
        except Exception as error:
            message = textwrap.shorten(f"{type(error).__name__}: {error}", _LONGEST)
            raise _NoCurve(f"relu_backward stopped with {message}") from None
        if answer is None:
            raise _NoCurve("relu_backward returned None. Does it end with return dZ?")
        try:
            yours = np.asarray(answer, dtype=np.float64)
        except Exception:
            raise _NoCurve(f"relu_backward returned {type(answer).__name__}, not an array of numbers.") from None
    if yours.shape != Z.shape:
        raise _NoCurve(f"for Z of shape {Z.shape} relu_backward returned the shape {yours.shape}.")
    return yours


def _differs(yours: Floats) -> NDArray[np.bool_]:
    # Written so that nan differs too.
    agrees: NDArray[np.bool_] = np.abs(yours - SLOPE) <= _TOLERANCE
    return ~agrees


def _verdict(yours: Floats) -> str:
    differs = _differs(yours)
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
    differs, finite = _differs(yours), np.isfinite(yours)
    seen = np.clip(np.where(finite, yours, 0), -_FAR, _FAR)
    low, high = min(-1, seen.min()), max(2, seen.max())
    ticks = sorted({low, 0, 1, high})
    labels = [f"{tick:.3g}".replace("-", "−") for tick in ticks]
    axes.set(ylim=(low - 0.03 * (high - low), high + 0.25 * (high - low)), yticks=ticks, yticklabels=labels)
    axes.vlines(Z[differs], SLOPE[differs], seen[differs], color=_COLOURS["orange"], linewidth=1)
    paper = _COLOURS["paper"]
    kinds: tuple[tuple[str, NDArray[np.bool_], dict[str, Any]], ...] = (
        ("yours", ~differs, {"marker": "o", "markersize": 7, "markeredgecolor": paper}),
        ("yours, where it differs", differs & finite, {"marker": "D", "markersize": 5, "markerfacecolor": paper}),
        ("yours is nan or infinite", ~finite, {"marker": "x", "markersize": 7}),
    )
    for label, chosen, look in kinds:
        if chosen.any():
            look |= {"color": _COLOURS["orange"], "linestyle": "none", "markeredgewidth": 1.5, "label": label}
            axes.plot(Z[chosen], seen[chosen], **look)
    axes.legend(loc="upper left", ncols=3, borderaxespad=0, handletextpad=0.4)

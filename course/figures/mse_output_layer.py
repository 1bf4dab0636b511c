"""Lesson 5: targets and predictions, the slope of the loss, and what lies beyond the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course.checks.elsewhere import ELSEWHERE
from course.figures.picture import Picture, painted
from course.figures.yours import NothingToDraw, answer, differences
from course.gradient import Floats, LeftOutError, central_differences
from course.networks.mse_output_layer import ORIENTATIONS, OUTPUTS, RATES, SCALINGS, STEPS, X, Y, run
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TARGET = 5.0
PREDICTIONS = np.array([[0.5, 2.5, 5.0, 7.0, 9.0]])  # where the learner's dAL is asked

_COLOURS = tokens()
_HOLLOW: dict[str, Any] = {"markerfacecolor": "none", "markeredgewidth": 1.5, "color": _COLOURS["line"]}


def alternating_zeros() -> Picture:
    """The picture of the forum thread, made again: a run of the explorer's table."""
    found = run(ORIENTATIONS[0], OUTPUTS[0], SCALINGS[0], RATES[0], STEPS[-1])
    return fits(X, Y, {"after training": found.predictions})


def fits(x: ArrayLike, y: ArrayLike, predictions: Mapping[str, ArrayLike]) -> Picture:
    """Targets y over x, and predictions of them: one panel for each, under its name.

    Predictions that share the lowest value with others lie on the floor of an activation and are drawn as squares.
    """
    points = np.ravel(x), np.ravel(y)
    panels = {name: np.ravel(np.asarray(values, dtype=float)) for name, values in predictions.items()}
    return painted(lambda figure: _paint_fits(figure, points, panels), alt=_fits_alt(points, panels), height=320)


def _on_floor(values: Floats) -> NDArray[np.bool_]:
    lowest = np.isclose(values, values.min(), rtol=0, atol=1e-6)
    return lowest if lowest.sum() > 1 else np.zeros(values.shape, dtype=bool)


def _paint_fits(figure: Figure, points: tuple[Any, Any], panels: Mapping[str, Floats]) -> None:
    gap, left = 0.08, 0.1
    width = (0.985 - left - gap * (len(panels) - 1)) / len(panels)
    for number, (name, values) in enumerate(panels.items()):
        axes = figure.add_axes((left + number * (width + gap), 0.155, width, 0.64))
        _paint_fit(axes, name, points, values)
        if number == 0:
            axes.set_ylabel("y")
            figure.legend(*axes.get_legend_handles_labels(), loc="upper left", ncols=3, borderaxespad=0, fontsize=14)


def _paint_fit(axes: Axes, name: str, points: tuple[Any, Any], values: Floats) -> None:
    x, y = points
    floor = _on_floor(values)
    axes.set(
        title=name, xlabel="x", xlim=(-0.7, 19.7), ylim=(-90, 1230), xticks=(0, 5, 10, 15), yticks=(0, 400, 800, 1200)
    )
    axes.plot(x, y, "o", markersize=11, label="target", **_HOLLOW)
    axes.plot(x[~floor], values[~floor], "o", markersize=5, color=_COLOURS["blue"], label="prediction")
    if floor.any():
        words, orange = f"predictions at {values.min() + 0.0:.0f}", _COLOURS["orange"]
        axes.plot(x[floor], values[floor], "s", markersize=7, color=orange, markeredgewidth=0, label=words)


def _fits_alt(points: tuple[Any, Any], panels: Mapping[str, Floats]) -> str:
    x, y = points
    words = [f"Targets over x from {x.min():g} to {x.max():g}, between {y.min():g} and {y.max():g}, and predictions."]
    for name, values in panels.items():
        floor = _on_floor(values)
        hits = int(np.sum(np.abs(values - y)[~floor] < 1))
        fit = f"{hits} of {len(values)} predictions lie{'s' if hits == 1 else ''} within 1 of their target"
        if floor.any():
            where = ", ".join(f"{place:g}" for place in x[floor])
            fit += f", {int(floor.sum())} lie together at {values.min() + 0.0:.0f}, for x = {where}"
        words.append(f"{name}: {fit}.")
    return " ".join(words)


def your_tangents(dAL: Callable[..., Any]) -> Picture:
    """The loss 1/2 (AL - Y)^2 for one target, with lines at five points whose slopes are what `dAL` returns.

    Whatever the function does, the answer is a picture: where there is nothing to draw, it says why.
    """
    alt = "The loss 1/2 (AL − 5)² over AL, a parabola that touches 0 at AL = 5."
    try:
        slopes = answer("dAL", lambda: dAL(PREDICTIONS.copy(), np.full_like(PREDICTIONS, TARGET)), PREDICTIONS.shape)
    except NothingToDraw as reason:
        return painted(_paint_loss, alt=f"{alt} {reason}", caption=str(reason), height=300)
    words = _verdict(slopes)
    alt = f"{alt} At five points a short line has your slope: it should touch and not cut. {words}"
    return painted(lambda figure: _paint_tangents(_paint_loss(figure), slopes), alt=alt, caption=words, height=300)


def _verdict(slopes: Floats) -> str:
    try:
        right = central_differences(lambda AL: float(np.sum((AL - TARGET) ** 2) / 2), PREDICTIONS)
    except LeftOutError:
        return ELSEWHERE.format(call="figures.your_tangents")
    differs = differences(slopes, right)
    if not differs.any():
        return "Each of your lines touches the curve."
    first = np.flatnonzero(differs)[0]
    place, slope = PREDICTIONS.flat[first], slopes.flat[first]
    words = f"{differs.sum()} of your 5 lines cut the curve. At AL = {place:g} yours has the slope {slope:.3g}."
    return words.replace("-", "−")


def _paint_loss(figure: Figure) -> Axes:
    axes = figure.add_axes((0.06, 0.18, 0.91, 0.7))
    axes.set(title="loss of one sample with Y = 5", xlabel="AL", xlim=(-1, 11), ylim=(-3, 15))
    axes.set(xticks=(0, 5, 10), yticks=(0, 5, 10, 15))
    curve = np.linspace(-1, 11, 80)
    axes.plot(curve, (curve - TARGET) ** 2 / 2, color=_COLOURS["blue"], linewidth=3, label="loss")
    return axes


def _paint_tangents(axes: Axes, slopes: Floats) -> None:
    for place, slope in zip(PREDICTIONS[0], np.nan_to_num(slopes[0]), strict=True):
        run = 1.6 / np.hypot(1, slope / 1.6)  # lines of about one length on the page
        ends, height = np.array([place - run, place + run]), (place - TARGET) ** 2 / 2
        axes.plot(ends, height + slope * (ends - place), color=_COLOURS["orange"], linewidth=2)
        axes.plot([place], [height], "o", color=_COLOURS["orange"], markersize=6)
    axes.plot([], [], color=_COLOURS["orange"], marker="o", markersize=6, linewidth=2, label="your slope")
    axes.legend(loc="upper center", ncols=2, borderaxespad=0)


def beyond_the_data(x: ArrayLike, polynomial: ArrayLike, network: ArrayLike) -> Picture:
    """Two fits over x, inside the data and beyond them; x, polynomial and network have one length."""
    at, by_polynomial, by_network = (np.asarray(values, dtype=float) for values in (x, polynomial, network))
    alt = (
        "Polynomial and network over x. Up to x = 19, where the data end, the two run together. Beyond, the polynomial "
        f"bends further up and reaches {by_polynomial[-1]:.0f} at x = {at[-1]:g}; the network goes on in a straight "
        f"line and reaches {by_network[-1]:.0f}."
    )
    return painted(lambda figure: _paint_beyond(figure, at, by_polynomial, by_network), alt=alt, height=300)


def _paint_beyond(figure: Figure, x: Floats, polynomial: Floats, network: Floats) -> None:
    axes = figure.add_axes((0.1, 0.18, 0.88, 0.74))
    axes.set(xlabel="x", ylabel="y", xlim=(x[0] - 0.7, x[-1] + 0.7), xticks=range(0, int(x[-1]) + 1, 5))
    axes.set(ylim=(-120, 1.08 * polynomial[-1]))
    axes.axvspan(X.max() + 0.5, x[-1] + 0.7, color=_COLOURS["grid"], linewidth=0, alpha=0.5, zorder=0)
    axes.text(X.max() + 0.9, 60, "no data here", color=_COLOURS["muted"])
    axes.plot(X[0], Y[0], "o", markersize=9, label="data", **_HOLLOW)
    axes.plot(x, polynomial, color=_COLOURS["blue"], label="polynomial")
    axes.plot(x, network, color=_COLOURS["orange"], linestyle=(0, (6, 3)), label="network")
    axes.legend(loc="upper left")

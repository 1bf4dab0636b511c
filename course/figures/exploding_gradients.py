"""Lesson 3: gradients against depth, random networks of a hundred layers, and what the remedies do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from course.figures.picture import Picture, painted
from course.gradient import Floats
from course.networks.exploding_gradients import closed_form
from course.numerals import power_of_ten
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS = tokens()
_FIVE = ("blue", "orange", "purple", "green", "ink")
_MARKERS = "osD^v"
_DASHED = (0, (5, 3))


def _log10(values: ArrayLike) -> Floats:
    """Decimal logarithms; nan, which is not drawn, for what is not a positive number."""
    numbers = np.asarray(values, dtype=np.float64)
    positive = np.isfinite(numbers) & (numbers > 0)
    return np.where(positive, np.log10(np.where(positive, numbers, 1.0)), np.nan)


def _decades(axes: Axes, exponents: Iterable[int]) -> None:
    """Ticks at powers of ten. The axis itself is linear in the exponent, which paints faster than a log axis."""
    places = list(exponents)
    axes.set_yticks(places, [power_of_ten(place) for place in places])


def _label_ends(axes: Axes, x: float, ends: Mapping[str, float], gap: float) -> None:
    """A name beside the end of each line, in the order of their colours, moved up where another is within `gap`."""
    heights = dict(ends)
    for below, above in pairwise(sorted(heights, key=lambda name: ends[name])):
        heights[above] = max(heights[above], heights[below] + gap)
    for (name, height), colour in zip(heights.items(), _FIVE, strict=False):
        axes.text(x, height, name, color=_COLOURS[colour], va="center", weight="bold")


def gradient_by_depth(measured: Mapping[float, Sequence[float]]) -> Picture:
    """The gradient of a chain of L ReLU neurons with the weight k against L = 1, 2, ...: measured, and k^(2L - 1).

    `measured` has, for each k, one gradient for each depth.
    """
    alt = (
        "The gradient ddw₁ on a logarithmic axis against the number of layers L. "
        + " ".join(_depth_words(k, sizes) for k, sizes in measured.items())
        + " Solid lines are the closed form k²ᴸ⁻¹; markers are your network. A dashed line, k to the power of L − 1 "
        "for the largest k, rises only half as steeply."
    )
    return painted(lambda figure: _paint_by_depth(figure, measured), alt=alt, height=380)


def _depth_words(k: float, sizes: Sequence[float]) -> str:
    exact = closed_form(range(1, len(sizes) + 1), k)
    fits = np.allclose(np.asarray(sizes, dtype=np.float64), exact, rtol=1e-6, atol=0)
    place = "on its line" if fits else "not on its line"
    return f"k = {k:g}: {place}, which ends at {exact[-1]:.2g}."


def _paint_by_depth(figure: Figure, measured: Mapping[float, Sequence[float]]) -> None:
    axes = figure.add_axes((0.08, 0.14, 0.78, 0.77))
    deepest = max(len(sizes) for sizes in measured.values())
    axes.set(title="ddw₁", xlabel="layers L", xlim=(0, deepest), xticks=range(0, deepest + 1, 5))
    depths = np.arange(1, deepest + 1)
    for (k, sizes), name, marker in zip(measured.items(), _FIVE, _MARKERS, strict=False):
        colour, line = _COLOURS[name], (2 * depths - 1) * np.log10(k)
        axes.plot(depths, line, color=colour, linewidth=1.5)
        axes.plot(depths[: len(sizes)], _log10(sizes), marker, color=colour, markersize=6, clip_on=False)
        axes.text(deepest + 0.5, line[-1], f"k = {k:g}", color=colour, va="center", weight="bold")
    largest = max(measured)
    popular = (depths - 1) * np.log10(largest)
    axes.plot(depths, popular, color=_COLOURS["muted"], linewidth=1.5, linestyle=_DASHED)
    axes.text(deepest + 0.5, popular[-1] + 0.8, f"{largest:g}ᴸ⁻¹", color=_COLOURS["muted"], va="center", weight="bold")
    axes.axhline(0, color=_COLOURS["line"], linewidth=1, zorder=1)
    _decades(axes, range(-10, 31, 10))


def hundred_layers(runs: Mapping[int, Floats]) -> Picture:
    """Random ReLU networks with weights from N(0, 1): how many live, and how large A is in those that do.

    `runs` has, for each width n, the rms of A: shape (layers, networks).
    """
    alive = {n: (rms > 0).mean(axis=1) for n, rms in runs.items()}
    ends = "; ".join(f"{share[-1]:.3g} at n = {n}" for n, share in alive.items())
    widest = max(runs)
    top = np.nanmedian(_log10(runs[widest][-1]))
    alt = (
        f"Left: the share of networks still alive, against the layer. After the last layer it is {ends}. "
        "Right: the rms of A in the networks that live, on a logarithmic axis. Each width climbs a straight line, the "
        f"steeper the wider; n = {widest} ends at 10 to the power of {top:.0f}. Dashed lines are the formulas "
        "(1 − 2⁻ⁿ)ˡ and (n/2)ˡᐟ²: the shares lie on them, the sizes of narrow networks below."
    )
    caption = "Dashed: what the two formulas say."
    return painted(lambda figure: _paint_hundred(figure, runs, alive), alt=alt, height=360, caption=caption)


def _paint_hundred(figure: Figure, runs: Mapping[int, Floats], alive: Mapping[int, Floats]) -> None:
    left, right = figure.add_axes((0.06, 0.15, 0.36, 0.74)), figure.add_axes((0.56, 0.15, 0.33, 0.74))
    depth = len(next(iter(runs.values())))
    layers = np.arange(1, depth + 1)
    ticks = (0, depth // 2, depth)
    left.set(title="share alive", xlabel="layer", xlim=(0, depth), ylim=(0, 1.03), xticks=ticks, yticks=(0, 0.5, 1))
    right.set(title="rms of A where alive", xlabel="layer", xlim=(0, depth), xticks=ticks)
    ends = {}
    for (n, rms), name in zip(runs.items(), _FIVE, strict=False):
        colour = _COLOURS[name]
        left.plot(layers, alive[n], color=colour, clip_on=False)
        left.plot(layers, (1 - 0.5**n) ** layers, color=_COLOURS["muted"], linewidth=1.2, linestyle=_DASHED)
        lives = alive[n] > 0
        typical = [np.nanmedian(_log10(row)) for row in rms[lives]]
        right.plot(layers[lives], typical, color=colour, clip_on=False)
        right.plot(layers, layers * np.log10(n / 2) / 2, color=_COLOURS["muted"], linewidth=1.2, linestyle=_DASHED)
        ends[f"n = {n}"] = typical[-1]
    _label_ends(left, depth + 2, {f"n = {n}": share[-1] for n, share in alive.items()}, gap=0.06)
    _label_ends(right, depth + 2, ends, gap=5)
    _decades(right, range(0, 81, 20))


def normalised_gradients(sizes: Mapping[str, Floats]) -> Picture:
    """The mean square of a gradient on its way back, one line for each kind of layer; the first value is the top's."""
    depth = len(next(iter(sizes.values()))) - 1
    ends = ", ".join(f"{values[-1] / values[0]:.2g} with {name}" for name, values in sizes.items())
    alt = (
        f"The mean square of the gradient, relative to the output, against the layers it has come back through, up to "
        f"{depth}. At the end it is {ends}. Batch norm climbs a straight line on the logarithmic axis, close to the "
        "dashed one of theory, 1.467 per layer. The other two stay near 1."
    )
    return painted(lambda figure: _paint_normalised(figure, sizes, depth), alt=alt, height=300)


def _paint_normalised(figure: Figure, sizes: Mapping[str, Floats], depth: int) -> None:
    axes = figure.add_axes((0.07, 0.18, 0.72, 0.7))
    axes.set(title="mean of g²", xlabel="layers on the way back", xlim=(0, depth), ylim=(-1.2, 5.5))
    layers = np.arange(depth + 1)
    theory = layers * np.log10(np.pi / (np.pi - 1))
    axes.plot(layers, theory, color=_COLOURS["muted"], linewidth=1.5, linestyle=_DASHED)
    axes.text(depth * 0.62, theory[-1] * 0.76, "π/(π − 1) = 1.467", color=_COLOURS["muted"], ha="right")
    for values, colour, marker in zip(sizes.values(), _FIVE, _MARKERS, strict=False):
        line = _log10(values / values[0])
        axes.plot(layers, line, marker + "-", color=_COLOURS[colour], markersize=5, markevery=3, clip_on=False)
    _label_ends(axes, depth + 0.7, {name: float(_log10(v[-1] / v[0])) for name, v in sizes.items()}, gap=0.6)
    _decades(axes, (0, 2, 4))


def residual_growth(sizes: Mapping[str, tuple[Floats, Floats]]) -> Picture:
    """The mean square of A up a stack of residual blocks, and of the gradient down, by the size of the branch."""
    ends = "; ".join(
        f"branch times {name}: forward {up[-1] / up[0]:.2g}, backward {down[-1] / down[0]:.2g}"
        for name, (up, down) in sizes.items()
    )
    alt = (
        "Two plots on logarithmic axes, the mean square of A going forward (left) and of the gradient going back "
        f"(right), relative to where they began, against the blocks passed. At the end: {ends}. Only the full branch "
        f"climbs steeply."
    )
    return painted(lambda figure: _paint_residual(figure, sizes), alt=alt, height=300)


def _paint_residual(figure: Figure, sizes: Mapping[str, tuple[Floats, Floats]]) -> None:
    titles = ("forward: mean of A²", "backward: mean of g²")
    for way, (title, left) in enumerate(zip(titles, (0.07, 0.47), strict=True)):
        axes = figure.add_axes((left, 0.18, 0.33, 0.7))
        blocks = len(next(iter(sizes.values()))[way]) - 1
        axes.set(
            title=title, xlabel="blocks passed", xlim=(0, blocks), ylim=(-1.5, 24), xticks=(0, blocks // 2, blocks)
        )
        lines = {f"branch × {name}": _log10(ways[way] / ways[way][0]) for name, ways in sizes.items()}
        for line, colour, marker in zip(lines.values(), _FIVE, _MARKERS, strict=False):
            axes.plot(line, marker + "-", color=_COLOURS[colour], markersize=5, markevery=5, clip_on=False)
        if way == 1:  # one set of names serves both plots
            _label_ends(axes, blocks + 1.5, {name: float(line[-1]) for name, line in lines.items()}, gap=2)
        _decades(axes, (0, 10, 20))

"""Lesson 3: gradients against depth, and random networks of a hundred layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from course.figures.decades import COLOURS, DASHED, LINES, MARKERS, decades, label_ends, log10
from course.figures.picture import Picture, painted
from course.gradient import Floats
from course.networks.exploding_gradients import closed_form

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def gradient_by_depth(measured: Mapping[float, Sequence[float]]) -> Picture:
    """The gradient of a chain of L ReLU neurons with the weight k against L = 1, 2, ...: measured, and k^(2L - 1).

    `measured` has, for each k, one gradient for each depth.
    """
    alt = (
        "The gradient dw₁ on a logarithmic axis against the number of layers L. "
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
    axes.set(title="dw₁", xlabel="layers L", xlim=(0, deepest), xticks=range(0, deepest + 1, 5))
    depths = np.arange(1, deepest + 1)
    for (k, sizes), name, marker in zip(measured.items(), LINES, MARKERS, strict=False):
        colour, line = COLOURS[name], (2 * depths - 1) * np.log10(k)
        axes.plot(depths, line, color=colour, linewidth=1.5)
        axes.plot(depths[: len(sizes)], log10(sizes), marker, color=colour, markersize=6, clip_on=False)
        axes.text(deepest + 0.5, line[-1], f"k = {k:g}", color=colour, va="center", weight="bold")
    largest = max(measured)
    popular = (depths - 1) * np.log10(largest)
    axes.plot(depths, popular, color=COLOURS["muted"], linewidth=1.5, linestyle=DASHED)
    axes.text(deepest + 0.5, popular[-1] + 0.8, f"{largest:g}ᴸ⁻¹", color=COLOURS["muted"], va="center", weight="bold")
    axes.axhline(0, color=COLOURS["line"], linewidth=1, zorder=1)
    decades(axes, range(-10, 31, 10))


def hundred_layers(runs: Mapping[int, Floats]) -> Picture:
    """Random ReLU networks with weights from N(0, 1): how many live, and how large A is in those that do.

    `runs` has, for each width n, the rms of A: shape (layers, networks).
    """
    alive = {n: (rms > 0).mean(axis=1) for n, rms in runs.items()}
    ends = "; ".join(f"{share[-1]:.3g} at n = {n}" for n, share in alive.items())
    widest = max(runs)
    top = np.nanmedian(log10(runs[widest][-1]))
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
    for (n, rms), name in zip(runs.items(), LINES, strict=False):
        colour = COLOURS[name]
        left.plot(layers, alive[n], color=colour, clip_on=False)
        left.plot(layers, (1 - 0.5**n) ** layers, color=COLOURS["muted"], linewidth=1.2, linestyle=DASHED)
        lives = alive[n] > 0
        typical = [np.nanmedian(log10(row)) for row in rms[lives]]
        right.plot(layers[lives], typical, color=colour, clip_on=False)
        right.plot(layers, layers * np.log10(n / 2) / 2, color=COLOURS["muted"], linewidth=1.2, linestyle=DASHED)
        ends[f"n = {n}"] = typical[-1]
    label_ends(left, depth + 2, {f"n = {n}": share[-1] for n, share in alive.items()}, gap=0.06)
    label_ends(right, depth + 2, ends, gap=5)
    decades(right, range(0, 81, 20))

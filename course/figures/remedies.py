"""Lesson 6: networks on trial, what normalisation does to a gradient, and how residual blocks grow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from course.figures.decades import COLOURS, DASHED, LINES, MARKERS, decades, label_ends, log10
from course.figures.picture import Picture, painted
from course.gradient import Floats

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Run = tuple[list[float], list[float]]
"""The cost before each step, and the norm of dW in each block before the first one."""
_EXPLODED = 1e6  # a run ends where its cost passes this
_HIGHEST = 2  # decades of the cost that are drawn


def trials(runs: Mapping[str, Run]) -> Picture:
    """Runs by name: the norm of dW in each block before the first step, and the cost during training."""
    alt = (
        "Left: the norm of dW before the first step, against the block, on a logarithmic axis. Right: the cost against "
        "the step, also logarithmic, with a dashed line at 0.5, where nothing is learned. "
        + " ".join(f"{name}: {_run_words(costs, norms)}" for name, (costs, norms) in runs.items())
    )
    return painted(lambda figure: _paint_trials(figure, runs), alt=alt, height=320)


def _run_words(costs: list[float], norms: list[float]) -> str:
    sizes = f"norms from {norms[0]:.1e} in the first block to {norms[-1]:.1e} in the last" if norms else "no gradient"
    if not costs[-1] < _EXPLODED:
        return f"{sizes}; the cost explodes after step {len(costs) - 1}."
    return f"{sizes}; the cost goes from {costs[0]:.2g} to {costs[-1]:.2g}."


def _paint_trials(figure: Figure, runs: Mapping[str, Run]) -> None:
    left, right = figure.add_axes((0.07, 0.17, 0.36, 0.72)), figure.add_axes((0.53, 0.17, 0.37, 0.72))
    blocks = max(len(norms) for _, norms in runs.values())
    steps = max(len(costs) for costs, _ in runs.values()) - 1
    left.set(title="norm of dW before training", xlabel="block", xlim=(1, blocks), xticks=(1, blocks))
    right.set(title="cost J", xlabel="step", xlim=(0, steps), xticks=(0, steps // 2, steps), ylim=(-4.3, _HIGHEST))
    right.axhline(np.log10(0.5), color=COLOURS["muted"], linewidth=1.2, linestyle=DASHED)
    ends = {}
    for (name, (costs, norms)), colour, marker in zip(runs.items(), LINES, MARKERS, strict=False):
        look: dict[str, Any] = {"color": COLOURS[colour], "markersize": 5, "clip_on": False}
        left.plot(np.arange(1, len(norms) + 1), log10(norms), marker + "-", **look)
        line = np.minimum(log10(costs), _HIGHEST)
        line[np.isnan(line)] = _HIGHEST
        right.plot(line, marker + "-", markevery=10, **look)
        ends[name] = float(line[-1])
    label_ends(right, steps * 1.03, ends, gap=0.6)
    low, high = (round(value) for value in left.get_ylim())
    decades(left, range(low, high + 1, max(1, (high - low) // 4)))
    decades(right, range(-4, _HIGHEST + 1, 2))


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
    axes.plot(layers, theory, color=COLOURS["muted"], linewidth=1.5, linestyle=DASHED)
    axes.text(depth * 0.62, theory[-1] * 0.76, "π/(π − 1) = 1.467", color=COLOURS["muted"], ha="right")
    for values, colour, marker in zip(sizes.values(), LINES, MARKERS, strict=False):
        line = log10(values / values[0])
        axes.plot(layers, line, marker + "-", color=COLOURS[colour], markersize=5, markevery=3, clip_on=False)
    label_ends(axes, depth + 0.7, {name: float(log10(v[-1] / v[0])) for name, v in sizes.items()}, gap=0.6)
    decades(axes, (0, 2, 4))


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
        lines = {f"branch × {name}": log10(ways[way] / ways[way][0]) for name, ways in sizes.items()}
        for line, colour, marker in zip(lines.values(), LINES, MARKERS, strict=False):
            axes.plot(line, marker + "-", color=COLOURS[colour], markersize=5, markevery=5, clip_on=False)
        if way == 1:  # one set of names serves both plots
            label_ends(axes, blocks + 1.5, {name: float(line[-1]) for name, line in lines.items()}, gap=2)
        decades(axes, (0, 10, 20))

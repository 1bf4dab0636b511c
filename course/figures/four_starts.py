"""Lesson 4: the loss of one network, trained from starts of several sizes."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.figures.picture import Picture, painted
from course.gradient import Floats
from course.numerals import power_of_ten
from course.theme import tokens

LOWEST, HIGHEST = -2, 3
"""Decades: the loss is drawn from 10 to the power of LOWEST to that of HIGHEST."""

_COLOURS = tokens()
_STYLES = (("purple", (0, (2, 2))), ("orange", (0, (6, 6))), ("blue", "solid"), ("ink", (0, (8, 2, 2, 2))))
_GAP = 0.4


def four_starts(losses: Mapping[str, Sequence[float]]) -> Picture:
    """The loss against the step, on a logarithmic axis, one line for each start. `losses` are named by their start."""
    curves = {name: np.asarray(values, dtype=float) for name, values in losses.items()}
    steps = max(map(len, curves.values()))
    alt = (
        f"The loss over {steps} steps on a logarithmic axis, one line for each start. "
        + " ".join(_words(name, curve) for name, curve in curves.items())
        + " A line that stays level has stopped learning."
    )
    return painted(lambda figure: _paint(figure, curves, steps), alt=alt, height=340)


def _words(name: str, curve: Floats) -> str:
    begins = f"{name[:1].upper()}{name[1:]}: begins at {curve[0]:.3g}"
    lost = np.flatnonzero(~np.isfinite(curve))
    if lost.size:
        return f"{begins}, leaves the picture at the top and is no number any more from step {lost[0]} on."
    return f"{begins}, stands at {curve[len(curve) // 2]:.3g} half way and ends at {curve[-1]:.3g}."


def _paint(figure: Figure, curves: Mapping[str, Floats], steps: int) -> None:
    axes = figure.add_axes((0.08, 0.16, 0.81, 0.73))
    ticks = range(LOWEST, HIGHEST + 1)
    axes.set(title="loss", xlabel="step", xlim=(0, steps), ylim=(LOWEST, HIGHEST + 0.5), yticks=ticks)
    axes.set_yticklabels([power_of_ten(tick) for tick in ticks])
    ends: dict[str, float] = {}
    for (name, curve), (colour, dashes) in zip(curves.items(), _STYLES, strict=False):
        usable = np.isfinite(curve) & (curve > 0)
        shown = np.where(usable, np.log10(np.where(usable, curve, 1)), np.nan)
        axes.plot(np.arange(len(curve)), shown, color=_COLOURS[colour], linestyle=dashes)
        if shown[-1] <= HIGHEST:
            ends[name] = float(shown[-1])
        else:
            _name_lost(axes, steps, name, _COLOURS[colour])
    _name_ends(axes, steps, ends, dict(zip(curves, _STYLES, strict=False)))


def _name_lost(axes: Axes, steps: int, name: str, colour: str) -> None:
    """The name of a line that left the picture, beside an arrow that shows where it went."""
    arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 2.5, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (steps * 0.015, HIGHEST + 0.45), (steps * 0.015, HIGHEST - 0.6), arrowprops=arrow)
    axes.text(steps * 0.035, HIGHEST, f"{name}: leaves the picture", color=colour, va="center", weight="bold")


def _name_ends(axes: Axes, steps: int, ends: Mapping[str, float], styles: Mapping[str, tuple[str, object]]) -> None:
    """The name of each line at its end, moved up where another stands there."""
    height = -np.inf
    for name in sorted(ends, key=lambda name: ends[name]):
        height = max(ends[name], height + _GAP)
        axes.text(steps * 1.02, height, name, color=_COLOURS[styles[name][0]], va="center", weight="bold")

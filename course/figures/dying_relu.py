"""Lesson 1: how one step that is too long kills a neuron."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checks.elsewhere import Elsewhere
from course.figures.picture import Picture, painted
from course.gradient import LeftOutError
from course.networks.dying_relu import LARGE, SMALL, STEPS, Training, X, train_neuron
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_COLOURS = tokens()


def dying_relu() -> Picture | Elsewhere:
    """The step that closes the gate for every sample, and the loss that then stands still.

    Its numbers are measured by central differences, so while work is graded there is no picture.
    """
    try:
        well, dead = train_neuron(SMALL), train_neuron(LARGE)
    except LeftOutError:
        return Elsewhere("figures.dying_relu")
    w, b = dead.parameters[1]
    alt = (
        f"Left: z of five samples. Before the step all are above 0, from {dead.z[0].min():g} to {dead.z[0].max():g}. "
        f"One step of rate {LARGE:g} makes w = {w:.3g} and b = {b:.3g}; all fall below 0, from {dead.z[1].max():.3g} "
        f"to {dead.z[1].min():.3g}, and the gate is closed for each. Right: the loss over {STEPS} steps. "
        f"At rate {SMALL:g} it falls from {well.loss[0]:.3g} to {well.loss[-1]:.2g}. At rate {LARGE:g} it jumps to "
        f"{dead.loss[1]:.3g} with the first step and stays there, because the gradient is exactly 0."
    ).replace("-", "−")
    return painted(lambda figure: _paint(figure, well, dead), alt=alt, height=330)


def _paint(figure: Figure, well: Training, dead: Training) -> None:
    blue, orange, ink = _COLOURS["blue"], _COLOURS["orange"], _COLOURS["ink"]
    gate = figure.add_axes((0.065, 0.17, 0.43, 0.7))
    gate.set(
        title=f"z = w·x + b, one step of rate {LARGE:g}",
        xlabel="sample x",
        xlim=(0.2, 3.9),
        ylim=(-10, 10),
        xticks=X[::2],
        yticks=(-8, 0, 8),
    )
    gate.axhspan(-10, 0, color=_COLOURS["orange-tint"], zorder=0)
    gate.axhline(0, color=ink, linewidth=1.5)
    for x, before, after in zip(X, dead.z[0], dead.z[1], strict=True):
        gate.annotate(
            "",
            (x, after + 0.5),
            (x, before - 0.5),
            arrowprops={"arrowstyle": "->", "color": _COLOURS["muted"], "linewidth": 1.2},
        )
    gate.plot(X, dead.z[0], "o", color=blue)
    gate.plot(X, dead.z[1], "s", color=orange)
    for row, colour in enumerate((blue, orange)):
        w, b = dead.parameters[row]
        words = f"{('before', 'after')[row]}\nw = {w:.3g}\nb = {b:.3g}".replace("-", "−")
        gate.text(2.72, dead.z[row, -1], words, color=colour, va=("top", "bottom")[row])
    gate.text(0.3, -9.3, "gate closed: z ≤ 0", color=ink)

    loss = figure.add_axes((0.58, 0.17, 0.4, 0.7))
    loss.set(title="mean loss J", xlabel="steps", xlim=(0, STEPS), ylim=(0, 22), xticks=(0, 5, 10), yticks=(0, 10, 20))
    loss.plot(well.loss, "o-", color=blue, markersize=6, clip_on=False)
    loss.plot(dead.loss, "s-", color=orange, markersize=6, clip_on=False)
    loss.text(STEPS, dead.loss[-1] + 1.2, f"rate {LARGE:g}: stuck, gradient 0", color=orange, ha="right", weight="bold")
    loss.text(STEPS, 1.2, f"rate {SMALL:g}: learns", color=blue, ha="right", weight="bold")

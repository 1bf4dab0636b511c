"""Lesson 2: ReLU and the sigmoid with their slopes, and what floating point makes of the sigmoid's slope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course.figures.picture import Picture, painted
from course.networks.relu_vs_sigmoid import sigmoid_curve
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS = tokens()
_DASHED = (0, (5, 3))
_DOTTED = (0, (2, 3))
_FAR = 80  # the last z of the plot in the machine's arithmetic


def two_gates() -> Picture:
    """Both activations on the left, both slopes on the right."""
    return painted(
        _paint_two_gates,
        height=330,
        alt=(
            "Left: ReLU is 0 up to z = 0 and then rises along a straight line, out of the picture. The sigmoid rises "
            "from 0 to 1 in an S and passes 1/2 at z = 0. Right: their slopes. ReLU's jumps from 0 to 1 at z = 0 and "
            "stays there. The sigmoid's is a low hill, 1/4 at z = 0 and nearly 0 beyond −6 and 6. At z = 7, where the "
            "neuron stands, it is 0.0009."
        ),
    )


def _paint_two_gates(figure: Figure) -> None:
    z = np.linspace(-8, 8, 81)
    s, slope = sigmoid_curve(z)
    curves, slopes = figure.add_axes((0.06, 0.17, 0.42, 0.7)), figure.add_axes((0.56, 0.17, 0.42, 0.7))
    curves.set(title="a", ylim=(-0.1, 2.2), yticks=(0, 1, 2))
    curves.plot([-8, 0, 2.2], [0, 0, 2.2], color=_COLOURS["blue"])
    curves.plot(z, s, color=_COLOURS["orange"], linestyle=_DASHED)
    _name(curves, 2.5, 1.9, "ReLU", "blue")
    _name(curves, 3.2, 0.72, "sigmoid", "orange")
    slopes.set(title="slope, da/dz", ylim=(-0.05, 1.1), yticks=(0, 0.25, 1), yticklabels=("0", "1/4", "1"))
    slopes.plot([-8, 0, np.nan, 0, 8], [0, 0, np.nan, 1, 1], color=_COLOURS["blue"])
    slopes.plot(z, slope, color=_COLOURS["orange"], linestyle=_DASHED)
    slopes.plot([7, 7], [0, 1], "o", color=_COLOURS["ink"], markersize=7)
    _name(slopes, 0.4, 0.9, "ReLU", "blue")
    _name(slopes, 1.9, 0.22, "sigmoid", "orange")
    slopes.text(6.7, 0.55, "the neuron:\nz = 7", ha="right", va="center")
    slopes.axvline(7, color=_COLOURS["line"], linewidth=1.5, linestyle=_DOTTED, zorder=1)
    for axes in (curves, slopes):
        axes.set(xlabel="z", xlim=(-8, 8), xticks=(-6, 0, 6))


def _name(axes: Axes, z: float, height: float, words: str, colour: str) -> None:
    axes.text(z, height, words, color=_COLOURS[colour], weight="bold", va="center")


def slope_in_the_machine() -> Picture:
    """s (1 - s) in float32 and float64, and the mended form, on a logarithmic axis."""
    return painted(
        _paint_machine,
        height=340,
        alt=(
            "The slope of the sigmoid for z from 0 to 80 on a logarithmic axis. Mended, it is a straight line from 1/4 "
            "down to 10 to the power −35. s (1 − s) follows the same line, becomes jagged and ends: in float32 just "
            "before z = 16.64, near 10 to the power −7, and in float64 just before z = 36.74, near 10 to the power "
            "−16. From there on it is 0, which has no place on the axis."
        ),
    )


def _paint_machine(figure: Figure) -> None:
    axes = figure.add_axes((0.09, 0.16, 0.88, 0.74))
    z = np.arange(0, _FAR + 0.1, 0.1)
    axes.set(title="slope of the sigmoid", xlabel="z", xlim=(0, _FAR), ylim=(1e-36, 10), yscale="log")
    axes.set(xticks=(0, 16.64, 36.74, 60, _FAR), xticklabels=("0", "16.64", "36.74", "60", "80"))
    axes.set_yticks([1.0, 1e-10, 1e-20, 1e-30], ["1", "10⁻¹⁰", "10⁻²⁰", "10⁻³⁰"])
    axes.minorticks_off()
    axes.plot(z, sigmoid_curve(z)[1], color=_COLOURS["muted"], linestyle=_DOTTED, linewidth=2)
    axes.text(57, 1e-22, "mended: σ(z) σ(−z)", color=_COLOURS["ink"])
    axes.text(20, 1e-6, "s (1 − s)", color=_COLOURS["ink"])
    for kind, colour, style, place in ((np.float64, "blue", "-", 36.74), (np.float32, "orange", _DASHED, 16.64)):
        s, _ = sigmoid_curve(z.astype(kind))
        slope = np.asarray(s * (1 - s), dtype=np.float64)
        seen = slope > 0
        axes.plot(z[seen], slope[seen], color=_COLOURS[colour], linestyle=style)
        axes.vlines(place, 1e-36, slope[seen][-1], color=_COLOURS[colour], linewidth=1.5, linestyle=_DOTTED)
        axes.plot([place], [1e-36], "o", color=_COLOURS[colour], markersize=8, clip_on=False)
        axes.text(place + 1, 1e-34, f"{kind.__name__}: 0", color=_COLOURS[colour], weight="bold")

"""Lesson 1: ReLU, its slope, and the point where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.figures.picture import Picture, painted
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS = tokens()
_DOTTED = (0, (2, 3))


def relu_and_slope() -> Picture:
    """ReLU above its derivative, on one z axis."""
    return painted(
        _paint_relu_and_slope,
        height=400,
        alt=(
            "Two plots on one z axis from −3 to 3. Above, a = ReLU(z): 0 for negative z, then a straight line up to "
            "(3, 3), with a kink at z = 0. Below, its slope: 0 for negative z, 1 for positive z. It jumps at z = 0, "
            "where open circles end both lines."
        ),
    )


def _paint_relu_and_slope(figure: Figure) -> None:
    above, below = figure.add_axes((0.06, 0.49, 0.91, 0.43)), figure.add_axes((0.06, 0.14, 0.91, 0.22))
    orange = _COLOURS["orange"]
    above.set(title="a = ReLU(z)", xlim=(-3, 3), ylim=(-0.3, 3), xticks=(-2, 0, 2), yticks=(0, 1, 2, 3))
    above.tick_params(labelbottom=False)
    above.plot([-3, 0, 3], [0, 0, 3], color=_COLOURS["blue"], linewidth=3)
    above.text(-1.5, 0.25, "slope 0", ha="center", color=orange, weight="bold")
    above.text(1.5, 1.95, "slope 1", ha="right", color=orange, weight="bold")

    below.set(title="its slope, da/dz", xlabel="z", xlim=(-3, 3), ylim=(-0.35, 1.35), xticks=(-2, 0, 2), yticks=(0, 1))
    below.plot([-3, 0], [0, 0], color=orange, linewidth=3)
    below.plot([0, 3], [1, 1], color=orange, linewidth=3)
    below.plot([0, 0], [0, 1], "o", color=orange, markerfacecolor=_COLOURS["paper"])
    for axes in (above, below):
        axes.axvline(0, color=_COLOURS["line"], linewidth=1.5, linestyle=_DOTTED, zorder=1)


def subgradients_at_zero() -> Picture:
    """The lines that touch ReLU from below at its kink, and the slope that each library takes there."""
    return painted(
        _paint_subgradients,
        height=320,
        alt=(
            "Left: ReLU with straight lines of slope 0, 0.25, 0.5, 0.75 and 1 through its kink at z = 0. None of them "
            "rises above ReLU: each of these slopes is a subgradient. Right: which one is taken at z = 0. Slope 1: "
            "torch.clamp(z, min=0). Slope 0.5: torch.maximum(z, zeros), and central differences. "
            "Slope 0: torch.relu and this course."
        ),
    )


def _paint_subgradients(figure: Figure) -> None:
    kink = figure.add_axes((0.06, 0.17, 0.42, 0.7))
    kink.set(title="lines below ReLU that touch it at 0", xlabel="z", xlim=(-2, 2), ylim=(-2, 2))
    kink.set(xticks=(-2, 0, 2), yticks=(-2, 0, 2))
    kink.fill([-2, 0, -2], [0, 0, -2], color=_COLOURS["orange-tint"], zorder=0.5)
    kink.fill([2, 0, 2], [0, 0, 2], color=_COLOURS["orange-tint"], zorder=0.5)
    for slope in (0.25, 0.5, 0.75, 0, 1):
        kink.plot([-2, 2], [-2 * slope, 2 * slope], color=_COLOURS["orange"], linewidth=1.5, linestyle=(0, (5, 3)))
    kink.plot([-2, 0, 2], [0, 0, 2], color=_COLOURS["blue"], linewidth=3)
    kink.text(-1.9, 0.2, "ReLU", color=_COLOURS["blue"], weight="bold")
    kink.text(-0.15, -1.75, "slopes 0 to 1", color=_COLOURS["orange"], weight="bold")
    _paint_choices(figure.add_axes((0.6, 0.17, 0.38, 0.7)))


def _paint_choices(axes: Axes) -> None:
    axes.set(title="slope taken at z = 0", xlim=(0, 1), ylim=(-0.12, 1.12), xticks=(), yticks=(0, 0.5, 1))
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", pad=14)
    choices = (
        (1, "torch.clamp(z, min=0)", ""),
        (0.5, "torch.maximum(z, zeros)", "central differences"),
        (0, "torch.relu(z)", "this course"),
    )
    for slope, first, second in choices:
        axes.plot([0], [slope], "D", color=_COLOURS["orange"], clip_on=False, zorder=3)
        axes.text(0.07, slope + (0.07 if second else 0), first, va="center")
        axes.text(0.07, slope - 0.07, second, va="center")

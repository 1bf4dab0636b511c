"""Lesson 6: the learner's own normalisations, the mean and spread of each unit and of each sample after them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from course.figures.decades import COLOURS
from course.figures.picture import Picture, painted
from course.figures.yours import NothingToDraw, answer, heights
from course.gradient import Floats

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_UNITS, _SAMPLES = 6, 8
_SHIFTS, _SIZES = np.array([[-4.0, 3, 0.5, -1, 5, 1]]).T, np.array([[0.5, 2, 1, 3, 0.2, 1.5]]).T
Z: Floats = _SHIFTS + _SIZES * np.random.default_rng(4).normal(size=(_UNITS, _SAMPLES))
ONES, ZEROS = np.ones((_UNITS, 1)), np.zeros((_UNITS, 1))
EPS = 1e-8  # does not count beside the spreads of Z
_TOLERANCE = 1e-4
_WAYS = (("batchnorm_forward", 1, "unit"), ("layernorm_forward", 0, "sample"))


def your_normalisation(batchnorm_forward: Callable[..., Any], layernorm_forward: Callable[..., Any]) -> Picture:
    """Mean and spread of each unit after the one function, of each sample after the other, with gamma 1 and beta 0.

    Whatever the functions do, the answer is a picture: where there is nothing to draw, it says why.
    """
    found: list[tuple[Floats, Floats] | None] = []
    words = []
    for function, (name, axis, thing) in zip((batchnorm_forward, layernorm_forward), _WAYS, strict=True):
        try:
            moments = _moments(name, function, axis)
        except NothingToDraw as reason:
            found.append(None)
            words.append(str(reason))
        else:
            found.append(moments)
            words.append(_verdict(name, thing, *moments))
    alt = (
        "Left: mean and spread of each of six units after batchnorm_forward. Right: those of each of eight samples "
        "after layernorm_forward. All should have the mean 0 and reach from -1 to 1. "
    ).replace("-", "−")
    caption = " ".join(words)
    return painted(lambda figure: _paint(figure, found), alt=alt + caption, caption=caption, height=270)


def _moments(name: str, function: Callable[..., Any], axis: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation along the axis, of what the learner's function returned."""
    yours = answer(name, lambda: function(Z.copy(), ONES.copy(), ZEROS.copy(), EPS), Z.shape)
    with np.errstate(all="ignore"):
        return np.mean(yours, axis=axis), np.std(yours, axis=axis)


def _verdict(name: str, thing: str, means: Floats, spreads: Floats) -> str:
    fits = (np.abs(means) <= _TOLERANCE) & (np.abs(spreads - 1) <= _TOLERANCE)
    if fits.all():
        return f"After {name} every {thing} has the mean 0 and the spread 1."
    first = int(np.flatnonzero(~fits)[0])
    example = f"{thing} {first + 1} has the mean {means[first]:.3g} and the spread {spreads[first]:.3g}"
    return f"After {name}, {example}.".replace("-", "−")


def _paint(figure: Figure, found: list[tuple[Floats, Floats] | None]) -> None:
    for (name, _, thing), moments, left in zip(_WAYS, found, (0.07, 0.56), strict=True):
        axes = figure.add_axes((left, 0.2, 0.4, 0.66))
        count = _UNITS if thing == "unit" else _SAMPLES
        axes.set(title=name, xlabel=thing, xlim=(0.5, count + 0.5), ylim=(-3, 3), xticks=(1, count), yticks=(-1, 0, 1))
        for height in (-1, 0, 1):
            axes.axhline(height, color=COLOURS["blue"], linewidth=1.5, zorder=1)
        if moments:
            means, spreads = (heights(values) for values in moments)
            places = np.arange(1, count + 1)
            axes.vlines(places, means - spreads, means + spreads, color=COLOURS["orange"], linewidth=4)
            axes.plot(places, means, "o", color=COLOURS["orange"], markersize=8, markeredgecolor=COLOURS["paper"])

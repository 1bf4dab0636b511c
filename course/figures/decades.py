"""What figures with logarithmic axes share: the logarithms, the ticks, and a name at the end of each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from course.gradient import Floats
from course.numerals import power_of_ten
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = tokens()
LINES = ("blue", "orange", "purple", "green", "ink")
"""The colours of the lines of a plot, in their order."""
MARKERS = "osD^v"
"""Their markers, so that nothing depends on colour."""
DASHED = (0, (5, 3))


def log10(values: ArrayLike) -> Floats:
    """Decimal logarithms; nan, which is not drawn, for what is not a positive number."""
    numbers = np.asarray(values, dtype=np.float64)
    positive = np.isfinite(numbers) & (numbers > 0)
    return np.where(positive, np.log10(np.where(positive, numbers, 1.0)), np.nan)


def decades(axes: Axes, exponents: Iterable[int]) -> None:
    """Ticks at powers of ten. The axis itself is linear in the exponent, which paints faster than a log axis."""
    places = list(exponents)
    axes.set_yticks(places, [power_of_ten(place) for place in places])


def label_ends(axes: Axes, x: float, ends: Mapping[str, float], gap: float) -> None:
    """A name beside the end of each line, in the order of their colours, moved up where another is within `gap`."""
    heights = dict(ends)
    for below, above in pairwise(sorted(heights, key=lambda name: ends[name])):
        heights[above] = max(heights[above], heights[below] + gap)
    for (name, height), colour in zip(heights.items(), LINES, strict=False):
        axes.text(x, height, name, color=COLOURS[colour], va="center", weight="bold")

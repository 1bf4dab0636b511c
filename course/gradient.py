"""Derivatives by central differences: the referee that needs no solution."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

STEP = 1e-5


def central_differences(f: Callable[[Floats], float], x: ArrayLike, h: float = STEP) -> Floats:
    """Gradient of the number f(x) with respect to each entry of x, of the shape of x.

    Uses (f(x + h) - f(x - h)) / (2 h) entry by entry, whose error falls with h squared where f is smooth
    (Press et al., Numerical Recipes, section 5.7). `x` itself is not changed.
    """
    __tracebackhide__ = True  # where f is a learner's and raises, it is their lines that matter
    point = np.array(x, dtype=np.float64)
    gradient = np.empty_like(point)
    for index in np.ndindex(point.shape):
        centre = point[index]
        point[index] = centre + h
        above = float(f(point.copy()))
        point[index] = centre - h
        below = float(f(point.copy()))
        point[index] = centre
        gradient[index] = (above - below) / (2 * h)
    return gradient

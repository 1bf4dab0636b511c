"""Central differences, measured entry by entry. It answers an exercise, and is left out where work is graded."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray


def measured(f: Callable[[NDArray[np.float64]], float], x: ArrayLike, h: float) -> NDArray[np.float64]:
    """What `course.gradient.central_differences` returns."""
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

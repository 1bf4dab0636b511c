"""Derivatives by central differences: the referee that needs no solution."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

STEP = 1e-5


class LeftOutError(RuntimeError):
    """Central differences answer an exercise, and are left out of the course where work is graded."""

    def __init__(self) -> None:
        super().__init__("Central differences are left out of the course while work is graded.")


def central_differences(f: Callable[[Floats], float], x: ArrayLike, h: float = STEP) -> Floats:
    """Gradient of the number f(x) with respect to each entry of x, of the shape of x.

    Uses (f(x + h) - f(x - h)) / (2 h) entry by entry, whose error falls with h squared where f is smooth
    (Press et al., Numerical Recipes, section 5.7). `x` itself is not changed. Raises LeftOutError where work is graded.
    """
    __tracebackhide__ = True
    try:
        from course.differences import measured  # where work is graded, it is not there
    except ImportError:
        raise LeftOutError from None
    return measured(f, x, h)

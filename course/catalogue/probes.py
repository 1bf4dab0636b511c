"""Numbers to try functions on, and signs by which mistakes that are no formula are recognised."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course.catalogue.entries import Observation
from course.compare import changed as is_changed
from course.compare import same

ONE_SAMPLE = "one sample (m = 1)"
ONE_UNIT = "one unit (n = 1)"
WHOLE_NUMBERS = "whole numbers"
SINGLE_PRECISION = "float32 numbers"


def mixed(seed: int, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Numbers of both signs and of size 0.2 to 3 in steps of 0.01, never 1 in size and all different in size.

    They show mistakes that zeros, ones and small numbers hide.
    """
    return _mixed(seed, shape).copy()


@cache  # a third of what a passed check took went into drawing the same numbers again
def _mixed(seed: int, shape: tuple[int, ...]) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    sizes = np.setdiff1d(np.arange(20, 301), [100]) / 100
    signs = rng.permutation(np.resize([1.0, -1.0], int(np.prod(shape))))
    return (signs * rng.choice(sizes, size=len(signs), replace=False)).reshape(shape)


def changed(position: int) -> Callable[[Observation], bool]:
    """A sign: the argument at this position was changed by the call."""

    def sign(seen: Observation) -> bool:
        return is_changed(seen.arguments[position], seen.after[position])

    return sign


def changed_though_right(position: int) -> Callable[[Observation], bool]:
    """A sign: the argument at this position was changed, and the first array returned is right none the less."""
    is_changed_at = changed(position)

    def sign(seen: Observation) -> bool:
        return seen.error is None and same(_first(seen.right), _first(seen.result)) and is_changed_at(seen)

    return sign


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, tuple) and value else value

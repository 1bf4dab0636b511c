"""Whether random numbers were drawn from the generator that a function is given.

From a generator in the same state come the same numbers, from one in another state others. It is asked of every
exercise that takes a generator.
"""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from course.catalogue.entries import Drawing
from course.compare import parts, same

_ALIKE = 0.1  # numbers that correlate so much are not drawn anew


@np.errstate(all="ignore")
def drawing_of(function: Callable[..., Any], arguments: tuple[Any, ...], drawn: Any) -> Drawing:
    """How a function drew that gave `drawn` for these arguments, as they were before the call. Calls it twice more.

    What cannot be read as numbers, or raises now, is left to the checks that look at it.
    """
    __tracebackhide__ = True
    if not any(isinstance(argument, np.random.Generator) for argument in arguments):
        return Drawing.FROM_RNG
    try:
        again = _numbers(function(*copy.deepcopy(arguments)))
        elsewhere = _numbers(function(*map(_in_another_state, arguments)))
    except Exception:
        return Drawing.NOT_REPEATABLE
    numbers = _numbers(drawn)
    if any(name not in again or not same(held, again[name]) for name, held in numbers.items()):
        return Drawing.NOT_REPEATABLE
    if any(name in elsewhere and _repeats(held, elsewhere[name]) for name, held in numbers.items()):
        return Drawing.ALWAYS_THE_SAME
    return Drawing.FROM_RNG


def _in_another_state(argument: Any) -> Any:
    """The argument, or for a generator one that gives other numbers."""
    copied = copy.deepcopy(argument)
    return np.random.default_rng(copied.integers(1 << 62)) if isinstance(copied, np.random.Generator) else copied


def _numbers(result: Any) -> dict[str, np.ndarray]:
    """The arrays of numbers in a result."""
    arrays = {name: np.asarray(held) for name, held in parts(result, ("result",)).items()}
    return {name: array for name, array in arrays.items() if array.dtype.kind in "iuf"}


def _repeats(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two arrays hold the same numbers up to a factor. Constants, such as zeros, need no generator."""
    if one.shape != other.shape or one.size < 2 or np.ptp(one) == 0:
        return False
    a, b = (array.ravel() - np.mean(array) for array in (one, other))
    bound = max(_ALIKE, 6 / np.sqrt(one.size))  # six standard deviations of what chance gives
    return np.array_equal(one, other) or bool(abs(a @ b) > bound * np.linalg.norm(a) * np.linalg.norm(b))

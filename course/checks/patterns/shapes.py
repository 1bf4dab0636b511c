"""Numbers in another shape than they came in."""

import math
from typing import Any

import numpy as np

from course.compare import as_array

Key = tuple[str, str]
LIST = ("list", "a list where an array belongs")
TRANSPOSED = ("transposed", "transposed: rows stand as columns")
FEWER_AXES = ("fewer_axes", "short of an axis")
MORE_AXES = ("more_axes", "spread over one axis too many")
OTHER_SHAPES = ("other_shapes", "in another shape")


def turned(got: np.ndarray, shape: tuple[int, ...], is_list: bool = False) -> tuple[Key | None, np.ndarray] | None:
    """The numbers in this shape, and what their own was; None where there are more or fewer of them."""
    if got.shape == shape:
        return (LIST if is_list else None), got
    if got.ndim == 2 and got.T.shape == shape:
        return TRANSPOSED, got.T
    if got.size != math.prod(shape):
        return None
    key = FEWER_AXES if got.ndim < len(shape) else MORE_AXES if got.ndim > len(shape) else OTHER_SHAPES
    return key, got.reshape(shape)


def in_shape_of(model: Any, value: Any) -> Any:
    """`value` in the shape of `model`; `value` as it is where it does not fit, or where either is no array."""
    array, wanted = as_array(value), as_array(model)
    if array is None or wanted is None or array.shape == wanted.shape:
        return value
    found = turned(array, wanted.shape)
    return value if found is None else found[1]

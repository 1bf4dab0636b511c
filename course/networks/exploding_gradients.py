"""A chain of L ReLU neurons, every weight k, x = 1, y = 0, L = (a - y)^2 / 2."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from course.gradient import Floats

DEEPEST = 30  # layers of the longest chain that is shown
# The smallest number that float32 holds in full precision, and the largest that it holds (IEEE 754).
FLOAT32 = (2.0**-126, (2 - 2.0**-23) * 2.0**127)


@dataclass(frozen=True)
class ChainNumbers:
    """Everything the picture shows.

    a[l] and da[l] belong to what layer l puts out, l from 0 (the input) to depth; dw[l - 1] to the weight of layer l.
    """

    depth: int
    k: float
    a: tuple[float, ...]
    da: tuple[float, ...]
    dw: tuple[float, ...]


def chain_numbers(depth: int, k: float) -> ChainNumbers:
    """Forward and backward pass of the chain, by the chain rule. `k` is above 0, so that every gate is open."""
    a = [1.0]
    for _ in range(depth):
        a.append(max(0.0, k * a[-1]))
    da, dw = [a[-1]], []
    for layer in range(depth, 0, -1):
        dw.append(da[-1] * a[layer - 1])
        da.append(da[-1] * k)
    return ChainNumbers(depth, k, tuple(a), tuple(reversed(da)), tuple(reversed(dw)))


def closed_form(depths: ArrayLike, k: float) -> Floats:
    """dL/dw of every weight of a chain, k^(2 L - 1), for each depth L."""
    gradients: Floats = float(k) ** (2 * np.asarray(depths) - 1.0)
    return gradients

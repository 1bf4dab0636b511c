"""Lesson 3's explorer: a chain of L ReLU neurons, every weight k, x = 1, y = 0, L = (a - y)^2 / 2."""

import math
from dataclasses import dataclass

from course.explorers.exploding_gradients_picture import draw_chain, power, superscript
from course.explorers.svg import number
from course.explorers.widget import Explorer, Scene, Slider

DEEPEST = 30
# The largest number that float32 holds, and the smallest that it holds in full precision (IEEE 754).
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


def closed_form(depth: int, k: float) -> float:
    """dL/dw of every weight of the chain: k^(2 L - 1)."""
    return k ** (2 * depth - 1)


def describe(n: ChainNumbers) -> str:
    """The picture in a few sentences."""
    k, gradient = number(n.k), n.dw[0]
    exponents = superscript(n.depth), superscript(2 * n.depth - 1)
    layers = "1 layer" if n.depth == 1 else f"{n.depth} layers"
    words = (
        f"{layers}, every weight {k}. The output is {k}{exponents[0]} = {power(n.a[-1])}. "
        f"The gradient of every weight is {k}{exponents[1]} = {power(gradient)}. "
    )
    if gradient > FLOAT32[1]:
        words += "That is more than float32 can hold. "
    elif gradient < FLOAT32[0]:
        words += "That is less than float32 can hold in full precision. "
    if math.isclose(n.k, 1):
        return words + "At k = 1 no layer changes it."
    return words + f"One layer more multiplies it by k² = {number(n.k**2)}."


def draw_depth(depth: float, k: float) -> Scene:
    """The explorer's picture for one position of the sliders."""
    numbers = chain_numbers(round(depth), round(k, 9))
    summary = describe(numbers)
    by_depth = [(float(L), closed_form(L, numbers.k)) for L in range(1, DEEPEST + 1)]
    label = f"A chain of ReLU neurons, layer by layer, and its gradient against the depth. {summary}"
    return Scene(draw_chain(numbers, by_depth, FLOAT32, label), summary)


def depth() -> Explorer:
    """Sliders for the number of layers and for the weight that all of them share."""
    return Explorer(
        draw_depth,
        [
            Slider("depth", "layers L", 1, DEEPEST, 1, 10),
            Slider("k", "weight k", 0.2, 5, 0.1, 5),
        ],
    )

"""Lesson 3's explorer: a chain of L ReLU neurons, every weight k, forwards and backwards."""

import math

from course.explorers.exploding_gradients_picture import draw_chain, shown
from course.explorers.widget import Explorer, Scene, Slider
from course.networks.exploding_gradients import DEEPEST, FLOAT32, ChainNumbers, chain_numbers
from course.numerals import number, superscript


def describe(n: ChainNumbers) -> str:
    """The picture in a few sentences."""
    k, gradient = number(n.k), n.dw[0]
    exponents = superscript(n.depth), superscript(2 * n.depth - 1)
    layers = "1 layer" if n.depth == 1 else f"{n.depth} layers"
    words = (
        f"{layers}, every weight {k}. The output is {k}{exponents[0]} = {shown(n.a[-1])}. "
        f"The gradient of every weight is {k}{exponents[1]} = {shown(gradient)}. "
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
    label = f"A chain of ReLU neurons, layer by layer, and its gradient against the depth. {summary}"
    return Scene(draw_chain(numbers, label), summary)


def depth() -> Explorer:
    """Sliders for the number of layers and for the weight that all of them share."""
    return Explorer(
        draw_depth,
        [
            Slider("depth", "layers L", 1, DEEPEST, 1, 10),
            Slider("k", "weight k", 0.2, 5, 0.1, 5),
        ],
    )

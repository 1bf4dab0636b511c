"""Lesson 1's explorer: one ReLU neuron, z = w x + b, a = ReLU(z), L = (a - y)^2, forwards and backwards."""

from dataclasses import dataclass

from course.explorers.neuron_picture import draw_graph, shown
from course.explorers.widget import Explorer, Scene, Slider


@dataclass(frozen=True)
class NeuronNumbers:
    """Everything the picture shows. `slope` is da/dz; `dw` is short for dL/dw, and so on."""

    x: float
    w: float
    b: float
    y: float
    z: float
    a: float
    loss: float
    slope: float
    da: float
    dz: float
    dw: float
    db: float
    dx: float


def neuron_numbers(x: float, w: float, b: float, y: float) -> NeuronNumbers:
    """Forward and backward pass of one neuron on one sample, by the chain rule.

    At z = 0, where ReLU has no derivative, the slope is 0: the rule of this course.
    """
    # Sliders give decimals, and a binary crumb such as 3 * .1 - .3 = 5.6e-17 must not open the gate at "z = 0".
    z = round(w * x + b, 9)
    a = max(z, 0.0)
    slope = 1.0 if z > 0 else 0.0
    da = 2 * (a - y)
    dz = da * slope
    return NeuronNumbers(x, w, b, y, z, a, (a - y) ** 2, slope, da, dz, dw=dz * x, db=dz, dx=dz * w)


def describe(n: NeuronNumbers) -> str:
    """The picture in a few sentences."""
    if n.slope:
        gate = "The gate is open (slope 1)"
    elif n.z:
        gate = "The gate is closed (slope 0)"
    else:
        gate = "At z = 0 ReLU has no slope and this course takes 0"
    return (
        f"Forward: z = {shown(n.z)}, a = {shown(n.a)}, L = {shown(n.loss)}. "
        f"Backward: dL/da = {shown(n.da)}. {gate}, so dL/dz = {shown(n.dz)}, "
        f"dL/dw = {shown(n.dw)}, dL/db = {shown(n.db)}, dL/dx = {shown(n.dx)}."
    )


def draw_neuron(x: float, w: float, b: float, y: float) -> Scene:
    """The explorer's picture for one position of the sliders."""
    numbers = neuron_numbers(x, w, b, y)
    summary = describe(numbers)
    return Scene(draw_graph(numbers, f"Computational graph of one ReLU neuron. {summary}"), summary)


def neuron() -> Explorer:
    """Sliders for the input, the weight, the bias and the target of one ReLU neuron."""
    return Explorer(
        draw_neuron,
        [
            Slider("x", "input x", -3, 3, 0.1, 2),
            Slider("w", "weight w", -4, 4, 0.1, 3),
            Slider("b", "bias b", -8, 8, 0.1, 1),
            Slider("y", "target y", -2, 10, 0.1, 5),
        ],
    )

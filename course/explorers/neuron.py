"""Lesson 1's explorer: one ReLU neuron, forwards and backwards."""

from course.explorers.neuron_picture import draw_graph, shown
from course.explorers.widget import Explorer, Scene, Slider
from course.networks.neuron import NeuronNumbers, neuron_numbers


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

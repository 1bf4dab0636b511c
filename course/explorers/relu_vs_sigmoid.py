"""Lesson 2's explorer: L layers of one unit, with the same weight k between them, as ReLUs and as sigmoids."""

from course.explorers.relu_vs_sigmoid_picture import draw_chains, shown
from course.explorers.widget import Explorer, Scene, Slider
from course.networks.relu_vs_sigmoid import ACTIVATIONS, Chain, chain


def describe(relu: Chain, sigmoid: Chain, k: float) -> str:
    """The picture in a few sentences."""
    layers = len(relu.z)
    first = f"{layers} layers, weight {shown(k)}." if layers > 1 else "A single layer."
    through_relu = f"{shown(relu.left)} through ReLU" if relu.left else "nothing through ReLU, whose gate is closed,"
    slopes = [
        f"in layer {at + 1}: {shown(relu.slopes[at])} and {shown(sigmoid.slopes[at])}" for at in sorted({0, layers - 1})
    ]
    return (
        f"{first} Of a gradient of 1 at the output, layer 1 receives {through_relu} and {shown(sigmoid.left)} through "
        f"the sigmoid. Their slopes {', '.join(slopes)}."
    )


def draw_surviving_gradient(z: float, layers: float, k: float) -> Scene:
    """The explorer's picture for one position of the sliders."""
    relu, sigmoid = (chain(name, z, int(layers), k) for name in ACTIVATIONS)
    summary = describe(relu, sigmoid, k)
    return Scene(draw_chains(relu, sigmoid, k, f"Two chains, of ReLUs and of sigmoids. {summary}"), summary)


def surviving_gradient() -> Explorer:
    """Sliders for where the first layer stands, for the depth and for the weight between the layers."""
    return Explorer(
        draw_surviving_gradient,
        [
            Slider("z", "z of layer 1", -6, 8, 0.1, 2),
            Slider("layers", "layers L", 1, 20, 1, 5),
            Slider("k", "weight k", 0.1, 5, 0.1, 1),
        ],
    )

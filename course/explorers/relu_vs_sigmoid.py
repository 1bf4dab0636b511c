"""Lesson 2's explorer: L layers of one unit, with the same weight k between them, as ReLUs and as sigmoids."""

from dataclasses import dataclass
from math import exp

from course.explorers.relu_vs_sigmoid_picture import draw_chains, shown
from course.explorers.widget import Explorer, Scene, Slider


@dataclass(frozen=True)
class Chain:
    """What one activation makes of the chain. Entry 0 of each tuple belongs to layer 1.

    z and a: where each layer stands on its curve; slopes: da/dz there; gradients: d a_L / d z_l, how much of a
    gradient of 1 at the output is left at each layer.
    """

    name: str
    z: tuple[float, ...]
    a: tuple[float, ...]
    slopes: tuple[float, ...]
    gradients: tuple[float, ...]

    @property
    def left(self) -> float:
        """What reaches layer 1."""
        return self.gradients[0]


def relu_at(z: float) -> tuple[float, float]:
    """Value and slope of ReLU at z."""
    return (z, 1.0) if z > 0 else (0.0, 0.0)


def sigmoid_at(z: float) -> tuple[float, float]:
    """Value and slope of the sigmoid at z; neither overflows, nor is the slope rounded to 0."""
    small = exp(-abs(z))
    return (1 if z >= 0 else small) / (1 + small), small / (1 + small) ** 2


_AT = {"ReLU": relu_at, "sigmoid": sigmoid_at}


def chain(name: str, z: float, layers: int, k: float) -> Chain:
    """Forwards z_1 = z, a_l = act(z_l), z_(l+1) = k a_l; backwards d a_L/d z_l = act'(z_l) k d a_L/d z_(l+1)."""
    stands, values, slopes = [], [], []
    for _ in range(layers):
        value, slope = _AT[name](z)
        stands.append(z)
        values.append(value)
        slopes.append(slope)
        z = k * value
    gradients = [slopes[-1]]
    for slope in reversed(slopes[:-1]):
        gradients.append(slope * k * gradients[-1])
    return Chain(name, tuple(stands), tuple(values), tuple(slopes), tuple(reversed(gradients)))


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
    relu, sigmoid = (chain(name, z, int(layers), k) for name in _AT)
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

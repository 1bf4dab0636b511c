"""L layers of one unit, with the same weight k between them, as ReLUs and as sigmoids."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.floating[Any]]


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


def sigmoid_curve(z: Reals) -> tuple[Reals, Reals]:
    """Value and slope of the sigmoid at each z, in the precision of z. Nothing overflows, and no slope is cut to 0."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small), small / (1 + small) ** 2


def sigmoid_at(z: float) -> tuple[float, float]:
    """Value and slope of the sigmoid at z."""
    value, slope = sigmoid_curve(np.array(z))
    return float(value), float(slope)


ACTIVATIONS = {"ReLU": relu_at, "sigmoid": sigmoid_at}


def chain(name: str, z: float, layers: int, k: float) -> Chain:
    """Forwards z_1 = z, a_l = act(z_l), z_(l+1) = k a_l; backwards d a_L/d z_l = act'(z_l) k d a_L/d z_(l+1)."""
    stands, values, slopes = [], [], []
    for _ in range(layers):
        value, slope = ACTIVATIONS[name](z)
        stands.append(z)
        values.append(value)
        slopes.append(slope)
        z = k * value
    gradients = [slopes[-1]]
    for slope in reversed(slopes[:-1]):
        gradients.append(slope * k * gradients[-1])
    return Chain(name, tuple(stands), tuple(values), tuple(slopes), tuple(reversed(gradients)))

"""One ReLU neuron, z = w x + b, a = ReLU(z), L = (a - y)^2, forwards and backwards."""

from dataclasses import dataclass


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

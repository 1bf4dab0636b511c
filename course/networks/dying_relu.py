"""One neuron, a = ReLU(w x + b), that learns, or dies of a step that is too long.

It is the neuron of the worked example, w = 3 and b = 1, and learns from five samples of y = 2 x + 1; the worked
example's own sample (2, 5) is one of them. The loss J is the mean of (a - y)^2 over the samples.
"""

from dataclasses import dataclass

import numpy as np

from course.gradient import Floats, central_differences

X = np.array([0.5, 1.0, 1.5, 2.0, 2.5])
Y = 2 * X + 1
START = (3.0, 1.0)  # w, b
SMALL, LARGE, STEPS = 0.1, 1.0, 10


@dataclass(frozen=True)
class Training:
    """A neuron's way: before the first step and after each of n, so n + 1 rows.

    parameters (n + 1, 2): w and b; gradient (n + 1, 2): dJ/dw and dJ/db; z (n + 1, 5): one column a sample;
    loss (n + 1,).
    """

    parameters: Floats
    gradient: Floats
    z: Floats
    loss: Floats


def train_neuron(rate: float, steps: int = STEPS) -> Training:
    """Gradient descent on J with the learning rate `rate`.

    The gradient is measured by central differences, which are exact for a parabola and, where all samples are off,
    exactly 0.
    """
    parameters = np.empty((steps + 1, 2))
    gradient = np.empty_like(parameters)
    parameters[0] = START
    for step in range(steps + 1):
        gradient[step] = central_differences(_loss, parameters[step], h=1e-3)
        if step < steps:
            parameters[step + 1] = parameters[step] - rate * gradient[step]
    z = parameters[:, :1] * X + parameters[:, 1:]
    return Training(parameters, gradient, z, np.array([_loss(row) for row in parameters]))


def _loss(parameters: Floats) -> float:
    w, b = parameters
    return float(np.mean((np.maximum(w * X + b, 0) - Y) ** 2))

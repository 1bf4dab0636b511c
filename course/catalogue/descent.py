"""Gradient descent by central differences: what the oracles of training compare with. It holds no derivative."""

from itertools import pairwise

import numpy as np

from course.catalogue.probes import mixed
from course.gradient import Floats, central_differences

Parameters = dict[str, Floats]
_ACTIVATIONS = {"relu": lambda Z: np.maximum(0, Z), "linear": lambda Z: Z}


def start(seed: int, layer_dims: tuple[int, ...]) -> Parameters:
    """W1, b1, ... to begin with, other numbers for each seed."""
    parameters: Parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        parameters[f"W{layer}"] = mixed(seed + 2 * layer, (n, n_prev)) / 2
        parameters[f"b{layer}"] = mixed(seed + 2 * layer + 1, (n, 1)) / 2
    return parameters


def predictions(X: Floats, parameters: Parameters, output: str) -> Floats:
    """AL of a network with ReLU in all layers but the last, whose activation is `output`."""
    layers = len(parameters) // 2
    A = X
    for layer in range(1, layers + 1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        A = _ACTIVATIONS["relu" if layer < layers else output](Z)
    return A


def cost(X: Floats, Y: Floats, parameters: Parameters, output: str) -> float:
    """The mean squared error of all samples, halved."""
    return float(np.sum((predictions(X, parameters, output) - Y) ** 2) / (2 * X.shape[1]))


def step(X: Floats, Y: Floats, parameters: Parameters, output: str, learning_rate: float) -> Parameters:
    """One step against the gradient of the cost, measured by central differences."""

    def moved(name: str) -> Floats:
        return central_differences(lambda point: cost(X, Y, parameters | {name: point}, output), parameters[name])

    return {name: value - learning_rate * moved(name) for name, value in parameters.items()}

"""Activations to try functions on: each a pair (forward, backward), the way back measured and not derived."""

from collections.abc import Callable
from typing import Any

import numpy as np

from course.gradient import STEP, Floats

Curve = Callable[[Floats], Floats]
Activation = tuple[Callable[..., Any], Callable[..., Any]]


def activation(curve: Curve) -> Activation:
    """The pair forward(Z) -> (A, cache) and backward(dA, cache) -> dZ, for numbers and for arrays."""
    return lambda Z: (curve(Z), Z), lambda dA, cache: dA * slope_of(curve, cache)


def slope_of(curve: Curve, Z: Any) -> Floats:
    """The slope of a curve at each entry of Z, by central differences."""
    point = np.asarray(Z, dtype=np.float64)
    return (curve(point + STEP) - curve(point - STEP)) / (2 * STEP)


def curve_of(act: Activation) -> Curve:
    """The forward function of a pair, without its cache."""
    return lambda Z: act[0](Z)[0]


def relu_curve(Z: Floats) -> Floats:
    """ReLU, as lesson 1 prints it."""
    return np.maximum(0, Z)


def sigmoid_curve(Z: Floats) -> Floats:
    """1 / (1 + exp(-Z)), written so that no exponential overflows."""
    small = np.exp(-np.abs(Z))
    return np.where(np.asarray(Z) >= 0, 1, small) / (1 + small)


RELU = activation(relu_curve)
SIGMOID = activation(sigmoid_curve)
SINE = activation(np.sin)
SOFTPLUS = activation(lambda Z: np.log(1 + np.exp(Z)))

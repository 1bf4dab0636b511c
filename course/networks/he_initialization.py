"""Ten ReLU layers, and the sizes of the numbers in each, forwards and backwards.

A ReLU network without biases is homogeneous: weights c times as large make every number of layer l c^l times as large
and leave all gates as they are. So one run per width, with weights of spread sqrt(2/n), serves every rule and every
multiplier: on a logarithmic axis its histograms only shift.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from course.gradient import Floats

LAYERS, WIDEST = 10, 250
NUMBERS = 6000  # in each layer, or as many as whole samples make
BINS = 0.2  # width of a bin, in decades
_DEEPEST = -3.0  # decades below the rms at which a histogram ends

RULES: dict[str, Callable[[int, int], float]] = {
    "fixed: std 0.1": lambda n_in, n_out: 0.1,
    "He's rule": lambda n_in, n_out: float(np.sqrt(2 / n_in)),
    "variance 1/n": lambda n_in, n_out: float(np.sqrt(1 / n_in)),
    "Glorot's rule": lambda n_in, n_out: float(np.sqrt(2 / (n_in + n_out))),
    "slip: std 2/n": lambda n_in, n_out: 2 / n_in,
}
SHAPES = {"equal widths": 1.0, "narrowing": 0.8}


@dataclass(frozen=True)
class Pass:
    """One way through the layers, in decades (log10), entry 0 belonging to the input.

    rms, rule (11,): measured, and by the rule. shares (11, bins): a histogram of the sizes of the numbers that are
    not 0, smoothed a little, each row with the largest entry 1; bin k of row l begins at rms[l] + low + k * step.
    """

    rms: Floats
    rule: Floats
    shares: Floats
    low: float
    step: float


@dataclass(frozen=True)
class Layers:
    """What the picture shows. widths (11,), and the spread of the weights of each of the 10 layers."""

    widths: tuple[int, ...]
    stds: Floats
    forward: Pass
    backward: Pass


def widths_of(width: int, shape: str) -> tuple[int, ...]:
    """The input's width and those of the ten layers."""
    return tuple(max(4, round(width * SHAPES[shape] ** layer)) for layer in range(LAYERS + 1))


@lru_cache(maxsize=1)
def _standard_weights() -> NDArray[np.float32]:
    """(layers, widest, widest): every network is cut from these, so that a slider moves it without new dice."""
    return np.random.default_rng(7).standard_normal((LAYERS, WIDEST, WIDEST), dtype=np.float32)


@lru_cache(maxsize=64)
def _run(widths: tuple[int, ...]) -> tuple[Pass, Pass]:
    """The signal forwards and the gradient backwards under He's rule, for standard normal inputs and gradients."""
    rng = np.random.default_rng(8)
    samples = -(-NUMBERS // widths[0])
    gates, signal, weights = [], [rng.standard_normal((widths[0], samples), dtype=np.float32)], []
    for layer, (n_in, n_out) in enumerate(pairwise(widths)):
        weights.append(_standard_weights()[layer, :n_out, :n_in] * np.float32(np.sqrt(2 / n_in)))
        Z = weights[-1] @ signal[-1]
        gates.append(Z > 0)
        signal.append(np.where(gates[-1], Z, 0))
    gradient = [rng.standard_normal((widths[-1], samples), dtype=np.float32)]
    for W, gate in zip(reversed(weights), reversed(gates), strict=True):
        gradient.append(W.T @ np.where(gate, gradient[-1], 0))
    steps = np.log10([n_out / n_in for n_in, n_out in pairwise(widths)]) / 2
    back = np.append(np.cumsum(steps[::-1])[::-1], 0)
    return _summary(signal, np.zeros(LAYERS + 1)), _summary(gradient[::-1], back)


def _summary(arrays: list[NDArray[np.float32]], rule: Floats) -> Pass:
    rms = np.array([np.sqrt(np.mean(array**2)) for array in arrays])
    bins = round((1.0 - _DEEPEST) / BINS)
    shares = np.zeros((len(arrays), bins))
    for row, array in enumerate(arrays):
        sizes = np.abs(array[array != 0]) / rms[row]
        places = ((np.log10(sizes) - _DEEPEST) / BINS).astype(int)
        counts = np.bincount(places[(places >= 0) & (places < bins)], minlength=bins)
        shares[row] = np.convolve(counts, (0.25, 0.5, 0.25), mode="same")
    return Pass(np.log10(rms), rule, shares / np.maximum(shares.max(axis=1, keepdims=True), 1), _DEEPEST, BINS)


def layers(width: float, rule: str, multiplier: float, shape: str) -> Layers:
    """The network at one position of the controls. `rule` and `shape` are keys of RULES and SHAPES."""
    widths = widths_of(round(width), shape)
    pairs = list(pairwise(widths))
    stds = np.array([multiplier * RULES[rule](n_in, n_out) for n_in, n_out in pairs])
    shifts = np.log10(stds) - np.log10([np.sqrt(2 / n_in) for n_in, _ in pairs])
    forward, backward = _run(widths)
    return Layers(
        widths,
        stds,
        _shifted(forward, np.append(0, np.cumsum(shifts))),
        _shifted(backward, np.append(np.cumsum(shifts[::-1])[::-1], 0)),
    )


def _shifted(way: Pass, shift: Floats) -> Pass:
    return Pass(way.rms + shift, way.rule + shift, way.shares, way.low, way.step)

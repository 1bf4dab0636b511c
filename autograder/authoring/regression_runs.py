"""Many small networks trained side by side, for the numbers and the explorer of lesson 5.

`python -m autograder.authoring.regression_runs` writes the table that `course.networks.mse_output_layer` reads. The
table ships to students and this module does not: it holds the derivatives that they are asked to write. Tests hold the
table to this module, and this module to the lesson's own solution.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from course.gradient import Floats
from course.networks.mse_output_layer import (
    COST_STEPS,
    ORIENTATIONS,
    OUTPUTS,
    RATES,
    SCALINGS,
    STEPS,
    TABLE,
    X,
    Y,
    run_name,
)

SEED = 8  # a network that alternates thirteen times with samples in rows, and is alive with samples in columns
_LOST = 1e7  # a prediction beyond this is written as null: the run has diverged


def _sigmoid(Z: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))


def _swish_slope(Z: Floats) -> Floats:
    s = _sigmoid(Z)
    return s + Z * s * (1 - s)


ACTIVATIONS: dict[str, tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]] = {
    "ReLU": (lambda Z: np.maximum(Z, 0), lambda Z: (Z > 0).astype(float)),
    "leaky ReLU": (lambda Z: np.where(Z > 0, Z, 0.01 * Z), lambda Z: np.where(Z > 0, 1, 0.01)),
    "swish": (lambda Z: Z * _sigmoid(Z), _swish_slope),
    "linear": (lambda Z: Z, np.ones_like),
}


@dataclass(frozen=True)
class Setup:
    """One way to train: `layer_dims` as in the lesson, `gain` of the initial variance gain/n_prev, the rest by name.

    `last_gain` is the gain of the last layer, where it has its own.
    """

    layer_dims: tuple[int, ...]
    output: str
    gain: float = 1.0
    orientation: str = ORIENTATIONS[1]
    scaling: str = SCALINGS[0]
    last_gain: float | None = None


def train(setup: Setup, seeds: Sequence[int], rates: Sequence[float], steps: int) -> Iterator[Floats]:
    """Predictions in the units of Y, of shape (len(seeds), 20), before the first step and after each of `steps`.

    Network number i starts from `seeds[i]` and learns at `rates[i]`; the two are of one length. Full batch, cost J of
    the lesson. A network that diverges goes on as inf and nan.
    """
    starts = [_start(setup, seed) for seed in seeds]
    weights = [np.stack(layer) for layer in zip(*starts, strict=True)]
    biases = [np.zeros((*W.shape[:2], 1)) for W in weights]
    rate = np.array(rates)[:, None, None]
    inputs, targets = _scaled(X, setup.scaling != SCALINGS[0]), _scaled(Y, setup.scaling == SCALINGS[2])
    if setup.orientation == ORIENTATIONS[0]:
        inputs, targets = inputs.T, targets.T
    layers = [ACTIVATIONS["ReLU"]] * (len(weights) - 1) + [ACTIVATIONS[setup.output]]
    inputs = np.broadcast_to(inputs, (len(seeds), *inputs.shape))
    with np.errstate(all="ignore"):
        for step in range(steps + 1):
            Zs, As = [], [inputs]
            for W, b, (act, _) in zip(weights, biases, layers, strict=True):
                Zs.append(W @ As[-1] + b)
                As.append(act(Zs[-1]))
            yield _in_units_of_y(As[-1].reshape(len(seeds), -1), setup.scaling)
            if step < steps:
                _descend(weights, biases, Zs, As, As[-1] - targets, layers, rate)


def _descend(
    weights: list[Floats],
    biases: list[Floats],
    Zs: list[Floats],
    As: list[Floats],
    dA: Floats,
    layers: Any,
    rate: Floats,
) -> None:
    m = dA.shape[-1]
    for layer in reversed(range(len(weights))):
        dZ = dA * layers[layer][1](Zs[layer])
        dA = weights[layer].transpose(0, 2, 1) @ dZ
        weights[layer] = weights[layer] - rate * (dZ @ As[layer].transpose(0, 2, 1) / m)
        biases[layer] = biases[layer] - rate * dZ.mean(axis=2, keepdims=True)


def _start(setup: Setup, seed: int) -> list[Floats]:
    rng = np.random.default_rng(seed)
    pairs = zip(setup.layer_dims[:-1], setup.layer_dims[1:], strict=True)
    gains = [setup.gain] * (len(setup.layer_dims) - 1)
    if setup.last_gain is not None:
        gains[-1] = setup.last_gain
    return [
        rng.normal(size=(n, n_prev)) * np.sqrt(gain / n_prev) for (n_prev, n), gain in zip(pairs, gains, strict=True)
    ]


def _scaled(values: Floats, is_scaled: bool) -> Floats:
    return (values - values.mean()) / values.std() if is_scaled else values


def _in_units_of_y(AL: Floats, scaling: str) -> Floats:
    return AL * Y.std() + Y.mean() if scaling == SCALINGS[2] else AL


def mean_squared_errors(predictions: Floats) -> Floats:
    """One number for each network: the mean of (prediction - target)^2, in squared units of Y."""
    with np.errstate(all="ignore"):
        return np.asarray(np.mean((predictions - Y) ** 2, axis=1))


def table() -> dict[str, Any]:
    """Every run that the explorer can show: predictions at STEPS and errors at COST_STEPS, by `run_name`."""
    runs: dict[str, Any] = {}
    for orientation in ORIENTATIONS:
        for output in OUTPUTS:
            for scaling in SCALINGS:
                layer_dims = (20, 10, 20) if orientation == ORIENTATIONS[0] else (1, 20, 1)
                setup = Setup(layer_dims, output, orientation=orientation, scaling=scaling)
                history = list(train(setup, [SEED] * len(RATES), RATES, STEPS[-1]))
                for i, rate in enumerate(RATES):
                    runs[run_name(orientation, output, scaling, rate)] = {
                        "predictions": [[_short(value, 1) for value in history[step][i]] for step in STEPS],
                        "errors": [_short(mean_squared_errors(history[step])[i], 0) for step in COST_STEPS],
                    }
    return runs


def _short(value: float, decimals: int) -> float | None:
    lost = _LOST if decimals else _LOST**2
    if not abs(value) < lost:
        return None
    rounded = round(float(value), decimals) + 0.0
    return int(rounded) if rounded == int(rounded) else rounded


def main() -> None:
    """Write the table."""
    lines = [f"{json.dumps(name)}: {json.dumps(run, separators=(',', ':'))}" for name, run in table().items()]
    Path(TABLE).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

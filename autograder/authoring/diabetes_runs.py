"""Many networks trained side by side on real data, for the numbers and the explorer of lesson 7.

`python -m autograder.authoring.diabetes_runs` writes the table that `course.networks.real_data` reads. The table ships
to students and this module does not: it holds what they are asked to write. Tests hold the table to this module, and
this module to the lesson's own solution.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from course.data import diabetes
from course.gradient import Floats
from course.networks.real_data import EPOCHS, INPUTS, LESSON_LINE, SIZES, TABLE, WIDTHS, line_name, run_name

SEEDS = range(20)  # each divides the people in its own way, and starts its own network
LESSON_SEED = 4
TRAINING = 300  # people in the training part; the others are the validation part
BATCH = 32
RATE = 0.05
_WORST = -9.0  # a network that is worse still is written so


def divided(seed: int, rows: Sequence[int]) -> tuple[Floats, Floats, Floats, Floats]:
    """X and Y of the training part, X and Y of the validation part, standardised as the training part demands."""
    X, Y, _ = diabetes()
    order = np.random.default_rng(seed).permutation(X.shape[1])
    pairs = []
    for values in (X[list(rows)][:, order], Y[:, order]):
        known = values[:, :TRAINING]
        pairs.append((values - known.mean(axis=1, keepdims=True)) / known.std(axis=1, keepdims=True))
    inputs, targets = pairs
    return inputs[:, :TRAINING], targets[:, :TRAINING], inputs[:, TRAINING:], targets[:, TRAINING:]


def r_squared(predictions: Floats, targets: Floats) -> Floats:
    """One number for each network; arrays of shape (networks, 1, people)."""
    return np.asarray(1 - np.mean((predictions - targets) ** 2, axis=(1, 2)) / np.var(targets, axis=(1, 2)))


def network_scores(rows: Sequence[int], width: int, size: int, epochs: int, seeds: Sequence[int] = SEEDS) -> Floats:
    """R² before the first epoch and after each: an array of shape (epochs + 1, 2, seeds), training part first.

    A network with `width` hidden units, none for 0, learns from the first `size` people of the training part.
    """
    X, Y, X_new, Y_new = (np.stack(part) for part in zip(*(divided(seed, rows) for seed in seeds), strict=True))
    X, Y = X[:, :, :size], Y[:, :, :size]
    rngs = [np.random.default_rng(seed) for seed in seeds]
    layer_dims = [len(rows), *([width] if width else []), 1]
    weights, biases = _starts(layer_dims, rngs)
    scores = []
    for epoch in range(epochs + 1):
        fits = ((_outputs(weights, biases, inputs)[-1], targets) for inputs, targets in ((X, Y), (X_new, Y_new)))
        scores.append([r_squared(AL, targets) for AL, targets in fits])
        if epoch < epochs:
            order = np.stack([rng.permutation(size) for rng in rngs])[:, None]
            X_mixed, Y_mixed = np.take_along_axis(X, order, axis=2), np.take_along_axis(Y, order, axis=2)
            for first in range(0, size, BATCH):
                batch = slice(first, first + BATCH)
                _descend(weights, biases, X_mixed[:, :, batch], Y_mixed[:, :, batch])
    return np.array(scores)


def _starts(layer_dims: Sequence[int], rngs: Sequence[np.random.Generator]) -> tuple[list[Floats], list[Floats]]:
    """He's weights, drawn layer by layer as the lesson draws them, and biases of 0."""
    pairs = list(pairwise(layer_dims))
    drawn = [[rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev) for n_prev, n in pairs] for rng in rngs]
    return [np.stack(W) for W in zip(*drawn, strict=True)], [np.zeros((len(rngs), n, 1)) for _, n in pairs]


def _outputs(weights: Sequence[Floats], biases: Sequence[Floats], X: Floats) -> list[Floats]:
    """X, then the output of each layer: ReLU in all but the last."""
    outputs = [X]
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True), start=1):
        Z = W @ outputs[-1] + b
        outputs.append(np.maximum(Z, 0) if layer < len(weights) else Z)
    return outputs


def _descend(weights: list[Floats], biases: list[Floats], X: Floats, Y: Floats) -> None:
    outputs = _outputs(weights, biases, X)
    dZ = outputs[-1] - Y
    for layer in reversed(range(len(weights))):
        dA = weights[layer].transpose(0, 2, 1) @ dZ
        weights[layer] = weights[layer] - RATE * (dZ @ outputs[layer].transpose(0, 2, 1)) / X.shape[2]
        biases[layer] = biases[layer] - RATE * dZ.mean(axis=2, keepdims=True)
        dZ = dA * (outputs[layer] > 0)


def line_scores(rows: Sequence[int], size: int, seeds: Sequence[int] = SEEDS) -> Floats:
    """R² of the best straight line on the first `size` people: an array of shape (2, seeds), training part first."""
    scores = []
    for seed in seeds:
        X, Y, X_new, Y_new = divided(seed, rows)
        X, Y = X[:, :size], Y[:, :size]
        (*slopes, constant), *_ = np.linalg.lstsq(np.vstack([X, np.ones(size)]).T, Y[0], rcond=None)
        fits = [(np.array(slopes)[None, None] @ inputs + constant, out) for inputs, out in ((X, Y), (X_new, Y_new))]
        scores.append([float(r_squared(AL, targets[None])[0]) for AL, targets in fits])
    return np.array(scores).T


def table() -> dict[str, Any]:
    """Every run that the explorer can show, by its name: R² on both parts, the median over SEEDS."""
    found = {LESSON_LINE: lesson_line()}
    for inputs, rows in INPUTS.items():
        for size in SIZES:
            found[line_name(inputs, size)] = _short(np.median(line_scores(rows, size), axis=-1))
            for width in WIDTHS:
                found[run_name(inputs, width, size)] = entry(inputs, width, size)
    return found


def lesson_line() -> Any:
    """R² of the straight line on each of SIZES, for the people as the lesson divides them, exact."""
    scores = [line_scores(INPUTS["all ten"], size, [LESSON_SEED])[:, 0] for size in SIZES]
    return _rounded(np.transpose(scores), 9)


def entry(inputs: str, width: int, size: int) -> Any:
    """One network of the table: a row for each part, the training part first, with a number for each of EPOCHS."""
    scores = network_scores(INPUTS[inputs], width, size, EPOCHS[-1])
    return _short(np.median(scores, axis=-1)[list(EPOCHS)].T)


def _short(values: Floats) -> Any:
    return _rounded(np.maximum(values, _WORST), 3)


def _rounded(values: Floats, decimals: int) -> Any:
    """The numbers as the table writes them, in lists, none of them -0.0."""
    return (np.round(values, decimals) + 0.0).tolist()


def main() -> None:
    """Write the table."""
    lines = [f"{json.dumps(name)}: {json.dumps(run, separators=(',', ':'))}" for name, run in table().items()]
    Path(TABLE).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

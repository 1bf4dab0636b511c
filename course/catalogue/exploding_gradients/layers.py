"""Networks to try the lesson's functions on, and what their gradients are by central differences."""

from functools import partial
from itertools import pairwise

import numpy as np

from course.catalogue.probes import mixed
from course.gradient import Floats, central_differences

Parameters = dict[str, np.ndarray]
Caches = list[tuple[tuple[np.ndarray, np.ndarray, np.ndarray], np.ndarray]]


def network(seed: int, layer_dims: tuple[int, ...]) -> Parameters:
    """Weights and biases of a network: layer_dims holds the number of inputs, then the units of each layer."""
    parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        parameters[f"W{layer}"] = mixed(seed + 2 * layer, (n, n_prev))
        parameters[f"b{layer}"] = mixed(seed + 2 * layer + 1, (n, 1))
    return parameters


def forward(X: np.ndarray, parameters: Parameters) -> tuple[np.ndarray, Caches]:
    """The forward pass, as the lesson prints it: Z = W A_prev + b and A = max(0, Z) in every layer."""
    A, caches = X, []
    for layer in range(1, len(parameters) // 2 + 1):
        linear_cache = A, parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = linear_cache[1] @ A + linear_cache[2]
        A = np.maximum(0, Z)
        caches.append((linear_cache, Z))
    return A, caches


def open_gates(caches: Caches) -> list[Floats]:
    """For each layer, 1 where a gate is open and 0 where it is closed."""
    return [(Z > 0).astype(float) for _, Z in caches]


def gradients(
    dAL: np.ndarray, caches: Caches, gates: list[Floats], weights: list[np.ndarray] | None = None
) -> Parameters:
    """All dW and db by central differences, with the gates held as they are.

    Layer by layer, W and b are moved, and the change is followed forward to the output, where dAL weighs it. `gates`
    and `weights` are what the change meets on its way; wrong ones show what a mistake would give.
    """
    weights = weights or [W for (_, W, _), _ in caches]
    grads = {}
    for number, ((A_prev, W, b), _) in enumerate(caches):
        onwards = list(zip(gates[number + 1 :], weights[number + 1 :], strict=True))
        cost = partial(_cost_of_a_move, dAL, A_prev, gates[number], onwards)
        grads[f"dW{number + 1}"] = central_differences(partial(cost, b=b), W)
        grads[f"db{number + 1}"] = central_differences(partial(cost, W), b)
    return grads


def _cost_of_a_move(
    dAL: np.ndarray, A_prev: np.ndarray, gate: Floats, onwards: list[tuple[Floats, np.ndarray]], W: Floats, b: Floats
) -> float:
    moved = gate * (W @ A_prev + b)
    for next_gate, next_W in onwards:
        moved = next_gate * (next_W @ moved)
    return float(np.sum(dAL * moved)) / A_prev.shape[1]

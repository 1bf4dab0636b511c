"""linear_activation_backward(dA, cache, activation) -> (dA_prev, dW, db): one layer back."""

from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import ONE_SAMPLE, ONE_UNIT, SINGLE_PRECISION, mixed
from course.catalogue.stopped import stopped, wrong_part_of_the_cache
from course.gradient import Floats, central_differences

# What A = activation(Z) is, as the lesson prints it.
_ACTIVATIONS = {"relu": lambda Z: np.maximum(0, Z), "linear": lambda Z: Z}


def _layer_back(dA: Floats, cache: Any, activation: str) -> tuple[Floats, Floats, Floats]:
    """Central differences of sum(dA * activation(W A_prev + b)); dW and db over m, as everywhere here."""
    (A_prev, W, b), _ = cache
    upstream, act, m = np.asarray(dA, dtype=np.float64), _ACTIVATIONS[activation], dA.shape[1]

    def loss(A_prev: Floats, W: Floats, b: Floats) -> float:
        return float(np.sum(upstream * act(W @ A_prev + b)))

    dA_prev = central_differences(lambda point: loss(point, W, b), A_prev)
    dW = central_differences(lambda point: loss(A_prev, point, b), W)
    db = central_differences(lambda point: loss(A_prev, W, point), b)
    return dA_prev, dW / m, db / m


def _probe(seed: int, n: int, n_prev: int, m: int, activation: str, kind: str, dtype: Any = np.float64) -> Probe:
    dA, A_prev = mixed(seed, (n, m)).astype(dtype), mixed(seed + 1, (n_prev, m)).astype(dtype)
    W, b = mixed(seed + 2, (n, n_prev)).astype(dtype), mixed(seed + 3, (n, 1)).astype(dtype)
    return Probe((dA, ((A_prev, W, b), W @ A_prev + b), activation), kind)


def _gates_afterwards(right: Any, dA: Floats, cache: Any, activation: str) -> tuple[Floats, Floats, Floats]:
    dA_prev, dW, db = _layer_back(dA, cache, "linear")
    return (dA_prev * (cache[0][0] > 0) if activation == "relu" else dA_prev), dW, db


def _other(activation: str) -> str:
    return "linear" if activation == "relu" else "relu"


LINEAR_ACTIVATION_BACKWARD = Exercise(
    name="linear_activation_backward",
    arguments=("dA", "cache", "activation"),
    outputs=("dA_prev", "dW", "db"),
    probes=lambda: (
        _probe(521, 3, 2, 4, "relu", '"relu"'),
        _probe(531, 2, 3, 5, "linear", '"linear"'),
        _probe(541, 4, 3, 1, "relu", ONE_SAMPLE),
        _probe(551, 1, 4, 3, "linear", ONE_UNIT),
        _probe(561, 2, 4, 3, "relu", SINGLE_PRECISION, np.float32),
    ),
    oracle=_layer_back,
    misconceptions=(
        Misconception(
            id="cache_mixed_up",
            title="A function was handed the wrong part of the cache.",
            explanation="The cache is a pair: first what `linear_forward` kept, (A_prev, W, b), then what the "
            "activation kept, Z. Each backward function wants its own.",
            look_at="The line that takes the cache apart, and which part you hand to which function.",
            hint=1,
            sign=wrong_part_of_the_cache,
        ),
        Misconception(
            id="branch_missing",
            title="None of your branches ran: a name was used before it got a value.",
            explanation='The activation is "relu" or "linear", in small letters. For each of the two dZ needs a value.',
            look_at="Your `if`: what happens for the activation that is named here?",
            hint=3,
            sign=stopped(UnboundLocalError, "local variable"),
        ),
        Misconception(
            id="activation_skipped",
            title="You went back through the linear part and left ReLU's gates out.",
            explanation='`linear_backward` wants dZ. With an activation of "relu", dA has to pass its gates first.',
            look_at='What do you hand to `linear_backward` when the activation is "relu"?',
            hint=2,
            wrong=(lambda right, dA, cache, activation: _layer_back(dA, cache, "linear"),),
        ),
        Misconception(
            id="always_relu",
            title='You closed gates where there are none: the activation is "linear".',
            explanation="A linear output layer has A = Z. Its slope is 1 everywhere, also where Z is negative.",
            look_at='The branch for "linear": what is dZ there?',
            hint=3,
            wrong=(lambda right, dA, cache, activation: _layer_back(dA, cache, "relu"),),
        ),
        Misconception(
            id="branches_exchanged",
            title="Your two branches are exchanged.",
            explanation='You treat "relu" as if it were "linear", and the other way round.',
            look_at="The condition of your `if`.",
            hint=3,
            wrong=(lambda right, dA, cache, activation: _layer_back(dA, cache, _other(activation)),),
        ),
        Misconception(
            id="value_for_slope",
            title="You multiplied dA by the layer's output instead of by its slope.",
            explanation="On the way back you need how fast the activation changes: 1 or 0 for ReLU, always 1 for a "
            "linear layer.",
            look_at='Call `relu_backward`; for "linear" ask what the derivative of A = Z is.',
            hint=3,
            wrong=(
                lambda right, dA, cache, activation: _layer_back(
                    dA * _ACTIVATIONS[activation](cache[1]), cache, "linear"
                ),
                lambda right, dA, cache, activation: (
                    right if activation == "relu" else _layer_back(dA * cache[1], cache, "linear")
                ),
            ),
        ),
        Misconception(
            id="gates_from_dA",
            title="You asked dA whether the gate is open. Z decides that.",
            explanation="A gate is open where Z was positive on the way forward. dA passes it with either sign.",
            look_at="The second argument of `relu_backward`. And `relu` itself belongs to the way forward.",
            hint=1,
            wrong=(lambda right, dA, cache, activation: _layer_back(_ACTIVATIONS[activation](dA), cache, "linear"),),
        ),
        Misconception(
            id="dA_left_out",
            title="You sent the slope back without dA.",
            explanation="The chain rule multiplies: dZ is dA times the slope. For A = Z the slope is 1, so dZ is dA.",
            look_at="The line that makes dZ: where does dA come in?",
            hint=3,
            wrong=(
                lambda right, dA, cache, activation: _layer_back(np.ones_like(dA), cache, activation),
                lambda right, dA, cache, activation: (
                    right if activation == "relu" else _layer_back(np.ones_like(dA), cache, "linear")
                ),
            ),
        ),
        Misconception(
            id="gates_after_the_linear_part",
            title="You went through the linear part first and closed the gates afterwards.",
            explanation="On the way forward the linear part comes first, then ReLU. On the way back it is the other "
            "way round. Also, these gates belong to the layer's own Z.",
            look_at="The order of your two calls.",
            hint=2,
            wrong=(_gates_afterwards,),
        ),
        Misconception(
            id="divided_by_m_again",
            title="You divided by m once more.",
            explanation="`linear_backward` holds the one 1/m of this course, in dW and db.",
            look_at="The factor in front of dA or dZ.",
            hint=2,
            wrong=(lambda right, dA, cache, activation: tuple(part / dA.shape[1] for part in right),),
        ),
        Misconception(
            id="order_of_results",
            title="The three results are in another order.",
            explanation="Wanted are dA_prev, dW, db, the order of `linear_backward`.",
            look_at="Your `return`.",
            hint=2,
            wrong=(
                lambda right, dA, cache, activation: (right[1], right[2], right[0]),
                lambda right, dA, cache, activation: (right[1], right[0], right[2]),
                lambda right, dA, cache, activation: (right[0], right[2], right[1]),
            ),
        ),
    ),
    hints=(
        Hint(
            "What is in the cache?",
            "A pair. The first part is what `linear_forward` kept, itself the three arrays A_prev, W, b. The second is "
            "what the activation kept, Z.",
        ),
        Hint(
            "In which order do I go back?",
            "In the opposite order of the way forward: first through the activation, from dA to dZ, then through the "
            "linear part, from dZ to dA_prev, dW and db. `linear_backward` does the latter, 1/m included.",
        ),
        Hint(
            "What is dZ for a linear layer?",
            "$A = Z$ has the slope 1, so $dZ = dA \\cdot 1$. For ReLU it is what `relu_backward` gives.",
        ),
    ),
)

"""L_model_forward(X, parameters) -> (AL, caches): all layers, going forward."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.exploding_gradients.layers import forward, network
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION, WHOLE_NUMBERS, mixed
from course.catalogue.stopped import missing_key


def _single(X, parameters):
    return X.astype(np.float32), {name: array.astype(np.float32) for name, array in parameters.items()}


def _without_relu(right, X, parameters):
    A = X
    for layer in range(1, len(parameters) // 2 + 1):
        A = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
    return {"AL": A}


def _from_X_each_time(right, X, parameters):
    A, caches = X, []
    for layer in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = W @ X + b
        A = np.maximum(0, Z)
        caches.append(((X, W, b), Z))
    return {"AL": A, "caches": caches}


def _caches(seen: Observation) -> list[Any]:
    """The caches that came back, or an empty list where nothing of the kind did."""
    two_things = isinstance(seen.result, tuple | list) and len(seen.result) == 2
    return list(seen.result[1]) if two_things and isinstance(seen.result[1], tuple | list) else []


def _without_the_last(right, X, parameters):
    """What comes out where the loop ends one layer early."""
    caches = right[1][:-1]
    return (np.maximum(0, caches[-1][1]) if caches else X), caches


def _after_the_first(right, X, parameters):
    """What comes out where the function returns in its first round."""
    return np.maximum(0, right[1][0][1]), right[1][:1]


def _only_linear(seen: Observation) -> bool:
    caches = _caches(seen)
    return bool(caches) and all(isinstance(c, tuple | list) and len(c) == 3 for c in caches)


def _not_pairs(seen: Observation) -> bool:
    """Something was kept for the way back, but not two things for each layer."""
    if isinstance(seen.result, tuple | list) and len(seen.result) == 2 and isinstance(seen.result[1], Mapping):
        return True
    return any(not isinstance(c, tuple | list) or len(c) != 2 for c in _caches(seen))


def _both_as_A(seen: Observation) -> bool:
    return isinstance(seen.result, tuple | list) and len(seen.result) == 2 and isinstance(seen.result[0], tuple)


def _swapped(seen: Observation) -> bool:
    pairs = [c for c in _caches(seen) if isinstance(c, tuple | list) and len(c) == 2]
    return bool(pairs) and all(isinstance(Z, np.ndarray) and isinstance(linear, tuple) for Z, linear in pairs)


L_MODEL_FORWARD = Exercise(
    name="L_model_forward",
    arguments=("X", "parameters"),
    outputs=("AL", "caches"),
    probes=lambda: (
        Probe((mixed(351, (3, 5)), network(353, (3, 4, 2))), "two layers"),
        Probe((mixed(361, (2, 4)), network(360, (2, 5, 4, 3))), "three layers"),
        Probe((mixed(371, (4, 1)), network(373, (4, 3, 2))), ONE_SAMPLE),
        Probe((mixed(381, (3, 2)), network(383, (3, 4))), "a single layer"),
        Probe((np.array([[2, -3, 4]]), {"W1": np.array([[3], [-2]]), "b1": np.array([[-4], [5]])}), WHOLE_NUMBERS),
        Probe(_single(mixed(391, (2, 3)), network(393, (2, 4, 5))), SINGLE_PRECISION),
    ),
    oracle=forward,
    misconceptions=(
        Misconception(
            id="wrong_input",
            title="The shapes do not multiply: a layer did not get what the previous layer put out.",
            explanation="Layer l looks at A of layer l - 1. Only the first layer looks at X.",
            look_at="The first argument of linear_forward, in the second round of your loop.",
            hint=3,
            wrong=(_from_X_each_time,),
        ),
        Misconception(
            id="no_such_layer",
            title="You asked parameters for a layer that it does not have.",
            explanation="The names count from 1 to L: there is no W0. And each layer has two entries, a W and a b.",
            look_at="Both ends of your range, and how you count the layers.",
            hint=2,
            sign=missing_key(r"[Wb]\d+"),
        ),
        Misconception(
            id="both_as_A",
            title="You took both things that relu returns as A.",
            explanation="relu returns A and a cache. With one name on the left you get the pair of them.",
            look_at="The left side of the line that calls relu.",
            hint=3,
            sign=_both_as_A,
        ),
        Misconception(
            id="last_layer_missing",
            title="Your caches are one layer short.",
            explanation="`range(1, L)` ends with L - 1. Here the last layer is a layer like the others.",
            look_at="The end of your range, and how you count the layers.",
            hint=2,
            wrong=(_without_the_last, lambda right, X, parameters: {"caches": right[1][:-1]}),
        ),
        Misconception(
            id="relu_skipped",
            title="No layer applies ReLU.",
            explanation="Without an activation, a hundred layers compute no more than one: a product of matrices is "
            "a matrix.",
            look_at="Each layer has two halves: linear_forward, then relu.",
            hint=3,
            wrong=(_without_relu,),
        ),
        Misconception(
            id="output_relu_skipped",
            title="Your last layer has no ReLU.",
            explanation="Many networks end so, and lesson 5 says when they should. The network of this lesson "
            "applies ReLU in every layer.",
            look_at="What you do with Z of the last layer.",
            hint=3,
            wrong=(lambda right, X, parameters: {"AL": right[1][-1][1]},),
        ),
        Misconception(
            id="sigmoid_at_the_end",
            title="Your last layer ends with a sigmoid.",
            explanation="So does a classifier's. The network of this lesson applies ReLU in every layer.",
            look_at="What you do with Z of the last layer.",
            hint=3,
            wrong=(lambda right, X, parameters: {"AL": 1 / (1 + np.exp(-right[1][-1][1]))},),
        ),
        Misconception(
            id="only_linear_caches",
            title="Your caches hold only the first half of each layer.",
            explanation="The way back meets ReLU first, and must know which gates were open. "
            "That is in the second cache, the one that relu returned.",
            look_at="What you append: a pair, (linear_cache, activation_cache).",
            hint=3,
            sign=_only_linear,
        ),
        Misconception(
            id="caches_not_pairs",
            title="Your caches are not a list with one pair for each layer.",
            explanation="Each layer leaves two caches, one of each half. They belong together as a pair, and the pairs "
            "stand in a list, the first layer first.",
            look_at="What you append in each round: one thing, which is a pair.",
            hint=3,
            sign=_not_pairs,
        ),
        Misconception(
            id="caches_reversed",
            title="Your caches begin with the last layer.",
            explanation="The list has the first layer first. The way back will read it from its end.",
            look_at="Where in the list each new pair goes.",
            hint=3,
            wrong=(lambda right, X, parameters: {"caches": right[1][::-1]},),
        ),
        Misconception(
            id="caches_swapped",
            title="The two caches of each layer stand in the wrong order.",
            explanation="The pair is (linear_cache, activation_cache), in the order in which they were made.",
            look_at="The line that appends to caches.",
            hint=3,
            sign=_swapped,
        ),
        Misconception(
            id="A_for_Z",
            title="Your activation cache holds A. It should be what relu returned, which is Z.",
            explanation="relu hands you two things. The second one is the cache.",
            look_at="The line that calls relu: `A, activation_cache = ...`.",
            hint=3,
            wrong=(
                lambda right, X, parameters: {
                    "caches": [(linear_cache, np.maximum(0, Z)) for linear_cache, Z in right[1]]
                },
            ),
        ),
        Misconception(
            id="caches_overwritten",
            title="Your caches hold the last layer only: each round begins a new list.",
            explanation="A list that is made inside the loop forgets what the earlier rounds put into it.",
            look_at="Where the empty list is made: before the loop, or inside?",
            hint=3,
            wrong=(lambda right, X, parameters: {"caches": right[1][-1:]},),
        ),
        Misconception(
            id="return_inside_the_loop",
            title="You returned in the first round of the loop.",
            explanation="`return` ends the function at once. The later layers never have their turn.",
            look_at="How far your `return` is indented.",
            hint=3,
            wrong=(_after_the_first,),
        ),
    ),
    hints=(
        Hint(
            "How do I know how many layers there are?",
            "`parameters` holds a W and a b for each layer, so half its length is the number of layers.",
        ),
        Hint(
            "How do I reach W1, W2 and so on?",
            'By a key made of text: the letter W and the number l, as in `f"W{l}"`, with l from 1 to L.',
        ),
        Hint(
            "What happens in one round of the loop?",
            "$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ by linear_forward, then $A^{[l]} = \\text{ReLU}(Z^{[l]})$ by "
            "relu, with $A^{[0]} = X$. Each call returns a cache. Append both as one pair, in this order.",
        ),
    ),
)

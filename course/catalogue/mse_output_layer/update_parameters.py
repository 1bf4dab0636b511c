"""update_parameters(parameters, grads, learning_rate) -> parameters: one step downhill."""

from itertools import pairwise

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import SINGLE_PRECISION, changed, mixed
from course.catalogue.stopped import missing_key
from course.gradient import Floats

Parameters = dict[str, Floats]


def _step(parameters: Parameters, grads: Parameters, learning_rate: float) -> Parameters:
    """The rule that the lesson prints: W <- W - alpha dW, b <- b - alpha db."""
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in parameters.items()}


def _probe(seed: int, layer_dims: tuple[int, ...], learning_rate: float, kind: str, dtype: type = np.float64) -> Probe:
    parameters: Parameters = {}
    grads: Parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        for name, columns in ((f"W{layer}", n_prev), (f"b{layer}", 1)):
            seed += 2
            parameters[name] = mixed(seed, (n, columns)).astype(dtype)
            grads[f"d{name}"] = mixed(seed + 1, (n, columns)).astype(dtype)
    return Probe((parameters, grads, learning_rate), kind)


def _by_rule(rule):
    """A wrong formula that applies another rule, `rule(name, value, gradient, learning_rate)`, to each parameter."""

    def wrong(right, parameters, grads, learning_rate):
        return {name: rule(name, value, grads[f"d{name}"], learning_rate) for name, value in parameters.items()}

    return wrong


def _last_layer_kept(right, parameters, grads, learning_rate):
    last = len(parameters) // 2
    return right | {name: parameters[name] for name in (f"W{last}", f"b{last}")}


UPDATE_PARAMETERS = Exercise(
    name="update_parameters",
    arguments=("parameters", "grads", "learning_rate"),
    outputs=("parameters",),
    probes=lambda: (
        _probe(571, (3, 4, 2), 0.3, "two layers"),
        _probe(581, (2, 3), 0.07, "one layer"),
        _probe(591, (1, 4, 3, 2), 1.6, "three layers, a rate above 1"),
        _probe(603, (2, 2, 1), 0.05, SINGLE_PRECISION, np.float32),
    ),
    oracle=_step,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your function changes the dict that it was given.",
            explanation="Whoever called it may want to start again from the old parameters, and finds them gone. "
            "`parameters[name] = ...` and `-=` both write into the caller's dict.",
            look_at="Make a new dict first, and write the new arrays into it.",
            hint=2,
            sign=changed(0),
        ),
        Misconception(
            id="name_of_the_gradient",
            title="You looked for a gradient under the name of its parameter.",
            explanation="In `grads` the names have a d in front: the gradient of `W1` is `dW1`.",
            look_at="The key that you use for `grads`.",
            hint=1,
            sign=lambda seen: isinstance(seen.error, KeyError) and str(seen.error).strip("'") in seen.arguments[0],
        ),
        Misconception(
            id="no_such_layer",
            title="You asked for a layer that is not there.",
            explanation="The layers count from 1 to L, where L is half the number of entries in the dict. "
            "There is no W0, and none after the last.",
            look_at="The `range` of your loop. Or loop over the names in `parameters`.",
            hint=1,
            sign=missing_key(r"d?[Wb]\d+"),
        ),
        Misconception(
            id="gradient_as_parameter",
            title="You returned the gradients as the new parameters.",
            explanation="The gradient says how to change W. It is not the new W: with W <- dW, all that was learned "
            "is forgotten at each step.",
            look_at="The rule in the text: where do the old parameters come in?",
            hint=3,
            wrong=(_by_rule(lambda name, value, gradient, rate: gradient),),
        ),
        Misconception(
            id="step_as_parameter",
            title="You returned the steps without the old parameters.",
            explanation="A step is added to where you stand.",
            look_at="The rule in the text: where do the old parameters come in?",
            hint=3,
            wrong=(
                _by_rule(lambda name, value, gradient, rate: -rate * gradient),
                _by_rule(lambda name, value, gradient, rate: rate * gradient),
            ),
        ),
        Misconception(
            id="uphill",
            title="You walked uphill: the parameters moved the wrong way.",
            explanation="The gradient points to where the cost grows. A descent step goes against it.",
            look_at="The sign in front of the learning rate.",
            hint=3,
            wrong=(_by_rule(lambda name, value, gradient, rate: value + rate * gradient),),
        ),
        Misconception(
            id="rate_forgotten",
            title="You left the learning rate out.",
            explanation="The gradient gives the direction. How far to go is for the learning rate to say.",
            look_at="Which of the three arguments have you not used?",
            hint=3,
            wrong=(_by_rule(lambda name, value, gradient, rate: value - gradient),),
        ),
        Misconception(
            id="decayed",
            title="You also made the parameters themselves smaller, by the learning rate.",
            explanation="The learning rate multiplies the gradient and nothing else.",
            look_at="What stands in front of the old parameter?",
            hint=3,
            wrong=(_by_rule(lambda name, value, gradient, rate: (1 - rate) * value - rate * gradient),),
        ),
        Misconception(
            id="return_inside_the_loop",
            title="Only the first parameter moved: your function returned too early.",
            explanation="A `return` inside the loop ends the function in its first round.",
            look_at="How far is your `return` indented?",
            hint=2,
            sign=lambda seen: isinstance(seen.result, dict) and list(seen.result) == ["W1"],
            wrong=(lambda right, parameters, grads, rate: parameters | {"W1": right["W1"]},),
        ),
        Misconception(
            id="b_skipped",
            title="The weights moved, but the biases stayed where they were.",
            explanation="b is a parameter like W, and db is its gradient.",
            look_at="Which names are in `parameters`? Print them.",
            hint=1,
            wrong=(
                _by_rule(lambda name, value, gradient, rate: value - rate * gradient if name[0] == "W" else value),
                lambda right, parameters, grads, rate: {name: right[name] for name in right if name[0] == "W"},
            ),
        ),
        Misconception(
            id="last_layer_skipped",
            title="The last layer did not move.",
            explanation="`range(1, L)` ends at L - 1. The layers count from 1 to L.",
            look_at="The `range` of your loop. Or loop over the names in `parameters`.",
            hint=1,
            wrong=(
                _last_layer_kept,
                lambda right, parameters, grads, rate: {
                    name: right[name] for name in right if int(name[1:]) < len(parameters) // 2
                },
            ),
        ),
    ),
    hints=(
        Hint(
            "How do I go through all parameters?",
            "Each parameter has a name, such as `W1`, and its gradient has the same name with a d in front, `dW1`. "
            "Go through the names in `parameters`.",
        ),
        Hint(
            "Why not change the dict that I was given?",
            "Then the caller's start would be gone, and with it the chance to try another rate from the same start. "
            "Begin with an empty dict, fill it, and return it when it is full.",
        ),
        Hint(
            "What is the rule?",
            "$W^{[l]} \\leftarrow W^{[l]} - \\alpha\\, dW^{[l]}$ and "
            "$b^{[l]} \\leftarrow b^{[l]} - \\alpha\\, db^{[l]}$ in each layer $l$, with the learning rate $\\alpha$.",
        ),
    ),
)

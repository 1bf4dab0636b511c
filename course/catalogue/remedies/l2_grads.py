"""l2_grads(grads, parameters, lambd, m) -> grads: the gradients of a cost that also charges for large weights."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.exploding_gradients.grad_norms import some_grads
from course.catalogue.exploding_gradients.layers import network
from course.catalogue.probes import SINGLE_PRECISION, changed
from course.gradient import central_differences


def _by_differences(grads, parameters, lambd, m):
    """The given gradients, plus central differences of lambd / (2 m) times the sum of all squared weights."""
    charged = dict(grads)
    for name, W in parameters.items():
        if name.startswith("W"):
            charged[f"d{name}"] = grads[f"d{name}"] + central_differences(
                lambda V: lambd / (2 * m) * float(np.sum(V**2)), np.asarray(W, dtype=np.float64)
            )
    return charged


def _probe(seed, layer_dims, lambd, m, kind):
    return Probe((some_grads(seed, layer_dims), network(seed + 10, layer_dims), lambd, m), kind)


def _single(probe):
    grads, parameters, lambd, m = probe.arguments
    single = [{name: array.astype(np.float32) for name, array in arrays.items()} for arrays in (grads, parameters)]
    return Probe((*single, lambd, m), SINGLE_PRECISION)


def _plus(charge, names="W"):
    """A wrong formula that adds `charge(array, lambd, m)` to the gradient of each array whose name begins so."""

    def wrong(right, grads, parameters, lambd, m):
        charged = {f"d{name}": charge(array, lambd, m) for name, array in parameters.items() if name[0] in names}
        return {name: g + charged.get(name, 0) for name, g in grads.items()}

    return wrong


L2_GRADS = Exercise(
    name="l2_grads",
    arguments=("grads", "parameters", "lambd", "m"),
    outputs=("charged",),
    probes=lambda: (
        _probe(731, (3, 4, 2), 0.7, 5, "two layers, lambd = 0.7, m = 5"),
        _probe(751, (2, 3, 4, 5), 2.6, 4, "three layers, lambd = 2.6, m = 4"),
        _probe(771, (4, 1), 0.4, 3, "one unit, lambd = 0.4, m = 3"),
        _single(_probe(791, (5, 2), 1.9, 7, "")),
    ),
    oracle=_by_differences,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your function changes what it was given.",
            explanation="`dW += ...` writes into the array of the caller. Return a new dict with new arrays.",
            look_at="Write the sum with `+`, into a new array.",
            hint=3,
            sign=lambda seen: changed(0)(seen) or changed(1)(seen),
        ),
        Misconception(
            id="b_decayed",
            title="You charged for the biases too.",
            explanation="The cost charges for the weights only. A bias shifts a layer, but does not multiply anything.",
            look_at="Which arrays are in the sum of the cost?",
            hint=2,
            wrong=(_plus(lambda array, lambd, m: lambd / m * array, "Wb"),),
        ),
        Misconception(
            id="no_m",
            title="The 1/m is missing.",
            explanation="The charge in the cost is lambd / (2 m) times the squares, so m stays in its derivative.",
            look_at="The factor in front of W.",
            hint=3,
            wrong=(_plus(lambda array, lambd, m: lambd * array),),
        ),
        Misconception(
            id="factor_two",
            title="Your charge is off by a factor of 2.",
            explanation="The 2 from the square cancels the 1/2 in front.",
            look_at="Take the derivative of lambd / (2 m) * W^2 with respect to W once more.",
            hint=3,
            wrong=(
                _plus(lambda array, lambd, m: 2 * lambd / m * array),
                _plus(lambda array, lambd, m: lambd / (2 * m) * array),
            ),
        ),
        Misconception(
            id="sign_of_W",
            title="You used the sign of W, the derivative of its absolute value.",
            explanation="That is L1 regularisation. The derivative of a square is in proportion to W itself.",
            look_at="What is squared in the cost, and what is its derivative?",
            hint=3,
            wrong=(
                _plus(lambda array, lambd, m: lambd / m * np.sign(array)),
                _plus(lambda array, lambd, m: lambd * np.sign(array)),
            ),
        ),
        Misconception(
            id="cost_added",
            title="You added a number that belongs to the cost, not to its gradient.",
            explanation="Each weight has a gradient of its own, which depends on that weight. A norm or a sum of "
            "squares is the same for all of them.",
            look_at="The shape of what you add: it must be that of W.",
            hint=3,
            wrong=(
                _plus(lambda array, lambd, m: lambd / m * np.linalg.norm(array)),
                _plus(lambda array, lambd, m: lambd / (2 * m) * np.sum(array**2)),
                _plus(lambda array, lambd, m: lambd / m * np.sum(array**2)),
            ),
        ),
        Misconception(
            id="wrong_sign",
            title="You subtracted the charge, so the weights would grow.",
            explanation="A step subtracts the gradient. For weights to shrink, the charge must be added to it.",
            look_at="The sign in front of lambd.",
            hint=3,
            wrong=(_plus(lambda array, lambd, m: -lambd / m * array),),
        ),
        Misconception(
            id="sum_of_W",
            title="You added up all weights. Each entry has a derivative of its own.",
            explanation="The derivative of the sum of all squares with respect to one weight is twice that weight. The "
            "others do not enter.",
            look_at="The charge has as many derivatives as there are weights: is there a `np.sum`?",
            hint=2,
            wrong=(
                _plus(lambda array, lambd, m: lambd / m * np.sum(array)),
                _plus(lambda array, lambd, m: lambd * np.sum(array)),
            ),
        ),
        Misconception(
            id="not_the_derivative",
            title="You added the squares of the weights, and not their derivative.",
            explanation="The derivative of w^2 is 2 w. With lambd/(2m) in front, lambd/m w is left.",
            look_at="What you add to dW: is there a square?",
            hint=2,
            wrong=(
                _plus(lambda array, lambd, m: lambd / (2 * m) * np.square(array)),
                _plus(lambda array, lambd, m: lambd / m * np.square(array)),
            ),
        ),
        Misconception(
            id="m_above_the_line",
            title="m stands above the line: a / 2 * m is a m / 2 in Python.",
            explanation="Python goes from left to right: it divides by 2, then multiplies by m.",
            look_at="The brackets around 2 m.",
            hint=3,
            wrong=(
                _plus(lambda array, lambd, m: lambd * array / 2 * m),
                _plus(lambda array, lambd, m: lambd * m * array),
            ),
        ),
        Misconception(
            id="unit_length",
            title="You divided the weights by their norm.",
            explanation="The charge has the squares of the weights, and no root. The derivative of w^2 is 2 w, "
            "whatever the others are.",
            look_at="What you add to dW: is there a norm?",
            hint=2,
            wrong=(_plus(lambda array, lambd, m: lambd / m * array / np.linalg.norm(array)),),
        ),
    ),
    hints=(
        Hint(
            "Why are there grads and parameters?",
            "The gradient of the old cost is in grads. The charge depends on the weights themselves, which are in "
            "parameters.",
        ),
        Hint(
            "How do I know which entries of grads belong to weights?",
            'Their keys begin with `"dW"`. Without the d, the same key names the weight in parameters.',
        ),
        Hint(
            "What is the formula?",
            "$dW + \\dfrac{\\lambda}{m} W$ for each layer, as a new array in a new dict. db stays as it is.",
        ),
    ),
)

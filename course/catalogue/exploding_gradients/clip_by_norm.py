"""clip_by_norm(grads, c) -> grads: all gradients made shorter together, where they are too long."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.exploding_gradients.grad_norms import some_grads
from course.catalogue.probes import SINGLE_PRECISION, changed


def _length(arrays):
    return float(np.sqrt(sum(np.sum(np.square(g, dtype=np.float64)) for g in arrays)))


def _clip(grads, c):
    """The formula that the lesson prints: g times c / norm where the norm of all entries is above c."""
    norm = _length(grads.values())
    return {name: g * min(1.0, c / norm) for name, g in grads.items()}


def _weights(grads):
    return [g for name, g in grads.items() if name.startswith("dW")]


def _norm_of_weights(right, grads, c):
    return {name: g * min(1.0, c / _length(_weights(grads))) for name, g in grads.items()}


def _scaled_weights(norm_of):
    """Only the dW are shortened, by the norm that `norm_of(grads)` gives."""

    def wrong(right, grads, c):
        factor = min(1.0, c / norm_of(grads))
        return {name: g * factor if name.startswith("dW") else g for name, g in grads.items()}

    return wrong


def _by(norm_of):
    """All are shortened by another norm, which `norm_of(arrays)` gives."""
    return lambda right, grads, c: {name: g * min(1.0, c / norm_of([*grads.values()])) for name, g in grads.items()}


CLIP_BY_NORM = Exercise(
    name="clip_by_norm",
    arguments=("grads", "c"),
    outputs=("clipped",),
    probes=lambda: (
        Probe((some_grads(601, (3, 4, 2)), 1.7), "gradients that are far too long"),
        Probe((some_grads(611, (2, 3, 1)), 5.6), "each array shorter than c, all together longer"),
        Probe((some_grads(621, (4, 2)), 43.0), "gradients that are short enough"),
        Probe((some_grads(625, (2, 5)), 9.2), "gradients that are just short enough"),
        Probe(({name: g.astype(np.float32) for name, g in some_grads(631, (5, 3)).items()}, 0.6), SINGLE_PRECISION),
    ),
    oracle=_clip,
    misconceptions=(
        Misconception(
            id="grads_changed",
            title="Your function changes the gradients that it was given.",
            explanation="The caller may want to print them, or compare. Return a new dict with new arrays.",
            look_at="Lines such as `g *= factor` or `grads[name] = ...`.",
            hint=3,
            sign=changed(0),
        ),
        Misconception(
            id="per_array",
            title="You clipped each array on its own.",
            explanation="Then long arrays are shortened more than short ones, and the step points in another "
            "direction. One factor for all keeps the direction.",
            look_at="How many norms do you compute? One is needed, over all entries of all arrays.",
            hint=1,
            wrong=(
                lambda right, grads, c: {name: g * min(1.0, c / _length([g])) for name, g in grads.items()},
                lambda right, grads, c: {
                    name: g * c / _length(grads.values()) if _length([g]) > c else g for name, g in grads.items()
                },
            ),
        ),
        Misconception(
            id="by_value",
            title="You cut each entry to lie between -c and c.",
            explanation="That is clipping by value. It bends the step into another direction: large entries lose, "
            "small ones do not. Clipping by norm shortens the step and keeps where it points.",
            look_at="`np.clip` or `np.minimum` on entries has no place here.",
            hint=1,
            wrong=(
                lambda right, grads, c: {name: np.clip(g, -c, c) for name, g in grads.items()},
                lambda right, grads, c: {name: np.minimum(g, c) for name, g in grads.items()},
            ),
        ),
        Misconception(
            id="weights_only",
            title="You left the biases out.",
            explanation="The step moves W and b. Its length counts both, and both are shortened.",
            look_at="Which keys of grads does your code touch?",
            hint=2,
            wrong=(
                _norm_of_weights,
                _scaled_weights(lambda grads: _length(_weights(grads))),
                _scaled_weights(lambda grads: _length(grads.values())),
            ),
        ),
        Misconception(
            id="turned_round",
            title="Your rule is turned round: gradients that are too long stay as they are, or grow.",
            explanation="Where the norm is above c, the factor must be below 1.",
            look_at="Work out your factor for a norm of 10 and c = 2.",
            hint=3,
            wrong=(
                lambda right, grads, c: {n: g * min(1.0, _length(grads.values()) / c) for n, g in grads.items()},
                lambda right, grads, c: {n: g * max(1.0, c / _length(grads.values())) for n, g in grads.items()},
                lambda right, grads, c: {n: g * max(1.0, _length(grads.values()) / c) for n, g in grads.items()},
            ),
        ),
        Misconception(
            id="norm_not_in_factor",
            title="You multiplied by c, but did not divide by the norm.",
            explanation="Times c, the length becomes c times what it was. It should become c.",
            look_at="The factor: both c and the norm belong in it.",
            hint=3,
            wrong=(
                lambda right, grads, c: {n: c * g for n, g in grads.items()},
                lambda right, grads, c: {n: c * g if _length(grads.values()) > c else g for n, g in grads.items()},
            ),
        ),
        Misconception(
            id="square_compared",
            title="You compared the square of the norm with c.",
            explanation="The limit c is a length. Without the root you compare it with the square of a length, and cut "
            "gradients that are short enough.",
            look_at="The condition: is the root taken there?",
            hint=2,
            wrong=(
                lambda right, grads, c: {
                    n: g * c / _length(grads.values()) if _length(grads.values()) ** 2 > c else g
                    for n, g in grads.items()
                },
            ),
        ),
        Misconception(
            id="always_scales",
            title="You also made short gradients longer.",
            explanation="Clipping sets an upper limit. A gradient that is shorter than c stays as it is: near a "
            "minimum the steps must become small.",
            look_at="What happens if the norm is below c?",
            hint=3,
            wrong=(lambda right, grads, c: {n: g * (c / _length(grads.values())) for n, g in grads.items()},),
        ),
        Misconception(
            id="to_unit_norm",
            title="You scaled to length 1 instead of length c.",
            explanation="Dividing by the norm makes the length 1. The limit was c.",
            look_at="The factor: both c and the norm belong in it.",
            hint=3,
            wrong=(
                lambda right, grads, c: {n: g / _length(grads.values()) for n, g in grads.items()},
                lambda right, grads, c: {
                    n: g / (_length(grads.values()) if _length(grads.values()) > c else 1.0) for n, g in grads.items()
                },
            ),
        ),
        Misconception(
            id="another_norm",
            title="Your global norm is not the length of all entries together.",
            explanation="It is the root of the sum of **all** squares. The lengths of the arrays must not just be "
            "added: two sides of 3 and 4 make a diagonal of 5, not 7.",
            look_at="Squares first, then one sum over all arrays, then one root.",
            hint=2,
            wrong=(
                _by(lambda arrays: sum(_length([g]) for g in arrays)),
                _by(lambda arrays: _length(arrays) ** 2),
                _by(lambda arrays: max(_length([g]) for g in arrays)),
                _by(lambda arrays: max(float(np.max(np.abs(g))) for g in arrays)),
                _by(lambda arrays: float(sum(np.sum(np.abs(g)) for g in arrays))),
                _by(lambda arrays: _length(arrays) / np.sqrt(sum(g.size for g in arrays))),
            ),
        ),
    ),
    hints=(
        Hint(
            "Why one factor for all arrays?",
            "All gradients together are one arrow: the direction of steepest ascent. A common factor makes it shorter "
            "and leaves its direction.",
        ),
        Hint(
            "How do I get one norm from several arrays?",
            "Square all entries and add them up, array by array. Add up these sums. Take the root once, at the end.",
        ),
        Hint(
            "What is the factor?",
            "$\\min(1,\\; c / \\lVert g \\rVert)$, with $\\lVert g \\rVert$ the norm over all entries of all arrays. "
            "Each array meets this factor on its way into a new dict.",
        ),
    ),
)

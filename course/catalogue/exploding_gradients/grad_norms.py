"""grad_norms(grads) -> norms: how large each gradient is."""

from itertools import pairwise
from numbers import Real

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import ONE_UNIT, SINGLE_PRECISION, WHOLE_NUMBERS, changed, mixed


def some_grads(seed: int, layer_dims: tuple[int, ...], scale: float = 1.0) -> dict[str, np.ndarray]:
    """Gradients as L_model_backward returns them, for a network of these sizes."""
    grads = {}
    for layer, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        grads[f"dW{layer}"] = scale * mixed(seed + 2 * layer, (n, n_prev))
        grads[f"db{layer}"] = scale * mixed(seed + 2 * layer + 1, (n, 1))
    return grads


def _grad_norms(grads):
    """The formula that the lesson prints: the root of the sum of the squares, array by array."""
    return {name: np.sqrt(np.sum(np.square(g, dtype=np.float64))) for name, g in grads.items()}


def each(of_array):
    """A wrong formula that treats each array on its own."""
    return lambda right, grads: {name: of_array(g) for name, g in grads.items()}


def _one_number(seen: Observation) -> bool:
    return isinstance(seen.result, Real) or (isinstance(seen.result, np.ndarray) and seen.result.ndim == 0)


GRAD_NORMS = Exercise(
    name="grad_norms",
    arguments=("grads",),
    outputs=("norms",),
    probes=lambda: (
        Probe((some_grads(551, (3, 4, 2)),), "two layers"),
        Probe((some_grads(561, (2, 3, 4, 5)),), "three layers"),
        Probe((some_grads(571, (4, 1)),), ONE_UNIT),
        Probe(({"dW1": np.array([[3, -5], [2, 7], [-4, 6]]), "db1": np.array([[-2], [3], [8]])},), WHOLE_NUMBERS),
        Probe(({name: g.astype(np.float32) for name, g in some_grads(581, (5, 2)).items()},), SINGLE_PRECISION),
    ),
    oracle=_grad_norms,
    misconceptions=(
        Misconception(
            id="grads_changed",
            title="Your function changes the gradients.",
            explanation="It should only measure. Whoever takes a step afterwards needs them as they were.",
            look_at="Does a line of yours assign into grads, or square an array in place?",
            hint=2,
            sign=changed(0),
        ),
        Misconception(
            id="one_number",
            title="You returned one number for all arrays.",
            explanation="Here each array gets a norm of its own, so that you can see in which layer it is large. "
            "The norm of all of them together is the one that clipping uses.",
            look_at="The result is a dict with the keys of grads.",
            hint=2,
            sign=_one_number,
            wrong=(lambda right, grads: dict.fromkeys(grads, np.sqrt(sum(norm**2 for norm in right.values()))),),
        ),
        Misconception(
            id="no_sqrt",
            title="You returned the sum of the squares: the root is missing.",
            explanation="A norm is a length. It has the unit of the numbers themselves, not of their squares.",
            look_at="The formula in the text, from outside in.",
            hint=1,
            wrong=(each(lambda g: np.sum(np.square(g))),),
        ),
        Misconception(
            id="mean",
            title="You took a mean where a sum belongs.",
            explanation="A mean says how large a typical entry is. The norm says how long the whole step is: many "
            "small entries make a long step too.",
            look_at="What you do with the squares.",
            hint=3,
            wrong=(
                each(lambda g: np.sqrt(np.mean(np.square(g)))),
                each(lambda g: np.mean(np.square(g))),
                each(lambda g: np.mean(np.abs(g))),
                each(np.mean),
            ),
        ),
        Misconception(
            id="sum_of_abs",
            title="You added up the absolute values.",
            explanation="That is a norm too, the one called L1. Asked for is the ordinary length: squares, sum, root.",
            look_at="What is done to each entry before it is added.",
            hint=1,
            wrong=(each(lambda g: np.sum(np.abs(g))), each(np.sum)),
        ),
        Misconception(
            id="largest_entry",
            title="You took the largest entry.",
            explanation="The norm counts every entry. A thousand entries of 0.5 make a longer step than a single 3.",
            look_at="`max` has no place here.",
            hint=1,
            wrong=(each(lambda g: np.max(np.abs(g))), each(np.max)),
        ),
        Misconception(
            id="matrix_norm",
            title="You measured how far the matrix can stretch a vector, not how large its entries are.",
            explanation="`np.linalg.norm` knows many norms. With 1, 2 or inf as its second argument it gives those of "
            "the matrix as a map. Without, it gives the one asked for here.",
            look_at="The second argument of np.linalg.norm.",
            hint=3,
            wrong=tuple(each(lambda g, order=order: np.linalg.norm(g, order)) for order in (2, 1, np.inf)),
        ),
        Misconception(
            id="along_an_axis",
            title="You got a norm for each row or column.",
            explanation="All entries of an array belong into one number.",
            look_at="The `axis` in your line.",
            hint=3,
            wrong=tuple(each(lambda g, axis=axis: np.linalg.norm(g, axis=axis)) for axis in (0, 1)),
        ),
        Misconception(
            id="squared_twice",
            title="You squared twice.",
            explanation="The norm is the root of the sum of the squares. A norm is already made of squares.",
            look_at="How often is each entry squared, and how often is a root taken?",
            hint=2,
            wrong=(
                each(lambda g: np.sqrt(np.sum(g**4))),
                each(lambda g: np.sum(g**4)),
                each(lambda g: np.sum(np.square(g)) ** 2),
            ),
        ),
    ),
    hints=(
        Hint(
            "What does a norm tell me?",
            "How long an arrow is. With two entries, 3 and 4, it is 5, by Pythagoras. With a whole matrix of entries "
            "it is the same sum with more terms.",
        ),
        Hint(
            "How do I go through a dict?",
            "`grads.items()` gives each key with its array. Fill a new dict under the same keys.",
        ),
        Hint(
            "What is the formula?",
            "$\\lVert g \\rVert = \\sqrt{\\sum_{ij} g_{ij}^2}$ for each array $g$.",
        ),
    ),
)

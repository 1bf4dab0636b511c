"""linear_forward(A_prev, W, b) -> (Z, cache): the first half of a layer, going forward."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import ONE_SAMPLE, ONE_UNIT, SINGLE_PRECISION, WHOLE_NUMBERS, mixed
from course.compare import same


def layer_probe(seed: int, n: int, n_prev: int, m: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A_prev, W and b of a layer with n units that looks at n_prev units on m samples."""
    return mixed(seed, (n_prev, m)), mixed(seed + 1, (n, n_prev)), mixed(seed + 2, (n, 1))


def _linear_forward(A_prev, W, b):
    """The forward formula, as the lesson prints it: Z = W A_prev + b."""
    return W @ A_prev + b, (A_prev, W, b)


def _cache_incomplete(seen: Observation) -> bool:
    """Z is right, and what stands beside it is not three things."""
    if not isinstance(seen.result, tuple | list) or len(seen.result) != 2:
        return False
    Z, cache = seen.result
    return same(seen.right[0], Z) and not (isinstance(cache, tuple | list) and len(cache) == 3)


def _single(arrays):
    return tuple(array.astype(np.float32) for array in arrays)


LINEAR_FORWARD = Exercise(
    name="linear_forward",
    arguments=("A_prev", "W", "b"),
    outputs=("Z", "cache"),
    probes=lambda: (
        Probe(layer_probe(301, 2, 3, 4)),
        Probe(layer_probe(304, 4, 2, 1), ONE_SAMPLE),
        Probe(layer_probe(307, 1, 3, 5), ONE_UNIT),
        Probe((np.array([[2, -3, 5]]), np.array([[4], [-2]]), np.array([[-6], [3]])), WHOLE_NUMBERS),
        Probe(_single(layer_probe(310, 3, 5, 2)), SINGLE_PRECISION),
    ),
    oracle=_linear_forward,
    misconceptions=(
        Misconception(
            id="W_transposed",
            title="The shapes do not multiply: W does not stand as the formula has it.",
            explanation="W has the shape (n, n_prev) and A_prev the shape (n_prev, m). The inner two sizes must "
            "agree, and they do without any transpose, with W on the left.",
            look_at="Write the two shapes side by side, in the order in which you multiply.",
            hint=3,
            wrong=(
                lambda right, A_prev, W, b: {"Z": right[0].T},
                lambda right, A_prev, W, b: {"Z": W.T @ A_prev + b},
                lambda right, A_prev, W, b: {"Z": A_prev @ W + b},
                lambda right, A_prev, W, b: {"Z": W @ A_prev.T + b},
                lambda right, A_prev, W, b: {"Z": A_prev.T @ W + b},
            ),
        ),
        Misconception(
            id="b_does_not_fit",
            title="b no longer fits: it must be added as the column that it is.",
            explanation="b has the shape (n, 1). NumPy repeats a column for every sample of its own accord. A row, or "
            "an array of shape (n,), would have to fit the number of samples.",
            look_at="What you do to b before you add it.",
            hint=2,
            wrong=(
                lambda right, A_prev, W, b: {"Z": W @ A_prev + b.T},
                lambda right, A_prev, W, b: {"Z": W @ A_prev + b.ravel()},
            ),
        ),
        Misconception(
            id="b_too_early",
            title="You added b to A_prev. It is added to the product.",
            explanation="b has one entry for each unit of this layer. A_prev has one row for each unit of the layer "
            "before, so the two do not belong together.",
            look_at="The brackets: what is multiplied by W?",
            hint=1,
            wrong=(lambda right, A_prev, W, b: {"Z": W @ (A_prev + b)},),
        ),
        Misconception(
            id="elementwise",
            title="You multiplied entry by entry where a matrix product belongs.",
            explanation="Each unit adds up all the units of the previous layer, each with its own weight. "
            "That is one row of W against one column of A_prev.",
            look_at="The difference between `*` and `@`.",
            hint=1,
            wrong=(
                lambda right, A_prev, W, b: {"Z": W * A_prev + b},
                lambda right, A_prev, W, b: {"Z": W.T * A_prev + b},
                lambda right, A_prev, W, b: {"Z": W * A_prev.T + b},
            ),
        ),
        Misconception(
            id="b_omitted",
            title="You left b out.",
            explanation="Each unit has a bias of its own. It is added after the product, the same for every sample.",
            look_at="The last term of Z = W A_prev + b.",
            hint=1,
            wrong=(lambda right, A_prev, W, b: {"Z": W @ A_prev},),
        ),
        Misconception(
            id="b_subtracted",
            title="You subtracted b.",
            explanation="The bias is added: Z = W A_prev + b.",
            look_at="The sign in front of b.",
            hint=1,
            wrong=(lambda right, A_prev, W, b: {"Z": W @ A_prev - b},),
        ),
        Misconception(
            id="cache_order",
            title="Your cache holds the right three arrays in another order.",
            explanation="Whoever unpacks it writes `A_prev, W, b = cache` and would get the wrong one under each name.",
            look_at="The docstring names the order.",
            hint=3,
            wrong=(
                lambda right, A_prev, W, b: {"cache": (W, A_prev, b)},
                lambda right, A_prev, W, b: {"cache": (W, b, A_prev)},
                lambda right, A_prev, W, b: {"cache": (A_prev, b, W)},
                lambda right, A_prev, W, b: {"cache": (b, W, A_prev)},
                lambda right, A_prev, W, b: {"cache": (b, A_prev, W)},
            ),
        ),
        Misconception(
            id="cache_incomplete",
            title="Your cache does not hold the three arrays.",
            explanation="The way back will unpack three of them. It needs what came in, not what came out.",
            look_at="The docstring says what the cache is.",
            hint=3,
            sign=_cache_incomplete,
        ),
    ),
    hints=(
        Hint(
            "What does one entry of Z stand for?",
            "$Z_{ij}$ is what unit $i$ computes for sample $j$: each unit of the previous layer times its "
            "weight, all added up, plus the bias of unit $i$.",
        ),
        Hint(
            "How do I add a column b to a whole array?",
            "b has the shape (n, 1). NumPy repeats it for every column of its own accord: this is broadcasting.",
        ),
        Hint(
            "What is the formula, and what goes into the cache?",
            "$Z = W A_{\\text{prev}} + b$, with the matrix product. The cache is the tuple (A_prev, W, b): all three "
            "that the way back may need.",
        ),
    ),
)

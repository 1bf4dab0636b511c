"""residual_forward(A_prev, W, b) -> (A, cache) and residual_backward(dA, cache): a layer with a bypass."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION, changed, mixed
from course.catalogue.stopped import wrong_part_of_the_cache
from course.gradient import central_differences


def _block(seed, n, m):
    """A_prev, W and b of a block: what comes out has as many units as what goes in."""
    return mixed(seed, (n, m)), mixed(seed + 1, (n, n)), mixed(seed + 2, (n, 1))


def _single(arrays):
    return tuple(array.astype(np.float32) for array in arrays)


def _residual(A_prev, W, b):
    """The forward formula, as the lesson prints it: A = A_prev + relu(W A_prev + b)."""
    Z = W @ A_prev + b
    return A_prev + np.maximum(0, Z), ((A_prev, W, b), Z)


def _backward_probe(seed, n, m):
    return mixed(seed + 3, (n, m)), _residual(*_block(seed, n, m))[1]


def _single_backward(dA, cache):
    (A_prev, W, b), Z = cache
    return dA.astype(np.float32), (_single((A_prev, W, b)), Z.astype(np.float32))


def _differences_of(block):
    """Central differences of sum(dA * A), of its mean over samples for dW and db, with A = block(A_prev, W, b)."""

    def gradients(dA, cache):
        A_prev, W, b = (np.asarray(array, dtype=np.float64) for array in cache[0])
        m = A_prev.shape[1]
        return (
            central_differences(lambda A: float(np.sum(dA * block(A, W, b))), A_prev),
            central_differences(lambda V: float(np.sum(dA * block(A_prev, V, b))) / m, W),
            central_differences(lambda c: float(np.sum(dA * block(A_prev, W, c))) / m, b),
        )

    return gradients


def _past_the_gates(dA, cache, bypass=True):
    """The wrong way back that leaves ReLU out."""
    (A_prev, W, _), _ = cache
    m = dA.shape[1]
    return W.T @ dA + bypass * dA, dA @ A_prev.T / m, np.mean(dA, axis=1, keepdims=True)


def _through_the_gates(dA, Z):
    """dZ without its formula: central differences of sum(dA * relu(Z))."""
    return central_differences(lambda point: float(np.sum(dA * np.maximum(0, point))), np.asarray(Z, dtype=np.float64))


_by_differences = _differences_of(lambda A_prev, W, b: _residual(A_prev, W, b)[0])
_product_by_differences = _differences_of(lambda A_prev, W, b: A_prev * np.maximum(0, W @ A_prev + b))

RESIDUAL_FORWARD = Exercise(
    name="residual_forward",
    arguments=("A_prev", "W", "b"),
    outputs=("A", "cache"),
    probes=lambda: (
        Probe(_block(691, 3, 4)),
        Probe(_block(694, 4, 1), ONE_SAMPLE),
        Probe(_block(697, 2, 5)),
        Probe(_single(_block(700, 3, 2)), SINGLE_PRECISION),
    ),
    oracle=_residual,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your function changes A_prev.",
            explanation="`A = A_prev` makes no copy, and `+=` then adds to both. The cache holds the sum instead of "
            "what came in.",
            look_at="Write the sum with `+`, into a new array.",
            hint=3,
            sign=changed(0),
        ),
        Misconception(
            id="identity_forgotten",
            title="The bypass is missing: A_prev is not added.",
            explanation="What you have is an ordinary layer. In a residual block the input also goes around it, "
            "unchanged, and is added at the end.",
            look_at="The first term of A = A_prev + relu(W A_prev + b).",
            hint=1,
            wrong=(lambda right, A_prev, W, b: {"A": right[0] - A_prev},),
        ),
        Misconception(
            id="product",
            title="You multiplied by A_prev where it should be added.",
            explanation="A product would pass on the growth of both. The bypass is a sum.",
            look_at="The sign between A_prev and relu.",
            hint=1,
            wrong=(lambda right, A_prev, W, b: {"A": A_prev * (right[0] - A_prev)},),
        ),
        Misconception(
            id="relu_on_the_sum",
            title="You applied ReLU to the sum, so it also closes the bypass.",
            explanation="Some networks do this (the first ResNets did). In the block of this lesson ReLU stands on the "
            "branch only, and the bypass is never closed.",
            look_at="What stands inside relu?",
            hint=3,
            wrong=(
                lambda right, A_prev, W, b: {"A": np.maximum(0, A_prev + right[1][1])},
                lambda right, A_prev, W, b: {"A": np.maximum(0, right[0])},
            ),
        ),
        Misconception(
            id="relu_missing",
            title="Your branch has no ReLU.",
            explanation="Without it the block is linear: I + W, and a stack of them no more than one matrix.",
            look_at="What happens to Z before it is added?",
            hint=2,
            wrong=(lambda right, A_prev, W, b: {"A": A_prev + right[1][1]},),
        ),
        Misconception(
            id="relu_first",
            title="In your branch ReLU comes before the linear part. Here it comes after.",
            explanation="Both kinds of block are in use. This one adds relu(W A_prev + b).",
            look_at="To what do you apply ReLU: to A_prev or to Z?",
            hint=2,
            wrong=(lambda right, A_prev, W, b: {"A": A_prev + W @ np.maximum(0, A_prev) + b},),
        ),
        Misconception(
            id="half_of_the_cache",
            title="Your cache is not the pair of both caches.",
            explanation="The way back goes through relu first, then through the linear half, and wants what each of "
            "them kept.",
            look_at="The second thing that you return: (linear_cache, activation_cache).",
            hint=3,
            wrong=(
                lambda right, A_prev, W, b: {"cache": right[1][0]},
                lambda right, A_prev, W, b: {"cache": right[1][1]},
            ),
        ),
    ),
    hints=(
        Hint(
            "What is a residual block?",
            "A layer with a way around it. The input goes through the layer, and also past it. At the end both are "
            "added.",
        ),
        Hint(
            "Which functions can I use?",
            "linear_forward and relu, as in a layer of L_model_forward. The cache is the same pair.",
        ),
        Hint(
            "What is the formula?",
            "$A = A_{\\text{prev}} + \\text{ReLU}(W A_{\\text{prev}} + b)$, a new array. The cache is "
            "(linear_cache, activation_cache).",
        ),
    ),
)

RESIDUAL_BACKWARD = Exercise(
    name="residual_backward",
    arguments=("dA", "cache"),
    outputs=("dA_prev", "dW", "db"),
    probes=lambda: (
        Probe(_backward_probe(711, 3, 4)),
        Probe(_backward_probe(715, 4, 1), ONE_SAMPLE),
        Probe(_backward_probe(719, 2, 5)),
        Probe(_single_backward(*_backward_probe(723, 4, 3)), SINGLE_PRECISION),
    ),
    oracle=_by_differences,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your function changes dA.",
            explanation="dA belongs to the caller. `+=` on it, or on a second name for it, changes it there too.",
            look_at="Write the sum with `+`, into a new array.",
            hint=3,
            sign=changed(0),
        ),
        Misconception(
            id="shapes",
            title="A function was handed the wrong part of the cache.",
            explanation="The branch goes back like any layer: relu_backward with the second cache, then "
            "linear_backward with the first.",
            look_at="Which cache goes to which function?",
            hint=2,
            sign=wrong_part_of_the_cache,
        ),
        Misconception(
            id="identity_forgotten",
            title="The bypass is missing on the way back.",
            explanation="A_prev went into A twice: through the branch, and directly. Its gradient is the sum of what "
            "comes back on both ways. On the direct way, dA arrives unchanged.",
            look_at="dA_prev has two terms. You have the one from the branch.",
            hint=1,
            wrong=(lambda right, dA, cache: {"dA_prev": right[0] - dA},),
        ),
        Misconception(
            id="branch_forgotten",
            title="You passed dA on, and forgot what comes back through the branch.",
            explanation="A_prev went into A twice, and its gradient is the sum of both ways.",
            look_at="dA_prev has two terms. You have the one from the bypass.",
            hint=2,
            wrong=(lambda right, dA, cache: {"dA_prev": dA},),
        ),
        Misconception(
            id="product",
            title="You multiplied where the two ways should be added.",
            explanation="Going forward, two terms were added. Going back, each hands on its own gradient, and they are "
            "added too.",
            look_at="The sign between the two terms of dA_prev.",
            hint=3,
            wrong=(
                lambda right, dA, cache: {"dA_prev": dA * (right[0] - dA)},
                lambda right, dA, cache: _product_by_differences(dA, cache),
            ),
        ),
        Misconception(
            id="gated_bypass",
            title="On the bypass you handed on dZ where dA belongs.",
            explanation="The gates stand on the branch only. The bypass has none: dA passes it unchanged.",
            look_at="What you add to the gradient of the branch.",
            hint=3,
            wrong=(lambda right, dA, cache: {"dA_prev": right[0] - dA + _through_the_gates(dA, cache[1])},),
        ),
        Misconception(
            id="gates_skipped",
            title="You skipped ReLU in the branch: its gates let everything through.",
            explanation="On the branch dA meets the gates first, then the linear part.",
            look_at="Where do you use the second half of the cache, Z?",
            hint=2,
            wrong=(
                lambda right, dA, cache: _past_the_gates(dA, cache),
                lambda right, dA, cache: _past_the_gates(dA, cache, bypass=False),
            ),
        ),
    ),
    hints=(
        Hint(
            "Where does A_prev have a say in A?",
            "In two places: it goes through the branch, and it is added directly. "
            "So its gradient comes back on two ways.",
        ),
        Hint(
            "What comes back through the branch?",
            "The same as in L_model_backward: relu_backward with the activation cache, then linear_backward with the "
            "linear cache. The latter also gives dW and db.",
        ),
        Hint(
            "What comes back on the bypass, and what do I do with it?",
            "dA itself, since $\\partial A / \\partial A_{\\text{prev}} = 1$ there. "
            "$dA_{\\text{prev}} = dA + dA_{\\text{branch}}$, a new array.",
        ),
    ),
)

"""linear_backward(dZ, cache) -> (dA_prev, dW, db): the first half of a layer, going backward."""

import re

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.exploding_gradients.linear_forward import layer_probe
from course.catalogue.probes import ONE_SAMPLE, ONE_UNIT, SINGLE_PRECISION, WHOLE_NUMBERS, changed, mixed
from course.catalogue.stopped import product_does_not_fit, source_of
from course.gradient import central_differences


def _by_differences(dZ, cache):
    """Central differences of sum(dZ * Z), which has the gradient dZ at Z; of its mean over samples for dW and db."""
    A_prev, W, b = (np.asarray(array, dtype=np.float64) for array in cache)
    m = A_prev.shape[1]

    def total(A_prev, W, b):
        return float(np.sum(dZ * (W @ A_prev + b)))

    return (
        central_differences(lambda A: total(A, W, b), A_prev),
        central_differences(lambda V: total(A_prev, V, b) / m, W),
        central_differences(lambda c: total(A_prev, W, c) / m, b),
    )


def _probe(seed, n, n_prev, m):
    return mixed(seed + 3, (n, m)), layer_probe(seed, n, n_prev, m)


def _single(arguments):
    dZ, cache = arguments
    return dZ.astype(np.float32), tuple(array.astype(np.float32) for array in cache)


def _m(dZ):
    return dZ.shape[1]


def _cache_in_another_order(seen):
    """The function stopped at a product, and gave the first of the cache a name that begins as W or b do."""
    unpacked = re.search(r"^\s*\(?(\w+)\s*,\s*(\w+)\s*,\s*\w+\)?\s*=\s*cache\b", source_of(seen.error), re.MULTILINE)
    return product_does_not_fit(seen) and unpacked is not None and unpacked.group(1)[0] in "Wwb"


LINEAR_BACKWARD = Exercise(
    name="linear_backward",
    arguments=("dZ", "cache"),
    outputs=("dA_prev", "dW", "db"),
    probes=lambda: (
        Probe(_probe(321, 2, 3, 4)),
        Probe(_probe(325, 4, 2, 3), "more units than in the previous layer"),
        Probe(_probe(329, 3, 4, 1), ONE_SAMPLE),
        Probe(_probe(333, 1, 3, 5), ONE_UNIT),
        Probe(
            (mixed(337, (2, 3)), (np.array([[2, -3, 5]]), np.array([[4], [-2]]), np.array([[-6], [3]]))),
            WHOLE_NUMBERS + " in the cache",
        ),
        Probe(_single(_probe(341, 3, 5, 2)), SINGLE_PRECISION),
    ),
    oracle=_by_differences,
    misconceptions=(
        Misconception(
            id="cache_changed",
            title="Your function changes an array of the cache.",
            explanation="The cache holds the layer's own W and b. Who changes them here changes the network before "
            "its gradient is known.",
            look_at="Does a line of yours assign into A_prev, W or b, as `W *= ...` or `W -= ...` does?",
            hint=3,
            sign=changed(1),
        ),
        Misconception(
            id="cache_order",
            title="You took the cache apart in another order than A_prev, W, b.",
            explanation="linear_forward kept the three in this order. With other names on the left, each name holds "
            "another array.",
            look_at="The line that takes the cache apart.",
            hint=1,
            sign=_cache_in_another_order,
        ),
        Misconception(
            id="W_not_transposed",
            title="A matrix product does not fit: a factor is turned the wrong way, or the two are exchanged.",
            explanation="Going back, every product runs the other way. W turns n_prev numbers into n. "
            "Its transpose turns n back into n_prev.",
            look_at="Write down the shape that each result must have, then the shapes of its two factors.",
            hint=1,
            wrong=(
                lambda right, dZ, cache: {"dA_prev": cache[1] @ dZ},
                lambda right, dZ, cache: {"dA_prev": dZ @ cache[1]},
                lambda right, dZ, cache: {"dA_prev": dZ @ cache[1].T},
                lambda right, dZ, cache: {"dW": dZ @ cache[0] / _m(dZ)},
                lambda right, dZ, cache: {"dW": cache[0].T @ dZ / _m(dZ)},
            ),
        ),
        Misconception(
            id="elementwise",
            title="You multiplied entry by entry where a matrix product belongs.",
            explanation="Each unit has a say in every unit of the next layer. The product has to add up all those "
            "ways.",
            look_at="The difference between `*` and `@`.",
            hint=2,
            wrong=(
                lambda right, dZ, cache: {"dW": dZ * cache[0] / _m(dZ)},
                lambda right, dZ, cache: {"dW": dZ * cache[0].T / _m(dZ)},
                lambda right, dZ, cache: {"dA_prev": cache[1].T * dZ},
                lambda right, dZ, cache: {"dA_prev": cache[1] * dZ},
            ),
        ),
        Misconception(
            id="results_swapped",
            title="Your three results are right, but stand in another order.",
            explanation="Whoever calls the function writes `dA_prev, dW, db = linear_backward(...)`.",
            look_at="The docstring names the order.",
            hint=3,
            wrong=(
                lambda right, dZ, cache: {"dA_prev": right[1], "dW": right[2], "db": right[0]},
                lambda right, dZ, cache: {"dA_prev": right[1], "dW": right[0], "db": right[2]},
                lambda right, dZ, cache: {"dA_prev": right[0], "dW": right[2], "db": right[1]},
            ),
        ),
        Misconception(
            id="dW_for_W",
            title="You used dW where W belongs, in dA_prev.",
            explanation="How much a unit of the previous layer matters is decided by the weight itself, not by the "
            "weight's gradient.",
            look_at="The line that makes dA_prev.",
            hint=2,
            wrong=(
                lambda right, dZ, cache: {"dA_prev": right[1].T @ dZ},
                lambda right, dZ, cache: {"dA_prev": _m(dZ) * right[1].T @ dZ},
            ),
        ),
        Misconception(
            id="no_m",
            title="Your dW and db are m times too large: nothing divides by the number of samples.",
            explanation="The cost is the mean of the losses of m samples. Its gradient is the mean of their gradients.",
            look_at="The lines that make dW and db.",
            hint=3,
            wrong=(lambda right, dZ, cache: {"dW": _m(dZ) * right[1], "db": _m(dZ) * right[2]},),
        ),
        Misconception(
            id="no_m_in_dW",
            title="You did not divide dW by the number of samples.",
            explanation="Both belong to the cost, which is a mean over m samples.",
            look_at="The line that makes dW.",
            hint=3,
            wrong=(lambda right, dZ, cache: {"dW": _m(dZ) * right[1], "db": right[2]},),
        ),
        Misconception(
            id="no_m_in_db",
            title="You did not divide db by the number of samples.",
            explanation="Both belong to the cost, which is a mean over m samples.",
            look_at="The line that makes db.",
            hint=3,
            wrong=(lambda right, dZ, cache: {"dW": right[1], "db": _m(dZ) * right[2]},),
        ),
        Misconception(
            id="m_in_dA_prev",
            title="You divided dA_prev by the number of samples.",
            explanation="dA_prev has one column for each sample and belongs to that sample's own loss. In this course "
            "1/m enters once, in dW and db. The layer before this one would divide again.",
            look_at="The factor in front of dA_prev.",
            hint=3,
            wrong=(lambda right, dZ, cache: {"dA_prev": right[0] / _m(dZ)},),
        ),
        Misconception(
            id="m_twice",
            title="You divided by the number of samples twice.",
            explanation="1/m enters once. `np.mean` has it inside already.",
            look_at="Is there a mean and a division in the same line?",
            hint=3,
            wrong=(
                lambda right, dZ, cache: {"dW": right[1] / _m(dZ), "db": right[2] / _m(dZ)},
                lambda right, dZ, cache: {"dW": right[1] / _m(dZ), "db": right[2]},
                lambda right, dZ, cache: {"dW": right[1], "db": right[2] / _m(dZ)},
            ),
        ),
        Misconception(
            id="divided_by_n",
            title="You divided by the number of units. It should be the number of samples.",
            explanation="Samples are columns. `shape[0]` counts rows, which are units.",
            look_at="The line that makes m.",
            hint=1,
            wrong=(
                lambda right, dZ, cache: {"dW": right[1] * _m(dZ) / len(dZ), "db": right[2] * _m(dZ) / len(dZ)},
                lambda right, dZ, cache: {
                    "dW": right[1] * _m(dZ) / len(cache[0]),
                    "db": right[2] * _m(dZ) / len(cache[0]),
                },
            ),
        ),
        Misconception(
            id="db_over_units",
            title="For db you added up over the units.",
            explanation="db has one entry for each unit. What is added up are the samples, the columns of dZ.",
            look_at="The axis of your sum. Axis 1 runs along a row.",
            hint=1,
            wrong=(
                lambda right, dZ, cache: {"db": np.sum(dZ, axis=0, keepdims=True) / _m(dZ)},
                lambda right, dZ, cache: {"db": np.sum(dZ, axis=0) / _m(dZ)},
                lambda right, dZ, cache: {"db": np.mean(dZ, axis=0, keepdims=True)},
                lambda right, dZ, cache: {"db": np.mean(dZ, axis=0)},
            ),
        ),
        Misconception(
            id="db_flat",
            title="Your db has the right numbers, but lost its column shape.",
            explanation="b has the shape (n, 1). A db of shape (n,) makes b - lr * db an array of shape (n, n), "
            "and no error tells you.",
            look_at="What `keepdims=True` does in a sum.",
            hint=1,
            wrong=(lambda right, dZ, cache: {"db": right[2].ravel()}, lambda right, dZ, cache: {"db": right[2].T}),
        ),
        Misconception(
            id="db_one_number",
            title="You added up all of dZ, so db is one number for all units.",
            explanation="Each unit has a bias of its own, and a gradient of its own.",
            look_at="Your sum runs over both axes. Which one should it run over?",
            hint=1,
            wrong=(
                lambda right, dZ, cache: {"db": np.sum(dZ) / _m(dZ)},
                lambda right, dZ, cache: {"db": np.array([[np.sum(dZ) / _m(dZ)]])},
                lambda right, dZ, cache: {"db": np.mean(dZ)},
            ),
        ),
        Misconception(
            id="db_not_summed",
            title="Your db still has a column for each sample.",
            explanation="All samples share one b, so what they say about it is averaged.",
            look_at="The shape of db: it must be that of b.",
            hint=1,
            wrong=(lambda right, dZ, cache: {"db": dZ}, lambda right, dZ, cache: {"db": dZ / _m(dZ)}),
        ),
        Misconception(
            id="dW_transposed",
            title="Your dW is the transpose of what it should be.",
            explanation="dW has the shape of W, one entry for each weight: W - lr * dW must make sense.",
            look_at="The order of the two factors in dW, and which of them is transposed.",
            hint=1,
            wrong=(lambda right, dZ, cache: {"dW": right[1].T},),
        ),
        Misconception(
            id="db_from_dW",
            title="Your db adds up the rows of dW.",
            explanation="b meets each sample with a factor of 1, W with A_prev. The sum for db has dZ alone.",
            look_at="Which array is summed for db?",
            hint=3,
            wrong=(lambda right, dZ, cache: {"db": np.sum(right[1], axis=1, keepdims=True)},),
        ),
    ),
    hints=(
        Hint(
            "I do not know where to begin.",
            "With the shapes. dA_prev looks like A_prev, dW like W, db like b. Write down what you have: "
            "dZ is (n, m), A_prev is (n_prev, m), W is (n, n_prev), b is (n, 1). dA_prev is made of W and dZ, dW of dZ "
            "and A_prev. Only one product of each pair has the right shape.",
        ),
        Hint(
            "Why is W transposed?",
            "Entry $i$ of a column of A_prev goes into every unit of this layer, each time with a weight from "
            "**column** $i$ of W. So something comes back from all of them, with the same weights. Column $i$ of W is "
            "row $i$ of its transpose.",
        ),
        Hint(
            "What are the three formulas?",
            "$dA_{\\text{prev}} = W^T dZ$, $\\quad dW = \\frac{1}{m}\\, dZ\\, A_{\\text{prev}}^T$, "
            "$\\quad db = \\frac{1}{m} \\sum_{j} dZ_{\\cdot j}$, kept as a column. All three are new arrays.",
        ),
    ),
)

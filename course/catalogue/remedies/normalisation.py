"""batchnorm_forward and layernorm_forward(Z, gamma, beta, eps) -> out: one formula along two axes."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import SINGLE_PRECISION, mixed
from course.compare import same

SAMPLES, UNITS = 1, 0  # the axes of Z


def _standard(Z, axis, eps=0.0, ddof=0):
    mean = np.mean(Z, axis=axis, keepdims=True)
    return (Z - mean) / np.sqrt(np.var(Z, axis=axis, keepdims=True, ddof=ddof) + eps)


def _beside_the_root(Z, axis, eps, ddof=0):
    """The wrong denominator that adds eps to the standard deviation."""
    return (Z - np.mean(Z, axis=axis, keepdims=True)) / (np.std(Z, axis=axis, keepdims=True, ddof=ddof) + eps)


def _normalised(axis):
    """The formula that the lesson prints, with mean and variance along `axis`."""
    return lambda Z, gamma, beta, eps: gamma * _standard(Z, axis, eps) + beta


def _probe(seed, n, m, eps, kind):
    return Probe((mixed(seed, (n, m)), mixed(seed + 1, (n, 1)), mixed(seed + 2, (n, 1)), eps), kind)


def _single(probe):
    Z, gamma, beta, eps = probe.arguments
    return Probe((Z.astype(np.float32), gamma.astype(np.float32), beta.astype(np.float32), eps), SINGLE_PRECISION)


def _probes(seed):
    return lambda: (
        _probe(seed, 3, 5, 1e-3, "eps = 0.001"),
        _probe(seed + 3, 4, 2, 0.3, "eps = 0.3"),
        _probe(seed + 6, 2, 4, 1e-3, "more samples than units"),
        _single(_probe(seed + 9, 3, 4, 1e-2, "")),
    )


def _output_and_more(seen: Observation) -> bool:
    """The right output is the first of several things."""
    return isinstance(seen.result, tuple) and bool(seen.result) and same(seen.right, seen.result[0])


def _misconceptions(axis: int, other: str) -> tuple[Misconception, ...]:
    """The mistakes are the same along both axes. `other` is what happens along the wrong one."""
    return (
        Misconception(
            id="wrong_axis",
            title=other,
            explanation="Batch norm looks at one unit over all samples. Layer norm looks at one sample over all units.",
            look_at="The axis of your mean and variance. Axis 1 runs along a row, over samples.",
            hint=1,
            wrong=(
                lambda right, Z, gamma, beta, eps: gamma * _standard(Z, 1 - axis, eps) + beta,
                lambda right, Z, gamma, beta, eps: gamma * _beside_the_root(Z, 1 - axis, eps) + beta,
            ),
        ),
        Misconception(
            id="global",
            title="You took one mean and one variance of the whole array.",
            explanation="Then units, or samples, of very different size stay very different.",
            look_at="Your mean needs an axis, and `keepdims=True`.",
            hint=1,
            wrong=(
                lambda right, Z, gamma, beta, eps: gamma * (Z - Z.mean()) / np.sqrt(Z.var() + eps) + beta,
                lambda right, Z, gamma, beta, eps: gamma * (Z - Z.mean()) / (Z.std() + eps) + beta,
            ),
        ),
        Misconception(
            id="ddof",
            title="Your variance divides by one less than the number of entries.",
            explanation="That is the estimate for a whole population from a sample, `ddof=1`. Normalisation uses the "
            "plain mean of the squares.",
            look_at="The arguments of np.var or np.std.",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: gamma * _standard(Z, axis, eps, ddof=1) + beta,
                lambda right, Z, gamma, beta, eps: gamma * _beside_the_root(Z, axis, eps, ddof=1) + beta,
            ),
        ),
        Misconception(
            id="squares_summed",
            title="You added up the squares. The variance is their mean.",
            explanation="A sum grows with the number of entries, and everything comes out too small.",
            look_at="The line of the variance: what divides it?",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: (
                    gamma
                    * (Z - Z.mean(axis=axis, keepdims=True))
                    / np.sqrt(Z.var(axis=axis, keepdims=True) * Z.shape[axis] + eps)
                    + beta
                ),
            ),
        ),
        Misconception(
            id="no_sqrt",
            title="You divided by the variance. It should be its root.",
            explanation="The variance has the unit of a square. Its root has the unit of Z.",
            look_at="The denominator of the formula.",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: (
                    gamma * (Z - Z.mean(axis=axis, keepdims=True)) / (Z.var(axis=axis, keepdims=True) + eps) + beta
                ),
            ),
        ),
        Misconception(
            id="eps",
            title="eps does not stand where the formula has it.",
            explanation="It is added to the variance, under the root, so that the root is never 0.",
            look_at="The denominator: is eps there, and inside the root?",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: gamma * _standard(Z, axis) + beta,
                lambda right, Z, gamma, beta, eps: gamma * _beside_the_root(Z, axis, eps) + beta,
            ),
        ),
        Misconception(
            id="gamma_and_beta",
            title="gamma and beta are not used as the formula has them.",
            explanation="After normalising, gamma stretches and beta shifts. With them the layer can still reach any "
            "scale that it needs.",
            look_at="The last line of the formula: gamma times, plus beta.",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: beta * _standard(Z, axis, eps) + gamma,
                lambda right, Z, gamma, beta, eps: _standard(Z, axis, eps),
                lambda right, Z, gamma, beta, eps: gamma * _standard(Z, axis, eps),
                lambda right, Z, gamma, beta, eps: _standard(Z, axis, eps) + beta,
                lambda right, Z, gamma, beta, eps: gamma * (_standard(Z, axis, eps) + beta),
            ),
        ),
        Misconception(
            id="not_centred",
            title="You did not subtract the mean.",
            explanation="Normalising has two parts: move the mean to 0, then divide by the spread.",
            look_at="The numerator of the formula.",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: (
                    gamma * Z / np.sqrt(np.var(Z, axis=axis, keepdims=True) + eps) + beta
                ),
            ),
        ),
        Misconception(
            id="squared_for_root",
            title="You squared where the root belongs.",
            explanation="`** 2` is the square, `** 0.5` the root. The denominator has the unit of Z only with the "
            "root.",
            look_at="The denominator of the formula.",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: (
                    gamma * (Z - Z.mean(axis=axis, keepdims=True)) / (Z.var(axis=axis, keepdims=True) + eps) ** 2 + beta
                ),
                lambda right, Z, gamma, beta, eps: (
                    gamma * (Z - Z.mean(axis=axis, keepdims=True)) / Z.var(axis=axis, keepdims=True) ** 2 + beta
                ),
            ),
        ),
        Misconception(
            id="root_of_the_deviation",
            title="You took the root of the standard deviation.",
            explanation="The standard deviation is already the root of the variance. eps is added to the variance, "
            "before the root.",
            look_at="The denominator: a variance or a standard deviation?",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: (
                    gamma * (Z - Z.mean(axis=axis, keepdims=True)) / np.sqrt(Z.std(axis=axis, keepdims=True) + eps)
                    + beta
                ),
                lambda right, Z, gamma, beta, eps: (
                    gamma * (Z - Z.mean(axis=axis, keepdims=True)) / np.sqrt(Z.std(axis=axis, keepdims=True)) + beta
                ),
            ),
        ),
        Misconception(
            id="mean_square",
            title="You divided by the root mean square, and did not subtract the mean: that is RMSNorm.",
            explanation="It normalises the size and leaves the mean where it is. Here the mean is moved to 0 first.",
            look_at="The numerator of the formula.",
            hint=3,
            wrong=(
                lambda right, Z, gamma, beta, eps: (
                    gamma * Z / np.sqrt(np.mean(Z**2, axis=axis, keepdims=True) + eps) + beta
                ),
                lambda right, Z, gamma, beta, eps: gamma * Z / np.sqrt(np.mean(Z**2, axis=axis, keepdims=True) + eps),
            ),
        ),
        Misconception(
            id="no_keepdims",
            title="The mean lost an axis, so it meets the columns of Z where it belongs to the rows.",
            explanation="Without `keepdims=True` the mean of n rows has the shape (n,). NumPy sets that along the last "
            "axis, over samples.",
            look_at="The shape of your mean.",
            hint=2,
            wrong=(
                lambda right, Z, gamma, beta, eps: gamma * (Z - Z.mean(axis=1)) / np.sqrt(Z.var(axis=1) + eps) + beta,
            ),
        ),
        Misconception(
            id="cache_too",
            title="You returned more than the output.",
            explanation="In a training loop the way back needs a cache. This function returns the normalised array "
            "alone.",
            look_at="Your `return` line.",
            hint=3,
            sign=_output_and_more,
        ),
    )


def _hints(along: str, axis: int) -> tuple[Hint, ...]:
    return (
        Hint("Along which way do I take the mean?", f"{along} In NumPy that is `axis={axis}`."),
        Hint(
            "The shapes do not fit when I subtract the mean.",
            "`keepdims=True` keeps the axis that was averaged away, with length 1. Then broadcasting does the rest.",
        ),
        Hint(
            "What is the formula?",
            "$\\text{out} = \\gamma \\cdot \\dfrac{Z - \\mu}{\\sqrt{\\sigma^2 + \\varepsilon}} + \\beta$, with "
            "$\\mu$ the mean and $\\sigma^2$ the variance, which is the mean of $(Z - \\mu)^2$.",
        ),
    )


BATCHNORM_FORWARD = Exercise(
    name="batchnorm_forward",
    arguments=("Z", "gamma", "beta", "eps"),
    outputs=("out",),
    probes=_probes(651),
    oracle=_normalised(SAMPLES),
    misconceptions=_misconceptions(SAMPLES, "You normalised over the units: that is layer norm."),
    hints=_hints("Over the samples: each unit, a row of Z, gets a mean of its own.", SAMPLES),
)

LAYERNORM_FORWARD = Exercise(
    name="layernorm_forward",
    arguments=("Z", "gamma", "beta", "eps"),
    outputs=("out",),
    probes=_probes(671),
    oracle=_normalised(UNITS),
    misconceptions=_misconceptions(UNITS, "You normalised over the samples: that is batch norm."),
    hints=_hints("Over the units: each sample, a column of Z, gets a mean of its own.", UNITS),
)

"""The learner's normalisations in a figure: whatever they do, there is a picture that says so."""

import numpy as np
import pytest

from course.figures import your_normalisation
from course.figures.your_normalisation import Z


def along(axis: int):
    def normalise(Z, gamma, beta, eps):
        mean, spread = Z.mean(axis=axis, keepdims=True), np.sqrt(Z.var(axis=axis, keepdims=True) + eps)
        return gamma * (Z - mean) / spread + beta

    return normalise


def in_place(Z, gamma, beta, eps):
    Z[...] = gamma[...] = 7
    return Z


def not_written(Z, gamma, beta, eps):
    raise NotImplementedError("batchnorm_forward: return out")


def test_right_functions_are_told_so() -> None:
    picture = your_normalisation(along(1), along(0))
    assert picture.caption == (
        "After batchnorm_forward every unit has the mean 0 and the spread 1. "
        "After layernorm_forward every sample has the mean 0 and the spread 1."
    )
    assert picture.alt.endswith(picture.caption)


def test_units_and_samples_differ_before() -> None:
    assert np.abs(Z.mean(axis=1)).max() > 2
    assert np.abs(Z.mean(axis=0)).max() > 0.5
    assert Z.std(axis=1).max() > 4 * Z.std(axis=1).min()


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (along(0), "After batchnorm_forward, unit 1 has the mean "),
        (in_place, "After batchnorm_forward, unit 1 has the mean 7 and the spread 0."),
        (
            lambda Z, gamma, beta, eps: Z * np.nan,
            "After batchnorm_forward, unit 1 has the mean nan and the spread nan.",
        ),
        (lambda Z, gamma, beta, eps: Z[0], "Nothing to draw yet: batchnorm_forward returned the shape (8,)"),
        (not_written, "Nothing to draw yet: batchnorm_forward is not written."),
        (None, "Nothing to draw yet: batchnorm_forward stopped with TypeError"),
    ],
)
def test_a_wrong_function_is_told_what_is_wrong(function, words: str) -> None:
    picture = your_normalisation(function, along(0))
    assert picture.caption.startswith(words)
    assert "After layernorm_forward every sample has the mean 0 and the spread 1." in picture.alt
    assert "<svg" in picture.svg()

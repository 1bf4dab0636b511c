"""Answers in dicts and caches: the order of keys does not matter, and ragged caches can be shown."""

import numpy as np
import pytest

from course import CheckFailed, check


def test_a_dict_may_be_filled_in_any_order() -> None:
    def grad_norms(grads: dict) -> dict:
        return {name: np.linalg.norm(grads[name]) for name in reversed(grads)}

    assert check(grad_norms).subject == "grad_norms"


def test_a_missing_key_is_told() -> None:
    def grad_norms(grads: dict) -> dict:
        return {name: np.linalg.norm(g) for name, g in grads.items() if name != "db2"}

    with pytest.raises(CheckFailed, match="the answer should hold dW1, db1, dW2, db2; yours holds dW1, db1, dW2"):
        check(grad_norms)


def test_a_cache_of_several_shapes_does_not_disturb_the_message() -> None:
    def linear_backward(dZ: np.ndarray, cache: tuple) -> tuple:
        A_prev, W, _ = cache
        return W.T @ dZ, dZ @ A_prev.T, np.zeros((len(dZ), 1))

    with pytest.raises(CheckFailed) as failure:
        check(linear_backward)
    message = str(failure.value)
    assert "dZ, shape (2, 4)" in message
    assert "expected dW, shape (2, 3)" in message


def test_a_cache_whose_arrays_share_a_first_size_does_not_disturb_the_message() -> None:
    def residual_backward(dA: np.ndarray, cache: tuple) -> tuple:
        (A_prev, _, b), _ = cache
        return dA, np.zeros((len(dA), len(A_prev))), np.zeros_like(b)

    with pytest.raises(CheckFailed) as failure:
        check(residual_backward)
    assert failure.value.misconception == "residual_backward.branch_forgotten"
    assert "dA, shape (3, 4)" in str(failure.value)

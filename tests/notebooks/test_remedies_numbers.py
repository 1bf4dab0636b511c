"""Every number in the prose of lesson 6, recomputed with the lesson's own solutions and found in the text."""

import re

import nbformat
import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import solutions
from course.gradient import central_differences

LESSON = "06_remedies"
SEEDS = (0, 1, 2)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.chdir(ROOT)
    return solutions(LESSON)


@pytest.fixture(scope="module")
def prose() -> str:
    notebook = nbformat.read(ROOT / "source" / LESSON / f"{LESSON}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub(r"\s+", " ", text)


def block_of(own: dict, name: str) -> tuple:
    if name in ("batchnorm", "layernorm"):
        return own["normalised_block"](own[f"{name}_forward"], axis=int(name == "batchnorm"))
    return own["plain"] if name == "plain" else (own["residual_forward"], own["residual_backward"])


def ends(own: dict, name: str, multiplier: float, seeds: tuple[int, ...] = SEEDS) -> np.ndarray:
    """The costs at the end from several seeds; infinite where the run exploded."""
    with np.errstate(all="ignore"):
        runs = [own["train"](own["start"](multiplier, seed=seed), block_of(own, name))[0] for seed in seeds]
    return np.array([costs[-1] if len(costs) == 101 else np.inf for costs in runs])


def test_the_task(own: dict, prose: str) -> None:
    assert "The targets have the mean 0 and the mean square 1." in prose
    assert np.mean(own["Y"]) == pytest.approx(0, abs=1e-12)
    assert np.mean(own["Y"] ** 2) / 2 == pytest.approx(0.5)


@pytest.mark.parametrize("name", ["plain", "batchnorm", "layernorm", "residual"])
def test_the_network_goes_back_as_it_went_forward(own: dict, name: str) -> None:
    block, parameters = block_of(own, name), own["start"](0.7, depth=2, seed=1)
    X, Y = own["X"][:, :6], own["Y"][:, :6]
    AL, caches = own["forward"](X, parameters, block)
    grads = own["backward"](AL - Y, caches, block)
    for layer in ("W2", "W1", "b4"):

        def cost(moved: np.ndarray, layer: str = layer) -> float:
            output, _ = own["forward"](X, {**parameters, layer: moved}, block)
            return float(np.mean((output - Y) ** 2)) / 2

        np.testing.assert_allclose(grads[f"d{layer}"], central_differences(cost, parameters[layer]), atol=1e-7)


def test_plain_blocks_learn_from_one_start(own: dict, prose: str) -> None:
    assert own["which_start"] == "d"
    assert "learns, down to a cost of 0.12" in prose
    assert f"{ends(own, 'plain', 1, (2,))[0]:.2f}" == "0.12"
    assert ends(own, "plain", 0.5).min() > 0.49
    assert ends(own, "plain", 1).max() < 0.25
    assert np.isinf(ends(own, "plain", 2)).all()
    parameters = own["start"](0.5)
    signals = [
        np.sqrt(np.mean(cache[0][0] ** 2)) for cache in own["forward"](own["X"], parameters, own["plain"])[1][1:-1]
    ]
    assert signals[-1] / signals[0] == pytest.approx(2.0**-9, rel=0.8)  # "$2^{-10}$ are left after ten blocks"


def test_normalised_blocks_learn_from_all_starts(own: dict, prose: str) -> None:
    assert (
        "Both learn from each of the three starts, and better than the plain network did from the right one." in prose
    )
    plain = ends(own, "plain", 1, (2,))[0]
    for name in ("batchnorm", "layernorm"):
        for multiplier in (0.5, 1, 2):
            found = ends(own, name, multiplier)
            assert found.max() < 0.2
            assert found[2] < plain


def test_residual_blocks_want_small_branches(own: dict, prose: str) -> None:
    assert "at a quarter and even at a tenth of He's spread, the residual network learns" in prose
    assert "Their $1/\\sqrt{10}$ is 0.32" in prose
    assert f"{10**-0.5:.2f}" == "0.32"
    assert max(ends(own, "residual", 0.1).max(), ends(own, "residual", 0.25).max()) < 0.2
    assert min(ends(own, "plain", 0.1).min(), ends(own, "plain", 0.25).min()) > 0.49
    assert np.isinf(ends(own, "residual", 1)).all()


def test_worked_examples(own: dict, prose: str) -> None:
    Z = np.array([[1.0], [20.0]])
    one = np.ones((2, 1))
    np.testing.assert_allclose(own["layernorm_forward"](Z, one, 0 * one, 1e-12), [[-1], [1]])
    assert "of 1 and 20 it makes -1 and 1" in prose
    assert own["one_sample"] == "c"
    np.testing.assert_array_equal(own["batchnorm_forward"](Z, 3 * one, 2 * one, 1e-5), 2 * one)
    assert "the block $3 + 5 = 8$" in prose
    assert own["residual_forward"](*(np.array([[value]]) for value in (3.0, 2.0, -1.0)))[0].item() == 8


def test_the_size_of_weights_behind_a_normalisation(own: dict, prose: str) -> None:
    rng = np.random.default_rng(9)
    A_prev, W, dA = rng.normal(size=(4, 6)), rng.normal(size=(3, 4)), rng.normal(size=(3, 6))
    b = np.zeros((3, 1))
    for name in ("batchnorm", "layernorm"):
        block = block_of(own, name)
        (A, cache), (A2, cache2) = block[0](A_prev, W, b), block[0](A_prev, 2 * W, b)
        (_, dW, db), (_, dW2, _) = block[1](dA, cache), block[1](dA, cache2)
        np.testing.assert_allclose(A2, A, atol=1e-3)
        np.testing.assert_allclose(dW2, own["doubled_weights"] * dW, atol=2e-3)
        if name == "batchnorm":
            np.testing.assert_allclose(db, 0, atol=1e-12)  # "The gradient of $b$ is 0 up to rounding"
            np.testing.assert_allclose(np.sum(W * dW, axis=1), 0, atol=1e-4)  # no part along a row of W
    assert "The gradient of $b$ is 0 up to rounding" in prose


def test_a_residual_gradient_can_vanish(own: dict) -> None:
    one = np.array([[1.0]])
    A, cache = own["residual_forward"](-one, -one, 0 * one)
    dA_prev, _, _ = own["residual_backward"](one, cache)
    assert (A.item(), dA_prev.item()) == (0, own["residual_gradient"]) == (0, 0)


def test_weight_decay_fits_better_between_noisy_samples(own: dict, prose: str) -> None:
    fits = np.array(
        [[own["fit_with_decay"](own["l2_grads"], lambd, draw) for draw in range(6)] for lambd in (0, 0.1, 1)]
    )
    seen, unseen, norms = np.moveaxis(fits, 2, 0)
    assert [f"{value:.3f}" for value in unseen[:, 3]][:2] == ["0.096", "0.020"]
    assert "the sine is missed: 0.096." in prose
    assert "the sine better, 0.020." in prose
    assert ", ".join(f"{value:.3f}" for value in np.median(unseen, axis=1)) == "0.061, 0.031, 0.095"
    assert "The same holds on the median of six draws of samples: 0.061, 0.031, 0.095." in prose
    assert (unseen[1] < unseen[0]).all()
    assert (np.diff(norms, axis=0) < 0).all()
    assert (np.diff(seen, axis=0) > 0).all()


@pytest.mark.parametrize("axis", [0, 1])
def test_way_back_through_a_normalisation(own: dict, axis: int) -> None:
    rng = np.random.default_rng(13)
    Z, d_out = rng.normal(size=(3, 5)), rng.normal(size=(3, 5))
    normalise = own["batchnorm_forward"] if axis else own["layernorm_forward"]

    def loss(Z: np.ndarray) -> float:
        return float(np.sum(d_out * normalise(Z, np.ones((3, 1)), np.zeros((3, 1)), 1e-5)))

    np.testing.assert_allclose(own["normalise_backward"](d_out, Z, axis), central_differences(loss, Z), atol=1e-8)


def growth_of_the_gradient(own: dict, axis: int | None, seed: int, n: int = 64, m: int = 128, depth: int = 30) -> float:
    """By which factor the mean square of a gradient grows per layer on its way back."""
    rng = np.random.default_rng(seed)
    unit = np.ones((n, 1)), np.zeros((n, 1)), 1e-5
    A, layers = rng.normal(size=(n, m)), []
    for _ in range(depth):
        W = rng.normal(size=(n, n)) * np.sqrt(2 / n)
        Z = W @ A
        N = Z if axis is None else own[("layernorm_forward", "batchnorm_forward")[axis]](Z, *unit)
        A = np.maximum(0, N)
        layers.append((W, Z, N))
    g = rng.normal(size=A.shape)
    start = np.mean(g**2)
    for W, Z, N in reversed(layers):
        g = own["relu_backward"](g, N)
        g = W.T @ (g if axis is None else own["normalise_backward"](g, Z, axis))
    return float((np.mean(g**2) / start) ** (1 / depth))


def test_normalised_gradients(own: dict, prose: str) -> None:
    plain, batch, layer = (growth_of_the_gradient(own, axis, seed=0) for axis in (None, 1, 0))
    assert (f"{plain:.2f}", f"{batch:.2f}", f"{layer:.2f}") == ("0.99", "1.43", "0.99")
    assert "makes it **explode** by about 1.43 per layer" in prose
    assert "before training the gradient grows by 1.43 per layer" in prose
    assert "the gradient stays, 0.99 per layer" in prose
    others = np.array([[growth_of_the_gradient(own, axis, seed) for axis in (None, 1, 0)] for seed in range(1, 5)])
    np.testing.assert_allclose(others.mean(axis=0), (1, 1.43, 0.99), atol=0.04)  # no luck of one seed


def test_theory_of_batch_norm(prose: str) -> None:
    """The mean of relu(z) squared is 1 / pi of its mean square, for z from N(0, 1)."""
    z = (np.arange(200_000) + 0.5) / 20_000 - 5
    weight = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi) / 20_000
    mean, square = np.sum(weight * np.maximum(0, z)), np.sum(weight * np.maximum(0, z) ** 2)
    assert mean**2 / square == pytest.approx(1 / np.pi, rel=1e-4)
    assert f"$1 - 1/\\pi = {1 - 1 / np.pi:.2f}$" in prose
    assert f"\\frac{{\\pi}}{{\\pi - 1}} = {np.pi / (np.pi - 1):.3f}" in prose


def residual_growth(own: dict, factor: float, seed: int = 8) -> tuple[float, float]:
    """By which factor the mean square grows over 50 blocks of 64 units: of A, and of the gradient on its way back."""
    rng = np.random.default_rng(seed)
    A, caches = rng.normal(size=(64, 64)), []
    start = np.mean(A**2)
    for _ in range(50):
        A, cache = own["residual_forward"](A, factor * rng.normal(size=(64, 64)) * np.sqrt(2 / 64), np.zeros((64, 1)))
        caches.append(cache)
    up = np.mean(A**2) / start
    g = rng.normal(size=A.shape)
    start = np.mean(g**2)
    for cache in reversed(caches):
        g, _, _ = own["residual_backward"](g, cache)
    return float(up), float(np.mean(g**2) / start)


def test_residual_growth(own: dict, prose: str) -> None:
    (up, down), (tamed, _), (level, _) = (residual_growth(own, factor) for factor in (1, 50**-0.5, 1 / 50))
    assert (f"{up**0.02:.1f}", f"{tamed**0.02:.2f}") == ("2.9", "1.15")
    assert 2.6 < down**0.02 < up**0.02  # "nearly as fast backwards"
    assert 1e22 < up < 1e24
    assert 800 < tamed < 1200  # "a thousandfold over all 50 instead of 10^23"
    assert level < 1.5
    assert "by about 2.9 per block forwards, and nearly as fast backwards" in prose
    assert "1.15 per block, a thousandfold over all 50 instead of $10^{23}$" in prose


def test_l2_acts_slowly(own: dict, prose: str) -> None:
    grads, parameters = {"dW1": np.array([[3125.0]])}, {"W1": np.array([[5.0]])}
    step = own["l2_grads"](grads, parameters, 1, 1)["dW1"].item()
    assert 5 - 0.1 * step == pytest.approx(-308)
    shrunk = 5 - 0.1 * own["l2_grads"]({"dW1": np.zeros((1, 1))}, parameters, 1, 2)["dW1"].item()
    assert shrunk / 5 == pytest.approx(1 - 0.1 * 1 / 2)  # 1 - lr lambda / m
    assert "multiplies each weight by $1 - \\text{lr} \\cdot \\lambda / m$, here by 0.98" in prose
    assert own["decayed_weight"] == pytest.approx(5 * (1 - 0.1 * 2 / 10)) == pytest.approx(5 * 0.98)

"""Every number in the prose of lesson 3, recomputed with the lesson's own solutions and found in the text."""

import re

import nbformat
import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import solutions
from course.figures.computation_graph import DZ, A, B, W, boxes
from course.gradient import central_differences

LESSON = "03_exploding_gradients"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.chdir(ROOT)
    return solutions(LESSON)


@pytest.fixture(scope="module")
def prose() -> str:
    notebook = nbformat.read(ROOT / "source" / LESSON / f"{LESSON}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub(r"\s+", " ", text)


def chain(k: float, L: int) -> dict[str, np.ndarray]:
    """The parameters of L neurons in a row."""
    return {
        f"{kind}{layer}": np.array([[value]]) for layer in range(1, L + 1) for kind, value in (("W", k), ("b", 0.0))
    }


def chain_gradients(own: dict, k: float, L: int, y: float = 0.0) -> tuple[float, list[float]]:
    """The output of the chain for x = 1, and the gradient of each weight."""
    AL, caches = own["L_model_forward"](np.ones((1, 1)), chain(k, L))
    grads = own["L_model_backward"](AL, np.array([[y]]), caches)
    return AL.item(), [grads[f"dW{layer}"].item() for layer in range(1, L + 1)]


def test_worked_example(own: dict, prose: str) -> None:
    output, gradients = chain_gradients(own, 5, 3)
    assert output == 125
    assert output**2 / 2 == 7812.5
    assert gradients == [3125] * 3 == [5**5] * 3
    assert own["largest_gradient"] == "d"
    assert "**What grows on the way back is $da$**: 125, 625, 3125, 15625." in prose
    assert [125 * 5**step for step in range(4)] == [125, 625, 3125, 15625]
    assert own["predicted_w"] == 5 - 0.1 * gradients[0] == -307.5
    assert chain_gradients(own, -307.5, 3) == (0, [0, 0, 0])
    assert chain_gradients(own, -307.5, 3, y=2.0)[1] == [0, 0, 0]  # "stuck with its error"


def test_exponent(own: dict, prose: str) -> None:
    for k, L in ((5, 10), (2, 7), (0.5, 10)):
        assert chain_gradients(own, k, L)[1] == pytest.approx([k ** (2 * L - 1)] * L)
    assert own["predicted_exponent"] == 2 * 10 - 1
    assert float(5**19) == pytest.approx(1.907e13, rel=1e-3)
    assert f"{0.5**19:.7f}" == "0.0000019"
    assert "Yet the gradient is 0.0000019." in prose
    assert own["predicted_factor"] == 2 ** (2 * 8 - 1) / 2 ** (2 * 7 - 1)


def test_gradients_of_the_network_agree_with_central_differences(own: dict) -> None:
    rng = np.random.default_rng(11)
    X, Y = rng.normal(size=(3, 5)), rng.normal(size=(2, 5))
    shapes = {"W1": (4, 3), "b1": (4, 1), "W2": (3, 4), "b2": (3, 1), "W3": (2, 3), "b3": (2, 1)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    AL, caches = own["L_model_forward"](X, parameters)
    grads = own["L_model_backward"](AL, Y, caches)
    for name, value in parameters.items():

        def cost(moved: np.ndarray, name: str = name) -> float:
            output, _ = own["L_model_forward"](X, {**parameters, name: moved})
            return float(np.sum((output - Y) ** 2)) / (2 * X.shape[1])

        np.testing.assert_allclose(grads[f"d{name}"], central_differences(cost, value), atol=1e-8)


def test_the_sum_of_w_times_dw_is_the_same_in_every_layer(own: dict) -> None:
    rng = np.random.default_rng(12)
    widths = (4, 6, 5, 7, 3)
    parameters = {}
    for layer in range(1, 5):
        parameters[f"W{layer}"] = rng.normal(size=(widths[layer], widths[layer - 1]))
        parameters[f"b{layer}"] = np.zeros((widths[layer], 1))
    AL, caches = own["L_model_forward"](rng.normal(size=(4, 8)), parameters)
    Y = rng.normal(size=AL.shape)
    grads = own["L_model_backward"](AL, Y, caches)
    sums = [np.sum(parameters[f"W{layer}"] * grads[f"dW{layer}"]) for layer in range(1, 5)]
    np.testing.assert_allclose(sums, np.sum((AL - Y) * AL) / 8)


def test_questions_of_the_explorer(prose: str) -> None:
    """The answers below the explorer, with the slider's steps of one layer and of 0.1."""
    assert "Set $k$ to 1.1, then to 0.9." in prose
    assert "At 1.1 the gradient passes 100 with layer 25." in prose
    assert 1.1 ** (2 * 24 - 1) < 100 < 1.1 ** (2 * 25 - 1)
    assert "At 0.9 it falls below 1/100 with layer 23." in prose
    assert 0.9 ** (2 * 22 - 1) > 1 / 100 > 0.9 ** (2 * 23 - 1)


def rms_at_the_top(n: int, networks: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    A = np.ones((networks, n, 1))
    for _ in range(100):
        A = np.maximum(0, rng.normal(size=(networks, n, n)) @ A)
    return np.sqrt(np.mean(A**2, axis=(1, 2)))


def test_survival(own: dict, prose: str) -> None:
    assert own["hundred_layers"] == "c"
    assert "is $2^{-100}$" in prose
    expected = {4: 0.0016, 5: 0.042, 8: 0.676, 10: 0.907}
    for n, probability in expected.items():
        assert (1 - 2.0**-n) ** 100 == pytest.approx(probability, abs=6e-4)
        networks = 1000 if n < 8 else 400
        alive = np.mean(rms_at_the_top(n, networks, seed=21) > 0)
        assert alive == pytest.approx(probability, abs=4 * (probability * (1 - probability) / networks) ** 0.5)
    assert "Up to about five units, nearly every network dies. From about ten on, nearly every one lives" in prose


def test_growth(prose: str) -> None:
    assert "grows by $\\sqrt{n/2}$ per layer" in prose
    assert np.median(np.log10(rms_at_the_top(64, 8, seed=22))) == pytest.approx(100 * np.log10(32**0.5), abs=2.5)
    for n in (4, 5, 8, 10):
        rms = rms_at_the_top(n, 400, seed=23)
        survivors = rms[rms > 0]
        assert len(survivors) == 0 or np.median(np.log10(survivors)) < 50 * np.log10(n / 2)  # "below the line"


def test_clipped_steps_learn(own: dict) -> None:
    parameters = chain(5.0, 3)
    for _ in range(101):
        AL, caches = own["L_model_forward"](np.ones((1, 1)), parameters)
        grads = own["L_model_backward"](AL, np.zeros((1, 1)), caches)
        clipped = own["clip_by_norm"]({name: g for name, g in grads.items() if "W" in name}, 1)
        assert np.sqrt(sum(np.sum(g**2) for g in clipped.values())) <= 1 + 1e-12
        for name in ("W1", "W2", "W3"):
            parameters[name] = parameters[name] - 0.1 * clipped[f"d{name}"]
    assert AL.item() ** 2 / 2 < 0.01
    assert all(parameters[name].item() > 0 for name in ("W1", "W2", "W3"))


def test_clipping_by_value_turns_the_arrow(own: dict, prose: str) -> None:
    arrow = np.array([[3.0, 4.0]])
    assert np.clip(arrow, -1, 1).tolist() == [[1, 1]]
    np.testing.assert_allclose(own["clip_by_norm"]({"dW1": arrow}, 1)["dW1"], [[0.6, 0.8]])
    assert "(3, 4) becomes (1, 1) by value. By norm it becomes (0.6, 0.8)" in prose


def test_a_layer_in_numbers(own: dict, prose: str) -> None:
    """What stands in the boxes of the graph, by the lesson's own solutions and by central differences."""
    weights, a, b, dz = (np.array(values, dtype=float) for values in (W, A, B, DZ))
    z, cache = own["linear_forward"](a[:, None], weights, b[:, None])
    da, dW, db = own["linear_backward"](dz[:, None], cache)
    measured = central_differences(lambda a: float(dz @ (weights @ a + b)), a)
    np.testing.assert_allclose(da[:, 0], measured, rtol=1e-6)
    for name, box in boxes().items():
        kind, i, k = name[0], int(name[1]) - 1, int(name[-1]) - 1
        forward, backward = {
            "a": (a[i], da[i, 0]),
            "w": (weights[i, k], dW[i, k]),
            "p": (weights[i, k] * a[k], dz[i]),
            "b": (b[i], db[i, 0]),
            "z": (z[i, 0], dz[i]),
        }[kind]
        assert (box.forward, box.backward) == (forward, backward)
    assert "$dz_1 = 5$ and $dz_2 = -2$ are given" in prose
    assert (
        r"it gets $4 \cdot 5 + 1 \cdot (-2) = 18$. Each weight is used once: $w_{11}$ gets $2 \cdot 5 = 10$." in prose
    )


def test_a_power_of_one_matrix_goes_as_its_spectral_radius(prose: str) -> None:
    W = np.random.default_rng(7).normal(size=(50, 50))
    W = W / np.max(np.abs(np.linalg.eigvals(W)))
    back = np.random.default_rng(0).normal(size=(50, 20))
    for radius in (0.9, 1.1):
        grown = np.linalg.norm(np.linalg.matrix_power(radius * W.T, 100) @ back) / np.linalg.norm(back)
        assert abs(np.log10(grown / radius**100)) < 1 < abs(np.log10(radius**100))
    assert "the size of the largest eigenvalue of $W$, called its **spectral radius**" in prose


def test_end_of_float32(prose: str) -> None:
    assert "ends at $3.4 \\cdot 10^{38}$" in prose
    assert f"{np.finfo(np.float32).max:.1e}" == "3.4e+38"
    assert "Take 10, 30 and 60 layers of 64 units" in prose
    assert float(np.finfo(np.float32).max) < 32 ** (60 / 2)  # the output of the deepest of the three


def test_the_table_of_remedies_says_what_lesson_six_measures(prose: str) -> None:
    measured = nbformat.read(ROOT / "source/06_remedies/06_remedies.ipynb", as_version=4)
    text = " ".join(" ".join(cell.source.split()) for cell in measured.cells)
    assert "before training the gradient grows by 1.43 per layer" in prose
    assert "before training the gradient grows by 1.43 per layer" in text

"""The bug hunts: with every version the loss falls, one version is right, and the others are wrong where it is said."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.reference import solutions
from course.gradient import central_differences

ROOT = Path(__file__).parents[2]
RIGHT = {"01_relu_derivative": "hunt_relu_backward", "03_exploding_gradients": "hunt_model_backward"}
RIGHT["05_mse_output_layer"] = "hunt_dAL"


@pytest.fixture
def hunt(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict]:
    """Give all that a lesson's own solutions, its four versions and the cell that trains with each define."""
    monkeypatch.chdir(ROOT)

    def play(lesson: str) -> dict:
        found = dict(solutions(lesson))
        cells = json.loads((ROOT / "source" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))["cells"]
        sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        (trains,) = (source for source in sources if "for version in (" in source)
        exec(trains, found)
        return found

    return play


def wrong_parameters(found: dict, cost: str, gradients: Callable[[str], dict]) -> dict[str, set[str]]:
    """Of each version the parameters whose gradient is not what is measured."""
    measured = {
        name: central_differences(lambda moved, name=name: found[cost](name, moved), value)
        for name, value in found["start"].items()
    }
    return {
        version: {
            name for name, slope in measured.items() if not np.allclose(slope, grads[f"d{name}"], rtol=1e-5, atol=1e-7)
        }
        for version, grads in ((version, gradients(version)) for version in "abcd")
    }


@pytest.mark.parametrize("lesson", RIGHT)
def test_the_loss_falls_with_every_version(
    hunt: Callable[[str], dict], lesson: str, capsys: pytest.CaptureFixture
) -> None:
    hunt(lesson)
    lines = capsys.readouterr().out.strip().splitlines()
    assert [line.split()[0] for line in lines] == [f"version_{letter}" for letter in "abcd"]
    for line in lines:
        losses = [float(number) for number in re.findall(r"\d+\.\d+", line)]
        assert losses == sorted(losses, reverse=True)
        assert len(set(losses)) == 5


def test_versions_of_relu_backward(hunt: Callable[[str], dict]) -> None:
    found = hunt("01_relu_derivative")
    Z, dA = found["Z"], found["dA"]
    measured = found["numerical_gradient"](found["loss_of"], Z, 1e-5)
    differs = {v: ~np.isclose(found[f"version_{v}"](dA, Z), measured, rtol=1e-5, atol=1e-9) for v in "abcd"}
    assert [v for v in "abcd" if not differs[v].any()] == [found["hunt_relu_backward"]]
    assert found["hunt_version_b"] == "c"
    np.testing.assert_array_equal(differs["b"], (Z > 0) & (dA < 0))
    np.testing.assert_array_equal(differs["a"], Z > 0)  # "by one factor"
    np.testing.assert_allclose(found["version_a"](dA, Z), measured / 4, atol=1e-9)  # "4 times too small"


def test_versions_of_l_model_backward(hunt: Callable[[str], dict]) -> None:
    found = hunt("03_exploding_gradients")
    given = found["AL"], found["Y"], found["caches"]
    wrong = wrong_parameters(found, "loss_with", lambda v: found[f"version_{v}"](*given))
    assert wrong == {
        "a": {"W1", "b1"},
        "b": set(),
        "c": {"b1", "b2", "b3"},
        "d": {"W1", "b1", "W2", "b2", "W3", "b3"},
    }
    assert (found["hunt_model_backward"], found["hunt_version_c"]) == ("b", "c")


def test_versions_of_dal(hunt: Callable[[str], dict]) -> None:
    found = hunt("05_mse_output_layer")
    AL, Y, caches = found["AL"], found["Y_std"], found["caches"]

    def gradients(version: str) -> dict:
        return found["model_backward"](found[f"version_{version}"](AL, Y), caches, "linear")

    wrong = wrong_parameters(found, "cost_with", gradients)
    assert wrong == {v: set() if v == found["hunt_dAL"] else {"W1", "b1", "W2", "b2"} for v in "abcd"}
    measured = 20 * central_differences(lambda AL: found["mse_loss"](AL, Y), AL)
    np.testing.assert_array_equal(~np.isclose(found["version_d"](AL, Y), measured, rtol=1e-4), AL < Y)
    assert found["hunt_version_d"] == "c"
    assert 0 < np.sum(AL < Y) < 20

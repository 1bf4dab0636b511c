"""The regression y = 3 x^2 + 3 x, and the fit that each of four decisions about the network leads to.

The runs are a table, made by `python -m autograder.authoring.regression_runs` and held to it by a test. Training here
would need the derivatives that the lesson asks for, and would not follow a slider.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from course.gradient import Floats

X: Floats = np.arange(20.0).reshape(1, -1)
Y: Floats = 3 * X**2 + 3 * X

ORIENTATIONS = ("rows", "columns")
OUTPUTS = ("ReLU", "swish", "linear")
SCALINGS = ("neither", "X", "X and Y")
RATE_NAMES = ("0.000001", "0.00001", "0.0001", "0.001", "0.01", "0.1")  # as the explorer shows them
RATES = tuple(float(name) for name in RATE_NAMES)
STEPS = (0, 10, 100, 500, 2000)
COST_STEPS = (0, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 700, 1000, 1400, 2000)
TABLE = Path(__file__).with_name("mse_output_layer.json")


@dataclass(frozen=True)
class Run:
    """One run up to `step`: 20 predictions, and the errors at `error_steps`, None or nan where it has diverged.

    `floor` is the least that the output activation can give, in the units of Y; None where there is no floor.
    """

    step: int
    predictions: Floats
    error_steps: tuple[int, ...]
    errors: Floats
    floor: float | None


def run_name(orientation: str, output: str, scaling: str, rate: float) -> str:
    """The key of a run in the table."""
    return f"{orientation} | {output} | {scaling} | {rate:.0e}"


@cache
def _runs() -> dict[str, Any]:
    runs: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return runs


def run(orientation: str, output: str, scaling: str, rate: float, step: int) -> Run:
    """One run of the table, as far as `step`, which is one of STEPS."""
    found = _runs()[run_name(orientation, output, scaling, rate)]
    shown = sum(1 for at in COST_STEPS if at <= step)
    floor = (float(Y.mean()) if scaling == SCALINGS[2] else 0.0) if output == "ReLU" else None
    return Run(
        step,
        np.array(found["predictions"][STEPS.index(step)], dtype=float),
        COST_STEPS[:shown],
        np.array(found["errors"][:shown], dtype=float),
        floor,
    )


def at_floor(found: Run) -> np.ndarray:
    """Which predictions lie on the floor of the output activation, as an array of 20 truth values."""
    if found.floor is None:
        return np.zeros(20, dtype=bool)
    return np.abs(found.predictions - found.floor) < 0.06  # the table has one decimal


def r_squared(predictions: Floats) -> float:
    """1 - MSE / variance of Y: 1 is a perfect fit, 0 is as good as the mean."""
    return float(1 - np.mean((predictions - Y[0]) ** 2) / Y.var())

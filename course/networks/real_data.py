"""Networks on real data: how well they explain the people they learned from, and people they have not seen.

The runs are a table, made by `python -m autograder.authoring.diabetes_runs` and held to it by tests: 20 ways to divide
442 people, and up to 2,000 steps for each. Every figure is the median over the 20.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from course.gradient import Floats

INPUTS = {"age and sex": (0, 1), "body mass index": (2,), "all ten": tuple(range(10))}  # rows of X
WIDTHS = (0, 5, 20, 50)  # hidden units; with none, the network is a straight line
SIZES = (20, 40, 80, 150, 300)  # people to learn from
EPOCHS = (1, 2, 5, 10, 20, 50, 100, 200)
LESSON_LINE = "the lesson's straight line"  # that of one way to divide the people, over SIZES
TABLE = Path(__file__).with_name("real_data.json")


@dataclass(frozen=True)
class Scores:
    """R² on the training part and on the validation part: one number each, or one for each of a row of runs."""

    training: Floats
    validation: Floats


def run_name(inputs: str, width: int, size: int) -> str:
    """The key of a network in the table."""
    return f"{inputs} | {width} | {size}"


def line_name(inputs: str, size: int) -> str:
    """The key of the best straight line in the table."""
    return f"{inputs} | line | {size}"


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


def _scores(name: str) -> Scores:
    training, validation = np.array(_table()[name], dtype=float)
    return Scores(training, validation)


def over_epochs(inputs: str, width: int, size: int) -> Scores:
    """A network after each of EPOCHS."""
    return _scores(run_name(inputs, width, size))


def over_sizes(inputs: str, width: int, epochs: int) -> Scores:
    """The same network taught on each of SIZES, after `epochs`, which is one of EPOCHS."""
    at = EPOCHS.index(epochs)
    runs = [over_epochs(inputs, width, size) for size in SIZES]
    return Scores(np.array([run.training[at] for run in runs]), np.array([run.validation[at] for run in runs]))


def line(inputs: str, size: int) -> Scores:
    """The straight line that fits the training part best."""
    return _scores(line_name(inputs, size))


def lesson_line() -> Scores:
    """The straight line on each of SIZES, for the people as the lesson divides them."""
    return _scores(LESSON_LINE)

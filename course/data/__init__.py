"""Real data that ship with the course: `from course import data`, then `data.diabetes()`. Nothing is downloaded.

Beside each file lies a text of the same name, which says where it comes from and what may be done with it.
"""

from pathlib import Path

import numpy as np

from course.gradient import Floats

_DIABETES = Path(__file__).with_name("diabetes.csv")


def diabetes() -> tuple[Floats, Floats, tuple[str, ...]]:
    """442 people with diabetes: ten measurements each, and how far the disease had progressed a year later.

    Returns X of shape (10, 442), Y of shape (1, 442), and the names of the rows of X. Columns are people. Sex is 1
    or 2.
    """
    with _DIABETES.open(encoding="utf-8") as file:
        *names, _ = file.readline().strip().split(",")
        table: Floats = np.loadtxt(file, delimiter=",").T
    return table[:-1], table[-1:], tuple(names)

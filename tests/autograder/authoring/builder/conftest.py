"""A small course to build: one lesson, with this repository's own nbgrader_config.py."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from repository import ROOT

from autograder.authoring.builder.hints import HintsOf

LESSON = '''\
# %% [markdown]
r"""
# The derivative of ReLU

The slope is $\\theta(z)$: 0 or 1.
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

# %% nbgrader={"grade_id": "prediction", "solution": true}
# What is 2 * 4?
### BEGIN SOLUTION
prediction = 8
### END SOLUTION

# %% nbgrader={"grade_id": "test_prediction", "points": 1}
assert prediction == 8, prediction

# %% [markdown]
"""
Write it.

{{hints relu_backward}}

Then run the check.
"""


# %% nbgrader={"grade_id": "relu_backward", "solution": true}
def relu_backward(dA, cache):
    """Shape (n_l, m)."""
    Z = cache
    ### BEGIN SOLUTION
    dZ = dA * (Z > 0)
    return dZ
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}
assert relu_backward(np.ones(2), np.array([-1.0, 3.0])).tolist() == [0, 1]

# %% nbgrader={"grade_id": "test_relu_backward_hidden", "points": 1.5}
# More inputs than you see here.
### BEGIN HIDDEN TESTS
assert relu_backward(np.full(2, -2.5), np.array([7.0, -3.0])).tolist() == [-2.5, 0]
### END HIDDEN TESTS

# %%
# Why?
relu_backward(np.ones(1), np.ones(1))

# %%
# Why?
relu_backward(np.ones(1), np.ones(1))
'''


@dataclass(frozen=True)
class Help:
    """A hint as the catalogue holds it."""

    question: str
    answer: str


HINTS = {"relu_backward": (Help("What is `dA`, & why?", "The *upstream*\ngradient.\n"), Help("Shape?", "That of Z."))}

MakeCourse = Callable[..., Path]


@pytest.fixture
def lesson_text() -> str:
    return LESSON


@pytest.fixture
def hints_of() -> HintsOf:
    return HINTS.__getitem__


@pytest.fixture
def make_course(tmp_path: Path) -> MakeCourse:
    """Make a course out of files, given by path and text; without any, of LESSON alone."""

    def make(files: dict[str, str] | None = None) -> Path:
        root = tmp_path / "course"
        for path, text in (files or {"lessons/01_relu.py": LESSON}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        shutil.copy(ROOT / "nbgrader_config.py", root)
        return root

    return make

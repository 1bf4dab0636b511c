"""The lesson that the hostile notebooks hand in: six small exercises, three points each, NumPy alone.

The tests are what instructors write: plain asserts and NumPy's comparisons. They are weak where Python is: an answer
that gets to say itself whether it is equal passes them.
"""

import shutil
from pathlib import Path

from repository import ROOT

from autograder.authoring.builder.course import build, write
from autograder.engine.assignment import Assignment, read_assignment

NAME = "01_hostile"

SECRET = "8675309"
"""The digits of a number that only hidden tests hold. As SHOWN are the ways in which Python and NumPy print it."""
SHOWN = (SECRET, "8.675309", "8_675_309", "8,675,309")
REMARK = "The instructor alone reads this line"
"""The comment that each hidden test begins with."""

RIGHT = {
    "scale": "def scale(x, k):\n    return x * k",
    "relu_backward": "def relu_backward(dA, Z):\n    return dA * (Z > 0)",
    "mean_squared_error": "def mean_squared_error(A, Y):\n    return float(np.mean((A - Y) ** 2))",
    "step": "step = 3 / 8",
    "centered": "def centered(x):\n    return x - x.mean()",
    "count_positive": "def count_positive(values):\n    return sum(1 for value in values if value > 0)",
}
"""Right answers, in the lesson's order."""
POINTS = 3
"""Of each exercise: one for the visible test, two for the hidden one."""
FULL = POINTS * len(RIGHT)

LESSON = '''\
# %% [markdown]
"""
# Six small exercises
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

# %% nbgrader={"grade_id": "scale", "solution": true}
def scale(x, k):
    """Multiply every entry of the array x by the number k."""
    ### BEGIN SOLUTION
    return x * k
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_scale", "points": 1}
answer = scale(np.array([[1.0, -2.0, 3.0]]), 2.0)
assert answer.shape == (1, 3)
assert np.allclose(answer, [[2.0, -4.0, 6.0]])

# %% nbgrader={"grade_id": "test_scale_hidden", "points": 2}
### BEGIN HIDDEN TESTS
# REMARK
answer = scale(np.array([SECRET.0, -0.25, 0.0]), -2.0)
assert answer.shape == (3,)
assert (answer == np.array([-17350618.0, 0.5, 0.0])).all()
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "relu_backward", "solution": true}
def relu_backward(dA, Z):
    """The derivative of the loss with respect to Z. dA and Z are arrays of one shape and stay as they are."""
    ### BEGIN SOLUTION
    return dA * (Z > 0)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_relu_backward", "points": 1}
answer = relu_backward(np.array([[1.0, 2.0, -3.0]]), np.array([[0.5, -1.0, 2.0]]))
assert answer.shape == (1, 3)
assert np.allclose(answer, [[1.0, 0.0, -3.0]])

# %% nbgrader={"grade_id": "test_relu_backward_hidden", "points": 2}
### BEGIN HIDDEN TESTS
# REMARK
answer = relu_backward(np.array([SECRET.0, -1.25, 3.5]), np.array([1.0, 2.0, -0.5]))
assert answer.shape == (3,)
np.testing.assert_array_equal(answer, [SECRET.0, -1.25, 0.0])
assert (answer == np.array([SECRET.0, -1.25, 0.0])).all()
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "mean_squared_error", "solution": true}
def mean_squared_error(A, Y):
    """The mean of the squared differences, one number."""
    ### BEGIN SOLUTION
    return float(np.mean((A - Y) ** 2))
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_mean_squared_error", "points": 1}
assert abs(mean_squared_error(np.array([1.0, 3.0]), np.array([3.0, 1.0])) - 4.0) < 1e-9

# %% nbgrader={"grade_id": "test_mean_squared_error_hidden", "points": 2}
### BEGIN HIDDEN TESTS
# REMARK
assert mean_squared_error(np.array([[SECRET.0, 1.0]]), np.array([[8675306.0, 1.0]])) == 4.5
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "step", "solution": true}
# Which number, between 0 and 1?
### BEGIN SOLUTION
step = 3 / 8
### END SOLUTION

# %% nbgrader={"grade_id": "test_step", "points": 1}
assert step != 0.5
assert abs(step - 0.3) < 0.1

# %% nbgrader={"grade_id": "test_step_hidden", "points": 2}
### BEGIN HIDDEN TESTS
# REMARK
assert step == 0.375  # not SECRET
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "centered", "solution": true}
def centered(x):
    """x moved so that its mean is 0. The array x stays as it is."""
    ### BEGIN SOLUTION
    return x - x.mean()
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_centered", "points": 1}
answer = centered(np.array([1.0, 2.0, 6.0]))
near = 1e-9
np.testing.assert_allclose(answer, [-2.0, -1.0, 3.0], atol=near)

# %% nbgrader={"grade_id": "test_centered_hidden", "points": 2}
### BEGIN HIDDEN TESTS
# REMARK
x = np.array([[SECRET.0, 8675305.0]])
answer = centered(x)
assert np.array_equal(x, [[SECRET.0, 8675305.0]]), "x was changed"
np.testing.assert_allclose(answer, [[2.0, -2.0]], atol=near)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "count_positive", "solution": true}
def count_positive(values):
    """How many numbers of a list are above 0."""
    ### BEGIN SOLUTION
    return sum(1 for value in values if value > 0)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_count_positive", "points": 1}
assert count_positive([3, -1, 0, 2]) == 2

# %% nbgrader={"grade_id": "test_count_positive_hidden", "points": 2}
### BEGIN HIDDEN TESTS
# REMARK
count = count_positive([SECRET, -7, 0.5, 0, 4])
assert isinstance(count, int)
assert count == 3
### END HIDDEN TESTS
'''


def write_course(root: Path) -> None:
    """Make `root` a course of this one lesson: lessons/, source/ and release/."""
    (root / "lessons").mkdir(parents=True)
    text = LESSON.replace("SECRET", SECRET).replace("REMARK", REMARK)
    (root / "lessons" / f"{NAME}.py").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    write(root, build(root, {}.__getitem__))


def the_assignment(root: Path) -> Assignment:
    """The lesson as the autograder reads it."""
    return read_assignment(root / "source" / NAME)


def released(root: Path) -> bytes:
    """The notebook that students get."""
    return (root / "release" / NAME / f"{NAME}.ipynb").read_bytes()

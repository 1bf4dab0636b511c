"""A light lesson: six code cells, one of them a figure. Each runs in a few milliseconds."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from autograder.authoring.builder.markers import Marker

NAME = "light"

_CELLS = (
    (
        Marker("setup", "locked"),
        """
%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
""",
    ),
    (
        Marker("relu", "solution"),
        """
def relu(Z):
    ### BEGIN SOLUTION
    return np.maximum(Z, 0)
    ### END SOLUTION
""",
    ),
    (
        Marker("relu_backward", "solution"),
        """
def relu_backward(dA, Z):
    ### BEGIN SOLUTION
    return dA * (Z > 0)
    ### END SOLUTION
""",
    ),
    (
        Marker("test_relu", "test", 2),
        """
assert relu(np.array([-1.0, 2.0])).tolist() == [0, 2]
assert relu(np.zeros((2, 3))).shape == (2, 3)
""",
    ),
    (
        Marker("test_relu_backward", "test", 3),
        """
dA, Z = np.array([[1.0, 2.0], [-3.0, 4.0]]), np.array([[-1.0, 2.0], [3.0, 0.0]])
assert relu_backward(dA, Z).shape == Z.shape
### BEGIN HIDDEN TESTS
assert relu_backward(dA, Z).tolist() == [[0, 2], [-3, 0]]
assert dA.tolist() == [[1, 2], [-3, 4]]
### END HIDDEN TESTS
""",
    ),
    (
        None,
        """
Z = np.linspace(-3, 3, 61)
figure, axes = plt.subplots()
axes.plot(Z, relu(Z), label="relu")
axes.plot(Z, relu_backward(np.ones_like(Z), Z), label="slope")
axes.legend()
plt.show()
""",
    ),
)


def source() -> bytes:
    """The instructor's notebook."""
    notebook = new_notebook(cells=[_cell(place, marker, text.strip()) for place, (marker, text) in enumerate(_CELLS)])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    text: str = nbformat.writes(notebook)
    return text.encode()


def _cell(place: int, marker: Marker | None, text: str) -> nbformat.NotebookNode:
    if marker is None:
        return new_code_cell(text, id=f"cell-{place}")
    return new_code_cell(text, id=marker.grade_id, metadata=marker.metadata())

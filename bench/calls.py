"""What it takes to call a student's function through the jail."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from autograder.authoring.builder.markers import Marker
from autograder.engine.assignment import Assignment, Submission
from autograder.engine.job import Job
from autograder.engine.station import Station

CALLS = 2000
_CELLS = (
    (Marker("setup", "locked"), "import numpy as np"),
    (Marker("double", "solution"), "def double(A):\n    return A * 2"),
    (
        Marker("test_double", "test", 1_000_000),
        f"""
import time
A = np.ones((20, 30))
took = []
for _ in range({CALLS}):
    started = time.perf_counter()
    double(A)
    took.append(time.perf_counter() - started)
sorted(took)[{CALLS} // 2] * 1e6  # the value of a test's last line is its score
""",
    ),
)


def call_of_an_array() -> float:
    """Milliseconds in the median for a call with an array of 20 x 30 numbers and its answer of the same size."""
    cells = [new_code_cell(text, id=marker.grade_id, metadata=marker.metadata()) for marker, text in _CELLS]
    notebook = nbformat.writes(new_notebook(cells=cells)).encode()
    with Station(Job(Assignment("call", {"call": notebook}, {}))) as station:
        verdict = station.grade(Submission("ada", {"call.ipynb": notebook}))
    (cell,) = verdict.cells
    if not cell.score:
        raise SystemExit(f"The call could not be measured: {cell.message or verdict.message}")
    return cell.score / 1000

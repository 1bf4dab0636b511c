"""The engine without a course, a gradebook or nbgrader's settings: the example of its docstring, as it stands there."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

from repository import ROOT

from autograder import engine

LESSON = [
    ("double", "def double(x):\n    return 2 * x", {"solution": True}),
    ("test_double", "assert double(2) == 4", {"grade": True, "points": 2}),
    (
        "test_more",
        "### BEGIN HIDDEN TESTS\nassert double(0.5) == 1\n### END HIDDEN TESTS",
        {"grade": True, "points": 3},
    ),
]


def notebook(**answers: str) -> str:
    def cell(name: str, source: str, marks: dict[str, object]) -> dict[str, object]:
        marker = {"grade_id": name, "schema_version": 3, "locked": not marks.get("solution")} | marks
        written = {
            "cell_type": "code",
            "id": name,
            "metadata": {"nbgrader": marker},
            "source": answers.get(name, source),
        }
        return written | {"execution_count": None, "outputs": []}

    cells = [cell(*given) for given in LESSON]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def test_the_example_grades_one_notebook(tmp_path: Path) -> None:
    (tmp_path / "source" / "ps1").mkdir(parents=True)
    (tmp_path / "source" / "ps1" / "ps1.ipynb").write_text(notebook())
    (tmp_path / "ada.ipynb").write_text(notebook(double="def double(x):\n    return int(2 * x) if x > 1 else 0"))
    example = textwrap.dedent(engine.__doc__[engine.__doc__.index("    from pathlib") :])
    assert len(example.strip().splitlines()) < 20
    command, where = [sys.executable, "-c", example], {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=where, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    first, *cells = done.stdout.splitlines()
    assert first == "2 of 5 points"
    assert cells[0] == "test_double 2.0 "
    assert cells[1].startswith("test_more 0.0 ")
    graded = json.loads((tmp_path / "graded.ipynb").read_text())
    assert [one["metadata"]["nbgrader"]["grade_id"] for one in graded["cells"]] == [name for name, _, _ in LESSON]

"""The released notebook with answers in place of stubs, as a student hands it in.

Notebooks are plain JSON here: importing nbformat takes longer than grading several of them.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from autograder.engine.submissions.cell_ids import settled_ids

Notebook = dict[str, Any]


def read_notebook(text: str | bytes) -> Notebook:
    """A notebook as nested dicts, the source of each cell joined to one string, and each cell with an id of its own."""
    notebook: Notebook = json.loads(text)
    cells = notebook["cells"]
    for cell, cell_id in zip(cells, settled_ids([cell.get("id") for cell in cells]), strict=True):
        cell |= {"source": "".join(cell["source"]), "id": cell_id}
    return notebook


def as_file(notebook: Notebook) -> bytes:
    """The file of a notebook."""
    return json.dumps(notebook).encode()


def answers_in(notebook: Notebook) -> dict[str, str]:
    """The source of every solution cell, by its grade_id: solutions in an instructor's notebook, stubs in a release."""
    marked = ((cell["metadata"].get("nbgrader", {}), cell["source"]) for cell in notebook["cells"])
    return {marker["grade_id"]: source for marker, source in marked if marker.get("solution")}


def filled_in(release: Notebook, answers: Mapping[str, str]) -> Notebook:
    """A copy of the released notebook with these answers, by grade_id; the other stubs stay as they are.

    Raises KeyError for an answer to which the notebook has no stub.
    """
    if unknown := sorted(answers.keys() - answers_in(release).keys()):
        raise KeyError(f"{unknown[0]}: the released notebook has no stub of that name.")
    notebook = deepcopy(release)
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = answers.get(name, cell["source"])
    return notebook

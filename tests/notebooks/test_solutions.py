"""The solution notebook runs without error. The students' is run with their wheel, in tests/runs."""

import nbformat
import pytest
from nbclient import NotebookClient
from repository import ROOT

LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))


def executed(lesson: str) -> nbformat.NotebookNode:
    """A notebook of source/ after Run All, going on past errors as nbgrader does."""
    folder = ROOT / "source" / lesson
    notebook = nbformat.read(folder / f"{lesson}.ipynb", as_version=4)
    NotebookClient(notebook, allow_errors=True, resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


def errors(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """The kind of error by cell id, for every cell that raised one."""
    return {
        cell.id: output.ename
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error"
    }


@pytest.mark.parametrize("lesson", LESSONS)
def test_solution_notebook_runs_without_error(lesson: str) -> None:
    notebook = executed(lesson)
    assert errors(notebook) == {}
    warned = [c.id for c in notebook.cells if c.cell_type == "code" for o in c.outputs if o.get("name") == "stderr"]
    assert warned == []

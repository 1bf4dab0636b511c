"""The solution notebook gets every point; the release notebook fails each test as not written, and no other way."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))


def executed(kind: str, lesson: str) -> nbformat.NotebookNode:
    """A notebook of source/ or release/ after Run All, going on past errors as nbgrader does."""
    folder = ROOT / kind / lesson
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


def graded_ids(notebook: nbformat.NotebookNode) -> set[str]:
    return {cell.id for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")}


@pytest.mark.parametrize("lesson", LESSONS)
def test_solution_notebook_runs_without_error(lesson: str) -> None:
    notebook = executed("source", lesson)
    assert errors(notebook) == {}
    warned = [c.id for c in notebook.cells if c.cell_type == "code" for o in c.outputs if o.get("name") == "stderr"]
    assert warned == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_release_notebook_fails_its_tests_as_not_written(lesson: str) -> None:
    notebook = executed("release", lesson)
    found = errors(notebook)
    hidden = {name for name in graded_ids(notebook) if name.endswith("_hidden")}  # nothing is left of them to fail
    assert graded_ids(notebook) - hidden == {name for name in found if name.startswith("test_")}
    assert set(found.values()) == {"NotImplementedError"}

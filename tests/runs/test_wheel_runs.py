"""With the wheel and the folder `release`, lessons run and their checks work."""

import ast
from pathlib import Path

import nbformat
import pytest
from repository import ROOT
from wheel_kernel import Play, Run

LESSONS = sorted(path.stem for path in (ROOT / "source").glob("*/*.ipynb"))
WHERE = "import course, importlib.util\n(course.__file__, importlib.util.find_spec('autograder'))"


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


def test_a_students_kernel_knows_the_wheel_and_not_the_checkout(run: Run, installed: Path) -> None:
    (cell,) = run(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WHERE)])).cells
    assert ast.literal_eval(cell.outputs[0].data["text/plain"]) == (str(installed / "course" / "__init__.py"), None)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_asks_for_its_exercises_and_takes_their_solutions(lesson: str, played: Play) -> None:
    """As it is given, each of its tests fails as not written, and nothing in another way."""
    given = played(lesson, "given")
    found, graded = errors(given), graded_ids(given)
    hidden = {name for name in graded if name.endswith("_hidden")}  # nothing is left of them to fail
    assert graded - hidden == {name for name in found if name.startswith("test_")}
    assert set(found.values()) == {"NotImplementedError"}
    assert errors(played(lesson, "solved")) == {}

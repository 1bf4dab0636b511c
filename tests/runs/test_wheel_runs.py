"""With the wheel and the folder `release`, lessons run and their checks work."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from repository import ROOT
from wheel_kernel import Play, Run

from autograder.engine.judge.names import names_of

LESSONS = sorted(path.stem for path in (ROOT / "source").glob("*/*.ipynb"))
WHERE = "import course, importlib.util\n(course.__file__, importlib.util.find_spec('autograder'))"


def errors(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """The kind of error by cell id, for every cell that raised one.

    A name that a cell above could not bind, since it stopped so itself, is no error of its own.
    """
    found, unbound = {}, dict[str, str]()
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                name = re.fullmatch(r"name '(\w+)' is not defined", output.evalue)
                found[cell.id] = unbound.get(name[1], output.ename) if name else output.ename
                unbound |= dict.fromkeys(names_of(cell.source).bound, found[cell.id])
    return found


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

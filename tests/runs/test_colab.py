"""The lessons for Colab, in a kernel that has what Colab has and nothing of the course's: IPython, NumPy, Matplotlib.

There is no network here, so the first cell finds the wheel, which is named by its path, and not what else it asks for.
"""

import json
import os
import re
import sys
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from repository import ROOT
from wheel_kernel import ALONE

from autograder.authoring.builder.without_course import REMEDY
from autograder.classroom.ship.colab import NO_REPOSITORY, first_cell, for_colab
from autograder.engine.problem import Problem
from course.explorers.widget import Explorer

LESSON = "01_relu_derivative"
RELEASED = (ROOT / "release" / LESSON / f"{LESSON}.ipynb").read_bytes()
SETUP = "from course import"
WRONG = "def relu(Z):\n    return np.minimum(0, Z), Z\n\ncheck(relu=relu)"
CELLS = (WRONG, "figures.relu_and_slope()", "explore.neuron()", "check(predicted_dw=8)", "progress()")


def distributions(*names: str) -> set[str]:
    """The names of what is installed for these, with all that they need."""
    found: set[str] = set()
    wanted = list(names)
    while wanted:
        name = canonicalize_name(wanted.pop())
        if name not in found:
            found.add(name)
            needed = [Requirement(text) for text in metadata.requires(name) or []]
            wanted += [one.name for one in needed if not one.marker or one.marker.evaluate({"extra": ""})]
    return found


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages that Colab has, without the course's."""
    folder = tmp_path_factory.mktemp("bare")
    for name in distributions("ipykernel", "ipython", "numpy", "matplotlib", "pip"):
        files = metadata.distribution(name).files or []
        for top in {file.parts[0] for file in files if ".." not in file.parts} - {"__pycache__"}:
            (folder / top).symlink_to(Path(metadata.distribution(name).locate_file(top)))
    return folder


def played(bare: Path, home: Path, cells: list[str]) -> list[nbformat.NotebookNode]:
    """The cells after Run All in the bare kernel."""
    (home / "kernels" / "bare").mkdir(parents=True)
    argv = [*ALONE, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": argv, "display_name": "Bare", "language": "python"}
    (home / "kernels" / "bare" / "kernel.json").write_text(json.dumps(spec))
    installed = home / "content"
    installed.mkdir()
    environment = {
        **{"HOME": str(home), "PATH": os.defpath, "PYTHONPATH": os.pathsep.join([str(installed), str(bare)])},
        **{"PIP_TARGET": str(installed), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull},
    }
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(home))
        NotebookClient(notebook, kernel_name="bare", allow_errors=True).execute(env=environment, cwd=str(home))
    return notebook.cells


def words(cell: nbformat.NotebookNode) -> str:
    return "\n".join(output.get("data", output).get("text/plain", output.get("text", "")) for output in cell.outputs)


def test_checks_and_figures_work_and_explorers_are_pictures_that_say_so(
    wheel: Path, bare: Path, tmp_path: Path
) -> None:
    released = nbformat.reads(RELEASED.decode(), as_version=4).cells
    setup = next(cell.source for cell in released if SETUP in cell.source)
    without, install, *rest = played(bare, tmp_path, [setup, first_cell(str(wheel)), setup, *CELLS])
    (error,) = without.outputs
    assert (error.ename, error.evalue) == ("ModuleNotFoundError", REMEDY.replace("{missing.name}", "course"))
    assert not any(output.output_type == "error" for output in install.outputs)
    again, wrong, figure, explorer, predicted, progress = rest
    assert again.outputs == []
    assert "relu: not right yet" in words(wrong)
    assert wrong.outputs[-1].ename == "CheckFailed"
    assert figure.outputs
    assert "<svg" in explorer.outputs[0].data["text/html"]
    assert "%pip install anywidget" in words(explorer)
    assert [output.output_type for output in explorer.outputs] == ["display_data"]
    assert "predicted_dw" in words(predicted)
    assert not any(output.output_type == "error" for output in progress.outputs)


def test_where_the_course_is_the_first_cell_does_nothing() -> None:
    assert re.search(r'if not importlib\.util\.find_spec\("course"\):\n    %pip', first_cell("x.whl"))


def test_the_page_has_a_badge_for_each_lesson_and_every_notebook_its_cell() -> None:
    made = for_colab("ada/relu", ("course-1.whl", b"wheel"), {f"{LESSON}.ipynb": RELEASED})
    assert set(made) == {"README.md", "course-1.whl", f"{LESSON}.ipynb"}
    assert f"https://colab.research.google.com/github/ada/relu/blob/main/{LESSON}.ipynb)" in made["README.md"].decode()
    assert "The derivative of ReLU" in made["README.md"].decode()
    notebook = nbformat.reads(made[f"{LESSON}.ipynb"].decode(), as_version=4)
    nbformat.validate(notebook)
    assert "https://raw.githubusercontent.com/ada/relu/main/course-1.whl" in notebook.cells[0].source
    assert notebook.cells[1:] == nbformat.reads(RELEASED.decode(), as_version=4).cells


@pytest.mark.parametrize("name", ["", "relu", "https://github.com/ada/relu", "ada/relu)[x"])
def test_what_is_no_repository_is_refused(name: str) -> None:
    with pytest.raises(Problem) as caught:
        for_colab(name, ("course-1.whl", b""), {})
    assert str(caught.value) == NO_REPOSITORY.format(repository=name)


def test_with_anywidget_an_explorer_is_live() -> None:
    """What the fallback of the first test stands in for."""
    assert "anywidget" in sys.modules
    assert any(parent.__module__.startswith("anywidget") for parent in Explorer.__mro__)

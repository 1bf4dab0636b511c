"""The lessons as Google Colab opens them: a repository on GitHub with the wheel, a page of badges, and the notebooks.

Colab has no course. So each notebook begins with one more cell, which fetches the wheel from that repository. Where the
course is there already, as when the notebook is graded, this cell does nothing.
"""

import json
import re
from typing import Any

from autograder.engine.problem import Problem

CELL_ID = "colab"
# Without what only the command needs: Colab has a Jupyter of its own. NumPy, Matplotlib and ipywidgets are there, too.
NEEDED = "anywidget psygnal filelock"
CELL = """\
# Colab has no course: this cell brings it. Run it first, and once more when Colab has begun a new session.
import importlib.util
import sys

if not importlib.util.find_spec("course"):
    %pip install -q --no-deps {wheel}
    %pip install -q --no-deps {needed}
if "google.colab" in sys.modules:
    from google.colab import output

    output.enable_custom_widget_manager()"""
PAGE = """\
# Back-propagation through ReLU, on Colab

Open a lesson, and run its first cell. Colab keeps your work only if you choose *Save a copy in Drive*. To hand in,
choose *Download .ipynb* in the menu *File*.

| lesson | |
|---|---|
{rows}
"""
BADGE = "[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({address})"
NOTEBOOK = "https://colab.research.google.com/github/{repository}/blob/main/{path}"
WHEEL = "https://raw.githubusercontent.com/{repository}/main/{name}"

NO_REPOSITORY = "{repository} is no repository on GitHub: name it as OWNER/NAME."


def for_colab(repository: str, wheel: tuple[str, bytes], lessons: dict[str, bytes]) -> dict[str, bytes]:
    """The files of the repository, which is called OWNER/NAME, by path. Raises Problem where it cannot be one.

    `wheel` is its name and content, `lessons` are the students' notebooks by path. The page they begin with stays out:
    it is about one's own computer.
    """
    if not re.fullmatch(r"[\w-]+/[\w.-]+", repository):
        raise Problem(NO_REPOSITORY.format(repository=repository))
    name, content = wheel
    cell = first_cell(WHEEL.format(repository=repository, name=name))
    made = {path: _beginning_with(cell, notebook) for path, notebook in lessons.items()}
    rows = "\n".join(_row(repository, path, notebook) for path, notebook in lessons.items())
    return made | {name: content, "README.md": PAGE.format(rows=rows).encode()}


def first_cell(wheel: str) -> str:
    """The source of the cell that installs the wheel, which is an address or a path."""
    return CELL.format(wheel=wheel, needed=NEEDED)


def _beginning_with(source: str, notebook: bytes) -> bytes:
    made = json.loads(notebook)
    cell: dict[str, Any] = {"cell_type": "code", "id": CELL_ID, "metadata": {}, "outputs": [], "execution_count": None}
    made["cells"].insert(0, cell | {"source": source.splitlines(keepends=True)})
    return (json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _row(repository: str, path: str, notebook: bytes) -> str:
    title = "".join(json.loads(notebook)["cells"][0]["source"]).partition("\n")[0].removeprefix("# ")
    return f"| {title} | {BADGE.format(address=NOTEBOOK.format(repository=repository, path=path))} |"

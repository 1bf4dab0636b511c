"""A notebook on a Python that has no course says what to do, instead of only what is missing."""

import ast
import json
import sys
from pathlib import Path

import pytest
from repository import ROOT

from autograder.authoring.builder.without_course import REMEDY, with_remedy

NOTEBOOKS = sorted((ROOT / "release").rglob("*.ipynb"))


def importing_cells(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [source for source in code if "from course import" in source]


@pytest.mark.parametrize("missing", ["course", "numpy"])
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_says_what_to_do_where_its_imports_fail(
    notebook: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cell,) = importing_cells(notebook)
    monkeypatch.setitem(sys.modules, missing, None)
    if missing in cell:
        with pytest.raises(ModuleNotFoundError) as caught:
            exec(cell, {})
        assert str(caught.value) == REMEDY.replace("{missing.name}", caught.value.__context__.name)
        assert caught.value.__suppress_context__


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_where_there_is_a_course_its_names_are_there(notebook: Path) -> None:
    (cell,) = importing_cells(notebook)
    names: dict[str, object] = {}
    exec(cell.partition("\n\ncheck_environment()")[0], names)
    assert "progress" in names


@pytest.mark.parametrize("source", ["x = 1", "import numpy as np", "def f():\n    from course import check"])
def test_other_cells_stay_as_they_are(source: str) -> None:
    assert with_remedy(source) == source


def test_what_stands_around_the_import_stays() -> None:
    made = with_remedy("# why\nimport numpy as np\n\nfrom course import check\n\nx = 1")
    assert made.startswith("# why\ntry:\n    import numpy as np\n\n    from course import check\nexcept")
    assert made.endswith("from None\n\nx = 1")
    ast.parse(made)

"""`autograder verify --fix`: the tests that cannot be judged apart say so from now on, in the files of their lesson.

A lesson that is written as text keeps it in the markers of lessons/LESSON.py, any other in source/LESSON/*.ipynb.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.authoring.verify.apart import NotApart
from autograder.engine.cell_metadata import REASON, WHERE, WORKBENCH, moved_to_workbench


def fix(root: Path, source: Path, lesson: str, found: Sequence[NotApart]) -> list[Path]:
    """Write it down, and return the files that have changed. `source` is the folder of the instructor's notebooks."""
    text = root / "lessons" / f"{lesson}.py"
    if text.is_file():
        _fix_text(text, {one.grade_id: one.reason for one in found})
        return [text]
    names = sorted({one.notebook for one in found})
    for name in names:
        _fix_notebook(source / f"{name}.ipynb", {one.grade_id: one.reason for one in found if one.notebook == name})
    return [source / f"{name}.ipynb" for name in names]


def _fix_notebook(path: Path, reasons: Mapping[str, str]) -> None:
    """Only the metadata of these cells change; the rest of the file is as JupyterLab writes it."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in reasons:
            cell["metadata"] = moved_to_workbench(cell["metadata"], reasons[name])
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _fix_text(path: Path, reasons: Mapping[str, str]) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        found = re.fullmatch(r"(# %% nbgrader=)(\{.*\})\s*", line)
        marker = json.loads(found[2]) if found else {}
        if found and marker.get("grade_id") in reasons:
            marker |= {WHERE: WORKBENCH, REASON: reasons[marker["grade_id"]]}
            lines[number] = found[1] + json.dumps(marker, ensure_ascii=False)
    path.write_text("\n".join(lines), encoding="utf-8")

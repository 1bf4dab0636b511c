"""The worked solutions: the lessons as somebody who has solved them would have them, for whoever learns alone.

Made from source/. The answers stay; hidden tests go, and with them all that belongs to grading. Without nbgrader's
metadata nobody can take such a notebook for an assignment.
"""

import json
import re
from pathlib import Path
from typing import Any

from autograder.authoring.builder.regions import HIDDEN_TESTS, SOLUTION, code_lines, find_regions, replace_regions

FOLDER = "solutions"

NOTE = """\
> **Worked solution.** Each answer here is one way of several. Before you look, try the exercise and its help in
> [your own copy of the lesson]({lesson}). What you run here does not count as progress.
"""


def worked_solutions(root: Path) -> dict[str, bytes]:
    """The notebooks of all lessons of the course at `root`, by path: solutions/LESSON.ipynb."""
    sources = sorted((root / "source").glob("*/*.ipynb"))
    return {f"{FOLDER}/{path.name}": worked_solution(path.stem, path.read_bytes()) for path in sources}


def worked_solution(lesson: str, source: bytes) -> bytes:
    """The worked solution of one lesson. `source` is the instructor's notebook."""
    notebook = json.loads(source)
    notebook["cells"] = [_note(lesson), *filter(None, map(_worked, notebook["cells"]))]
    return (json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def write(root: Path, files: dict[str, bytes]) -> None:
    """Write the files that differ, and remove what no lesson accounts for any more."""
    for path in (root / FOLDER).glob("*.ipynb"):
        if path.relative_to(root).as_posix() not in files:
            path.unlink()
    for place, content in files.items():
        path = root / place
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)


def _note(lesson: str) -> dict[str, Any]:
    text = NOTE.format(lesson=f"../{lesson}/{lesson}.ipynb")
    return {"cell_type": "markdown", "id": "worked-solution", "metadata": {}, "source": text.splitlines(keepends=True)}


def _worked(cell: dict[str, Any]) -> dict[str, Any] | None:
    """The cell without what belongs to grading; None where nothing is left of it."""
    if not cell["metadata"].get("nbgrader"):
        return cell
    source = "".join(cell["source"])
    is_test = bool(find_regions(source, HIDDEN_TESTS))
    source = replace_regions(source, {region: [] for region in find_regions(source, HIDDEN_TESTS)})
    if is_test and not code_lines(source.split("\n")):
        return None
    shown = re.sub(rf"^\s*### (?:BEGIN|END) {SOLUTION}\n?", "", source, flags=re.MULTILINE).strip("\n")
    return cell | {"metadata": {}, "source": shown.splitlines(keepends=True)}

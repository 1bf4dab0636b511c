"""A lesson as a page to read, made of its two notebooks.

What the reader sees is the students' notebook: nothing that is hidden there can get onto the page. Only the solutions
come from the instructor's. They stand folded below their stubs, and run in their place.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

UNSEEN = "unseen"
"""The tag of a cell that runs and is not shown."""

_MARKER = re.compile(r"^ *### (?:BEGIN|END) SOLUTION\n?", re.MULTILINE)
_OTHER_LESSON = re.compile(r"(?<=\]\()\.\./\w+/(?=\w+\.ipynb)")
_PROGRESS = "progress()"
_LAST_SECTION = re.compile(r"(?:^|\n)#+ [^\n]*\n(?:(?!\n#).)*$", re.DOTALL)
_FENCE_OR_HEADING = re.compile(r"^```.*?^```$|^#+(?= )", re.MULTILINE | re.DOTALL)


def lesson_page(source: NotebookNode, release: NotebookNode, description: str) -> NotebookNode:
    """The page, as a notebook that has not run yet.

    `source` is the instructor's notebook, `release` the students' of the same lesson. `description` is one line for
    search engines. Left out are the checks of solutions, cells that only graders use, and the section on progress.
    """
    solutions = {cell.metadata.nbgrader.grade_id: cell.source for cell in source.cells if _role(cell) == "solution"}
    cells = list(_cells(release, solutions))
    _keep_headings_in_order(cells)
    cells[0].source += f"\n\n```{{eval-rst}}\n.. meta::\n   :description: {description}\n```"
    return new_notebook(cells=cells, metadata={"kernelspec": release.metadata.kernelspec})


def _cells(release: NotebookNode, solutions: Mapping[str, str]) -> Iterator[NotebookNode]:
    after_solution = False
    for cell, following in pairwise([*release.cells, new_markdown_cell("")]):
        role = _role(cell)
        # That a solution passes its check says nothing. A check further down belongs to the text that leads to it.
        left_out = role == "test" and (after_solution or _is_comment(cell.source))
        after_solution = role == "solution" or left_out
        if cell.cell_type == "markdown":
            text = _LAST_SECTION.sub("", cell.source) if following.source == _PROGRESS else cell.source
            yield new_markdown_cell(_OTHER_LESSON.sub("", text))
        elif role == "solution":
            solution = _MARKER.sub("", solutions[cell.metadata.nbgrader.grade_id]).rstrip()
            yield new_markdown_cell(_stub_and_solution(cell.source, solution))
            yield new_code_cell(solution, metadata={"tags": [UNSEEN]})
        elif not left_out and cell.source != _PROGRESS:
            yield new_code_cell(cell.source)


def _role(cell: NotebookNode) -> str:
    """Solution or test, or "" for all else."""
    marks = cell.metadata.get("nbgrader", {})
    return "solution" if marks.get("solution") else "test" if marks.get("grade") else ""


def _is_comment(source: str) -> bool:
    return all(line.startswith("#") or not line.strip() for line in source.split("\n"))


def _stub_and_solution(stub: str, solution: str) -> str:
    """The stub as a learner finds it, and below it the solution, folded."""
    name = "Solution" if "def " in stub else "Answer"
    return (
        f"```python\n{stub.rstrip()}\n```\n\n"
        f'<details class="solution">\n<summary>{name}</summary>\n\n```python\n{solution}\n```\n\n</details>'
    )


def _keep_headings_in_order(cells: list[NotebookNode]) -> None:
    """Raise headings that skip a level, as a notebook may and a page may not."""
    level = 0

    def in_order(found: re.Match[str]) -> str:
        nonlocal level
        if found[0].startswith("`"):
            return found[0]
        level = min(len(found[0]), level + 1)
        return "#" * level

    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = _FENCE_OR_HEADING.sub(in_order, cell.source)

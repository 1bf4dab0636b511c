"""Writes the cells of a lesson as the notebook that nbgrader and instructors open."""

import hashlib

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.authoring.builder.hints import HintsOf, with_hints
from autograder.authoring.builder.lesson import Cell, Lesson
from autograder.authoring.builder.without_course import with_remedy

# What Jupyter needs to find the kernel. It adds the version of Python when it runs the notebook; we do not,
# so that the bytes are the same on every machine.
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def source_notebook(lesson: Lesson, hints_of: HintsOf) -> bytes:
    """The instructor's notebook (nbformat 4.5, JSON with sorted keys, UTF-8), of a lesson without problems."""
    taken = {cell.marker.grade_id for cell in lesson.cells if cell.marker}
    cells = []
    for cell in lesson.cells:
        if cell.kind == "markdown":
            source = with_hints(cell.source, hints_of)
            cells.append(new_markdown_cell(source, id=_free_id(cell, taken)))
        elif cell.marker is None:
            cells.append(new_code_cell(with_remedy(cell.source), id=_free_id(cell, taken)))
        else:
            source = with_remedy(cell.source)
            cells.append(new_code_cell(source, id=cell.marker.grade_id, metadata=cell.marker.metadata()))
    notebook = new_notebook(cells=cells, metadata=_METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return f"{nbformat.writes(notebook)}\n".encode()


def _free_id(cell: Cell, taken: set[str]) -> str:
    """An id that follows from the text of the cell alone, or of the cell and its number among equal ones."""
    digest = hashlib.sha256(f"{cell.kind}\n{cell.source}".encode()).hexdigest()[:12]
    free, copies = digest, 1
    while free in taken:
        copies += 1
        free = f"{digest}-{copies}"
    taken.add(free)
    return free

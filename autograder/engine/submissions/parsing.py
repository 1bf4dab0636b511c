"""From the bytes that were handed in to a notebook of one shape. Used by the judge, on either notebook.

Whatever comes out is valid nbformat 4.5 without outputs: marks never depend on what a notebook says it once printed.
"""

from collections.abc import Callable
from typing import Any

from autograder.engine.printable import all_printable, printable, runnable
from autograder.engine.submissions.cell_ids import settled_ids
from autograder.engine.submissions.decoding import TOO_MUCH, UnreadableError, text_of, value_of

Cell = dict[str, Any]
Notebook = dict[str, Any]

# A lesson has a hundred.
MOST_CELLS = 5000
# How Jupyter shows a cell. nbformat demands a form of them, and nothing here reads them.
_SHOWN = {"collapsed", "execution", "format", "jupyter", "name", "scrolled", "tags"}

_NO_NOTEBOOK = "The file is JSON, but not a notebook."
_UNKNOWN_FORMAT = "The notebook is in format {}, and only formats 2 to 4 can be read. Save it with JupyterLab."
_NO_CELLS = "The file is not a notebook: it has no list of cells."
_MANY_CELLS = f"The notebook has {{}} cells, and no more than {MOST_CELLS} can be read."
_NO_CELL = "Cell {} of the notebook is not a cell."
_NO_TYPE = "Cell {} of the notebook is neither code nor markdown nor raw."
_NO_TEXT = "The source of cell {} of the notebook is not text."


def parse(held: bytes) -> Notebook:
    """The notebook in a file, as `parse_popped` has it."""
    return parse_popped({"": held}, "")


def parse_popped(files: dict[str, bytes], name: str) -> Notebook:
    """The notebook in a file, as a plain dict, where nobody needs the file itself any more, which may be large.

    It is taken out of `files`. Raises UnreadableError, nothing else.

    Of a cell it keeps cell_type, source (a string, lines end in "\\n"), metadata, id and, in markdown, attachments. All
    of it is printable but for the source of code, which is to run as it was written.
    """
    try:
        return _notebook(value_of(text_of(files.pop(name))))
    except MemoryError:
        raise UnreadableError(TOO_MUCH) from None


def _notebook(notebook: Any) -> Notebook:
    if not isinstance(notebook, dict):
        raise UnreadableError(_NO_NOTEBOOK)
    cells = [_cell(cell, number) for number, cell in enumerate(_cells(notebook), start=1)]
    for cell, cell_id in zip(cells, settled_ids([cell["id"] for cell in cells]), strict=True):
        cell["id"] = cell_id
    return {"cells": cells, "metadata": _notebook_metadata(notebook), "nbformat": 4, "nbformat_minor": 5}


def _cells(notebook: dict[str, Any]) -> list[Any]:
    """The cells. Formats 2 and 3 have them in sheets.

    nbformat upgrades these, too, but not damaged ones, and it makes as many `#` as a heading asks for.
    """
    major = notebook.get("nbformat", 4)
    if isinstance(major, int) and major not in (2, 3, 4):
        raise UnreadableError(_UNKNOWN_FORMAT.format(major))
    cells = notebook.get("cells")
    if cells is None and isinstance(sheets := notebook.get("worksheets"), list):
        cells = []
        for sheet in sheets:
            in_sheet = sheet.get("cells") if isinstance(sheet, dict) else None
            cells += in_sheet if isinstance(in_sheet, list) else []
    if not isinstance(cells, list):
        raise UnreadableError(_NO_CELLS)
    if len(cells) > MOST_CELLS:
        raise UnreadableError(_MANY_CELLS.format(len(cells)))
    return cells


def _cell(held: object, number: int) -> Cell:
    if not isinstance(held, dict):
        raise UnreadableError(_NO_CELL.format(number))
    kind, source = held.get("cell_type"), held.get("source", "")
    if kind == "code" and "source" not in held:
        source = held.get("input", "")  # format 3
    text = _text(source, runnable if kind == "code" else printable)
    if text is None:
        raise UnreadableError(_NO_TEXT.format(number))
    if kind == "heading":  # format 3
        kind, text = "markdown", _heading(text, held.get("level"))
    if kind not in ("code", "markdown", "raw"):
        raise UnreadableError(_NO_TYPE.format(number))
    cell = {"cell_type": kind, "id": held.get("id"), "metadata": _metadata(held.get("metadata")), "source": text}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    elif kind == "markdown" and (attachments := _attachments(held.get("attachments"))):
        cell["attachments"] = attachments
    return cell


def _heading(text: str, level: object) -> str:
    hashes = "#" * level if isinstance(level, int) and 1 <= level <= 6 else "#"
    return f"{hashes} {' '.join(text.split())}"


def _text(value: object, made: Callable[[str], str] = printable) -> str | None:
    """What nbformat calls a multiline string, a string or a list of them, after `made`. None where it is neither."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        value = "".join(value)
    return made(value) if isinstance(value, str) else None


def _metadata(held: object) -> dict[str, Any]:
    """What a cell says of itself, apart from how it is shown. nbgrader's part is a dict or is not there."""
    if not isinstance(held, dict):
        return {}
    kept = {key: value for key, value in held.items() if key not in _SHOWN}
    if not isinstance(kept.get("nbgrader", {}), dict):
        del kept["nbgrader"]
    metadata: dict[str, Any] = all_printable(kept)
    return metadata


def _attachments(held: object) -> dict[str, dict[str, str]]:
    """The pictures in a markdown cell: by name, then by type of content."""
    if not isinstance(held, dict):
        return {}
    return {
        printable(name): {printable(kind): text for kind, data in bundle.items() if (text := _text(data))}
        for name, bundle in held.items()
        if isinstance(bundle, dict)
    }


def _notebook_metadata(notebook: dict[str, Any]) -> dict[str, Any]:
    """The kernel and the language, where they are whole."""
    held = all_printable(notebook.get("metadata"))
    wanted = {"kernelspec": ("display_name", "language", "name"), "language_info": ("name", "version")}
    kept = {}
    for key, fields in wanted.items():
        entry = held.get(key) if isinstance(held, dict) else None
        found = (
            {name: entry[name] for name in fields if isinstance(entry.get(name), str)}
            if isinstance(entry, dict)
            else {}
        )
        if "name" in found and (key != "kernelspec" or "display_name" in found):
            kept[key] = found
    return kept

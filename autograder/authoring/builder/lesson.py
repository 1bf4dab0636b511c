"""Reads lessons/NN_topic.py (py:percent, markdown in triple quotes) into cells that know their lines.

jupytext reads each cell. What it lets pass is refused here: it takes an indented `# %%` inside a function
for the start of a cell, `# %%[markdown]` for a comment, and `# Why?` for a magic (which is switched off).
A lesson as a whole is Python, so Python's own parser says where a statement is cut by a `# %%`.
"""

import ast
import io
import re
import tokenize
import warnings
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import jupytext

from autograder.authoring.builder.markers import EXAMPLES, Marker, MarkerError, parse_marker
from autograder.authoring.builder.problems import BuildProblem, Fault

PLAIN_PYTHON = "A lesson is plain Python, without magics: correct the code."
ONE_STRING = 'Put the text between `"""` and `"""`, and nothing else into the cell.'
MARKERS = "Write `# %%`, `# %% [markdown]` or `# %% nbgrader={...}`, at the start of the line."
UNSPLIT = "Remove the `# %%`, or end the statement before it."
NOT_A_MARKER = "Write the comment in another way."

_FORMAT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
_MARKER = re.compile(r"# %%(?: \[markdown\]| nbgrader=(?P<nbgrader>.+))?")
_PROSE = re.compile(r'r?"""(?:(?!""").)*"""', re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """One cell. `line` is that of its `# %%`, `source_line` that of the first line of `source`, both from 1."""

    kind: Literal["markdown", "code"]
    line: int
    source: str
    source_line: int
    marker: Marker | None


@dataclass(frozen=True)
class Lesson:
    """A lesson's cells, and what is wrong with how they are written. `path` is relative to the course."""

    path: str
    cells: tuple[Cell, ...]
    problems: tuple[BuildProblem, ...]


def read_lesson(path: str, text: str) -> Lesson:
    """Read a lesson. Where `problems` is not empty, `cells` holds what could be made out."""
    try:
        tree = _parse(text)
    except SyntaxError as error:
        what = f"this is not Python: {error.msg}."
        return Lesson(path, (), (BuildProblem(path, error.lineno or 1, what, PLAIN_PYTHON),))
    comments = _percent_comments(text)
    misplaced = {comment.start[0]: fault for comment in comments if (fault := _misplaced(tree, comment))}
    starts = [comment.start[0] for comment in comments if comment.start[0] not in misplaced]
    # Without the misplaced ones, a cell that they split is read, and judged, as the whole that it was meant to be.
    lines = ["" if number in misplaced else line for number, line in enumerate(text.split("\n"), 1)]
    faults = [*misplaced.values()]
    if tree.body and (not starts or _first_line(tree.body[0]) < starts[0]):
        faults.append((_first_line(tree.body[0]), "there is code before the first cell.", "Put `# %%` above it."))
    cells = []
    for start, following in pairwise([*starts, len(lines) + 1]):
        cell, more = _read_cell(start, lines[start - 1], "\n".join(lines[start : following - 1]))
        cells.append(cell)
        faults.extend((start, *fault) for fault in more)
    return Lesson(path, tuple(cells), tuple(BuildProblem(path, *fault) for fault in faults))


def _parse(text: str) -> ast.Module:
    with warnings.catch_warnings():
        # `\partial` in prose that is not raw: ruff's business, and jupytext takes the text as it stands.
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except ValueError as error:  # null bytes, before Python 3.12
            raise SyntaxError(str(error)) from None


def _percent_comments(text: str) -> list[tokenize.TokenInfo]:
    """Each comment on its own line that looks like a marker or a magic."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    alone = [token for token in comments if token.line.lstrip().startswith("#")]
    return [token for token in alone if re.match(r"#\s*%(%|[a-z])", token.string)]


def _misplaced(tree: ast.Module, comment: tokenize.TokenInfo) -> Fault | None:
    """Why this comment cannot start a cell; None if it can."""
    line, column = comment.start
    if not re.match(r"#\s*%%(\W|$)", comment.string):
        return line, f"`{comment.string.rstrip()}` reads like a magic, and would do nothing.", PLAIN_PYTHON
    if any(_first_line(node) < line <= (node.end_lineno or 0) for node in tree.body):
        return line, "this `# %%` cuts a statement in two.", UNSPLIT
    if column:
        return line, "this `# %%` is indented, and would still start a cell.", UNSPLIT
    return None


def _first_line(node: ast.stmt) -> int:
    """The line of the statement, or of its first decorator."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _read_cell(line: int, marker_line: str, body: str) -> tuple[Cell, list[tuple[str, str]]]:
    """The cell that starts at `line`, and each fault as (what, remedy)."""
    # An unknown marker that names markdown is read as such, so that its text is not refused as well.
    kind: Literal["markdown", "code"] = "markdown" if "[m" in marker_line.partition("{")[0] else "code"
    marker, faults = _read_marker(marker_line.rstrip())
    is_prose = _PROSE.fullmatch(body.strip()) is not None
    if kind == "markdown" and not is_prose:
        faults.append(("this markdown cell is not one triple-quoted string.", ONE_STRING))
    if kind == "code" and is_prose:
        faults.append(("this code cell holds nothing but text.", "Write `# %% [markdown]` above it."))
    source = _as_jupytext_reads(kind, body)
    if source is None:
        faults.append(("jupytext makes more than one cell of this.", NOT_A_MARKER))
        source = body
    source = source.strip("\n")
    source_line = line + 1 + body[: body.find(source)].count("\n")
    return Cell(kind, line, source, source_line, marker), faults


def _read_marker(text: str) -> tuple[Marker | None, list[tuple[str, str]]]:
    match = _MARKER.fullmatch(text)
    if match is None:
        return None, [(f"`{text}` is an unknown marker.", MARKERS)]
    if match["nbgrader"] is None:
        return None, []
    try:
        return parse_marker(match["nbgrader"]), []
    except MarkerError as error:
        return None, [(str(error), EXAMPLES)]


def _as_jupytext_reads(kind: str, body: str) -> str | None:
    """The source of the cell, or None if jupytext finds the start of another one in it (`# In[3]:`)."""
    head = "# %% [markdown]" if kind == "markdown" else "# %%"
    cells = jupytext.reads(f"{head}\n{body}", fmt=_FORMAT).cells
    return cells[0].source if len(cells) == 1 else None

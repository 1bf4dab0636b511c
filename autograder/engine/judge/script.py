"""The instructor's notebook as the judge plays it: which cell is what, what it binds, which cells the judge runs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from autograder.engine.cell_metadata import EXTRA_POINTS, runs_in_workbench
from autograder.engine.judge.figures import without_matplotlib
from autograder.engine.judge.names import INDIRECT, Names, functions_that_change_arguments, imports_of, names_of
from autograder.engine.submissions.hidden import as_students_saw, has_hidden_part


class Kind(Enum):
    """What a cell of the instructor's notebook is for."""

    TEXT = "text"  # markdown that nobody marks
    GIVEN = "given"  # locked code without points: runs on both sides
    PLAIN = "plain"  # code that nbgrader does not know: the student's copy runs in the workbench
    SOLUTION = "solution"  # the student's code, of which the judge borrows the names
    TEST = "test"  # locked code with points: the judge runs it
    MANUAL = "manual"  # an answer or a task that a human marks


# Cells that the student fills in.
STUDENTS = (Kind.SOLUTION, Kind.MANUAL)


@dataclass(frozen=True)
class ScriptCell:
    """One cell of the instructor's notebook.

    `judged`: the judge runs it, as `here` has it. `shared`: a test that also runs on the other side, since a later cell
    there uses a name that it binds. `imports`: its import statements, which of a solution cell the judge does itself.
    `borrowed`: the names that the judge asks the student's side for before it runs the cell. `imported`: of the names
    that earlier solution cells import, those that it needs: the student must have them, the judge imports them itself.
    `told`: what tests up to this one bind and functions of solution cells read; `taken`: what of that this one deletes.
    `gives_part`: with the instructor's own answers, this test's value is a part of its points.
    """

    index: int
    kind: Kind
    grade_id: str
    source: str
    here: str
    names: Names
    points: float
    extra: float
    hidden: bool
    in_workbench: bool
    imports: str
    judged: bool = False
    shared: bool = False
    borrowed: frozenset[str] = frozenset()
    imported: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    gives_part: bool = False


def script_of(cells: list[dict[str, Any]], python_of: Callable[[str], str]) -> list[ScriptCell]:
    """The script of an instructor's notebook. `python_of` turns a cell with magics into Python."""
    codes = [python_of(cell["source"]) if cell["cell_type"] == "code" else "" for cell in cells]
    changing = functions_that_change_arguments(codes)
    script = [_cell(index, cell, code, changing) for index, (cell, code) in enumerate(zip(cells, codes, strict=True))]
    return _with_told(_with_borrowed(_with_shared(_without_figures(_with_judged(script), codes), python_of)))


def _cell(index: int, cell: dict[str, Any], code: str, changing: frozenset[str]) -> ScriptCell:
    marker = cell["metadata"].get("nbgrader", {})
    is_code = cell["cell_type"] == "code"
    return ScriptCell(
        index=index,
        kind=_kind(is_code, marker),
        grade_id=marker.get("grade_id", ""),
        source=cell["source"],
        here=cell["source"],
        names=names_of(code, changing),
        points=float(marker.get("points") or 0),
        extra=float(cell["metadata"].get(EXTRA_POINTS) or 0),
        hidden=has_hidden_part(cell["source"]),
        in_workbench=runs_in_workbench(cell["metadata"]),
        imports=imports_of(code),
    )


def _kind(is_code: bool, marker: dict[str, Any]) -> Kind:
    if marker.get("task") or (marker.get("grade") and (marker.get("solution") or not is_code)):
        return Kind.MANUAL
    if not is_code:
        return Kind.TEXT
    if marker.get("grade"):
        return Kind.TEST
    if marker.get("solution"):
        return Kind.SOLUTION
    return Kind.GIVEN if marker.get("locked") else Kind.PLAIN


def _with_judged(script: list[ScriptCell]) -> list[ScriptCell]:
    """Tests and given cells are judged, and of the plain cells those that one of these needs, read from the end."""
    borrowed = frozenset().union(*(cell.names.bound for cell in script if cell.kind in STUDENTS))
    modules = frozenset().union(*(cell.names.imported for cell in script))
    wanted: set[str] = set()
    marked = []
    for cell in reversed(script):
        names = cell.names
        gives = names.bound | names.imported | names.set_up | (names.touched - borrowed - modules)
        judged = cell.kind in (Kind.TEST, Kind.GIVEN) or (cell.kind is Kind.PLAIN and bool(gives & wanted))
        if judged and not cell.in_workbench:
            wanted |= names.needed
        marked.append(replace(cell, judged=judged))
    return marked[::-1]


def _without_figures(script: list[ScriptCell], codes: list[str]) -> list[ScriptCell]:
    """What sets up matplotlib is left out of given and plain cells, where the judge runs nothing that names it."""
    given = [cell.index for cell in script if cell.judged and cell.kind in (Kind.GIVEN, Kind.PLAIN)]
    others = [codes[cell.index] for cell in script if cell.kind in (Kind.TEST, Kind.SOLUTION)]
    thinner = without_matplotlib([codes[index] for index in given], others)
    for index, code in zip(given, thinner, strict=True):
        if code != codes[index]:
            script[index] = replace(script[index], here=code, imports=imports_of(code))
    return script


def _with_shared(script: list[ScriptCell], python_of: Callable[[str], str]) -> list[ScriptCell]:
    """Of the tests, those that bind a name which a later cell uses on the other side.

    Of a test that the judge runs, the workbench gets what students got of it.
    """
    there: set[str] = set()  # what later cells in the workbench need
    here: set[str] = set()  # and what those need that the judge runs
    marked = []
    for cell in reversed(script):
        is_apart = cell.kind is Kind.TEST and not cell.in_workbench
        if cell.kind is Kind.TEST:
            seen = names_of(python_of(as_students_saw(cell.source))) if is_apart else cell.names
            cell = replace(cell, shared=bool(seen.defined & (there if is_apart else here)))
        if not is_apart:
            there |= cell.names.needed
        if is_apart or (cell.kind is not Kind.TEST and cell.judged) or (cell.in_workbench and cell.shared):
            here |= cell.names.needed
        marked.append(cell)
    return marked[::-1]


def _with_borrowed(script: list[ScriptCell]) -> list[ScriptCell]:
    """What is borrowed for a cell that the judge runs.

    Of the names that earlier solution cells define: those that it needs, or a given or plain cell before it, whose
    functions it may call. And what it needs that no cell of the instructor's binds: what any of them binds is never for
    the student to say, unless a solution cell changes it.
    """
    own: set[str] = set()
    modules: set[str] = set()
    for cell in script:
        own |= cell.names.imported if cell.kind in STUDENTS else cell.names.bound | cell.names.imported
        modules |= cell.names.imported
    defined: set[str] = set()
    needed: set[str] = set()
    imported: set[str] = set()  # by solution cells alone
    marked = []
    for cell in script:
        if cell.kind in STUDENTS:
            defined |= cell.names.bound | ((cell.names.set_up | cell.names.touched) - modules)
            imported |= cell.names.imported
            marked.append(cell)
            continue
        imported -= cell.names.defined
        if cell.judged:
            is_indirect = any(word in cell.source for word in INDIRECT)
            named = needed | cell.names.needed
            wanted = defined if is_indirect else defined & named
            needed |= cell.names.needed if cell.kind is not Kind.TEST else frozenset()
            theirs = frozenset(wanted | (cell.names.needed - own))
            cell = replace(cell, borrowed=theirs, imported=frozenset(imported if is_indirect else imported & named))
        marked.append(cell)
    return marked


def _with_told(script: list[ScriptCell]) -> list[ScriptCell]:
    """What tests bind for the functions that they call: names that functions of solution cells read from outside.

    No other name of a test's: what is expected is not for a student to read.
    """
    read = frozenset[str]().union(*(cell.names.read_inside for cell in script if cell.kind in STUDENTS))
    bound: frozenset[str] = frozenset()
    marked = []
    for cell in script:
        if cell.kind is Kind.TEST:
            bound |= cell.names.bound
        marked.append(replace(cell, told=bound & read, taken=cell.names.deleted & read) if cell.judged else cell)
    return marked

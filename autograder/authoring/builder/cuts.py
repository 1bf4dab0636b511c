"""What is taken out of solution and test cells: is it there, does it close, and is what remains sound?"""

import ast
from collections.abc import Iterator

from autograder.authoring.builder.lesson import Cell
from autograder.authoring.builder.markers import Marker
from autograder.authoring.builder.problems import Fault
from autograder.authoring.builder.regions import SOLUTION, RegionError, code_lines, find_regions, replace_regions
from autograder.authoring.builder.stubs import assigned_names, stubbed

CLOSE = "Write the `### BEGIN` and the `### END` in the same cell, each on a line of its own."
CUT_OUT = "Put what students are to write between `### BEGIN SOLUTION` and `### END SOLUTION`."
RENAME = "Give the cell the name of the function or variable that a student writes in it."
KEEP_DEF = "Begin the region below the `def` line and its docstring."
WHOLE = "Put whole statements between the two markers, and leave whole statements outside."
FILL = "Write the code, or remove the two markers."


def cut_faults(cell: Cell, marker: Marker, name: str) -> Iterator[Fault]:
    """What is wrong with the regions called `name` in a marked cell."""
    try:
        regions = find_regions(cell.source, name)
    except RegionError as error:
        yield cell.source_line + error.line, str(error), CLOSE
        return
    lines = cell.source.split("\n")
    for region in regions:
        if not code_lines(lines[region.begin + 1 : region.end]):
            yield cell.source_line + region.begin, f"there is no code below `### BEGIN {name}`.", FILL
    if name == SOLUTION:
        yield from _solution_faults(cell, marker.grade_id, bool(regions))
        released = stubbed(cell.source, marker.grade_id)
    else:
        released = replace_regions(cell.source, {region: [] for region in regions})
    if not _is_python(released):
        yield cell.line, f"without its `{name}` this cell is not Python.", WHOLE


def _solution_faults(cell: Cell, name: str, has_region: bool) -> Iterator[Fault]:
    if not has_region:
        yield cell.line, f"nothing is taken out of the solution {name}.", CUT_OUT
    functions, variables = _definitions(cell.source)
    if name not in functions | variables:
        yield cell.line, f"the solution {name} defines no {name} at top level.", RENAME
    stub = stubbed(cell.source, name)
    if _is_python(stub) and (lost := functions - _definitions(stub)[0]):
        yield cell.line, f"students would not get the `def` line of {min(lost)}.", KEEP_DEF


def _definitions(source: str) -> tuple[set[str], set[str]]:
    """The names of functions and classes, and of variables, that a cell defines at top level."""
    functions, variables = set(), set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            functions.add(node.name)
        else:
            variables.update(assigned_names(node))
    return functions, variables


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True

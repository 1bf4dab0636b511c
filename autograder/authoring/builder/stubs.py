"""What a student finds in place of a solution: a stub that says, by name, what is still to be written."""

import ast
from typing import Any

from nbgrader.preprocessors import ClearSolutions
from nbgrader.utils import is_solution

from autograder.authoring.builder.regions import (
    SOLUTION,
    Region,
    RegionError,
    code_lines,
    find_regions,
    replace_regions,
)

RAISE = 'raise NotImplementedError("{name}: replace this line with your code.")'
ANSWER = "{name} = ...  # replace ... with your answer"


class NamedStubs(ClearSolutions):  # type: ignore[misc]
    """Stands in for ClearSolutions in GenerateAssignment.preprocessors (see autograder/settings.py).

    Cells that it cannot read (another language, magics, a solution without markers) are left to nbgrader, and all of
    them where the course has a `c.ClearSolutions.code_stub` of its own.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        is_ours = self.code_stub == self.trait_defaults("code_stub")
        if is_ours and cell.cell_type == "code" and is_solution(cell):
            try:
                stub = stubbed(cell.source, cell.metadata.nbgrader["grade_id"])
            except (RegionError, SyntaxError):
                stub = cell.source
            if stub != cell.source:
                cell.source = stub
                return cell, resources
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        return cell, resources


def stubbed(source: str, grade_id: str) -> str:
    """The cell as students get it. Raises RegionError, or SyntaxError where `source` is not Python."""
    tree = ast.parse(source)
    lines = source.split("\n")
    stubs: dict[Region, list[str]] = {}
    for region in find_regions(source, SOLUTION):
        code = code_lines(lines[region.begin + 1 : region.end]) or [lines[region.begin]]
        indent = code[0][: len(code[0]) - len(code[0].lstrip())]
        stubs[region] = [indent + line for line in _stub(tree, region, grade_id)]
    return replace_regions(source, stubs)


def _stub(tree: ast.Module, region: Region, grade_id: str) -> list[str]:
    """The lines that stand in for one region, without indentation."""
    if function := _enclosing_function(tree.body, region):
        return [RAISE.format(name=function)]
    if names := _only_assigned(tree, region):
        return [ANSWER.format(name=name) for name in names]
    return [RAISE.format(name=grade_id)]


def _enclosing_function(body: list[ast.stmt], region: Region) -> str | None:
    """The outermost function around the region, a method with its class (`Layer.forward`)."""
    for node in body:
        if not node.lineno <= region.begin < (node.end_lineno or node.lineno):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return node.name
        if isinstance(node, ast.ClassDef) and (method := _enclosing_function(node.body, region)):
            return f"{node.name}.{method}"
    return None


def _only_assigned(tree: ast.Module, region: Region) -> list[str]:
    """The names that a top-level region assigns, in order; empty if it does anything else."""
    names: dict[str, None] = {}
    for node in tree.body:
        if region.begin < node.lineno - 1 < region.end:
            assigned = assigned_names(node)
            if not assigned:
                return []
            names.update(dict.fromkeys(assigned))
    return list(names)


def assigned_names(node: ast.stmt) -> list[str]:
    """The names that an assignment binds; empty if `node` is none, or binds an element or attribute too."""
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        targets = [node.target]
    else:
        return []
    names: list[str] = []
    while targets:
        target, *targets = targets
        if isinstance(target, ast.Tuple | ast.List):
            targets = [*target.elts, *targets]
        elif isinstance(target, ast.Name):
            names.append(target.id)
        else:
            return []
    return names

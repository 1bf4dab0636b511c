"""What goes to students: `course` imports no autograder, and defines no function that a learner is asked to write."""

import ast
from collections.abc import Iterator, Set
from pathlib import Path

from autograder.authoring.builder.problems import BuildProblem


def shipped_problems(root: Path, exercises: Set[str]) -> Iterator[BuildProblem]:
    """All that is wrong in course/ below `root`."""
    for path in sorted((root / "course").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom) and "autograder" in _imported(node):
                what = "this imports the autograder, which students do not have."
                yield BuildProblem(place, node.lineno, what, "Move what both need into course/.")
            elif isinstance(node, ast.FunctionDef) and node.name in exercises:
                what = f"{node.name} is what a learner is asked to write, and this goes to students."
                yield BuildProblem(
                    place, node.lineno, what, "Rename it, or do without: compare with central differences."
                )


def _imported(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The top-level packages that a statement imports."""
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    return {(node.module or "").split(".")[0]}

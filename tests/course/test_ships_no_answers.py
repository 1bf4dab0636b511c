"""`course` goes to students: it knows nothing of the autograder and holds no solution."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "course").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_course_never_imports_autograder(module: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert "autograder" not in imported


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_course_defines_no_function_of_an_exercise(module: Path) -> None:
    from course import catalogue

    defined = {n.name for n in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)}
    assert defined & set(catalogue.EXERCISES) == set()

"""Each file of tests runs by itself: what it imports of other files here is found without them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = sorted(TESTS.rglob("*.py"))
HOMES = {path.stem: path.parent for path in FILES if not path.stem.startswith(("test_", "conftest"))}
"""The modules that tests share, by the only folder where pytest looks for each."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_what_a_file_shares_lies_beside_it_or_beside_a_conftest_above(path: Path) -> None:
    known = {path.parent, *(folder for folder in path.parents if (folder / "conftest.py").exists())}
    shared = {name: HOMES[name] for name in imported(path) if name in HOMES}
    assert {name: home for name, home in shared.items() if home not in known} == {}


def test_no_two_modules_have_one_name() -> None:
    names = [path.stem for path in FILES if path.stem != "conftest"]
    assert sorted(names) == sorted(set(names))

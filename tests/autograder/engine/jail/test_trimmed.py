"""A package as students' processes get it: all of it but what is hidden."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.engine.jail.trimmed import trimmed
from autograder.engine.problem import Problem

FILES = {
    "__init__.py": "",
    "plain.py": "held = 1",
    "key.py": "held = 2",
    "data.json": "{}",
    "answers/__init__.py": "",
    "answers/words.py": "held = 3",
    "answers/one/__init__.py": "held = 4",
    "answers/one/deep.py": "held = 5",
    "answers/two/__init__.py": "held = 6",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for place, text in FILES.items():
        path = tmp_path / "home" / "trimmable" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(tmp_path / "home")
    importlib.invalidate_caches()
    return "trimmable"


def imported(root: Path, *names: str) -> list[str]:
    """Which of these can be imported from a folder."""
    tried = "import importlib, sys\nfor name in sys.argv[1:]:\n try: print(importlib.import_module(name).__name__)\n"
    tried += " except ImportError: pass"
    done = subprocess.run([sys.executable, "-c", tried, *names], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.split()


MODULES = ["trimmable.plain", "trimmable.key", "trimmable.answers.words", "trimmable.answers.one.deep"]


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        (["trimmable.key"], [0, 2, 3]),
        (["trimmable.answers"], [0, 1]),
        (["trimmable.answers.one"], [0, 1, 2]),
        (["trimmable.answers.*"], [0, 1, 2]),
        (["trimmable.answers.*", "trimmable.key"], [0, 2]),
    ],
)
def test_what_is_hidden_is_not_there(package: str, hidden: list[str], left: list[int], tmp_path: Path) -> None:
    imported(tmp_path / "home", *MODULES)  # compiles them, too
    copies = trimmed([package], hidden, tmp_path / "copies")
    assert copies == {package: tmp_path / "copies" / package}
    compiled = {path.name.partition(".")[0] for path in copies[package].rglob("*.pyc")}
    assert compiled - {"__init__"} == {MODULES[i].rpartition(".")[2] for i in left}
    assert imported(tmp_path / "copies", *MODULES) == [MODULES[i] for i in left]


def test_a_package_of_which_nothing_is_hidden_is_not_copied(package: str, tmp_path: Path) -> None:
    assert trimmed([package, "json"], [], tmp_path / "copies") == {}


@pytest.mark.parametrize("name", ["trimmable.keys", "trimmable.answers.words.*", "other.key", "trimmable"])
def test_a_name_that_hides_nothing_is_told(package: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=rf"hidden names {name}, and there is no such package or module"):
        trimmed([package], ["trimmable.key", name], tmp_path / "copies")

"""The copy of the course that a class gets: whole, and without an answer where the class is not to have any."""

import ast
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repository import ROOT

from autograder.authoring.builder.regions import HIDDEN_TESTS, SOLUTION, find_regions
from autograder.classroom.ship.contents import NO_COURSE_ID
from autograder.cli import main
from course import catalogue
from course.lab import learner_copy

SHIPPED = ("course", "release", "source", "tools", "LICENSE", "requirements.txt", "constraints.txt")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A teacher's course with the contents of this one, to be given settings of its own."""
    folder = tmp_path / "teacher"
    folder.mkdir()
    for name in SHIPPED:
        (folder / name).symlink_to(ROOT / name)
    settings(folder)
    monkeypatch.chdir(folder)
    return folder


def settings(root: Path, *lines: str) -> None:
    text = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (root / "nbgrader_config.py").write_text("\n".join([text, *lines]), encoding="utf-8")


def ship(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ship", *arguments])


def files(folder: Path) -> dict[str, str]:
    """The text of every file, by path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def answers(lesson: str) -> list[str]:
    """Every solution and hidden test of a lesson, without indentation."""
    found = []
    for source in sources((ROOT / "source" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")):
        lines = source.split("\n")
        for name in (SOLUTION, HIDDEN_TESTS):
            found += ["\n".join(lines[r.begin + 1 : r.end]) for r in find_regions(source, name)]
    return found


def sources(notebook: str) -> list[str]:
    """The cells of a notebook, without indentation."""
    cells = ["".join(cell["source"]).split("\n") for cell in json.loads(notebook)["cells"]]
    return ["\n".join(line.strip() for line in cell) for cell in cells]


def test_it_holds_what_learners_need_and_nothing_of_the_teachers(root: Path, tmp_path: Path) -> None:
    said = ship(str(tmp_path / "class"))
    assert said.exit_code == 0, said.output
    assert "with worked solutions" in said.output
    folder = tmp_path / "class"
    assert {path.name for path in folder.iterdir()} == {
        *("LICENSE", "Makefile", "README.md", "constraints.txt", "course", "pyproject.toml", "release"),
        *("requirements.txt", "solutions", "tools"),
    }
    assert [path.name for path in (folder / "tools").iterdir()] == ["environment.py"]
    assert {path.stem for path in (folder / "solutions").iterdir()} == {lesson.name for lesson in catalogue.lessons()}
    assert not any("__pycache__" in path for path in files(folder))


def test_without_solutions_it_holds_no_answer(root: Path, tmp_path: Path) -> None:
    said = ship("--without-solutions", str(tmp_path / "class"))
    assert "without worked solutions" in said.output
    held = files(tmp_path / "class")
    assert not any(place.startswith("solutions") for place in held)
    lessons = [Path(place).stem for place in held if place.startswith("release/0")]
    assert all(answers(lesson) for lesson in lessons)
    for place, text in held.items():
        assert f"BEGIN {SOLUTION}" not in text, place
        assert f"BEGIN {HIDDEN_TESTS}" not in text, place
        if Path(place).stem in lessons:  # a later lesson gives the code of an earlier one
            released = sources(text)
            assert not any(answer in source for answer in answers(Path(place).stem) for source in released), place
        if place.endswith(".py"):
            tree = list(ast.walk(ast.parse(text)))
            assert not {node.name for node in tree if isinstance(node, ast.FunctionDef)} & set(catalogue.EXERCISES), (
                place
            )
            imported = [node.module or "" for node in tree if isinstance(node, ast.ImportFrom)]
            imported += [name.name for node in tree if isinstance(node, ast.Import) for name in node.names]
            assert not any(module.split(".")[0] == "autograder" for module in imported), place


def test_even_with_solutions_it_holds_no_hidden_test(root: Path, tmp_path: Path) -> None:
    ship(str(tmp_path / "class"))
    held = files(tmp_path / "class" / "solutions")
    assert held
    assert not any("HIDDEN TESTS" in text or "autograder" in text or "nbgrader" in text for text in held.values())


def test_an_archive_holds_the_same_in_one_folder(root: Path, tmp_path: Path) -> None:
    ship(str(tmp_path / "class"))
    said = ship(str(tmp_path / "relu.zip"))
    assert said.exit_code == 0, said.output
    with zipfile.ZipFile(tmp_path / "relu.zip") as archive:
        archived = {name: archive.read(name).decode() for name in archive.namelist()}
    assert archived == {f"relu/{place}": text for place, text in files(tmp_path / "class").items()}


def test_the_exchange_of_the_teachers_settings_comes_along(root: Path, tmp_path: Path) -> None:
    settings(root, 'c.Exchange.root = "/srv/exchänge"', 'c.CourseDirectory.course_id = "relu 101"')
    assert "hand in through the exchange" in ship(str(tmp_path / "class")).output
    named = tomllib.loads((tmp_path / "class" / "class.toml").read_text(encoding="utf-8"))
    assert named == {"exchange": "/srv/exchänge", "course_id": "relu 101"}


def test_an_exchange_without_a_course_is_refused_in_one_sentence(root: Path, tmp_path: Path) -> None:
    settings(root, 'c.Exchange.root = "/srv/exchange"', 'c.CourseDirectory.course_id = ""')
    said = ship(str(tmp_path / "class"))
    assert (said.exit_code, said.output) == (1, f"Error: {NO_COURSE_ID}\n")


@pytest.mark.parametrize("name", ["class", "class.zip"])
def test_what_is_there_is_never_written_over(name: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "mine").touch()
    (tmp_path / "class.zip").touch()
    said = ship(str(tmp_path / name))
    assert said.exit_code == 1
    assert said.output == f"Error: {tmp_path / name} is there already: delete it, or name another.\n"
    assert [path.name for path in (tmp_path / "class").iterdir()] == ["mine"]


def test_what_installs_it_asks_for_what_the_course_asks_for(root: Path, tmp_path: Path) -> None:
    ship(str(tmp_path / "class"))
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = tomllib.loads((tmp_path / "class" / "pyproject.toml").read_text(encoding="utf-8"))
    assert shipped["build-system"] == ours["build-system"]
    assert shipped["project"]["requires-python"] == ours["project"]["requires-python"]


def test_its_make_lists_what_its_learners_can_do(root: Path, tmp_path: Path) -> None:
    ship(str(tmp_path / "class"))
    # These tests may run in a make, which would tell this one so.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    folder = tmp_path / "class"
    said = subprocess.run(["make"], cwd=folder, env=alone, capture_output=True, text=True, check=True).stdout
    assert [line.split("  ")[0] for line in said.splitlines()] == ["make help", "make lab", "make solutions"]


def test_its_learners_get_their_lessons_and_are_told_that_there_are_no_solutions(root: Path, tmp_path: Path) -> None:
    """Without a browser: an option that JupyterLab does not know ends `make lab` once the lessons are there."""
    ship("--without-solutions", str(tmp_path / "class"))
    lab = [sys.executable, "-m", "course.lab"]
    run = {"cwd": tmp_path / "class", "capture_output": True, "text": True, "check": False}
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    opened = subprocess.run([*lab, "--nosuch"], env=environment, **run)
    assert f"Your lessons are in {tmp_path / 'class' / 'my-lessons'}." in opened.stdout
    assert (tmp_path / "class" / "my-lessons" / "welcome.ipynb").is_file()
    asked = subprocess.run([*lab, "--solutions"], env=environment, **run)
    assert (asked.returncode, asked.stderr) == (1, f"{learner_copy.NO_SOLUTIONS}\n")

"""`autograder build`: what it writes, what it says, and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from autograder import cli
from autograder.authoring.builder.course import build, no_rules
from autograder.authoring.builder.hints import HintsOf
from autograder.engine.problem import Problem
from autograder.gradebook.course import Course
from autograder.root import CourseNotFoundError, course_root

MakeCourse = Callable[..., Path]
SOURCE, RELEASE = "source/01_relu/01_relu.ipynb", "release/01_relu/01_relu.ipynb"
POINTS = "docs/points.md"
SYLLABUS = "course/syllabus.json"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, hints_of: HintsOf) -> Callable[..., Result]:
    """Run the command in a folder, with the small course's own hints; it asks no more than nbgrader does."""
    monkeypatch.setattr("autograder.commands.build.hints_of", hints_of)
    monkeypatch.setattr("autograder.commands.build.course_rules", no_rules)

    def in_folder(folder: Path, *arguments: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(cli.main, ["build", *arguments])

    return in_folder


def test_it_builds_from_any_folder_of_the_course(
    make_course: MakeCourse, run: Callable[..., Result], hints_of: HintsOf
) -> None:
    root = make_course()
    result = run(root / "lessons")
    assert (result.exit_code, result.output) == (0, f"{SOURCE}\n{RELEASE}\n{POINTS}\n{SYLLABUS}\n")
    assert {path: (root / path).read_bytes() for path in (SOURCE, RELEASE, POINTS, SYLLABUS)} == build(root, hints_of)
    made = {"lessons", "source", "release", "docs", "course", "nbgrader_config.py"}
    assert {path.name for path in root.iterdir()} == made


def test_building_again_writes_nothing(make_course: MakeCourse, run: Callable[..., Result]) -> None:
    root = make_course()
    run(root)
    (root / RELEASE).chmod(0o444)
    result = run(root)
    assert (result.exit_code, result.output) == (0, "Everything that is built from lessons/ is up to date.\n")
    assert run(root, "--check").exit_code == 0


def test_check_names_each_file_that_differs_and_writes_nothing(
    make_course: MakeCourse, run: Callable[..., Result], lesson_text: str
) -> None:
    root = make_course()
    run(root)
    (root / SOURCE).unlink()
    (root / RELEASE).write_bytes((root / RELEASE).read_bytes() + b"\n")
    (root / POINTS).write_text("# Points by hand\n")
    (root / SYLLABUS).write_text("[]\n")
    before = sorted(root.rglob("*"))
    result = run(root, "--check")
    assert result.exit_code == 1
    assert result.output == (
        "Error: these differ from a fresh build: run make build and commit the result.\n"
        f"{SOURCE}\n{RELEASE}\n{POINTS}\n{SYLLABUS}\n"
    )
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_problems_are_listed_and_nothing_is_written(
    arguments: list[str], make_course: MakeCourse, run: Callable[..., Result], lesson_text: str
) -> None:
    root = make_course({"lessons/01_relu.py": lesson_text, "lessons/02_b.py": "", "lessons/03_c.py": "def f(:\n"})
    result = run(root, *arguments)
    assert result.exit_code == 1
    assert result.output == (
        "Error: nothing was built.\n"
        "lessons/02_b.py:1: the lesson is empty. Write a markdown cell with its title.\n"
        "lessons/03_c.py:1: this is not Python: invalid syntax. "
        "A lesson is plain Python, without magics: correct the code.\n"
    )
    assert not (root / "source").exists()


def test_outside_a_course_it_says_so(tmp_path: Path, run: Callable[..., Result]) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output == (
        f"Error: {tmp_path}: no nbgrader_config.py in this folder or any folder above it. "
        "Run the command inside the course's folder.\n"
    )


def test_the_course_is_found_upwards(make_course: MakeCourse, tmp_path: Path) -> None:
    root = make_course()
    assert course_root(root / "lessons") == root.resolve()
    assert course_root(root) == root.resolve()
    with pytest.raises(CourseNotFoundError):
        course_root(tmp_path)


def test_the_settings_may_lie_among_jupyters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As nbgrader looks for them: the course is the folder that they name, or the one that the command runs in."""
    settings, here, elsewhere = (tmp_path / name for name in ("jupyter", "here", "elsewhere"))
    for folder in (settings, here / "source", elsewhere):
        folder.mkdir(parents=True)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(settings))
    (settings / "nbgrader_config.py").write_text("c.Limits.cell_seconds = 7\nc.Limits.processes = 5")
    assert course_root(here) == here.resolve()
    with pytest.raises(CourseNotFoundError):
        course_root(elsewhere)
    (here / "nbgrader_config.py").write_text("c.Limits.processes = 6")
    limits = Course(here).config.Limits
    assert (limits.cell_seconds, limits.processes) == (7, 6)
    (settings / "nbgrader_config.py").write_text(f"c.CourseDirectory.root = {str(here)!r}")
    assert course_root(elsewhere) == here.resolve()
    (settings / "nbgrader_config.py").write_text("c.CourseDirectory.root =")
    with pytest.raises(Problem, match=r"nbgrader_config\.py cannot be read: invalid syntax"):
        course_root(elsewhere)

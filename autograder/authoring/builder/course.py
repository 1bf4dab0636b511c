"""Builds a whole course from lessons/: the notebooks of source/ and release/, the page of points, the syllabus."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from autograder.authoring.builder.hints import HintsOf
from autograder.authoring.builder.lesson import Lesson, read_lesson
from autograder.authoring.builder.notebook import source_notebook
from autograder.authoring.builder.points import PAGE, points_page
from autograder.authoring.builder.problems import BuildError, BuildProblem
from autograder.authoring.builder.release import release_notebooks
from autograder.authoring.builder.rules import problems_of
from autograder.authoring.builder.syllabus import FILE, syllabus_file
from autograder.authoring.builder.welcome import FILE as WELCOME_FILE
from autograder.authoring.builder.welcome import NAME as WELCOME
from autograder.authoring.builder.welcome import welcome_notebook, welcome_problems

LESSON_NAME = re.compile(r"[0-9]{2}(_[a-z0-9]+)+")
# JupyterLab puts copies there when an instructor opens a notebook; nbgrader and git leave them alone.
CHECKPOINTS = ".ipynb_checkpoints"
REMOVE = "Delete it, or move it elsewhere."

CourseRules = Callable[[Path, Mapping[str, Lesson]], Iterable[BuildProblem]]
"""What a course asks beyond what nbgrader needs: from its folder and its lessons, by name, to the problems."""


def no_rules(root: Path, lessons: Mapping[str, Lesson]) -> Iterable[BuildProblem]:
    """The rules of a course that asks no more."""
    return ()


def build(root: Path, hints_of: HintsOf, rules: CourseRules = no_rules) -> dict[str, bytes]:
    """Every file that is made from lessons/, by its path relative to `root`. Writes nothing.

    Raises BuildError with all problems of all lessons; with those that `rules` finds, where nothing else is wrong.
    """
    paths = [path for path in sorted((root / "lessons").glob("*.py")) if path.stem != WELCOME]
    welcome = root / "lessons" / f"{WELCOME}.py"
    problems = list(_stray_files(root, {path.stem for path in paths}))
    if not paths:
        problems.append(BuildProblem("lessons", None, "there is no lesson.", "Write one: lessons/01_topic.py."))
    lessons = {path.stem: _read(path) for path in paths}
    for lesson in lessons.values():
        problems.extend(problems_of(lesson, hints_of))
    page = _read(welcome) if welcome.is_file() else None
    if page:
        problems.extend((*problems_of(page, hints_of), *welcome_problems(page)))
    if problems := problems or list(rules(root, lessons)):
        raise BuildError(problems)
    sources = {name: source_notebook(lesson, hints_of) for name, lesson in lessons.items()}
    releases = release_notebooks(root, sources)
    notebooks = {
        f"{step}/{name}/{name}.ipynb": content
        for step, contents in (("source", sources), ("release", releases))
        for name, content in contents.items()
    }
    pages = {WELCOME_FILE: welcome_notebook(page, lessons, hints_of)} if page else {}
    return notebooks | pages | {PAGE: points_page(lessons), FILE: syllabus_file(lessons)}


def differences(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The paths of those files that `root` does not hold in just these bytes."""
    return [path for path, content in files.items() if not _holds(root / path, content)]


def write(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files that differ, and say which."""
    changed = differences(root, files)
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(files[path])
    return changed


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _read(path: Path) -> Lesson:
    """Read one lesson; a bad name or encoding is a problem like any other."""
    place = f"lessons/{path.name}"
    try:
        lesson = read_lesson(place, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return Lesson(place, (), (BuildProblem(place, None, "this is not UTF-8.", "Save it as UTF-8."),))
    if LESSON_NAME.fullmatch(path.stem) or path.stem == WELCOME:
        return lesson
    misnamed = BuildProblem(place, None, "a lesson is called NN_lower_case.py.", "Rename the file, or move it.")
    return Lesson(place, lesson.cells, (misnamed, *lesson.problems))


def _stray_files(root: Path, names: set[str]) -> Iterator[BuildProblem]:
    """What no lesson accounts for: nbgrader would copy it from source/ to the students, solutions and all."""
    for step in ("source", "release"):
        entries = sorted((root / step).iterdir()) if (root / step).is_dir() else []
        for entry in entries:
            place = f"{step}/{entry.name}"
            if entry.name not in {*names, CHECKPOINTS} and place != WELCOME_FILE:
                yield BuildProblem(place, None, "no lesson makes this.", REMOVE)
        for name in sorted(names):
            for path in sorted((root / step / name).rglob("*")):
                inside = path.relative_to(root / step / name)
                if path.is_dir() or CHECKPOINTS in inside.parts or str(inside) == f"{name}.ipynb":
                    continue
                place = path.relative_to(root).as_posix()
                what = "no lesson makes this file, and students would get it as it is."
                yield BuildProblem(place, None, what, REMOVE)

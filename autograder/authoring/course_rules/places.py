"""In which file and line an entry of the catalogue is written: what a rule points at."""

import ast
import traceback
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import course.catalogue
from autograder.authoring.builder.problems import BuildError, BuildProblem
from course.catalogue.entries import LessonEntries

FOLDER = Path(course.catalogue.__file__).parent
SHOWN = "course/catalogue"


def read_catalogue() -> tuple[LessonEntries, ...]:
    """What the catalogue holds of each lesson. Raises BuildError, with the line, where its code stops with an error."""
    try:
        return course.catalogue.lessons()
    except Exception as error:
        path, line = _stopped(error)
        reason = error.msg if isinstance(error, SyntaxError) else error
        what = f"the catalogue cannot be read ({type(error).__name__}: {reason})."
        raise BuildError([BuildProblem(path, line, what, "Correct it there.")]) from error


def place_of(name: str, entry: str = "") -> tuple[str, int | None]:
    """The place of an exercise, question or lesson; that of its mistake or wrong answer `entry` where one is named.

    A mistake that several exercises share has its place where it is written, if that is in the file of the exercise.
    """
    for path in sorted(FOLDER.rglob("*.py")):
        calls = _calls(path)
        if (own := next(_called(calls, name), None)) is not None:
            inner = [call for call in ast.walk(own) if isinstance(call, ast.Call)]
            found = next(_called([*inner, *calls], entry), own) if entry else own
            return _shown(path), found.lineno
    return SHOWN, None


@cache
def _calls(path: Path) -> tuple[ast.Call, ...]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(calls: Iterable[ast.Call], name: str) -> Iterator[ast.Call]:
    """The calls that make something of this name: it is their first argument, or their `name` or `id`."""
    for call in calls:
        named = [keyword.value for keyword in call.keywords if keyword.arg in ("name", "id")]
        if any(isinstance(value, ast.Constant) and value.value == name for value in (*call.args[:1], *named)):
            yield call


def _shown(path: Path) -> str:
    return f"{SHOWN}/{path.relative_to(FOLDER).as_posix()}"


def _stopped(error: Exception) -> tuple[str, int | None]:
    """Where in the catalogue an error was raised."""
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_relative_to(FOLDER):
        return _shown(Path(error.filename)), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(FOLDER)]
    return (_shown(Path(inside[-1].filename)), inside[-1].lineno) if inside else (SHOWN, None)

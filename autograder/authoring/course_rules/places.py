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
        tree = _tree(path)
        if (own := next(_named(name, "name", _entries(tree)), None)) is not None:
            inside, beside = ast.walk(own), ast.walk(tree)
            found = next(_named(entry, "id", (*inside, *beside)), own) if entry else own
            return _shown(path), found.lineno
    return SHOWN, None


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _entries(tree: ast.Module) -> Iterator[ast.AST]:
    """What a module gives a name to, by itself or in a tuple."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from node.value.elts if isinstance(node.value, ast.Tuple) else (node.value,)


def _named(name: str, keyword: str, nodes: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """The calls that make something of this name: it is their first argument, or that of `keyword`."""
    for call in (node for node in nodes if isinstance(node, ast.Call)):
        values = (*call.args[:1], *(given.value for given in call.keywords if given.arg == keyword))
        if any(isinstance(value, ast.Constant) and value.value == name for value in values):
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

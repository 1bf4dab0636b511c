"""An exception as data, and back."""

import builtins
import traceback
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from autograder.engine.printable import printable, printable_name
from autograder.engine.wire.values import is_of_notebook

Frame = tuple[str, str, int]  # function, file, line

_REBUILT = {
    name: kind for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, Exception)
} | {"StopIteration": RuntimeError, "StopAsyncIteration": RuntimeError}  # would end a loop of the caller's in silence
_NAME_OF = type.__dict__["__name__"].__get__  # past what a metaclass may make of it
LENGTH = 10_000  # characters of a message that cross
FRAMES = 8
LINES = 100_000  # of a cell, at most


def error_as_data(error: BaseException) -> dict[str, Any]:
    """What the other side may know of an error: its classes' names, its words, and where it was raised."""
    try:
        text = str(error)
    except BaseException as problem:
        text = f"(its words cannot be read: {type(problem).__name__})"
    found = traceback.extract_tb(error.__traceback__)
    cells = [frame for frame in found if frame.filename.startswith("<")]  # a library may be many frames deep
    frames = [[frame.name, frame.filename, frame.lineno] for frame in cells]
    kinds = [_NAME_OF(kind) for kind in type.__dict__["__mro__"].__get__(type(error))[:10]]
    return {"kinds": kinds, "text": text[:LENGTH], "frames": frames[-FRAMES:]}


def error_from_data(data: Any, classes: Mapping[str, Any] = MappingProxyType({})) -> Exception:
    """The error that the data tells of, as the nearest of Python's own classes, or one of `classes` of its name.

    Raises KeyError, TypeError or ValueError for what is no such data.
    """
    kinds, text = data["kinds"], data["text"]
    if not (type(kinds) is list and kinds and all(type(kind) is str for kind in kinds) and type(text) is str):
        raise TypeError
    kinds = [printable_name(kind[:100]) for kind in kinds]
    words = printable(text[:LENGTH])
    own = next((classes[kind] for kind in kinds if is_error_of_notebook(classes.get(kind))), None)
    found = own or nearest(kinds)
    if issubclass(found, KeyError):  # it quotes its key when it is printed
        words = words.strip("'")
    if own is not None:
        return _made(own, words)
    if kinds[0] != found.__name__:
        words = f"{kinds[0]}: {words}"
    try:
        return found(words)
    except TypeError:  # UnicodeDecodeError and ExceptionGroup take more than words
        return RuntimeError(f"{kinds[0]}: {words}")


def nearest(kinds: Iterable[str]) -> type[Exception]:
    """The first of Python's own classes among these names."""
    return next((_REBUILT[kind] for kind in kinds if kind in _REBUILT), RuntimeError)


def is_error_of_notebook(kind: Any) -> bool:
    """Whether this is a class of errors that a cell defines."""
    return isinstance(kind, type) and issubclass(kind, Exception) and is_of_notebook(kind)


def _made(kind: type[Exception], words: str) -> Exception:
    """An error of the class; nothing of the class itself is run."""
    python: Any = next(base for base in kind.__mro__ if base.__module__ == "builtins")
    error: Exception = python.__new__(kind, words)
    error.args = (words,) if words else ()
    return error


def frames_from_data(data: Any) -> list[Frame]:
    """Where the error was raised, outermost first; what is no frame is left out."""
    frames = data.get("frames")
    held = frames[-FRAMES:] if type(frames) is list else []
    frames = [f for f in held if [type(part) for part in f] == [str, str, int]]
    return [(printable_name(f[0][:100]), printable_name(f[1][:200]), f[2]) for f in frames]


def raised_from(error: Exception, frames: list[Frame]) -> Exception:
    """The error with a traceback through these lines, which belong to functions of the other process."""
    for function, file, line in reversed(frames):
        if not 0 < line <= LINES:
            continue
        code = compile("\n" * (line - 1) + "raise error", file, "exec").replace(co_name=function)
        try:
            exec(code, {"error": error})
        except type(error):
            own = error.__traceback__  # this function's line; what follows it is the student's
            error.__traceback__ = own and own.tb_next
    return error

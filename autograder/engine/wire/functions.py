"""What the other end is told of a function that is lent: a name and parameters; of a student's also where it stands."""

import inspect
import types
from collections.abc import Callable
from typing import Any

from autograder.engine.printable import printable
from autograder.engine.wire.values import BIG, Node

PARAMETERS = 100
NAME = 200  # characters
DOCSTRING = 10_000  # characters


def name_of(value: Any) -> str:
    """The name of a function or of any other callable object."""
    try:
        name = getattr(value, "__name__", None)
    except Exception:  # an object's own doing, which has no say in whether it can be called
        name = None
    return str.__str__(name)[:NAME] if isinstance(name, str) else type(value).__name__


def parameters_of(function: Any, with_defaults: bool = False) -> Node:
    """Of each parameter its name, its kind, and a list where it has a default: with it, if it is a plain value.

    None where they cannot be told.
    """
    try:
        found = inspect.signature(function).parameters.values()
        return [[str(one.name), one.kind.value, *_default(one, with_defaults)] for one in found][:PARAMETERS]
    except Exception:  # an object may say anything of itself, or raise
        return None


def _default(parameter: inspect.Parameter, is_told: bool) -> list[Node]:
    default = parameter.default
    if default is parameter.empty:
        return []
    return [[default]] if is_told and _is_plain(default) else [[]]


def _is_plain(value: Any) -> bool:
    """Whether JSON has a form for it: None, a truth, a number, a short text."""
    if type(value) is int:
        return -BIG < value < BIG
    return value is None or type(value) in (bool, float) or (type(value) is str and len(value) <= NAME)


def written_in(function: Any) -> list[Node]:
    """The docstring, and the file and the line where a function of a cell begins; nothing of any other callable."""
    if not isinstance(function, types.FunctionType):
        return []
    try:
        code = inspect.unwrap(function).__code__
        words = function.__doc__
        return [words[:DOCSTRING] if type(words) is str else None, code.co_filename[:NAME], code.co_firstlineno]
    except Exception:  # what it wraps may be anything
        return []


def named(function: Callable[..., Any], name: str, parameters: Node, docstring: Node = None) -> None:
    """Make a stand-in say what is told of the function that it stands for. Raises TypeError and such for rubbish."""
    function.__name__ = function.__qualname__ = name
    if parameters is not None:
        function.__signature__ = _signature(parameters)  # type: ignore[attr-defined]
    if type(docstring) is str:
        function.__doc__ = printable(docstring[:DOCSTRING])


def _signature(parameters: Node) -> inspect.Signature:
    kinds = list(inspect._ParameterKind)
    made = []
    for name, kind, *defaults in parameters[:PARAMETERS]:
        default = inspect.Parameter.empty if not defaults else defaults[0][0] if defaults[0] else ...
        if not (default is ... or default is inspect.Parameter.empty or _is_plain(default)):
            raise TypeError
        default = printable(default) if type(default) is str else default
        made.append(inspect.Parameter(name[:NAME], kinds[kind], default=default))
    return inspect.Signature(made)

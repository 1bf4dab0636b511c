"""What did not come back once is not waited for again: a student's function that hung raises at once from then on.

Used by the student's end. Which function it is, two looks at the stack tell: one that is there both times, in one and
the same call, has not come back in between. Those that it calls come and go.
"""

import gc
import types
from collections.abc import Collection

Place = tuple[str, str, int]
"""A function of a cell: the cell's file, the qualified name, the first line. "" and 0 stand for any file and line."""

WORDS = "{name} did not come back when it was called before, and was not called again."


def frames_of(frame: types.FrameType | None, files: Collection[str]) -> list[types.FrameType]:
    """The frames on the stack that run code of these files, innermost first."""
    found = []
    while frame is not None:
        if frame.f_code.co_filename in files:
            found.append(frame)
        frame = frame.f_back
    return found


def hanging(before: list[types.FrameType], now: list[types.FrameType]) -> types.CodeType | None:
    """The function that hangs, from two looks at the stack; None where it is a cell itself.

    The innermost one that stays. One that another makes anew each time it is called can only be stopped with the other.
    """
    ids = {id(frame) for frame in before}
    staying = [frame.f_code for frame in now if id(frame) in ids and _is_function(frame.f_code)]
    lasting = [code for code in staying if "<locals>" not in code.co_qualname]
    return next(iter([*lasting, *staying]), None)


def place_of(code: types.CodeType) -> Place:
    """Where a function stands, which is the same in every world that runs the cell."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def stop(code: types.CodeType) -> None:
    """Have every function that there is of this code raise when it is called."""
    for user in gc.get_referrers(code):
        if isinstance(user, types.FunctionType) and user.__code__ is code:
            user.__code__ = _raising(code)


def without(code: types.CodeType, stopped: Collection[Place]) -> types.CodeType:
    """The code of a cell in which the functions at these places raise when they are called."""
    if not stopped:
        return code
    if _is_function(code) and {place_of(code), ("", code.co_qualname, 0)} & set(stopped):
        return _raising(code)
    inner = tuple(without(held, stopped) if isinstance(held, types.CodeType) else held for held in code.co_consts)
    return code.replace(co_consts=inner)


def _is_function(code: types.CodeType) -> bool:
    return not code.co_name.startswith("<") or code.co_name == "<lambda>"


def _raiser(*given: object, **named: object) -> None:
    raise TimeoutError("words")


def _raising(code: types.CodeType) -> types.CodeType:
    """A function's code that raises TimeoutError, with the name, the place and the outer variables of another one."""
    words = WORDS.format(name=code.co_name)
    template = _raiser.__code__
    return template.replace(
        co_consts=tuple(words if held == "words" else held for held in template.co_consts),
        co_name=code.co_name,
        co_qualname=code.co_qualname,
        co_filename=code.co_filename,
        co_firstlineno=code.co_firstlineno,
        co_freevars=code.co_freevars,
    )

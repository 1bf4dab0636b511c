"""A stand-in for an object that stays in the other process."""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn, Self

from autograder.engine.wire.values import CannotCrossError


class NoAttributeHereError(CannotCrossError, AttributeError):
    """An attribute of a stand-in was read. Whoever only asks whether there is one is told that there is none."""


def not_read(words: str, name: str) -> NoAttributeHereError:
    """The error for an attribute of what stays where it is, called by these words."""
    return NoAttributeHereError(f"{words} cannot leave the process it lives in, so `.{name}` cannot be read here")


class Opaque:
    """Can be passed back to where it came from, and nothing else: any other use raises CannotCrossError.

    `of_class` is the name of the class of what it stands for. It is the name of the stand-in's class, too, so that a
    test which says what it got says it in the same words as beside the object itself.
    """

    __slots__ = ("_handle", "_words")
    _handle: int
    _words: str

    def __new__(cls, handle: int, words: str, of_class: str = "object", *more: Any) -> Self:
        name = of_class if of_class.isidentifier() else "object"
        return object.__new__(type(name, (cls,), {"__slots__": ()}))

    def __init__(self, handle: int, words: str, of_class: str = "object") -> None:
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_words", words)

    def __repr__(self) -> str:
        return f"<{self._words}>"

    def __copy__(self) -> "Opaque":
        return self

    def __deepcopy__(self, memo: Any) -> "Opaque":
        return self

    def __getattr__(self, name: str) -> NoReturn:
        raise not_read(self._words, name)


def _refuse(self: Opaque, *arguments: Any, **options: Any) -> NoReturn:
    raise CannotCrossError(f"{self._words} cannot leave the process it lives in: only data and functions can")


_USES = """
    call setattr delattr bool len iter next contains getitem setitem delitem eq ne lt le gt ge int float complex index
    add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow matmul rmatmul and or xor neg pos
    abs invert enter exit array reduce_ex str format round
"""
for _name in _USES.split():
    setattr(Opaque, f"__{_name}__", _refuse)
Opaque.__hash__ = object.__hash__  # type: ignore[method-assign]


class Called(Opaque):
    """A stand-in for a class, which can be called, too: an answer may be a class that makes what the test asks for."""

    __slots__ = ("_function",)

    def __init__(self, handle: int, words: str, of_class: str, function: Callable[..., Any]) -> None:
        super().__init__(handle, words, of_class)
        object.__setattr__(self, "_function", function)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        __tracebackhide__ = True
        return self._function(*arguments, **options)


class Iterated(Opaque):
    """A stand-in that can be asked for the next item, too."""

    __slots__ = ("_items",)

    def __init__(self, handle: int, words: str, of_class: str, items: Iterator[Any]) -> None:
        super().__init__(handle, words, of_class)
        object.__setattr__(self, "_items", items)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return next(self._items)

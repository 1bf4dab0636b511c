"""Stand-ins for classes of a notebook's and for their objects, whose members are asked for one by one.

A stand-in for a class is a class, so that `isinstance`, `issubclass` and `type(x) is Box` are answered here. Calling it
makes an object in the other process. A member is read, set or called there, and data come back by value. No member but
those that the lesson names is asked for, and none that begins with an underscore, except the operators among them: what
an object says of itself to NumPy, to pickle or to copy stays unasked.
"""

from collections.abc import Callable, Set
from typing import Any, Literal, NoReturn

from autograder.engine.wire.opaque import Opaque, not_read
from autograder.engine.wire.values import CannotCrossError

Doing = Literal["", "get", "set", "dir"]
Call = Callable[[int, str, tuple[Any, ...], dict[str, Any], Doing], Any]

_OPERATORS = """
    str repr len bool iter next contains getitem setitem delitem int float abs neg pos enter exit
    add radd sub rsub mul rmul truediv rtruediv floordiv mod pow matmul and or xor
"""
_COMPARISONS = "eq ne lt le gt ge"
OPERATORS = frozenset(f"__{name}__" for name in _OPERATORS.split())
COMPARISONS = frozenset(f"__{name}__" for name in _COMPARISONS.split())


class Class(type):
    """The class of what stands for a class."""

    _members: "Members"
    _handle_of_class: int

    def __call__(cls, *arguments: Any, **options: Any) -> Any:
        __tracebackhide__ = True
        return cls._members.call(cls._handle_of_class, cls.__name__, arguments, options, "")

    def __getattr__(cls, name: str) -> Any:
        return cls._members.get(cls._handle_of_class, cls.__name__, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        cls._members.set(cls._handle_of_class, cls.__name__, name, value)

    def __dir__(cls) -> list[str]:
        return cls._members.dir(cls._handle_of_class, cls.__name__)


class Object(Opaque):
    """What the stand-ins for objects have in common. The handle is Opaque's."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        kind: Any = type(self)
        return kind._members.get(self._handle, kind.__name__, name)

    def __setattr__(self, name: str, value: Any) -> None:
        kind: Any = type(self)
        kind._members.set(self._handle, kind.__name__, name, value)

    def __dir__(self) -> list[str]:
        kind: Any = type(self)
        found: list[str] = kind._members.dir(self._handle, kind.__name__)
        return found


class Members:
    """Makes the stand-ins of one process, and asks it for members. `names` are those that may be asked for.

    `call` calls what is lent under a handle, or does something else with it.
    """

    def __init__(self, names: Set[str], call: Call) -> None:
        self.names, self.call = names, call
        self._classes: dict[int, Class] = {}
        self._objects: dict[int, Object] = {}
        self._base = self._made("object", 0, (Object,), _uses(names))

    def class_of(self, handle: int, name: str, bases: list[Any]) -> Class:
        """The stand-in for a class. Raises TypeError for bases that are none, or do not go together."""
        if handle not in self._classes:
            if not all(isinstance(base, Class) for base in bases):
                raise TypeError
            self._classes[handle] = self._made(name, handle, tuple(bases) or (self._base,), {})
        return self._classes[handle]

    def object_of(self, kind: Class, handle: int, words: str) -> Object:
        """The stand-in for an object: the same one each time."""
        if handle not in self._objects:
            made: Object = object.__new__(kind)  # type: ignore[arg-type]
            Opaque.__init__(made, handle, words)
            self._objects[handle] = made
        return self._objects[handle]

    def get(self, handle: int, of_class: str, name: str) -> Any:
        """A member's value. Raises NoAttributeHereError where it is not to be asked for."""
        self._check(of_class, name)
        return self.call(handle, f"{of_class}.{name}", (name,), {}, "get")

    def set(self, handle: int, of_class: str, name: str, value: Any) -> None:
        """Give a member another value. Raises NoAttributeHereError where it is not to be asked for."""
        self._check(of_class, name)
        self.call(handle, f"{of_class}.{name}", (name, value), {}, "set")

    def dir(self, handle: int, of_class: str) -> list[str]:
        """The members that there are, of those that may be asked for."""
        found = self.call(handle, of_class, (), {}, "dir")
        return sorted(self.names & set(found)) if type(found) is list and set(map(type, found)) <= {str} else []

    def _made(self, name: str, handle: int, bases: tuple[type, ...], held: dict[str, Any]) -> Class:
        own = {"__slots__": (), "_members": self, "_handle_of_class": handle}
        return Class(name if name.isidentifier() else "object", bases, held | own)

    def _check(self, of_class: str, name: str) -> None:
        if name not in self.names or name.startswith("_"):
            raise not_read(f"an object of class {of_class}", name)


def _uses(names: Set[str]) -> dict[str, Any]:
    """The operators of objects: those that the lesson's classes define are asked for, others are as Python has them."""
    uses: dict[str, Any] = {"__eq__": _is_same, "__ne__": _differs, "__str__": repr, "__format__": _formatted}
    uses["__bool__"] = _has_items if "__len__" in names else _is_there
    uses |= {name: _asked(name) for name in names & OPERATORS}
    uses |= {name: _compared(name) for name in names & COMPARISONS}
    return uses | {"__hash__": object.__hash__}


def _is_same(self: Object, other: object) -> bool:
    return self is other if isinstance(other, Object) else _incomparable(self)


def _differs(self: Object, other: object) -> bool:
    is_equal = self == other
    return not is_equal


def _has_items(self: Any) -> bool:
    return len(self) > 0


def _is_there(self: Object) -> bool:
    return True


def _formatted(self: Object, how: str) -> str:
    return format(str(self), how)


def _asked(name: str) -> Callable[..., Any]:
    def use(self: Object, *arguments: Any) -> Any:
        __tracebackhide__ = True
        kind: Any = type(self)
        bound = kind._members.call(self._handle, f"{kind.__name__}.{name}", (name,), {}, "get")
        return bound(*arguments)

    return use


def _compared(name: str) -> Callable[[Object, Any], Any]:
    """Between two objects that stay where they are: what is compared with data is for this process to say."""
    asked = _asked(name)

    def use(self: Object, other: Any) -> Any:
        __tracebackhide__ = True
        return asked(self, other) if isinstance(other, Object) else _incomparable(self)

    return use


def _incomparable(made: Object) -> NoReturn:
    raise CannotCrossError(f"{made!r} cannot be compared with data here")

"""Nodes and a buffer into values. What arrives may be forged."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.engine.wire.library import READ
from autograder.engine.wire.parts import made_of
from autograder.engine.wire.values import DTYPE, Node, RubbishError, is_of_notebook
from autograder.engine.wire.written_out import check_written_out

SLOW = 1.0  # seconds that a set or a dict may take to be filled
_HIGHEST = {"pos": 624, "buffer_pos": 4, "has_uint32": 1, "uinteger": (1 << 32) - 1}
GENERATORS = {"PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"}


class Unpacker:
    """Builds values from nodes and the buffer that came with them. Raises RubbishError, and nothing else.

    `borrow` makes something of an "x" or "h" node. `objects` are those that both sides know already. `classes` has this
    side's classes, by name: what is of a class that it has not arrives as a tuple, or stays where it is.
    """

    def __init__(
        self,
        blob: memoryview,
        borrow: Callable[[Node], Any],
        objects: Sequence[Any] = (),
        classes: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.blob = blob
        self.borrow = borrow
        self.objects = list(objects)
        self.classes = classes
        self.has_borrowed = False
        self._references = 0

    def unpack(self, node: Node) -> Any:
        """The value of a node."""
        before = self._references
        try:
            value = self._value(node)
            if self._references > before:
                check_written_out(value)
            return value
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
            raise RubbishError(f"a value cannot be read: {type(error).__name__}") from None

    def _value(self, node: Node) -> Any:
        if type(node) is not list:
            if type(node) is dict:
                raise ValueError
            return node
        return _UNPACKED[node[0]](self, *node[1:])

    def _items(self, nodes: Node) -> list[Any]:
        if type(nodes) is not list:
            raise ValueError
        return [self._value(node) for node in nodes]

    def _list(self, nodes: Node) -> list[Any]:
        made: list[Any] = []
        self.objects.append(made)
        made.extend(self._items(nodes))
        return made

    def _tuple(self, nodes: Node) -> tuple[Any, ...]:
        return tuple(self._items(nodes))

    def _named_tuple(self, name: Node, nodes: Node) -> tuple[Any, ...]:
        items, kind = self._items(nodes), self._class(name)
        is_one = kind is not None and issubclass(kind, tuple) and len(getattr(kind, "_fields", ())) == len(items)
        return tuple.__new__(kind, items) if is_one and kind is not None else tuple(items)

    def _dataclass(self, name: Node, held: Node, lent: Node) -> Any:
        """An object of this side's class, where that has the same fields; nothing of the class itself is run."""
        kind, self.has_borrowed = self._class(name), True
        is_one = kind is not None and is_dataclass(kind) and [one.name for one in fields(kind)] == [n for n, _ in held]
        made = object.__new__(kind) if is_one and kind is not None else self._value(lent)
        self.objects.append(made)
        for field, node in held:
            value = self._value(node)
            if is_one:
                object.__setattr__(made, field, value)
        return made

    def _class(self, name: Node) -> type | None:
        found = self.classes.get(name)
        return found if isinstance(found, type) and is_of_notebook(found) else None

    def _dict(self, nodes: Node) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        self.objects.append(made)
        for key, held in _paced(nodes):
            made[self._value(key)] = self._value(held)
        return made

    def _counter(self, nodes: Node) -> Counter[Any]:
        made: Counter[Any] = Counter()
        self.objects.append(made)
        for key, held in _paced(nodes):
            made[self._value(key)] = self._value(held)
        return made

    def _written(self, kind: Node, text: Node) -> Any:
        return READ[kind](text)

    def _by_parts(self, name: Node, parts: Node) -> Any:
        number = len(self.objects)
        self.objects.append(None)  # what holds itself cannot be made of its parts
        self.objects[number] = made_of(name, self._value(parts))
        return self.objects[number]

    def _set(self, nodes: Node) -> set[Any]:
        made: set[Any] = set()
        self.objects.append(made)
        made.update(_paced(self._items(nodes)))
        return made

    def _frozenset(self, nodes: Node) -> frozenset[Any]:
        return frozenset(set(_paced(self._items(nodes))))

    def _array(self, dtype: Node, shape: Node, order: Node, start: Node, length: Node) -> npt.NDArray[Any]:
        held = self._slice_of_blob(start, length)
        if order not in ("C", "F"):
            raise ValueError
        made: npt.NDArray[Any] = np.ndarray(shape, _dtype(dtype), held, order=order)
        if made.nbytes != length:
            raise ValueError
        made = made.copy(order)
        self.objects.append(made)
        return made

    def _scalar(self, dtype: Node, held: Node) -> Any:
        return np.frombuffer(bytes.fromhex(held), _dtype(dtype), count=1)[0]

    def _bytes(self, start: Node, length: Node) -> bytes:
        return bytes(self._slice_of_blob(start, length))

    def _slice_of_blob(self, start: Node, length: Node) -> memoryview:
        if type(start) is not int or type(length) is not int or not 0 <= start <= start + length <= len(self.blob):
            raise ValueError
        return self.blob[start : start + length]

    def _integer(self, digits: Node) -> int:
        return int(digits, 16)

    def _complex(self, real: Node, imaginary: Node) -> complex:
        return complex(float(real), float(imaginary))

    def _generator(self, kind: Node, state: Node) -> Any:
        number = len(self.objects)
        held = self._value(state)
        if held["bit_generator"] not in GENERATORS:
            raise ValueError
        bits = getattr(np.random, held["bit_generator"])(0)
        _check_state(bits.state, held)
        bits.state = held
        made = {"Generator": np.random.Generator, "RandomState": np.random.RandomState}[kind](bits)
        self.objects.insert(number, made)
        return made

    def _slice(self, *ends: Node) -> slice:
        return slice(*map(self._value, ends))

    def _range(self, *ends: Node) -> range:
        return range(*map(self._value, ends))

    def _ellipsis(self) -> Any:
        return ...

    def _reference(self, number: Node) -> Any:
        if type(number) is not int or number < 0:
            raise ValueError
        self._references += 1
        return self.objects[number]

    def _lent(self, *description: Node) -> Any:
        self.has_borrowed = True
        return self.borrow(["x", *description])

    def _home(self, *description: Node) -> Any:
        self.has_borrowed = True
        return self.borrow(["h", *description])


def _paced(items: Iterable[Any]) -> Iterator[Any]:
    """The items, as long as whoever takes them is quick. Equal hashes make a set or a dict take forever to fill."""
    deadline = time.monotonic() + SLOW
    for count, item in enumerate(items):
        if count % 256 == 0 and time.monotonic() > deadline:
            raise ValueError
        yield item


def _check_state(sample: Any, state: Any) -> None:
    """Raise ValueError unless a generator's state has the form of `sample` and its numbers are in range.

    NumPy believes what it is given, and reads where a position points to.
    """
    if type(state) is not type(sample):
        raise ValueError
    if isinstance(sample, dict):
        if sample.keys() != state.keys():
            raise ValueError
        for name, part in sample.items():
            _check_state(part, state[name])
            if type(part) is int and not 0 <= state[name] <= _HIGHEST.get(name, (1 << 128) - 1):
                raise ValueError
    elif isinstance(sample, np.ndarray) and (state.dtype != sample.dtype or state.shape != sample.shape):
        raise ValueError


@lru_cache(maxsize=100)
def _dtype(text: Node) -> np.dtype[Any]:
    if type(text) is not str or not DTYPE.fullmatch(text):
        raise ValueError
    return np.dtype(text)


_UNPACKED: dict[str, Callable[..., Any]] = {
    "a": Unpacker._array,
    "n": Unpacker._scalar,
    "l": Unpacker._list,
    "t": Unpacker._tuple,
    "u": Unpacker._named_tuple,
    "o": Unpacker._dataclass,
    "d": Unpacker._dict,
    "k": Unpacker._counter,
    "w": Unpacker._written,
    "p": Unpacker._by_parts,
    "s": Unpacker._set,
    "z": Unpacker._frozenset,
    "b": Unpacker._bytes,
    "i": Unpacker._integer,
    "c": Unpacker._complex,
    "g": Unpacker._generator,
    "v": Unpacker._slice,
    "q": Unpacker._range,
    "e": Unpacker._ellipsis,
    "r": Unpacker._reference,
    "x": Unpacker._lent,
    "h": Unpacker._home,
}


def nothing_lent(node: Node) -> Any:
    """A `borrow` for those who expect nothing but data."""
    raise ValueError

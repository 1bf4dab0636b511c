"""Values into nodes and buffers."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.engine.wire.library import WRITTEN
from autograder.engine.wire.parts import parts_of
from autograder.engine.wire.values import BIG, DTYPE, CannotCrossError, Node, is_function, is_of_notebook
from autograder.engine.wire.written_out import check_written_out


class Packer:
    """Packs values into nodes; `blobs` collects the buffers that belong to them.

    `lend` makes a node for what is no data, or raises CannotCrossError. `objects` are the mutable objects that the
    other side knows already, in the order in which both sides met them; `blobs_before` bytes precede `blobs`.
    """

    def __init__(self, lend: Callable[[Any], Node], objects: Sequence[Any] = (), blobs_before: int = 0) -> None:
        self.lend = lend
        self.blobs: list[bytes] = []
        self.size = blobs_before
        self.objects = list(objects)
        self._number = {id(value): index for index, value in enumerate(self.objects)}
        self._references = 0

    def pack(self, value: Any) -> Node:
        """The node of a value. Raises CannotCrossError."""
        before = self._references
        node = self._node(value)
        if self._references > before:
            check_written_out(value)
        return node

    def _node(self, value: Any) -> Node:
        kind = type(value)
        if kind is float or kind is bool or kind is str or value is None:
            return value
        if kind is int:
            return value if -BIG < value < BIG else ["i", hex(value)]
        packed = _PACKED.get(kind)
        if packed is not None:
            return packed(self, value)
        made_of_parts = self._by_parts(value)
        if made_of_parts is not None:
            return made_of_parts
        if is_function(value):
            return self.lend(value)
        for base, pack in _PACKED.items():  # a subclass arrives as what it is a kind of
            if isinstance(value, base):
                return pack(self, value)
        if isinstance(value, (int, float, str)):
            return self._node(_plain(value))
        return self._dataclass(value) if is_dataclass(value) and is_of_notebook(type(value)) else self.lend(value)

    def state(self) -> tuple[int, int, int]:
        """Where the packer is, for `go_back`."""
        return len(self.blobs), self.size, len(self.objects)

    def go_back(self, state: tuple[int, int, int]) -> None:
        """Forget what was packed since."""
        blobs, self.size, objects = state
        del self.blobs[blobs:]
        for value in self.objects[objects:]:
            self._number.pop(id(value), None)
        del self.objects[objects:]

    def _seen(self, value: Any) -> Node | None:
        """The reference to an object that was met before; else it counts as met now."""
        number = self._number.setdefault(id(value), len(self.objects))
        if number < len(self.objects):
            self._references += 1
            return ["r", number]
        self.objects.append(value)
        return None

    def _list(self, value: Any) -> Node:
        return self._seen(value) or ["l", [self._node(item) for item in list.__iter__(value)]]

    def _tuple(self, value: Any) -> Node:
        items = [self._node(item) for item in tuple.__iter__(value)]
        kind = type(value)
        return ["u", kind.__name__, items] if hasattr(kind, "_fields") and is_of_notebook(kind) else ["t", items]

    def _dataclass(self, value: Any) -> Node:
        """It is lent, too: the other side may have another class of that name, or none."""
        names = [one.name for one in fields(value)]
        lent = self.lend(value)
        return self._seen(value) or [
            "o",
            type(value).__name__,
            [[n, self._node(getattr(value, n))] for n in names],
            lent,
        ]

    def _dict(self, value: Any) -> Node:
        return self._seen(value) or ["d", [[self._node(key), self._node(held)] for key, held in dict.items(value)]]

    def _counter(self, value: Any) -> Node:
        if type(value) is not Counter:
            return self._dict(value)
        return self._seen(value) or ["k", [[self._node(key), self._node(held)] for key, held in dict.items(value)]]

    def _written(self, value: Any) -> Node:
        kind = WRITTEN.get(type(value))
        if kind is None:
            return self.lend(value)
        try:
            return ["w", kind[0], kind[1](value)]
        except CannotCrossError:
            return self.lend(value)

    def _by_parts(self, value: Any) -> Node | None:
        """By its parts; it is lent where these are no data, such as the periods that a table is indexed by."""
        before = self.state()
        try:
            found = parts_of(value)
            if found is None:
                return None
            if (seen := self._seen(value)) is not None:
                return seen
            parts = self._tuple(found[1])
            if _has_lent(parts):
                raise CannotCrossError
        except CannotCrossError:
            self.go_back(before)
            return self.lend(value)
        return ["p", found[0], parts]

    def _set(self, value: Any) -> Node:
        return self._seen(value) or ["s", [self._node(item) for item in set.__iter__(value)]]

    def _frozenset(self, value: Any) -> Node:
        return ["z", [self._node(item) for item in frozenset.__iter__(value)]]

    def _array(self, value: npt.NDArray[Any]) -> Node:
        if not DTYPE.fullmatch(value.dtype.str):
            return self.lend(value)
        seen = self._seen(value)
        if seen is not None:
            return seen
        order = "F" if value.flags.fnc else "C"
        held = np.asarray(value).tobytes(order)  # type: ignore[arg-type]
        return ["a", value.dtype.str, list(value.shape), order, *self._blob(held)]

    def _scalar(self, value: np.generic) -> Node:
        if not DTYPE.fullmatch(value.dtype.str):
            return self.lend(value)
        return ["n", value.dtype.str, value.tobytes().hex()]

    def _bytes(self, value: Any) -> Node:
        return ["b", *self._blob(bytes(value))]

    def _complex(self, value: complex) -> Node:
        return ["c", value.real, value.imag]

    def _generator(self, value: Any) -> Node:
        bits = value.bit_generator if isinstance(value, np.random.Generator) else value._bit_generator
        kind = "Generator" if isinstance(value, np.random.Generator) else "RandomState"
        return self._seen(value) or ["g", kind, self._node(bits.state)]

    def _slice(self, value: slice) -> Node:
        return ["v", *(self._node(end) for end in (value.start, value.stop, value.step))]

    def _range(self, value: range) -> Node:
        return ["q", *(self._node(end) for end in (value.start, value.stop, value.step))]

    def _ellipsis(self, value: Any) -> Node:
        return ["e"]

    def _blob(self, held: bytes) -> tuple[int, int]:
        start = self.size
        self.blobs.append(held)
        self.size += len(held)
        return start, len(held)


def _has_lent(node: Node) -> bool:
    """Whether a part is lent. What a list holds may be: those are values of a table, and no part of its form."""
    if type(node) is not list or node[0] not in ("t", "x", "h"):
        return False
    return node[0] != "t" or any(map(_has_lent, node[1]))


def _plain(value: Any) -> Any:
    """A subclass of a number or a string as the number or the string itself."""
    if isinstance(value, str):
        return str.__str__(value)
    return int.__int__(value) if isinstance(value, int) else float.__float__(value)


_PACKED: dict[type, Callable[[Packer, Any], Node]] = {
    np.ndarray: Packer._array,
    np.generic: Packer._scalar,
    list: Packer._list,
    tuple: Packer._tuple,
    Counter: Packer._counter,
    dict: Packer._dict,
    set: Packer._set,
    frozenset: Packer._frozenset,
    bytes: Packer._bytes,
    complex: Packer._complex,
    slice: Packer._slice,
    range: Packer._range,
    type(...): Packer._ellipsis,
    np.random.Generator: Packer._generator,
    np.random.RandomState: Packer._generator,
    **dict.fromkeys(WRITTEN, Packer._written),
}


def data_only(value: Any) -> Node:
    """A `lend` for those who send nothing but data."""
    raise CannotCrossError(f"an object of class {type(value).__name__} is no data")

"""A value as a JSON node and raw buffers, and back. Exact: types, dtypes and shapes arrive as they were sent.

What JSON has no form for is a list that begins with a letter:

    ["l", items] ["t", items] ["s", items] ["z", items] ["d", [key, value]...]   list, tuple, set, frozenset, dict
    ["a", dtype, shape, order, start, length]   array, its bytes in the buffer; ["n", dtype, hex]   numpy scalar
    ["i", hex]   an integer too big for a double; ["c", re, im]   complex; ["b", start, length]   bytes
    ["g", kind, state]   numpy random generator; ["e"]   Ellipsis; ["v", start, stop, step]   slice; ["q", ...]   range
    ["r", n]   the n-th mutable object met so far, so that sharing and cycles survive
    ["x", ...]   something that stays where it is and is lent; ["h", ...]   something borrowed that goes home

npy is not used inside the frames: its header, parsed by ast.literal_eval, costs more than a 20x30 array does.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Node = Any  # what json.loads gives

BIG = 1 << 53
SLOW = 1.0  # seconds that a set or a dict may take to be filled
DTYPE = re.compile(r"[<>|=][?bBiufcSUmM]\d{1,6}(\[[0-9a-zA-Zμ]{1,12}\])?")
_HIGHEST = {"pos": 624, "buffer_pos": 4, "has_uint32": 1, "uinteger": (1 << 32) - 1}
GENERATORS = {"PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"}


class RubbishError(Exception):
    """What arrived is not what the other side may send. The message says what is wrong with it."""


class CannotCrossError(TypeError):
    """The value has no form as data and was not to be lent."""


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

    def pack(self, value: Any) -> Node:
        """The node of a value. Raises CannotCrossError."""
        kind = type(value)
        if kind is float or kind is bool or kind is str or value is None:
            return value
        if kind is int:
            return value if -BIG < value < BIG else ["i", hex(value)]
        packed = _PACKED.get(kind)
        if packed is not None:
            return packed(self, value)
        for base, pack in _PACKED.items():  # a subclass arrives as what it is a kind of
            if isinstance(value, base):
                return pack(self, value)
        return self.pack(_plain(value)) if isinstance(value, (int, float, str)) else self.lend(value)

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
            return ["r", number]
        self.objects.append(value)
        return None

    def _list(self, value: Any) -> Node:
        return self._seen(value) or ["l", [self.pack(item) for item in list.__iter__(value)]]

    def _tuple(self, value: Any) -> Node:
        return ["t", [self.pack(item) for item in tuple.__iter__(value)]]

    def _dict(self, value: Any) -> Node:
        return self._seen(value) or ["d", [[self.pack(key), self.pack(held)] for key, held in dict.items(value)]]

    def _set(self, value: Any) -> Node:
        return self._seen(value) or ["s", [self.pack(item) for item in set.__iter__(value)]]

    def _frozenset(self, value: Any) -> Node:
        return ["z", [self.pack(item) for item in frozenset.__iter__(value)]]

    def _array(self, value: npt.NDArray[Any]) -> Node:
        if value.dtype.hasobject or value.dtype.names is not None:
            raise CannotCrossError(f"an array of dtype {value.dtype} cannot cross between processes")
        seen = self._seen(value)
        if seen is not None:
            return seen
        order = "F" if value.flags.fnc else "C"
        held = np.asarray(value).tobytes(order)  # type: ignore[arg-type]
        return ["a", value.dtype.str, list(value.shape), order, *self._blob(held)]

    def _scalar(self, value: np.generic) -> Node:
        if value.dtype.hasobject or value.dtype.names is not None:
            raise CannotCrossError(f"a value of dtype {value.dtype} cannot cross between processes")
        return ["n", value.dtype.str, value.tobytes().hex()]

    def _bytes(self, value: Any) -> Node:
        return ["b", *self._blob(bytes(value))]

    def _complex(self, value: complex) -> Node:
        return ["c", value.real, value.imag]

    def _generator(self, value: Any) -> Node:
        bits = value.bit_generator if isinstance(value, np.random.Generator) else value._bit_generator
        kind = "Generator" if isinstance(value, np.random.Generator) else "RandomState"
        return self._seen(value) or ["g", kind, self.pack(bits.state)]

    def _slice(self, value: slice) -> Node:
        return ["v", *(self.pack(end) for end in (value.start, value.stop, value.step))]

    def _range(self, value: range) -> Node:
        return ["q", *(self.pack(end) for end in (value.start, value.stop, value.step))]

    def _ellipsis(self, value: Any) -> Node:
        return ["e"]

    def _blob(self, held: bytes) -> tuple[int, int]:
        start = self.size
        self.blobs.append(held)
        self.size += len(held)
        return start, len(held)


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
}


class Unpacker:
    """Builds values from nodes and the buffer that came with them. Raises RubbishError, and nothing else.

    `borrow` makes something of an "x" or "h" node. `objects` are those that both sides know already.
    """

    def __init__(self, blob: memoryview, borrow: Callable[[Node], Any], objects: Sequence[Any] = ()) -> None:
        self.blob = blob
        self.borrow = borrow
        self.objects = list(objects)
        self.has_borrowed = False

    def unpack(self, node: Node) -> Any:
        """The value of a node."""
        try:
            return self._value(node)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError, RecursionError) as error:
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

    def _dict(self, nodes: Node) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        self.objects.append(made)
        for key, held in _paced(nodes):
            made[self._value(key)] = self._value(held)
        return made

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
    "d": Unpacker._dict,
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


def update(old: Any, new: Any) -> Any:
    """`old` with the contents of `new`, changed in place where both are mutable and of one type; else `new`.

    This is how what a borrowed function did to its arguments reaches the caller's own objects.
    """
    if type(old) is not type(new):
        return new
    if isinstance(old, np.ndarray):
        return _update_array(old, new)
    if isinstance(old, list):
        kept = [update(a, b) for a, b in zip(old, new, strict=False)]
        old[:] = kept + new[len(kept) :]
    elif isinstance(old, dict):
        held = {key: update(old[key], value) if key in old else value for key, value in new.items()}
        old.clear()
        old.update(held)
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, tuple):
        return old if len(old) == len(new) and all(update(a, b) is a for a, b in zip(old, new, strict=True)) else new
    elif isinstance(old, (np.random.Generator, np.random.RandomState)):
        _bits(old).state = _bits(new).state
    else:
        return new
    return old


def _update_array(old: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
    if old.dtype != new.dtype or old.size != new.size or not old.flags.writeable:
        return new
    if old.shape != new.shape:
        old.shape = new.shape
    old[...] = new
    return old


def _bits(generator: Any) -> Any:
    return generator.bit_generator if isinstance(generator, np.random.Generator) else generator._bit_generator


def data_only(value: Any) -> Node:
    """A `lend` for those who send nothing but data."""
    raise CannotCrossError(f"an object of class {type(value).__name__} is no data")


def nothing_lent(node: Node) -> Any:
    """A `borrow` for those who expect nothing but data."""
    raise ValueError

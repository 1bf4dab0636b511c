"""A value as a JSON node and raw buffers, and back. Exact: types, dtypes and shapes arrive as they were sent.

What JSON has no form for is a list that begins with a letter:

    ["l", items] ["t", items] ["s", items] ["z", items] ["d", [key, value]...]   list, tuple, set, frozenset, dict
    ["a", dtype, shape, order, start, length]   array, its bytes in the buffer; ["n", dtype, hex]   numpy scalar
    ["i", hex]   an integer too big for a double; ["c", re, im]   complex; ["b", start, length]   bytes
    ["g", kind, state]   numpy random generator; ["e"]   Ellipsis; ["v", start, stop, step]   slice; ["q", ...]   range
    ["w", class, text]   a date, a time, a Decimal, a Fraction; ["k", [key, value]...]   Counter
    ["p", class, parts]   a polynomial of NumPy's, a value of pandas'
    ["u", class, items]   named tuple; ["o", class, [name, value]..., lent]   dataclass; of classes of the notebook's
    ["r", n]   the n-th mutable object met so far, so that sharing and cycles survive
    ["x", ...]   something that stays where it is and is lent; ["h", ...]   something borrowed that goes home

npy is not used inside the frames: its header, parsed by ast.literal_eval, costs more than a 20x30 array does.
"""

import re
from types import GeneratorType
from typing import Any

Node = Any  # what json.loads gives

BIG = 1 << 53  # from here on a whole number is not sent as a JSON number
DTYPE = re.compile(r"[<>|=][?bBiufcSUmM]\d{1,6}(\[[0-9a-zA-Zμ]{1,12}\])?")  # those that are data; others stay


class RubbishError(Exception):
    """What arrived is not what the other side may send. The message says what is wrong with it."""


class CannotCrossError(TypeError):
    """The value has no form as data and was not to be lent."""


def is_function(value: Any) -> bool:
    """Whether this is lent to be called: any callable, whatever its class, but no class."""
    return callable(value) and not isinstance(value, type)


def is_iterator(value: Any) -> bool:
    """Whether this is lent to be asked for one item after the other: a generator, or what `map`, `zip`, `iter` make."""
    kind = type(value)
    return kind is GeneratorType or (kind.__module__ in ("builtins", "itertools") and hasattr(kind, "__next__"))


def is_of_notebook(kind: type) -> bool:
    """Whether a class was defined in a cell, so that the other side may have it from the same cell."""
    return kind.__module__ == "__main__"

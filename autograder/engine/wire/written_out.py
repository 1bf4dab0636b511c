"""How much a value is when it is written out, which whoever compares, prints or converts it goes through.

Thirty lists of ten names of the one before are little to hold and to send, and more than anybody can read.
"""

from dataclasses import fields, is_dataclass
from typing import Any

from autograder.engine.wire.parts import all_parts
from autograder.engine.wire.values import CannotCrossError, is_of_notebook

MOST = 1 << 22  # parts, about as many as the text of a message has room for
TOO_LARGE = f"a value of more than {MOST:,} parts when it is written out, which is too large to be looked at"
_CYCLES = 1  # lists that hold themselves; with two, each turn doubles what there is to read


def check_written_out(value: Any) -> None:
    """Raise CannotCrossError for a value that is too large when it is written out, by lists, tuples, sets and dicts.

    An object of a dataclass is one part, and each of its fields a value of its own; so is a table, and its columns.
    """
    count = _Count()
    count.waiting.append(value)
    while count.waiting:
        count.of(count.waiting.pop())


class _Count:
    def __init__(self) -> None:
        self._parts: dict[int, int] = {}  # of what was counted, by id; 0 while it is being counted
        self._cycles = 0
        self.waiting: list[Any] = []  # values to count by themselves: what stands in the fields of objects

    def of(self, value: Any) -> int:
        """How many parts a value has, itself among them."""
        if not isinstance(value, (list, tuple, dict, set, frozenset)):
            self._note_fields(value)
            return 1
        known = self._parts.get(id(value))
        if known:
            return known
        if known == 0:
            self._cycles += not isinstance(value, dict)
            if self._cycles > _CYCLES:
                raise CannotCrossError(TOO_LARGE)
            return 1
        self._parts[id(value)] = 0
        parts = 1 + sum(map(self.of, _inside(value)))
        if parts > MOST:
            raise CannotCrossError(TOO_LARGE)
        self._parts[id(value)] = parts
        return parts

    def _note_fields(self, value: Any) -> None:
        """Have the fields counted, once, where this is an object that crosses with them."""
        if id(value) in self._parts:
            return
        if is_dataclass(value) and is_of_notebook(type(value)):
            self._parts[id(value)] = 1
            self.waiting += [getattr(value, field.name) for field in fields(value)]
        else:
            self.waiting += all_parts(value)


def _inside(value: Any) -> list[Any]:
    """What a container holds, whatever its class says of itself."""
    if isinstance(value, dict):
        return [part for pair in dict.items(value) for part in pair]
    kind = next(kind for kind in (list, tuple, set, frozenset) if isinstance(value, kind))
    return list(kind.__iter__(value))

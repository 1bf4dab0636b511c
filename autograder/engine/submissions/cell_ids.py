"""The ids of cells: 1 to 64 letters, digits, `-` or `_`, no two alike in a notebook (nbformat 4.5)."""

import re
from collections import Counter
from collections.abc import Sequence

_VALID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def settled_ids(wanted: Sequence[object]) -> list[str]:
    """An id for each cell of a notebook: its own where that is valid and no other cell has it, otherwise a new one.

    Where several cells have the same id, it says of none of them which cell it is, so each gets a new one.
    """
    valid = [value if isinstance(value, str) and _VALID.fullmatch(value) else None for value in wanted]
    times = Counter(valid)
    taken = {value for value in valid if value is not None and times[value] == 1}
    return [
        value if value in taken and value is not None else free_id(f"cell-{number}", taken)
        for number, value in enumerate(valid, start=1)
    ]


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, a valid id, or where it is taken that id with a number. It is added to `taken`."""
    free, number = wanted, 1
    while free in taken:
        number += 1
        free = f"{wanted[:50]}-{number}"
    taken.add(free)
    return free

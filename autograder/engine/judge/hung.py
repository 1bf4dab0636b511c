"""What of a submission did not come back, so that nothing is waited for twice: see workbench/hanging.py.

All workbenches of a notebook share one. Time is what its other cells and tests need: whatever hangs, each next wait is
shorter, and a notebook in which much hangs is still graded to its end.
"""

from dataclasses import dataclass, field
from typing import Any

from autograder.engine.workbench.hanging import Place

AGAIN = 1.0  # seconds for a cell that hung once and is run again for what it does before
SHORTEST = 1 / 4  # of a limit, however often something hung
MOST = 100  # functions


@dataclass
class Hung:
    """`functions` raise from now on when they are called; `loops` are cells, by label, that are endless themselves."""

    functions: set[Place] = field(default_factory=set)
    loops: set[str] = field(default_factory=set)
    cells: int = 0  # that did not end in time
    calls: int = 0

    def late(self, label: str | None, *, is_explained: bool) -> None:
        """A cell was not in time or, without a label, a call. `is_explained`: one of `functions` is to blame."""
        if label is None:
            self.calls += 1
            return
        self.cells += 1
        if not is_explained:
            self.loops.add(label)

    def told(self, place: Any) -> None:
        """The student's process says which function hangs; what is no place is passed over."""
        if type(place) is list and [type(part) for part in place] == [str, str, int] and len(self.functions) < MOST:
            self.functions.add((place[0], place[1], place[2]))

    def seconds_for_cell(self, label: str, limit: float) -> float:
        """How long to wait for a cell."""
        return min(AGAIN, limit) if label in self.loops else limit * max(SHORTEST, 0.5**self.cells)

    def seconds_for_call(self, limit: float) -> float:
        """How long to wait for a call."""
        return limit * max(SHORTEST, 0.5**self.calls)

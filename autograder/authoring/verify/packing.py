"""Several attempts in one notebook, where none of them can spoil another's marks.

Grading each attempt in a notebook of its own would run a lesson's cells several hundred times.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.authoring.attempts import Attempt


@dataclass(frozen=True)
class Parcel:
    """An attempt, and the other exercises on which its marks depend."""

    attempt: Attempt
    needs: frozenset[str]

    def clashes(self, other: "Parcel") -> bool:
        """Whether the two must not stand in one notebook: one exercise has one answer, and a wrong one spreads."""
        return self.attempt.exercise == other.attempt.exercise or self._spoils(other) or other._spoils(self)

    def _spoils(self, other: "Parcel") -> bool:
        return not self.attempt.is_right and self.attempt.exercise in other.needs


def pack(parcels: Sequence[Parcel]) -> list[tuple[Attempt, ...]]:
    """The attempts of each notebook, every attempt in exactly one, in as few notebooks as a greedy choice finds.

    Those that clash with most others choose first, each the first notebook that takes it.
    """
    clashes = [sum(parcel.clashes(other) for other in parcels) for parcel in parcels]
    order = sorted(range(len(parcels)), key=lambda i: -clashes[i])
    notebooks: list[list[Parcel]] = []
    for parcel in (parcels[i] for i in order):
        for held in notebooks:
            if not any(parcel.clashes(other) for other in held):
                held.append(parcel)
                break
        else:
            notebooks.append([parcel])
    return [tuple(parcel.attempt for parcel in held) for held in notebooks]

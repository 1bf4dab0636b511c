"""How the cells of a lesson differ from those that the gradebook knows: found before they are entered, and said."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from autograder.engine.assignment import Assignment
from autograder.engine.submissions.hidden import as_students_saw

KINDS = ("grade", "solution", "task")
AFFECTED = "{lesson}: its cells have changed since they were entered into the gradebook. {what}"
SUM = "The lesson gives {after:g} points now, {before:g} before."
GRADED_AGAIN = "This affects {count}, to be graded again."
BY_HAND = "{count} on removed cells went with them."


@dataclass(frozen=True)
class Cell:
    """A cell that nbgrader knows: which of KINDS it is, its points, and its text as students get it."""

    kinds: frozenset[str]
    points: float
    text: str


Cells = Mapping[tuple[str, str], Cell]
"""By notebook and grade_id."""


@dataclass(frozen=True)
class Changes:
    """What has to be done so that `before` becomes `after`; `renamed` leads from the old name of a cell to its new one.

    `submissions` are in the gradebook, and `by_hand` marks that a human gave to cells that are removed.
    """

    lesson: str
    before: Cells
    after: Cells
    submissions: int = 0
    by_hand: int = 0
    renamed: Mapping[tuple[str, str], tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "renamed", _renamed(self.before, self.after))

    @property
    def added(self) -> list[tuple[str, str]]:
        """The cells that were not there, renamed ones apart."""
        return [key for key in self.after if key not in self.before and key not in self.renamed.values()]

    @property
    def removed(self) -> list[tuple[str, str]]:
        """The cells that are no more there, renamed ones apart."""
        return [key for key in self.before if key not in self.after and key not in self.renamed]

    @property
    def sentence(self) -> str:
        """All of it, for the instructor."""
        told = [AFFECTED.format(lesson=self.lesson, what=" ".join(self._what()))]
        if self.submissions:
            told.append(GRADED_AGAIN.format(count=_counted(self.submissions, "submission")))
        if self.by_hand:
            told.append(BY_HAND.format(count=_counted(self.by_hand, "mark given by hand")))
        return " ".join(told)

    def _what(self) -> Iterator[str]:
        for word, keys, cells in (("Added", self.added, self.after), ("Removed", self.removed, self.before)):
            if keys:
                yield f"{word}: {', '.join(self._named(key, cells[key]) for key in keys)}."
        if self.renamed:
            yield f"Renamed: {', '.join(f'{old[1]} to {new[1]}' for old, new in self.renamed.items())}."
        kept = {key: key for key in self.before if key in self.after} | dict(self.renamed)
        points = [(new[1], self.before[old].points, self.after[new].points) for old, new in kept.items()]
        if changed := [f"{name} {before:g} to {after:g}" for name, before, after in points if before != after]:
            yield f"Points: {', '.join(changed)}."
        if roles := [key[1] for key in self.before if key in self.after and self._has_other_role(key)]:
            yield f"Another role: {', '.join(roles)}."
        sums = [sum(cell.points for cell in cells.values()) for cells in (self.before, self.after)]
        yield SUM.format(before=sums[0], after=sums[1])

    def _has_other_role(self, key: tuple[str, str]) -> bool:
        return self.before[key].kinds != self.after[key].kinds

    def _named(self, key: tuple[str, str], cell: Cell) -> str:
        points = f" ({_counted(cell.points, 'point')})" if cell.kinds & {"grade", "task"} else ""
        return key[1] + points


def cells_of(assignment: Assignment) -> Cells:
    """The cells of a lesson that nbgrader knows, locked ones without points too."""
    found = {}
    for notebook, content in assignment.notebooks.items():
        for cell in json.loads(content)["cells"]:
            marking = cell["metadata"].get("nbgrader", {})
            kinds = frozenset(kind for kind in KINDS if marking.get(kind))
            if kinds or marking.get("locked"):
                points = float(marking["points"]) if kinds & {"grade", "task"} else 0.0
                text = as_students_saw("".join(cell["source"]))
                found[notebook, marking["grade_id"]] = Cell(kinds, points, text)
    return found


def _renamed(before: Cells, after: Cells) -> dict[tuple[str, str], tuple[str, str]]:
    """A cell that is gone and a new one of the same notebook are one where they alone have the same role and text.

    Answers are never the same here: the gradebook has the stub, and the lesson the solution.
    """
    gone = [key for key in before if key not in after and before[key].text.strip()]
    new = [key for key in after if key not in before]
    alike = {old: [key for key in new if _is_same(before, old, after, key)] for old in gone}
    taken = [key for keys in alike.values() for key in keys]
    return {old: keys[0] for old, keys in alike.items() if len(keys) == 1 and taken.count(keys[0]) == 1}


def _is_same(before: Cells, old: tuple[str, str], after: Cells, new: tuple[str, str]) -> bool:
    was, now = before[old], after[new]
    return old[0] == new[0] and was.kinds == now.kinds and was.text.strip() == now.text.strip()


def _counted(count: float, thing: str) -> str:
    first, *rest = thing.split(" ", 1)
    return f"{count:g} {first}{'' if count == 1 else 's'}{' ' + rest[0] if rest else ''}"

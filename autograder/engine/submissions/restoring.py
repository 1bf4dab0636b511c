"""A student's notebook with the instructor's cells as the instructor wrote them. Used by the judge.

Whatever a student did to the lesson, each given cell and each test is there once, unchanged, and each answer has a
cell.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from autograder.engine.submissions import notes
from autograder.engine.submissions.arranging import NOWHERE, Slot, lower_tests, put_back
from autograder.engine.submissions.cell_ids import free_id
from autograder.engine.submissions.hidden import REGIONS, Regions
from autograder.engine.submissions.matching import is_unchanged, match
from autograder.engine.submissions.parsing import Cell, Notebook
from autograder.engine.submissions.roles import (
    claimed_id,
    has_marking,
    is_answer,
    is_as_released,
    is_identified,
    is_test,
    terms,
)

_EMPTY_ANSWER = {
    "code": "# The cell {} was missing from what was handed in.",
    "markdown": "*The cell {} was missing from what was handed in.*",
    "raw": "The cell {} was missing from what was handed in.",
}


@dataclass(frozen=True)
class MergedCell:
    """A cell to run or to show, without outputs. `origin` says whose source it has.

    `grade_id` and `index`, its position in the instructor's notebook, are None unless it is a cell that nbgrader knows.
    """

    cell: Cell
    origin: Literal["instructor", "student"]
    grade_id: str | None
    index: int | None


@dataclass(frozen=True)
class Restored:
    """The cells in the order in which to run them, remarks for the instructor, and the notebook's metadata."""

    cells: list[MergedCell]
    notes: tuple[str, ...]
    metadata: dict[str, Any]

    @property
    def notebook(self) -> Notebook:
        """All of it as nbformat 4.5. The cells are those of `cells`, not copies."""
        cells = [merged.cell for merged in self.cells]
        return {"cells": cells, "metadata": self.metadata, "nbformat": 4, "nbformat_minor": 5}


def restore(
    source: Notebook,
    submitted: Notebook,
    regions: Regions = REGIONS,
    *,
    released: Mapping[str, str] = MappingProxyType({}),
    added: Collection[str] = (),
) -> Restored:
    """Merge what was handed in with the instructor's notebook, both as `parse` returns them.

    What differs since the instructor changed the lesson is no remark about a student: what fits the checksum of an
    earlier release, and cells that are missing but are in `added`, by grade_id. `released` are the sources of the cells
    to fill in, as students got them.

    `regions` are the delimiters of what students do not get (see hidden.py). The student's own cells keep their order
    and lose their metadata. grade_ids are unique in `source`; nbgrader releases nothing else.
    """
    return _Restoring(source, submitted, regions, released, added).run()


class _Restoring:
    def __init__(
        self,
        source: Notebook,
        submitted: Notebook,
        regions: Regions,
        released: Mapping[str, str],
        added: Collection[str],
    ) -> None:
        self.released, self.added = released, added
        self.lesson: list[Cell] = source["cells"]
        self.handed_in: list[Cell] = submitted["cells"]
        self.metadata = deepcopy(source["metadata"])
        self.regions = regions
        self.identified = {place for place, cell in enumerate(self.lesson) if is_identified(cell)}
        self.taken = {self.lesson[place]["id"] for place in self.identified}
        self.remarks: dict[notes.Remark, set[int]] = defaultdict(set)

    def run(self) -> Restored:
        cells = [self._merged(slot) for slot in self._slots()]
        said = [
            notes.note(remark, [str(claimed_id(self.lesson[place])) for place in sorted(places)])
            for remark, places in self.remarks.items()
            if places
        ]
        return Restored(cells, tuple(said), self.metadata)

    def _slots(self) -> list[Slot]:
        found = match(self.lesson, self.handed_in, self.regions)
        slots = []
        for position in range(len(self.handed_in)):
            place = found.place_of.get(position, NOWHERE)
            if position not in found.copies:
                slots.append(Slot(position, place, place in self.identified))
        for place in sorted(self.identified - set(found.place_of.values())):
            cell = self.lesson[place]
            if claimed_id(cell) not in self.added:
                self.remarks[notes.MISSING_ANSWER if is_answer(cell) else notes.MISSING].add(place)
            put_back(slots, place, is_given=not is_answer(cell) and not is_test(cell))
        self.remarks[notes.REPEATED] |= found.repeated
        as_released = {place for n, place in found.place_of.items() if self._is_as_released(self.handed_in[n])}
        self.remarks[notes.UNMARKED] |= found.unmarked - as_released
        self.remarks[notes.MOVED] |= lower_tests(slots, {n for n in self.identified if is_test(self.lesson[n])})
        return slots

    def _merged(self, slot: Slot) -> MergedCell:
        if not slot.is_identified:
            return MergedCell(self._own(self.handed_in[slot.position]), "student", None, None)
        lesson_cell = self.lesson[slot.place]
        grade_id = claimed_id(lesson_cell)
        if slot.position != NOWHERE:
            self._compare(slot.place, self.handed_in[slot.position])
        cell = deepcopy(lesson_cell)
        if not is_answer(lesson_cell):
            return MergedCell(cell, "instructor", grade_id, slot.place)
        if slot.position == NOWHERE:
            cell["source"] = _EMPTY_ANSWER[cell["cell_type"]].format(grade_id)
            return MergedCell(cell, "instructor", grade_id, slot.place)
        cell |= _content(self.handed_in[slot.position], cell["cell_type"])
        return MergedCell(cell, "student", grade_id, slot.place)

    def _own(self, cell: Cell) -> Cell:
        """A student's cell. What its metadata say, to nbgrader or to whatever else reads them, counts for nothing."""
        kind = cell["cell_type"]
        own = {"cell_type": kind, "id": free_id(cell["id"], self.taken), "metadata": {}, **_content(cell, kind)}
        return own | {"execution_count": None, "outputs": []} if kind == "code" else own

    def _is_as_released(self, handed_in: Cell) -> bool:
        stub = self.released.get(claimed_id(handed_in) or "", handed_in["source"])
        return any(is_as_released(handed_in, source) for source in (handed_in["source"], stub))

    def _compare(self, place: int, handed_in: Cell) -> None:
        cell = self.lesson[place]
        if self._is_as_released(handed_in):
            return
        retyped = handed_in["cell_type"] != cell["cell_type"]
        if is_answer(cell):
            if retyped:
                self.remarks[notes.RETYPED].add(place)
        elif retyped or not is_unchanged(cell, handed_in["source"], self.regions):
            self.remarks[notes.CHANGED].add(place)
        if has_marking(handed_in) and terms(handed_in) != terms(cell):
            self.remarks[notes.TERMS].add(place)


def _content(cell: Cell, kind: str) -> Cell:
    """What a student writes into a cell: the source and, in markdown, the pictures."""
    content = {"source": cell["source"]}
    if kind == "markdown" and "attachments" in cell:
        content["attachments"] = cell["attachments"]
    return content

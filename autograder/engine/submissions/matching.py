"""Which of a student's cells is which of the instructor's. Used by restoring.

A cell is known by its grade_id. Where that is lost or changed, it is known by the id of the cell, which the builder
makes equal to the grade_id, and then by its text.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from autograder.engine.submissions.hidden import Regions, as_students_saw
from autograder.engine.submissions.parsing import Cell
from autograder.engine.submissions.roles import claimed_id, claims_to_be_fixed, is_answer, is_identified, is_test


@dataclass
class Match:
    """Positions count from 0: `position` in the student's notebook, `place` in the instructor's.

    `place_of` holds plain cells, too: they show where in the lesson a cell stands. `copies` are the positions of
    further, unchanged copies of given cells and tests. `repeated` are the places of cells that several cells claim to
    be, and `unmarked` of those that are known by something else than their grade_id.
    """

    place_of: dict[int, int] = field(default_factory=dict)
    copies: set[int] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)
    unmarked: set[int] = field(default_factory=set)


def match(lesson: list[Cell], handed_in: list[Cell], regions: Regions) -> Match:
    """Match the cells of the instructor's notebook with those that a student handed in."""
    matching = _Matching(lesson, handed_in, regions)
    matching.by_grade_id()
    matching.by_cell_id()
    matching.by_text()
    matching.find_copies()
    return matching.found


def is_unchanged(cell: Cell, text: str, regions: Regions) -> bool:
    """Whether `text` is what students got of an instructor's cell."""
    return text == cell["source"] or _plain(text) in _texts(cell, regions)


def _plain(text: str) -> str:
    """A text without what editors change unasked: blanks at the ends of lines, and blank lines at either end."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _texts(cell: Cell, regions: Regions) -> tuple[str, str]:
    """The texts that an unchanged copy of an instructor's cell may have."""
    return _plain(as_students_saw(cell["source"], regions)), _plain(cell["source"])


class _Matching:
    """Each step takes what the one before left open. Texts are compared only where that decides something."""

    def __init__(self, lesson: list[Cell], handed_in: list[Cell], regions: Regions) -> None:
        self.lesson, self.handed_in, self.regions = lesson, handed_in, regions
        self.identified = {claimed_id(cell): place for place, cell in enumerate(lesson) if is_identified(cell)}
        self.fixed = {place for place in self.identified.values() if not is_answer(lesson[place])}
        self.open = set(range(len(lesson)))
        self.found = Match()

    def by_grade_id(self) -> None:
        claims = defaultdict(list)
        for position, cell in enumerate(self.handed_in):
            if (place := self.identified.get(claimed_id(cell))) is not None:
                claims[place].append(position)
        for place, positions in claims.items():
            self._take(place, self._choose(place, positions))
            if len(positions) > 1:
                self.found.repeated.add(place)

    def _choose(self, place: int, positions: list[int]) -> int:
        """The last one, as nbgrader's DeduplicateIds does; of given code the first, which what follows may need."""
        if place not in self.fixed or len(positions) == 1:
            return positions[-1]
        unchanged = [position for position in positions if self._is_unchanged(place, position)] or positions
        return unchanged[-1] if is_test(self.lesson[place]) else unchanged[0]

    def by_cell_id(self) -> None:
        positions = {cell["id"]: position for position, cell in enumerate(self.handed_in)}
        for place in sorted(self.open):
            position = positions.get(self.lesson[place]["id"])
            if position is not None and self._may_be(place, position):
                self._take(place, position)

    def _may_be(self, place: int, position: int) -> bool:
        if position in self.found.place_of:
            return False
        if place in self.fixed:
            return self._is_unchanged(place, position)
        return claimed_id(self.handed_in[position]) not in self.identified

    def by_text(self) -> None:
        """Given cells, tests and plain cells, in their order. The text of an answer says nothing."""
        wanted = self.open - (set(self.identified.values()) - self.fixed)
        waiting: dict[str, deque[int]] = defaultdict(deque)
        for position in self._unmatched() if wanted else ():
            if text := _plain(self.handed_in[position]["source"]):
                waiting[text].append(position)
        for place in sorted(wanted):
            texts = _texts(self.lesson[place], self.regions)
            if positions := next((waiting[text] for text in texts if waiting.get(text)), None):
                self._take(place, positions.popleft())

    def find_copies(self) -> None:
        claiming = [position for position in self._unmatched() if self._claims_to_be_fixed(self.handed_in[position])]
        if claiming:
            texts = {text for place in self.fixed for text in _texts(self.lesson[place], self.regions)}
            self.found.copies |= {n for n in claiming if _plain(self.handed_in[n]["source"]) in texts}

    def _claims_to_be_fixed(self, cell: Cell) -> bool:
        return claims_to_be_fixed(cell) or self.identified.get(claimed_id(cell)) in self.fixed

    def _unmatched(self) -> list[int]:
        return [position for position in range(len(self.handed_in)) if position not in self.found.place_of]

    def _is_unchanged(self, place: int, position: int) -> bool:
        return is_unchanged(self.lesson[place], self.handed_in[position]["source"], self.regions)

    def _take(self, place: int, position: int) -> None:
        self.found.place_of[position] = place
        self.open.discard(place)
        claim = claimed_id(self.lesson[place])
        if self.identified.get(claim) == place and claimed_id(self.handed_in[position]) != claim:
            self.found.unmarked.add(place)

"""One submission before the judge: read, restored, walked through, written down. Runs in a process of its own."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from autograder.engine.assignment import Submission
from autograder.engine.explanation import Explainer
from autograder.engine.judge.bench import Bench, TroubleError
from autograder.engine.judge.bounds import Room
from autograder.engine.judge.lesson_shell import LessonShell
from autograder.engine.judge.memory import READING, at_most
from autograder.engine.judge.script import Kind, ScriptCell
from autograder.engine.judge.walk import Walk
from autograder.engine.pages.explained import explained_notebook
from autograder.engine.pages.inert import CUT, inert_code, inert_markdown, inert_raw
from autograder.engine.printable import printable
from autograder.engine.submissions.decoding import UnreadableError
from autograder.engine.submissions.foreign import foreign
from autograder.engine.submissions.parsing import Cell, Notebook, parse_popped
from autograder.engine.submissions.restoring import Restored, restore
from autograder.engine.verdict import CellVerdict, Status, Verdict
from autograder.engine.wire.members import Members

NOT_HANDED_IN = "It was not handed in."
MOST_SOURCE = 500_000  # characters of all that a student wrote that the graded notebook shows
NOT_GRADED = "This notebook was not graded."


@dataclass(frozen=True)
class Part:
    """One notebook of the lesson, made ready once: the instructor's, its script, and the answers as released.

    `added` are the cells that not all students have got. `left_open` are the names that stubs bind to `...`.
    """

    notebook: Notebook
    script: list[ScriptCell]
    released: Mapping[str, str]  # source by grade_id, of the cells that students fill in
    added: frozenset[str] = frozenset()
    left_open: frozenset[str] = frozenset()

    @property
    def has_answers_in_words(self) -> bool:
        """Whether students write markdown that a human marks."""
        cells = self.notebook["cells"]
        return any(cell.kind is Kind.MANUAL and cells[cell.index]["cell_type"] == "markdown" for cell in self.script)


@dataclass
class Sitting:
    """Grades one submission. `tell` gets each mark as soon as it is known."""

    lesson: str
    parts: Mapping[str, Part]
    files: dict[str, bytes]  # the lesson's own, laid beside the notebook
    shell: LessonShell
    open_bench: Callable[[float], Bench]
    limits: Mapping[str, float]
    explainer: Explainer
    others: Mapping[str, frozenset[str]]  # the grade_ids of answers and tests of other lessons, by name
    asks_about: bool  # whether tests ask functions for more than their parameters, which takes time to tell
    members: Set[str]  # of the classes that the lesson defines: tests may ask a student's for these
    tell: Callable[[CellVerdict], None] = lambda mark: None
    tell_read: Callable[[], None] = lambda: None  # once a notebook has been read, which takes the most memory

    def verdict(self, submission: Submission) -> Verdict:
        """Marks for every graded cell of the lesson, whatever was handed in."""
        self._began = time.monotonic()
        self._deadline = self._began + self.limits["submission_seconds"]
        self._submission = submission
        self._room = Room(int(self.limits["submission_output_kib"]))
        self._cells: list[CellVerdict] = []
        self._troubles: list[str] = []
        self._statuses: list[Status] = []
        self._notes = list(submission.notes)
        self._unanswered: list[tuple[str, str]] = []
        self._written: dict[str, bytes] = {}
        graded = {name: self._part(name, part) for name, part in self.parts.items()}
        return Verdict(
            student=submission.student,
            lesson=self.lesson,
            status=self._worst(),
            seconds=time.monotonic() - self._began,
            cells=tuple(self._cells),
            message=self._troubles[0] if self._troubles else "",
            notes=tuple(self._notes),
            notebooks=graded,
            unanswered=tuple(self._unanswered),
            written=self._written,
        )

    def graded_cells(self) -> list[CellVerdict]:
        """Every graded cell of the lesson, without any points."""
        return [cell for name, part in self.parts.items() for cell in _no_points(name, part)]

    def _part(self, name: str, part: Part) -> str:
        place = f"{name}.ipynb"
        held = self._submission.files.get(place)
        if self._submission.refused:
            return self._without(name, part, Status.REFUSED, self._submission.refused)
        if held is None:
            return self._without(name, part, Status.MISSING, NOT_HANDED_IN)
        try:
            with at_most(READING - (len(held) >> 20)):
                del held
                handed_in = parse_popped(self._submission.files, place)
            self.tell_read()
            refusal = foreign(self.lesson, part.notebook, handed_in, self.others)
            if refusal:
                return self._without(name, part, Status.REFUSED, refusal)
            restored = restore(part.notebook, handed_in, released=part.released, added=part.added)
        except UnreadableError as error:
            return self._without(name, part, Status.UNREADABLE, str(error))
        self._notes += restored.notes
        self._unanswered += [(name, grade_id) for grade_id in _unanswered(restored, part.released)]
        walk = Walk(
            notebook=name,
            script=part.script,
            cells=restored.cells,
            shell=self.shell,
            open_bench=self._open_bench,
            limits=dict(self.limits),
            explainer=self.explainer,
            room=self._room,
            deadline=self._deadline,
            tell=self._told,
            released=part.released,
            left_open=part.left_open,
        )
        walk.go()
        self._note_troubles(walk.troubles)
        self._notes += walk.remarks
        self._written |= walk.written
        return json.dumps(_written(part, restored, walk.outputs), ensure_ascii=False)

    def _told(self, verdict: CellVerdict) -> None:
        self._cells.append(verdict)
        self.tell(verdict)

    def _open_bench(self) -> Bench:
        bench = self.open_bench(self._deadline)
        bench.classes = self.shell.user_ns
        bench.asks_about = self.asks_about
        bench.members = Members(self.members, bench.call) if self.members else None
        own = {place: held for place, held in self._submission.files.items() if not place.endswith(".ipynb")}
        files = own | self.files
        if files:
            bench.put_files(files)
        return bench

    def _note_troubles(self, troubles: list[TroubleError]) -> None:
        self._statuses += [trouble.status for trouble in troubles]
        self._troubles += [trouble.words for trouble in troubles]

    def _without(self, name: str, part: Part, status: Status, message: str) -> str:
        """A notebook that cannot be graded: no points, and a page that says why."""
        self._statuses.append(status)
        self._troubles.append(message)
        for cell in _no_points(name, part):
            self._told(replace(cell, message=message))
        return json.dumps(explained_notebook(part.notebook, f"{NOT_GRADED} {message}"), ensure_ascii=False)

    def _worst(self) -> Status:
        """Nothing at all handed in counts as missing; one notebook of several that is missing does not."""
        order = [Status.REFUSED, Status.UNREADABLE, Status.DIED, Status.TIMEOUT]
        if self._statuses and all(status is Status.MISSING for status in self._statuses[: len(self.parts)]):
            return Status.MISSING
        return next((status for status in order if status in self._statuses), Status.GRADED)


def _no_points(name: str, part: Part) -> list[CellVerdict]:
    graded = [cell for cell in part.script if cell.kind in (Kind.TEST, Kind.MANUAL)]
    return [CellVerdict(name, cell.grade_id, 0.0, cell.points, max_extra=cell.extra) for cell in graded]


def _unanswered(restored: Restored, released: Mapping[str, str]) -> list[str]:
    """The cells to fill in that are as they were given."""
    return [
        merged.grade_id
        for merged in restored.cells
        if merged.grade_id is not None and released.get(merged.grade_id) == merged.cell["source"]
    ]


def _written(part: Part, restored: Restored, outputs: Mapping[int, list[Any]]) -> Notebook:
    """The notebook with its outputs, safe to render."""
    given = {cell["source"]: cell for cell in part.notebook["cells"] if cell["cell_type"] == "markdown"}
    cells = [
        _code(cell, outputs.get(place, []))
        if cell["cell_type"] == "code"
        else _text(cell, given, part.has_answers_in_words)
        for place, cell in enumerate(_within(restored, MOST_SOURCE))
    ]
    for count, cell in enumerate((cell for cell in cells if cell["cell_type"] == "code"), start=1):
        cell["execution_count"] = count
    return {"cells": cells, "metadata": restored.metadata, "nbformat": 4, "nbformat_minor": 5}


def _within(restored: Restored, most: int) -> Iterator[Cell]:
    """The cells, with no more than the first `most` characters of all that the student wrote."""
    for merged in restored.cells:
        source = printable(merged.cell["source"])
        if merged.origin == "student":
            most -= len(source)
            source = source if most >= 0 else f"{source[: max(most + len(source), 0)]}\n{CUT}"
            kind = merged.cell["cell_type"]
            source = inert_code(source) if kind == "code" else inert_raw(source) if kind == "raw" else source
        yield merged.cell | {"source": source}


def _text(cell: Cell, given: Mapping[str, Cell], rendered: bool) -> Cell:
    """A markdown or raw cell: the instructor's as it is, the student's made harmless."""
    kept = {name: held for name, held in cell.items() if name != "attachments"}
    same = given.get(cell["source"])
    if same is not None:
        return kept | ({"attachments": same["attachments"]} if "attachments" in same else {})
    if cell["cell_type"] == "markdown":
        kept["source"] = inert_markdown(cell["source"], cell.get("attachments"), rendered=rendered)
    return kept


def _code(cell: Cell, outputs: list[Any]) -> Cell:
    return cell | {"outputs": [_numbered(output) for output in outputs], "execution_count": None}


def _numbered(output: dict[str, Any]) -> dict[str, Any]:
    return output if output["output_type"] != "execute_result" else output | {"execution_count": None}

"""One notebook of one submission: the student's cells run in the workbench, the instructor's tests here.

Both go through the notebook side by side, in the order that `restore` made. Marks come from what a test does in this
process, never from a cell's outputs.
"""

import time
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from types import NoneType
from typing import Any

from autograder.engine.explanation import Explainer
from autograder.engine.judge import words
from autograder.engine.judge.alarm import TestTimeoutError, alarm
from autograder.engine.judge.bench import GRACE, PATIENCE, Bench, Ran, TroubleError
from autograder.engine.judge.bounds import SMALL, Room, bounded
from autograder.engine.judge.credit import credit
from autograder.engine.judge.explain import Explained, Known, explain, message_of, not_defined
from autograder.engine.judge.fates import Fates, missing_name
from autograder.engine.judge.lesson_shell import LessonShell
from autograder.engine.judge.script import STUDENTS, Kind, ScriptCell
from autograder.engine.judge.student_side import StudentSide
from autograder.engine.pages.inert import inert_output
from autograder.engine.submissions.hidden import as_students_saw
from autograder.engine.submissions.restoring import MergedCell
from autograder.engine.verdict import CellVerdict, Status, Where
from autograder.engine.workbench.shell import Outcome


@dataclass
class Walk:
    """Grades one notebook. `open_bench` starts a workbench with the submission's files in it.

    `tell` gets each mark as soon as it is known. `released` are the sources of the cells to fill in, as students got
    them. After `go`, `verdicts` holds all marks, `troubles` what went wrong beside them, `remarks` what
    an instructor should know of the marks, and `outputs` what each cell
    printed and showed, by its place in `cells`, safe to render, and `written` the files that the notebook wrote.
    """

    notebook: str
    script: list[ScriptCell]
    cells: list[MergedCell]
    shell: LessonShell
    open_bench: Callable[[], Bench]
    limits: dict[str, float]
    explainer: Explainer
    room: Room
    deadline: float  # of time.monotonic()
    tell: Callable[[CellVerdict], None]
    released: Mapping[str, str] = field(default_factory=dict)
    left_open: Set[str] = frozenset()  # names that students got as `...`
    verdicts: list[CellVerdict] = field(default_factory=list)
    troubles: list[TroubleError] = field(default_factory=list)
    outputs: dict[int, list[Any]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._student = StudentSide(self.open_bench, self.deadline, self.limits["submission_seconds"])
        self._bench: Bench | None = None  # the one that the last cell here had to do with
        self._played = 0  # how many of the instructor's cells are behind us
        self._held: set[str] = set()  # the names that were borrowed last
        self._stale = True  # whether borrowed names are to be asked for again
        self._fates = Fates()
        self._known = Known("\n".join(self.released.values()), self._fates)

    def go(self) -> None:
        """Walk through the notebook."""
        self.shell.start_afresh()
        try:
            for place, merged in enumerate(self.cells):
                self._step(place, merged)
            self.written, are_all = self._student.written()
            if not are_all:
                self.remarks.append(words.FILES_LEFT_OUT.format(name=self.notebook))
        finally:
            self._student.end()

    def _step(self, place: int, merged: MergedCell) -> None:
        cell = None if merged.index is None else self.script[merged.index]
        is_code = merged.cell["cell_type"] == "code"
        if cell is None or cell.kind in (Kind.SOLUTION, Kind.PLAIN, Kind.MANUAL):
            if is_code:
                self._run_there(place, merged.cell["source"])
            if cell is not None and cell.kind is Kind.MANUAL:
                is_as_given = self.released.get(cell.grade_id) == merged.cell["source"]
                score = 0.0 if is_as_given else None
                self._mark(CellVerdict(self.notebook, cell.grade_id, score, cell.points))
        elif is_code:
            self._play_up_to(cell.index)
            if cell.kind is Kind.GIVEN:
                self._run_there(place, as_students_saw(cell.source))
                self._prepare(cell)
            elif cell.in_workbench:
                self._test_there(place, cell)
            else:
                self._test(place, cell)

    # In the workbench

    def _run_there(self, place: int, source: str) -> Ran:
        """Run a cell in the workbench, on what the cells before it left there."""
        ran = self._student.run(self.cells[place].grade_id or f"cell {place + 1}", source)
        self._stale = True
        shown = [inert_output(output) for output in bounded(ran.outputs, int(self.limits["output_kib"]) * 1024)]
        shown = self.room.take(shown)
        if ran.trouble is not None:
            self.troubles.append(ran.trouble)
            shown.append(_note(ran.trouble.words))
        self.outputs[place] = shown
        merged = self.cells[place]
        self._fates.note_run(place, merged, None if merged.index is None else self.script[merged.index], ran)
        return ran

    def _test_there(self, place: int, cell: ScriptCell) -> None:
        """A test that its author lets run among the student's own objects: the student's process has the last word."""
        still_open = self._left_open_there(self.left_open & cell.names.needed)
        ran = self._run_there(place, cell.source)
        if cell.hidden:
            self.outputs[place] = []
        message = ran.trouble.words if ran.trouble else self._error_there(ran.error) if ran.error else still_open
        self._score(cell, not message, ran.value, Explained(message), "workbench")
        if cell.shared:
            self._prepare(cell)

    def _left_open_there(self, names: Set[str]) -> str:
        try:
            return _still_open(self._student.names(set(names))) if names else ""
        except TroubleError:  # which the test will meet, too
            return ""

    def _error_there(self, error: Exception) -> str:
        name = missing_name(error)
        return not_defined(name, self._fates) if name else f"{type(error).__name__}: {error}"

    # In the judge

    def _play_up_to(self, index: int) -> None:
        """Run those of the instructor's plain cells before this one that the judge needs."""
        for cell in self.script[self._played : index]:
            if cell.kind is Kind.PLAIN and cell.judged:
                self._prepare(cell)
        self._played = max(self._played, index)

    def _prepare(self, cell: ScriptCell) -> None:
        """Run a cell of the instructor's that is no test, and note what stopped it."""
        done = self._run_here(cell)
        if isinstance(done, TroubleError):
            self._fates.note_stopped(cell, done.words)
        elif done.error is not None and self._bench is not None:
            self._fates.note_stopped(cell, message_of(cell, done.error, self._bench, self._known))

    def _test(self, place: int, cell: ScriptCell) -> None:
        """Run a test here and mark it."""
        done = self._run_here(cell)
        if isinstance(done, TroubleError):
            self.troubles.append(done)
            explained = Explained(done.words, outputs=[_note(done.words)])
            self._score(cell, False, None, explained, "judge")
        elif self.shell.own_code.met:
            explained = Explained(words.NOT_OWN_CODE, outputs=[_note(words.NOT_OWN_CODE)])
            self._score(cell, False, None, explained, "judge")
        else:
            assert self._bench is not None
            explained = explain(cell, done, self._bench, self._known, self.explainer)
            still_open = ""
            if done.error is not None:
                self._fates.note_stopped(cell, words.TEST_FAILED)
            elif still_open := _still_open(self._held_here(self.left_open & cell.names.needed)):
                explained = replace(explained, message=still_open)
            self._score(cell, done.error is None and not still_open, done.value, explained, "judge")
            if cell.shared:
                self._run_there(place, as_students_saw(cell.source))
        self.outputs[place] = self.room.take(explained.outputs, least=SMALL)

    def _run_here(self, cell: ScriptCell) -> Outcome | TroubleError:
        """Run a cell of the instructor's; once more, where an earlier cell may have ended the workbench meanwhile."""
        done = self._try_here(cell)
        if isinstance(done, TroubleError) and (before := self._student.set_suspects_aside(done)):
            again = self._try_here(cell)
            if not isinstance(again, TroubleError):
                return again
            self._student.put_back(before)
        return done

    def _try_here(self, cell: ScriptCell) -> Outcome | TroubleError:
        """Run a cell of the instructor's, with the student's names in place."""
        seconds = min(self.limits["cell_seconds"], max(self.deadline - time.monotonic(), 0))
        try:
            with alarm(seconds + (PATIENCE + 1) * GRACE):
                bench = self._borrow(cell)
                shared = partial(self._held_here, cell.told) if cell.told else dict
                taken = partial(self._taken_here, cell.taken) if cell.taken else list
                bench.begin(seconds, "seed(" in cell.source, shared, taken)
                since = bench.next_handle()
                done = self.shell.run(cell.here, cell.grade_id or f"given {cell.index + 1}")
                if bench.members is not None and done.error is not None:
                    _put_into_words(done.error)
                if cell.hidden:
                    bench.forget_lent(since)
        except TroubleError as trouble:
            return trouble
        except TestTimeoutError as error:
            done = Outcome([], error, None)
        if isinstance(done.error, TestTimeoutError):
            self._student.end()  # it may have been in the middle of an answer
            self._stale = True
            return TroubleError(Status.TIMEOUT, words.TEST_TIMEOUT.format(seconds=self.limits["cell_seconds"]))
        if bench.trouble is None:
            return done
        self._stale = True
        met, name = bench.trouble, bench.called
        if name and name not in met.words:
            return TroubleError(met.status, words.IN_CALL.format(words=met.words, name=name))
        return met

    def _held_here(self, names: Set[str]) -> dict[str, Any]:
        return {name: self.shell.user_ns[name] for name in names if name in self.shell.user_ns}

    def _taken_here(self, names: Set[str]) -> list[str]:
        return sorted(names - self.shell.user_ns.keys())

    def _borrow(self, cell: ScriptCell) -> Bench:
        """Bind names of solution cells to what they stand for at the student's. Raises TroubleError."""
        if self._stale or not (cell.borrowed | cell.imported) <= self._held:
            found = self._student.names(set(cell.borrowed | cell.imported))
            self._import(cell.imported & found.keys(), cell.index)
            for name in cell.borrowed | (cell.imported - found.keys()):
                self.shell.user_ns.pop(name, None)
            self.shell.user_ns.update({name: found[name] for name in cell.borrowed & found.keys()})
            self._stale, self._held = False, set(cell.borrowed | cell.imported)
        self._bench = self._student.ready()
        return self._bench

    def _import(self, names: Set[str], index: int) -> None:
        """Import what solution cells above import and the student has too: a module is no student's to say."""
        for earlier in self.script[:index]:
            if earlier.kind in STUDENTS and earlier.names.imported & names - self.shell.user_ns.keys():
                self.shell.run(earlier.imports, "imports")

    def _score(self, cell: ScriptCell, good: bool, value: Any, explained: Explained, where: Where) -> None:
        score, extra, message = 0.0, 0.0, explained.message
        if good:
            score, message = credit(value, cell.points, cell.gives_part)
            extra = cell.extra
        if good and message:
            self.remarks.append(f"{cell.grade_id}: {message}")
        self._mark(
            CellVerdict(
                notebook=self.notebook,
                grade_id=cell.grade_id,
                score=score,
                max_score=cell.points,
                extra=extra,
                max_extra=cell.extra,
                message=message,
                misconception=explained.misconception,
                observation=explained.observation,
                headline=explained.headline,
                where=where,
            )
        )

    def _mark(self, verdict: CellVerdict) -> None:
        self.verdicts.append(verdict)
        self.tell(verdict)


def _put_into_words(error: BaseException) -> None:
    """Keep what an error says as text: a student's object in it would be asked for it later, outside of the test."""
    if not all(type(one) in (str, int, float, bool, NoneType) for one in error.args):
        try:
            error.args = (str(error),)
        except Exception as problem:
            error.args = (f"{type(problem).__name__} in its own words",)


def _still_open(found: Mapping[str, Any]) -> str:
    """What is said where a test needs a name that still is as the stub has it, though it passed; else ""."""
    return next((words.STILL_A_STUB.format(name=name) for name, held in sorted(found.items()) if held is ...), "")


def _note(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stderr", "text": text + "\n"}

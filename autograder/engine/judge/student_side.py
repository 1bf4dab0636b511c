"""The student's side of one notebook: a workbench, and another where one has ended, and the cells that ran in them.

What a cell broke, the cells after it should not pay for. A new workbench runs the earlier cells again, without those
that ended one. Processes that a cell left running may end a workbench much later, most of all on a busy machine: what
ran at the time is tried again without such cells. Where nobody can tell which cell it was, it is tried without the one
that ran last before.
"""

import linecache
import time
from collections.abc import Callable
from typing import Any

from autograder.engine.judge import words
from autograder.engine.judge.bench import Bench, Ran, TroubleError
from autograder.engine.judge.hung import Hung
from autograder.engine.verdict import Status
from autograder.engine.wire.opaque import Opaque


class StudentSide:
    """Runs the student's cells and tells what their names stand for.

    `open_bench` starts a workbench with the submission's files in it; it may raise TroubleError. `deadline` is when the
    time for the submission is up, as a time of time.monotonic().
    """

    def __init__(self, open_bench: Callable[[], Bench], deadline: float, seconds: float) -> None:
        self._open_bench = open_bench
        self._deadline = deadline
        self._too_late = words.SUBMISSION_TIMEOUT.format(seconds=seconds)
        self._bench: Bench | None = None
        self._ran: list[tuple[str, str]] = []  # labels and sources of the cells that a new workbench has to run again
        self._poison: set[str] = set()  # names that end a workbench when they are asked for
        self._lines: dict[str, int] = {}  # how many lines the cell of a label has
        self._hung = Hung()
        self._leaving: set[str] = set()  # labels of cells that left processes running

    def run(self, label: str, source: str) -> Ran:
        """Run a cell, on what the cells before it left. Raises nothing: trouble is part of what comes back."""
        file = f"<{label}>"
        lines = [f"{line}\n" for line in source.split("\n")]
        linecache.cache[file] = (len(source), None, lines, file)
        self._lines[file] = len(lines)
        try:
            ran = self._run(label, source)
            if ran.trouble is None:
                return ran
            before = self.set_suspects_aside(ran.trouble)
            if not before and ran.trouble.is_unexplained:
                before, self._ran = self._ran, self._ran[:-1]
            if before:
                again = self._run(label, source)
                if again.trouble is None:
                    return again
                self.put_back(before)
        except TroubleError as trouble:
            return Ran([], trouble=trouble)
        return ran

    def set_suspects_aside(self, trouble: TroubleError) -> list[tuple[str, str]]:
        """Do without the cells that left processes running, if these may have ended the workbench.

        Returns the cells as they were, for `put_back`; nothing where there is nobody to suspect.
        """
        if self._bench is None or self._bench.alive or trouble.status is not Status.DIED:
            return []
        before, self._ran = self._ran, [cell for cell in self._ran if cell[0] not in self._leaving]
        return before if len(before) > len(self._ran) else []

    def put_back(self, before: list[tuple[str, str]]) -> None:
        """The suspects were none: the next workbench has them again."""
        self.end()
        self._ran = before

    def names(self, wanted: set[str]) -> dict[str, Any]:
        """What these names stand for, of those that there are. Raises TroubleError.

        A name that cannot even be asked for is a stand-in, which fails a test that uses it, and no other.
        """
        try:
            return self._names(wanted)
        except TroubleError as trouble:
            if self.set_suspects_aside(trouble):
                return self._names(wanted)
            asked = wanted - self._poison
            culprits = {name for name in asked if self._is_poison(name)}
            if culprits == asked and self._ran:
                self._ran.pop()  # it is no name; something was left running
            else:
                self._poison |= culprits
            return self._names(wanted)

    def ready(self) -> Bench:
        """The workbench, with all cells so far run in it. Raises TroubleError where there is no time for it."""
        self.in_time()
        while self._bench is None or not self._bench.alive:
            self._bench = self._open_bench()
            self._bench.lines, self._bench.hung = self._lines, self._hung
            for place, (label, source) in enumerate(self._ran):
                self.in_time()
                trouble = self._run_in(self._bench, label, source).trouble
                if trouble is not None and not self._bench.alive:  # went well once, and not again
                    del self._ran[max(place - 1, 0) if trouble.is_unexplained else place]
                    break
        return self._bench

    def in_time(self) -> None:
        """Raises TroubleError once the time for the submission is up."""
        if time.monotonic() > self._deadline:
            raise TroubleError(Status.TIMEOUT, self._too_late)

    def written(self) -> tuple[dict[str, bytes], bool]:
        """The files that the notebook wrote, and whether these are all: none where its workbench has ended."""
        if self._bench is None or not self._bench.alive or time.monotonic() > self._deadline:
            return {}, True
        try:
            return self._bench.written()
        except TroubleError:  # the marks are made, and a file is none
            return {}, False

    def end(self) -> None:
        """End the workbench, if there is one."""
        if self._bench is not None:
            self._bench.end()

    def _run(self, label: str, source: str) -> Ran:
        bench, known = self.ready(), len(self._hung.functions)
        ran = self._run_in(bench, label, source)
        if bench.alive or len(self._hung.functions) > known:  # what kept it from its end fails at once the next time
            self._ran.append((label, source))
        return ran

    def _run_in(self, bench: Bench, label: str, source: str) -> Ran:
        ran = bench.run(source, label)
        if ran.leaves_processes:
            self._leaving.add(label)
        return ran

    def _names(self, wanted: set[str]) -> dict[str, Any]:
        bench = self.ready()
        stand_ins = {name: Opaque(0, f"what {name} stands for") for name in wanted & self._poison}
        return bench.names(sorted(wanted - self._poison)) | stand_ins

    def _is_poison(self, name: str) -> bool:
        try:
            self.ready().names([name])
        except TroubleError:
            self.in_time()
            return True
        return False

"""The judge's shell, in which the instructor's cells run."""

import sys
from pathlib import Path
from typing import Any

from autograder.engine.judge.own_code import OwnCode
from autograder.engine.judge.own_modules import OwnModules
from autograder.engine.workbench.shell import Outcome, Shell


class LessonShell(Shell):
    """The judge's shell: it runs the lesson's own code, with the lesson's own modules, and nothing of a student's."""

    def __init__(self, folder: Path, **more: Any) -> None:
        super().__init__(**more)
        self.own_code = OwnCode()
        self._own = OwnModules(folder)
        self._python: dict[str, str] = {}  # what a cell was turned into when the rehearsal ran it
        sys.meta_path.insert(0, self._own)

    def start_afresh(self) -> None:
        """An empty namespace, and none of the lesson's own modules loaded."""
        super().start_afresh()
        self._own.forget()

    def run(self, source: str, label: str) -> Outcome:
        """Run one cell, as Shell has it; `own_code.met` is about this one, also where it holds nothing to run."""
        self.own_code.met = False
        return super().run(source, label)

    def transform_cell(self, raw_cell: str) -> str:
        """Turn magics into Python, in the rehearsal: for all submissions the lesson's cells are the same."""
        if not self.own_code.is_rehearsal and raw_cell in self._python:
            return self._python[raw_cell]
        python: str = super().transform_cell(raw_cell)  # type: ignore[no-untyped-call]
        if self.own_code.is_rehearsal:
            self._python[raw_cell] = python
        return python

    async def run_code(self, code_obj: Any, result: Any = None, *, async_: bool = False) -> bool:
        """Run what a cell was compiled to, and no other code but what is known."""
        with self.own_code.running(code_obj):
            return await super().run_code(code_obj, result, async_=async_)

"""IPython without a kernel around it: runs a cell and gives back what it printed, showed and raised.

Used in the jail for the student's cells, and by the judge for the instructor's.
"""

import types
from dataclasses import dataclass
from typing import Any

from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.engine.workbench.hanging import Place, without
from autograder.engine.workbench.outputs import Output, Outputs, Stream


@dataclass(frozen=True)
class Outcome:
    """What running one cell came to. `value` is that of its last expression, None where there is none."""

    outputs: list[Output]
    error: BaseException | None
    value: Any


class _Publisher(DisplayPublisher):
    """Where display() ends."""

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: bool = False,
        **more: Any,
    ) -> None:
        """Collect it, or replace what is shown under the same id."""
        display_id = (transient or {}).get("display_id")
        if update:
            self.shell.outputs.update(display_id, data)
        else:
            self.shell.outputs.show("display_data", data, display_id)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.outputs.clear()


class _ValueHook(DisplayHook):
    """Where the value of a cell's last expression ends."""

    def write_output_prompt(self) -> None:
        """The execution count travels with the value."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.shell.outputs.show("execute_result", format_dict, execution_count=self.prompt_count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class _LabelledCompiler(CachingCompiler):
    """Gives a cell the name under which tracebacks and the other process know it."""

    label = ""

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        return self.label or super().get_code_name(raw_code, transformed_code, number)

    def format_code_name(self, name: str) -> tuple[str, str]:
        return "Cell", name.strip("<>")


class Shell(InteractiveShell):
    """One namespace in which cells run, one after the other."""

    def __init__(self, output_bytes: int, **more: Any) -> None:
        self.outputs = Outputs(output_bytes)
        self.stopped: set[Place] = set()  # functions that raise when they are called: see hanging.py
        settings = Config()
        settings.HistoryManager.enabled = False
        settings.InteractiveShell.colors = "nocolor"
        settings.InteractiveShell.xmode = "Plain"
        super().__init__(  # type: ignore[no-untyped-call]
            config=settings,
            display_pub_class=_Publisher,
            displayhook_class=_ValueHook,
            compiler_class=_LabelledCompiler,
            **more,
        )

    def enable_gui(self, gui: Any = None) -> None:
        """No windows here; %matplotlib inline asks for this."""

    def ask_exit(self) -> None:
        """exit() leaves a cell's other lines unrun elsewhere; here there is nothing to leave."""

    def start_afresh(self) -> None:
        """An empty namespace."""
        self.user_module = types.ModuleType("__main__")
        self.user_module.__builtins__ = __builtins__
        self.user_ns = self.user_module.__dict__
        self.init_user_ns()  # type: ignore[no-untyped-call]
        self.init_sys_modules()  # type: ignore[no-untyped-call]
        self.execution_count = 1

    def run(self, source: str, label: str) -> Outcome:
        """Run one cell. Nothing that it raises comes out of here."""
        self.compile.label = f"<{label}>"
        try:
            result = self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]
        except BaseException as error:  # IPython's own doings, where a cell has broken what they need
            return Outcome(self.outputs.take(), error, None)
        return Outcome(self.outputs.take(), result.error_before_exec or result.error_in_exec, result.result)

    async def run_code(self, code_obj: Any, result: Any = None, *, async_: bool = False) -> bool:
        """Run what a cell was compiled to, without the functions that are stopped."""
        code = without(code_obj, self.stopped)
        return bool(await super().run_code(code, result, async_=async_))  # type: ignore[no-untyped-call]

    def should_run_async(
        self, raw_cell: str, *, transformed_cell: Any = None, preprocessing_exc_tuple: Any = None
    ) -> bool:
        """Whether the cell waits for anything. IPython compiles each cell once more to tell, also without the words."""
        if not any(word in (transformed_cell or "") for word in ("await", "async")):
            return False
        told: bool = super().should_run_async(
            raw_cell, transformed_cell=transformed_cell, preprocessing_exc_tuple=preprocessing_exc_tuple
        )
        return told

    def streams(self) -> tuple[Stream, Stream]:
        """What stands for sys.stdout and sys.stderr where cells run."""
        return Stream(self.outputs, "stdout"), Stream(self.outputs, "stderr")

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        try:
            words = str(evalue)
        except BaseException:
            words = ""
        self.outputs.error(etype.__name__, words, [str(line) for line in stb])

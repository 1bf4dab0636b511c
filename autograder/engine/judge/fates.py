"""What became of the cells so far: the reason that a test is given where it asks for a name that is not there."""

import re
from dataclasses import dataclass, field

from autograder.engine.judge import words
from autograder.engine.judge.bench import Ran
from autograder.engine.judge.script import STUDENTS, ScriptCell
from autograder.engine.submissions.restoring import MergedCell

LENGTH = 500  # characters of an error's words
_SYNTAX = re.compile(r"(?s)(.*) \([^()]*, line (\d+)\)")  # as Python prints a SyntaxError
_MISSING = re.compile(r"name '(\w+)' is not defined")  # as it prints a NameError


@dataclass(frozen=True)
class Fate:
    """How a cell that should define `names` ended. `reason` goes on after "relu is not defined:".

    `source` is the text that ran among the student's names, "" where it ran at the judge. `is_stopped`: it did not
    come to its end.
    """

    names: frozenset[str]
    reason: str
    source: str = ""
    is_stopped: bool = True


@dataclass
class Fates:
    """Noted by the walk, cell after cell."""

    noted: list[Fate] = field(default_factory=list)

    def note_run(self, place: int, merged: MergedCell, cell: ScriptCell | None, ran: Ran) -> None:
        """The cell at this place ran in the workbench; `cell` is the instructor's, where there is one."""
        where = f"the cell {merged.grade_id}" if merged.grade_id else f"cell {place + 1}"
        names = cell.names.defined if cell else frozenset()
        stopped = of_run(ran, where)
        reason = stopped or words.RAN_WITHOUT.format(where=where)
        if cell and cell.kind in STUDENTS and merged.origin == "instructor":
            reason = words.NOT_HANDED_IN.format(where=where)
        self.noted.append(Fate(names, reason, merged.cell["source"], bool(stopped)))

    def note_stopped(self, cell: ScriptCell, reason: str) -> None:
        """A cell of the instructor's stopped at the judge. `reason` is what a student may be told."""
        where = f"the cell {cell.grade_id}" if cell.grade_id else "a cell that was given"
        stopped = words.STOPPED_HERE.format(reason=reason.rstrip("."), where=where)
        self.noted.append(Fate(cell.names.defined, stopped))

    def of(self, name: str) -> str:
        """Why a name may be missing, "" where nothing is known of it.

        First the cell that the instructor meant to define it counts, then a cell of the student's own that begins to.
        """
        meant = (fate for fate in reversed(self.noted) if name in fate.names)
        begun = (fate for fate in reversed(self.noted) if fate.is_stopped and _defines(fate.source, name))
        return next((fate.reason for fate in (*meant, *begun)), "")

    def that_stopped(self, name: str) -> str:
        """The same, of cells alone that did not come to their end; "" for no name."""
        return name and Fates([fate for fate in self.noted if fate.is_stopped]).of(name)


def of_run(ran: Ran, where: str) -> str:
    """What stopped a cell of the student's, `where` as in "the cell relu"; "" where nothing did."""
    if ran.trouble is not None:
        return words.STOPPED_HERE.format(reason=ran.trouble.words.rstrip("."), where=where)
    if ran.error is None:
        return ""
    text, line = str(ran.error), ran.line
    if isinstance(ran.error, SyntaxError) and (found := _SYNTAX.fullmatch(text)):
        text, line = found[1], int(found[2])
    said = f"{type(ran.error).__name__}: {text[:LENGTH]}" if text else type(ran.error).__name__
    in_line = f"line {line} of {where}" if line else where
    return words.STOPPED_HERE.format(reason=said, where=in_line)


def missing_name(error: BaseException) -> str:
    """The name that a NameError misses, "" for any other error. One from the workbench has it in its words only."""
    if not isinstance(error, NameError):
        return ""
    found = _MISSING.match(str(error))
    return found[1] if found else ""


def _defines(source: str, name: str) -> bool:
    """Whether a line begins to bind the name. No parser: what a student wrote may be too much for one."""
    begins = rf"(?m)^[ \t]*(?:(?:async[ \t]+)?def[ \t]+|class[ \t]+|(?:from|import)\b.*\b)?{re.escape(name)}\b"
    return re.search(begins, source) is not None

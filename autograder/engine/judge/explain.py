"""What a student is told about a test that did not pass, and what of its outputs they see."""

import traceback
from dataclasses import dataclass, field
from typing import Any

from autograder.engine.explanation import Explainer, Explanation
from autograder.engine.judge import words
from autograder.engine.judge.bench import Bench
from autograder.engine.judge.bounds import bounded
from autograder.engine.judge.fates import Fates, missing_name
from autograder.engine.judge.script import ScriptCell
from autograder.engine.pages.inert import inert_output
from autograder.engine.printable import all_printable, printable
from autograder.engine.wire.errors import Frame
from autograder.engine.workbench.shell import Outcome

LENGTH = 4000  # characters of a message


@dataclass(frozen=True)
class Known:
    """What gives nothing away: `given_words`, what the stubs say that students get; `fates`, how their cells ended."""

    given_words: str
    fates: Fates


@dataclass(frozen=True)
class Explained:
    """The message, the mistake's name, what the answer shows, and all in a line, if known; outputs, safe to render."""

    message: str = ""
    misconception: str | None = None
    observation: str = ""
    headline: str = ""
    outputs: list[Any] = field(default_factory=list)


def explain(cell: ScriptCell, outcome: Outcome, bench: Bench, known: Known, explainer: Explainer) -> Explained:
    """The explanation of a test's outcome. Of a hidden part, neither its source nor its inputs are told.

    What the course's own `explainer` says of an error comes before anything else.
    """
    error, shown = outcome.error, _outputs(cell, outcome, bench)
    if error is None:
        return Explained(outputs=shown)
    own = explainer(error) or Explanation(message_of(cell, error, bench, known))
    message = printable(own.message[:LENGTH])
    if message and not own.is_displayed:
        shown.append(_as_error(error, message))
    return Explained(message, own.misconception, own.observation[:LENGTH], own.headline[:LENGTH], shown)


def message_of(cell: ScriptCell, error: BaseException, bench: Bench, known: Known) -> str:
    """Why a test failed, in words for its student."""
    from_student = next((lines for raised, lines in bench.student_errors if raised is error), None)
    tells_nothing = not cell.hidden or str(error) in known.given_words
    if isinstance(error, NotImplementedError) and tells_nothing:
        return str(error) or words.STILL_A_STUB.format(name=bench.called)
    if from_student is not None:
        stopped = _stopped(error, from_student, bench, tells_nothing)
        reason = known.fates.that_stopped(missing_name(error))
        return f"{stopped} ({reason})" if reason else stopped
    if name := missing_name(error):
        return not_defined(name, known.fates)
    line = _failing_line(cell, error)
    if cell.hidden and _is_hidden_line(cell, line):
        return _hidden_failure(cell, error, bench)
    shown = cell.source.split("\n")[line - 1].strip()
    where = f" (line {line}: {shown})" if line else ""
    return f"{type(error).__name__}: {error}{where}" if str(error) else f"{type(error).__name__}{where}"


def not_defined(name: str, fates: Fates) -> str:
    """Why a test did not find a name."""
    reason = fates.of(name)
    return words.NOT_DEFINED_SINCE.format(name=name, reason=reason) if reason else words.NOT_DEFINED.format(name=name)


def _stopped(error: BaseException, own: list[Frame], bench: Bench, tells_nothing: bool) -> str:
    line = f" in line {own[-1][2]} of {own[-1][1].strip('<>')}" if own else ""
    name, kind = bench.called, type(error).__name__
    if tells_nothing:
        said = words.STOPPED if str(error) else words.STOPPED_SILENTLY
        return said.format(name=name, kind=kind, line=line, words=error)
    return words.STOPPED_HIDDEN.format(name=name, kind=kind, line=line)


def _hidden_failure(cell: ScriptCell, error: BaseException, bench: Bench) -> str:
    """The test's author's own words, if there are any: an assert's message raised by the cell itself."""
    frames = traceback.extract_tb(error.__traceback__)
    by_the_cell = bool(frames) and frames[-1].filename == f"<{cell.grade_id}>"
    if by_the_cell and isinstance(error, AssertionError) and str(error):
        return str(error)
    called = f" in a call of {bench.called}" if bench.called else ""
    return words.HIDDEN_FAILED.format(names=called)


def _failing_line(cell: ScriptCell, error: BaseException) -> int:
    """The line of the test cell that raised, counted from 1; 0 if none did."""
    lines = [f.lineno or 0 for f in traceback.extract_tb(error.__traceback__) if f.filename == f"<{cell.grade_id}>"]
    if isinstance(error, SyntaxError):
        lines.append(error.lineno or 0)
    return lines[-1] if lines and 0 < lines[-1] <= len(cell.source.split("\n")) else 0


def _is_hidden_line(cell: ScriptCell, line: int) -> bool:
    """Whether a line lies after the beginning of a hidden part and before its end; a line unknown counts as hidden."""
    inside = False
    for number, text in enumerate(cell.source.split("\n"), start=1):
        if "BEGIN HIDDEN TESTS" in text:
            inside = True
        elif "END HIDDEN TESTS" in text:
            inside = False
        if number == line:
            return inside
    return True


def _outputs(cell: ScriptCell, outcome: Outcome, bench: Bench) -> list[Any]:
    """What the cell showed. Of a hidden one only what it displays on purpose: print can tell the inputs."""
    own = [all_printable(output) for output in outcome.outputs if output["output_type"] != "error"]
    if cell.hidden:
        return [output for output in own if output["output_type"] == "display_data"]
    printed = [inert_output(output) for output in bounded(bench.heard, int(bench.limits["output_kib"]) * 1024)]
    return [output for output in printed if output.get("output_type") == "stream"] + own


def _as_error(error: BaseException | None, message: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": type(error).__name__, "evalue": message, "traceback": [message]}

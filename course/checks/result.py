"""What a check says: a result that passed, or a failure that carries the diagnosis."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from course.checks import notebook, rendering
from course.checks.report import Passed, Report
from course.progress.attended import is_attended
from course.progress.card import note_html
from course.progress.noting import noted
from course.progress.record import Outcome
from course.syllabus import has_hidden_tests

HIDDEN_FOLLOW = "When your work is graded, it is tried on further inputs, which are hidden."


class CheckFailed(AssertionError):
    """A check that did not pass. The message is complete on its own.

    `misconception` is the id of the catalogue entry that the answer matched, or None. `report` holds the
    facts behind the message. In a notebook these are shown as a card, and the traceback is one line.
    """

    def __init__(self, message: str, misconception: str | None = None, report: Report | None = None) -> None:
        super().__init__(message, misconception)
        self.message = message
        self.misconception = misconception
        self.report = report
        self.displayed = False

    def __str__(self) -> str:
        return self.message

    def _render_traceback_(self) -> list[str]:
        """IPython calls this in place of printing a traceback: the checker's own lines teach nobody."""
        if self.displayed and self.report is not None:
            return [f"CheckFailed: {self.report.subject}: {self.report.heading} {self.report.headline}".rstrip()]
        return [f"CheckFailed: {self.message}"]


class CheckUsageError(TypeError):
    """`check` was called in a way that it cannot serve. The message says how to call it."""

    def _render_traceback_(self) -> list[str]:
        return [f"CheckUsageError: {self}"]


def not_begun(words: str) -> NotImplementedError:
    """The error for an exercise that is still as it was given. In a notebook it is one line, without a traceback."""
    error = NotImplementedError(words)
    error.__dict__["_render_traceback_"] = partial(list, (f"NotImplementedError: {words}",))
    return error


@dataclass(frozen=True, repr=False)
class CheckResult(Passed):
    """A check that passed. Shows itself in a notebook, and in plain text elsewhere."""

    def __repr__(self) -> str:
        return rendering.result_text(self)

    def _ipython_display_(self) -> None:
        """Show the card as a display, not as the cell's value: nbgrader would read a value as a partial mark."""
        notebook.show(rendering.result_text(self), rendering.result_html(self))


def shown(run: Callable[[], CheckResult], check: str = "") -> CheckResult:
    """Run a check; where a notebook is listening, show a failure as a card before it is raised.

    `check` is what the syllabus calls it. How it ended is recorded under that name; without one, nothing is. Where a
    person ran a check that passed, and hidden tests follow, the result says so.
    """
    __tracebackhide__ = True
    try:
        result = run()
    except CheckFailed as failure:
        _record(check, "failed")
        if failure.report is not None and notebook.is_listening():
            notebook.show(failure.message, rendering.failure_html(failure.report))
            failure.displayed = True
        raise
    except NotImplementedError:
        _record(check, "not begun")
        raise
    ahead = HIDDEN_FOLLOW if is_attended() and has_hidden_tests(check) else ""
    return replace(result, ahead=ahead, standing=_record(check, "passed"))


def _record(check: str, outcome: Outcome) -> str:
    """Record how a check ended, show what is wrong with the record if anything is, and return the line to add."""
    line, trouble = noted(check, outcome)
    if trouble:
        notebook.show(trouble, note_html(trouble))
    return line

"""What came of a class, on the terminal: how many of each kind, and who needs an eye."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.classroom.grading.tables import marks_table, points_of, remarks_on
from autograder.engine.verdict import Status
from autograder.gradebook.recorded import Recorded

SMALL_CLASS = 40  # up to here everybody's marks are shown
MOST_LINES = 50
KINDS = {
    Status.GRADED: "graded",
    Status.TIMEOUT: "timed out",
    Status.DIED: "died",
    Status.UNREADABLE: "unreadable",
    Status.REFUSED: "refused",
}
GRADED, *OTHERS = KINDS.values()
LATE, MISSING, REMOVED, UNDONE = "late", "missing", "removed", "undone"
NO_MORE = "the mark is of an earlier hand-in; now there is no notebook."
OUT = "removed from the gradebook, so not graded. `nbgrader db student add ...` takes the student back."


class Line(NamedTuple):
    """A student who needs an eye."""

    student: str
    points: str
    why: str


@dataclass
class Summary:
    """What is known of one lesson's class; small, however large the class is. `fresh` were graded in this run."""

    lesson: str
    fresh: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    marks: list[Recorded] = field(default_factory=list)
    looks: list[Line] = field(default_factory=list)  # those with a verdict who need an eye
    absent: list[Line] = field(default_factory=list)  # those without a verdict
    unlisted: int = 0

    def add(self, mark: Recorded, no_more: str = "") -> None:
        """Count a submission that has its verdict; `no_more` says what is there now, where no notebook is."""
        verdict = mark.verdict
        self.counts[KINDS[verdict.status]] += 1
        self.counts[LATE] += mark.seconds_late > 0
        if len(self.marks) <= SMALL_CLASS:
            self.marks.append(mark)
        if no_more:
            self._list(self.absent, Line(verdict.student, "", f"{NO_MORE} {no_more}"))
        elif verdict.status is not Status.GRADED or verdict.notes or mark.needs_human:
            self._list(self.looks, Line(verdict.student, points_of(mark), "; ".join(remarks_on(mark))))

    def add_missing(self, student: str, why: str) -> None:
        """Count a student who handed in no notebook; `why` says what was handed in instead."""
        self.counts[MISSING] += 1
        self._list(self.absent, Line(student, "", f"handed in no notebook. {why}".rstrip()))

    def add_removed(self, student: str) -> None:
        """Count a student who was removed from the gradebook, and whose folder is still there."""
        self.counts[REMOVED] += 1
        self._list(self.absent, Line(student, "", OUT))

    def add_undone(self, student: str, why: str) -> None:
        """Count a submission that has no verdict, for the reason given."""
        self.counts[UNDONE] += 1
        self._list(self.absent, Line(student, "", f"not graded: {why}"))

    def _list(self, lines: list[Line], line: Line) -> None:
        if len(lines) < MOST_LINES:
            lines.append(line)
        else:
            self.unlisted += 1


def show(console: Console, summary: Summary, notes: Mapping[str, str] | None = None) -> None:
    """Print the closing tables; `notes` are added by student, in a class small enough to show everybody's marks."""
    console.print(_counts(summary))
    if len(summary.marks) <= SMALL_CLASS:
        table, lines = marks_table(summary.marks, notes), summary.absent
    else:
        table, lines = marks_table(()), [*summary.looks, *summary.absent]
    for line in lines:
        table.add_row(Text(line.student), line.points, "", Text(line.why))
    if table.row_count:
        console.print(table)
    if summary.unlisted:
        console.print(f"{summary.unlisted} more need an eye: --json lists everybody.")


def _counts(summary: Summary) -> Table:
    """One row: how many of each kind."""
    before = sum(summary.counts[kind] for kind in KINDS.values()) - summary.fresh
    title = f"{summary.lesson}: {summary.fresh} graded now" + (f", {before} before" if before else "")
    table = Table(title=title, title_justify="left", header_style="bold")
    kinds = (GRADED, LATE, *OTHERS, MISSING, *([REMOVED] if summary.counts[REMOVED] else []), UNDONE)
    for kind in kinds:
        table.add_column(kind, justify="right")
    table.add_row(*(str(summary.counts[kind]) for kind in kinds))
    return table

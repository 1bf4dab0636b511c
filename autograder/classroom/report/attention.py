"""What the machine alone should not settle: submissions to look at, and what to bear in mind about all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.classroom.report.cohort import Cohort, has_points
from autograder.engine.verdict import Status
from autograder.gradebook.recorded import Recorded

_ENDINGS = {
    Status.REFUSED: ("must not be opened", "They got no points. Ask for the notebook itself."),
    Status.UNREADABLE: ("could not be read", "They got no points. Ask for a notebook that opens in Jupyter."),
    Status.DIED: (
        "ended before all was graded",
        "The student's process ended, or took more than it may. What was solved outside the parts that died counts.",
    ),
    Status.TIMEOUT: ("ran out of time", "What was solved outside the parts that took too long counts."),
    Status.MISSING: ("handed in nothing", "They are in no other count of this page."),
}
CHANGED_SINCE = "A mark given by hand is older than the last grading."


@dataclass(frozen=True)
class Case:
    """One submission to look at, and why."""

    student: str
    why: str


@dataclass(frozen=True)
class Group:
    """Submissions to look at for one kind of reason. `title` goes on after their number; `advice` says what to do."""

    title: str
    advice: str
    cases: tuple[Case, ...]


def groups(class_: Cohort) -> list[Group]:
    """All that ask for a human eye, the gravest first; none is empty."""
    found = [_ended(class_.records, status) for status in _ENDINGS]
    found += [_waiting(class_.records), _remarked(class_.records)]
    return [group for group in found if group.cases]


def students(found: Sequence[Group]) -> int:
    """How many submissions ask for a human eye, each counted once."""
    return len({case.student for group in found for case in group.cases})


def _ended(records: Sequence[Recorded], status: Status) -> Group:
    verdicts = [record.verdict for record in records if record.verdict.status is status]
    title, advice = _ENDINGS[status]
    return Group(title, advice, tuple(Case(verdict.student, verdict.message) for verdict in verdicts))


def _waiting(records: Sequence[Recorded]) -> Group:
    cases = []
    for record in records:
        if record.needs_human:
            cells = [cell.grade_id for cell in record.verdict.cells if record.settled(cell).score is None]
            cases.append(Case(record.verdict.student, ", ".join(cells) or CHANGED_SINCE))
    return Group("waiting for marks by hand", "Give or confirm them in formgrader.", tuple(cases))


def _remarked(records: Sequence[Recorded]) -> Group:
    cases = [Case(record.verdict.student, " ".join(notes)) for record in records if (notes := record.verdict.notes)]
    return Group("graded with a remark", "They were graded all the same. See whether you agree.", tuple(cases))


def cautions(class_: Cohort) -> Iterator[Group]:
    """What holds back trust in marks, by arrangement of the class or of a test rather than by a student's doing."""
    loose = [Case(record.verdict.student, "") for record in class_.opened if not record.verdict.jailed]
    if loose:
        advice = "Their code ran with the rights of whoever graded it, and could read and change files."
        yield Group("graded without a jail", advice, tuple(loose))
    by_student: dict[str, list[str]] = {}
    for record, cell in class_.cells():
        if cell.where == "workbench" and has_points(cell):
            by_student.setdefault(record.verdict.student, []).append(class_.label(cell))
    if by_student:
        advice = "Student code could forge what these tests say. Look at answers that seem too good."
        cases = tuple(Case(student, ", ".join(tests)) for student, tests in by_student.items())
        yield Group("got points from tests that ran in the student's own process", advice, cases)

"""Students with marks of every kind: extra credit, late, waiting for a human, nothing handed in."""

from dataclasses import dataclass
from datetime import UTC, datetime

from light_class import LESSON, LightClass

from autograder.classroom.roster.person import Person
from autograder.engine.verdict import CellVerdict, Status, Verdict

IN_TIME, LATE = datetime(2026, 3, 2, 11, tzinfo=UTC), datetime(2026, 3, 2, 14, tzinfo=UTC)
OUT_OF = 6.0
LATE_COSTS = 1  # point, by the course's rule


@dataclass(frozen=True)
class Marked:
    """A student, the points of their tests, extra credit, and what is taken off for being late."""

    id: str
    first: str
    last: str
    number: str
    score: float | None = None
    extra: float = 0.0
    penalty: float = 0.0
    waits: bool = False

    @property
    def counts(self) -> float | None:
        """The points that count."""
        return None if self.score is None or self.waits else self.score + self.extra - self.penalty

    @property
    def person(self) -> Person:
        """The student on Canvas's gradebook."""
        columns = {"Student": f"{self.last}, {self.first}", "ID": self.number, "SIS User ID": f"1{self.number}"}
        columns |= {"SIS Login ID": self.id, "Section": "=Tuesday"}
        return Person(self.id, self.first, self.last, f"{self.id}@uni.example", "canvas", self.number, columns)


STUDENTS = (
    Marked("ada", "Ada", "Lovelace", "50001", score=6, extra=1),
    Marked("boris", "+Boris", "-2+3", "50002", score=4.25, penalty=LATE_COSTS),
    Marked("chen", '=HYPERLINK("http://evil.example";"x")', "@SUM(A1)", "50003", score=0),
    Marked("dora", "Dora", "Waits", "50004", score=2, waits=True),
    Marked("emil", "Emil", "=1+1", "50005"),
)


def mark(class_: LightClass) -> None:
    """Enter the marks, as grading does."""
    for one in STUDENTS:
        if one.score is None:
            continue
        add = min(4.0, one.score)
        cells = (
            CellVerdict(LESSON, "test_add", None if one.waits else add, 4.0),
            CellVerdict(LESSON, "test_total", one.score - add, 2.0),
            CellVerdict(LESSON, "test_largest", 0.0, 0.0, one.extra, max_extra=1.0),
        )
        verdict = Verdict(one.id, LESSON, status=Status.GRADED, seconds=0.5, cells=cells)
        with class_.course.ledger() as ledger:
            ledger.record(verdict, digest="", timestamp=LATE if one.penalty else IN_TIME)

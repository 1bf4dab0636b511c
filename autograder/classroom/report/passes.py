"""How many passed each test, and which tests say something about themselves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.classroom.report.cohort import Cohort, is_full

HARDLY = 0.1
"""The share of the class below or at which a test counts as passed by hardly anybody."""
FEWEST_TO_TELL = 5
"""With fewer submissions a test that all or none pass says nothing about the test."""


@dataclass
class Passes:
    """How many passed a test, which gives `max_score` points."""

    name: str
    max_score: float
    passed: int = 0
    students: int = 0
    in_workbench: int = 0
    complaints: Counter[str] = field(default_factory=Counter)

    @property
    def complaint(self) -> str:
        """What those who failed were told most often, the first in alphabetical order of equally frequent ones."""
        return min(self.complaints, key=lambda line: (-self.complaints[line], line), default="")


def passes(class_: Cohort) -> list[Passes]:
    """Each test that was judged by the machine, in the order of the lesson."""
    counts: dict[str, Passes] = {}
    for _, cell in class_.cells():
        if cell.score is not None:
            name = class_.label(cell)
            count = counts.setdefault(name, Passes(name, cell.max_score))
            count.students += 1
            count.passed += is_full(cell)
            count.in_workbench += cell.where == "workbench"
            if not is_full(cell) and cell.message:
                count.complaints[first_line(cell.message)] += 1
    return list(counts.values())


def first_line(message: str) -> str:
    """What a message says first."""
    return next((line.strip() for line in message.splitlines() if line.strip()), "")


def hardly_passed(tests: Iterable[Passes]) -> list[Passes]:
    """The tests that next to nobody passes, where there are enough students to tell; the hardest first."""
    found = [test for test in tests if test.students >= FEWEST_TO_TELL and test.passed <= HARDLY * test.students]
    return sorted(found, key=lambda test: (test.passed / test.students, test.name))


def always_passed(tests: Iterable[Passes]) -> list[Passes]:
    """The tests that everybody passes, where there are enough students to tell, in the order of the lesson."""
    return [test for test in tests if FEWEST_TO_TELL <= test.students == test.passed]

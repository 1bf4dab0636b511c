"""Records of a made-up class, as the gradebook would give them: seeded, and with mistakes from the catalogue."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from repository import ROOT

from autograder.classroom.grading.tables import exercise_of
from autograder.engine.verdict import CellVerdict, Status, Verdict
from autograder.gradebook.recorded import Recorded
from course.catalogue import EXERCISES, QUESTIONS

LESSON = "01_relu_derivative"
STATUSES = {
    Status.TIMEOUT: "The cell of numerical_gradient ran for 30 s, the most that a cell may take.",
    Status.DIED: "The process of the student ended: it asked for more than 1024 MB of memory.",
    Status.UNREADABLE: "01_relu_derivative.ipynb is no notebook: it is not JSON (line 1, column 1).",
    Status.REFUSED: "01_relu_derivative.ipynb is a symlink.",
    Status.MISSING: "There is no 01_relu_derivative.ipynb in what was handed in.",
}


def record(
    student: str,
    cells: Sequence[CellVerdict] = (),
    *,
    status: Status = Status.GRADED,
    seconds: float = 0.3,
    late: float = 0.0,
    penalty: float = 0.0,
    by_hand: Mapping[str, float] | None = None,
    needs_human: bool | None = None,
    **more: Any,
) -> Recorded:
    """One submission, as the ledger gives it; `by_hand` are a human's points, by grade_id."""
    verdict = Verdict(student, LESSON, status, seconds, tuple(cells), **more)
    human = by_hand or {}
    waits = any(cell.score is None and cell.grade_id not in human for cell in cells)
    return Recorded(
        verdict=verdict,
        digest="",
        points={(cell.notebook, cell.grade_id): human.get(cell.grade_id, cell.score or 0.0) for cell in cells},
        extra=sum(cell.extra for cell in cells),
        late_penalty=penalty,
        seconds_late=late,
        needs_human=waits if needs_human is None else needs_human,
    )


def made_up_class(size: int, lesson: str = LESSON) -> list[Recorded]:
    """`size` submissions to a lesson of this course: good and weak students, accidents, latecomers."""
    chance = random.Random(size)
    tests = list(_tests(lesson))
    return [_Student(chance, number, lesson).handed_in(tests) for number in range(size)]


def _tests(lesson: str) -> Iterator[tuple[str, float, float]]:
    """The tests of a lesson: grade_id, points and extra points."""
    notebook = json.loads((ROOT / "source" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        marker = cell["metadata"].get("nbgrader", {})
        if marker.get("grade"):
            yield marker["grade_id"], marker["points"], cell["metadata"].get("extra_points", 0)


class _Student:
    """Whoever makes a mistake in an exercise makes it in the tests that follow, too."""

    def __init__(self, chance: random.Random, number: int, lesson: str) -> None:
        first = chance.choice(("ada", "boris", "chen", "dora", "emil", "fatima", "goran", "hana", "ivan", "jana"))
        self.name, self.lesson, self.chance = f"{first}{number:04d}", lesson, chance
        self.skill = chance.betavariate(6, 1.3)
        self.mistakes: dict[str, str | None] = {}

    def handed_in(self, tests: Sequence[tuple[str, float, float]]) -> Recorded:
        status = self.chance.choices([Status.GRADED, *STATUSES], [60, 1, 1, 0.5, 0.3, 0.7])[0]
        stops_at = self.chance.randrange(4, 8 * len(tests))
        begun, left = tests[:stops_at], tests[stops_at:]
        untouched = {exercise_of(test) for test, *_ in left} - {exercise_of(test) for test, *_ in begun}
        late = self.chance.choice([0.0] * 14 + [self.chance.expovariate(1 / 20000)])
        return record(
            self.name,
            [self._judged(*test) for test in begun] + [self._not_begun(*test) for test in left],
            status=status,
            seconds=31.5 if status is Status.TIMEOUT else self.chance.lognormvariate(-1.6, 0.35),
            late=late,
            penalty=2.0 if late else 0.0,
            message=STATUSES.get(status, ""),
            notes=("2 test cells were restored.",) if self.chance.random() < 0.03 else (),
            unanswered=tuple((self.lesson, exercise) for exercise in sorted(untouched)),
        )

    def _not_begun(self, test: str, points: float, extra: float) -> CellVerdict:
        message = f"{exercise_of(test)} is still to be written."
        return CellVerdict(self.lesson, test, 0.0, points, message=message, max_extra=extra)

    def _judged(self, test: str, points: float, extra: float) -> CellVerdict:
        exercise = exercise_of(test)
        if exercise not in self.mistakes and self.chance.random() + _hardness(exercise) < self.skill:
            return CellVerdict(self.lesson, test, points, points, extra, max_extra=extra)
        known = _known_mistakes(exercise)
        place = min(int(self.chance.expovariate(0.5)), len(known))
        mistake = self.mistakes.setdefault(exercise, f"{exercise}.{known[place]}" if place < len(known) else None)
        message = f"{exercise}: differs on ordinary numbers.\nExpected 1, yours 2."
        return CellVerdict(self.lesson, test, 0.0, points, message=message, misconception=mistake, max_extra=extra)


@cache
def _hardness(exercise: str) -> float:
    return random.Random(exercise).uniform(-0.1, 0.25)


def _known_mistakes(exercise: str) -> list[str]:
    if exercise in EXERCISES:
        return [entry.id for entry in EXERCISES[exercise].misconceptions]
    return [entry.id for entry in QUESTIONS[exercise].wrong_answers] if exercise in QUESTIONS else []

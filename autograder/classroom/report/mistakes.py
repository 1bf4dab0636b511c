"""Which mistakes were made, by whom: those that the catalogue has a name for, and the rest by what the answers show."""

from dataclasses import dataclass

from autograder.classroom.report.cohort import Cohort, exercise_of, is_full, is_untouched
from autograder.classroom.report.passes import first_line
from autograder.classroom.report.words import number
from course.catalogue import EXERCISES, QUESTIONS
from course.catalogue.entries import Misconception, WrongAnswer

_CATALOGUE: dict[str, Misconception | WrongAnswer] = {
    **{f"{exercise.name}.{entry.id}": entry for exercise in EXERCISES.values() for entry in exercise.misconceptions},
    **{f"{question.name}.{entry.id}": entry for question in QUESTIONS.values() for entry in question.wrong_answers},
}


@dataclass(frozen=True)
class Mistake:
    """A mistake and the students who made it, each once.

    `where` is the exercise, or a test that belongs to no exercise of the course. `title` and `explanation` are what
    the students were told; `explanation` and `answer`, the wrong answer given to a question, may be "". `example` is
    what the first of them was told, for a mistake without a name.
    """

    where: str
    title: str
    students: tuple[str, ...]
    explanation: str = ""
    answer: str = ""
    example: str = ""


def named_mistakes(class_: Cohort) -> list[Mistake]:
    """The mistakes with a name, the most frequent first."""
    made: dict[str, set[str]] = {}
    for record, cell in class_.cells():
        if cell.misconception:
            made.setdefault(cell.misconception, set()).add(record.verdict.student)
    return _by_frequency([_named(name, tuple(sorted(students))) for name, students in made.items()])


def unnamed_mistakes(class_: Cohort) -> list[Mistake]:
    """What else went wrong, by exercise and what the answers show, the most frequent first, with one example each.

    Where nothing is known of an answer, the first line of what was said stands for it. Exercises that were handed in
    as they were given out are no mistakes.
    """
    made: dict[tuple[str, str], dict[str, str]] = {}
    for record, cell in class_.cells():
        if cell.message and not cell.misconception and not is_full(cell) and not is_untouched(record, cell):
            exercise = exercise_of(cell.grade_id)
            where = class_.label(cell, exercise if exercise in EXERCISES or exercise in QUESTIONS else cell.grade_id)
            shown = cell.observation or first_line(cell.message).removeprefix(f"{exercise}: ")
            made.setdefault((where, shown), {}).setdefault(record.verdict.student, _second_line(cell.message))
    return _by_frequency([_unnamed(where, shown, told) for (where, shown), told in made.items()])


def _unnamed(where: str, shown: str, told: dict[str, str]) -> Mistake:
    """`told` has what each student was told after the first line; the first student's is the example."""
    students = tuple(sorted(told))
    return Mistake(where, shown, students, example=told[students[0]])


def _second_line(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return lines[1] if len(lines) > 1 else ""


def _by_frequency(mistakes: list[Mistake]) -> list[Mistake]:
    return sorted(mistakes, key=lambda mistake: (-len(mistake.students), mistake.where, mistake.title))


def _named(name: str, students: tuple[str, ...]) -> Mistake:
    """`name` is as in "relu_backward.times_Z"; where the catalogue lacks it, it is all there is to say."""
    exercise, _, mistake = name.partition(".")
    entry = _CATALOGUE.get(name)
    if entry is None:
        return Mistake(exercise, mistake or name, students)
    given = entry.value if isinstance(entry, WrongAnswer) else ""
    answer = given if isinstance(given, str) else number(given)
    return Mistake(exercise, entry.title, students, entry.explanation, answer)

"""A lesson and its part of the catalogue: both name the same exercises, and what the catalogue knows is used."""

from collections.abc import Iterator

from autograder.authoring.builder.cards import cards_by_cell
from autograder.authoring.builder.lesson import Cell, Lesson
from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.builder.syllabus import visible_checks
from autograder.authoring.course_rules.lessons import card_line
from autograder.authoring.course_rules.no_code import help_faults
from autograder.authoring.course_rules.places import place_of
from course.catalogue.entries import LessonEntries


def fit_problems(lesson: Lesson, entries: LessonEntries) -> Iterator[BuildProblem]:
    """All that is wrong between a lesson and `entries`, which bear its name."""
    solutions = {cell.marker.grade_id: cell for cell in lesson.cells if cell.marker and cell.marker.role == "solution"}
    checked = {name for _, checks in visible_checks(lesson) for name in checks}
    for name, cell in solutions.items():
        if name not in entries.names:
            remedy = f"Add it to the LESSON of {place_of(entries.name)[0]}, or give the cell another name."
            yield BuildProblem(lesson.path, cell.line, f"the catalogue has no exercise or question {name}.", remedy)
        elif name not in checked:
            what, remedy = f"no test that students see checks {name}.", "Call `check` in one, outside `HIDDEN TESTS`."
            yield BuildProblem(lesson.path, cell.line, what, remedy)
    for name in entries.names:
        if name not in solutions:
            path, line = place_of(name)
            remedy = "Write the exercise, or take it out of the catalogue."
            yield BuildProblem(path, line, f"{lesson.path} has no solution {name}.", remedy)
    yield from _help(lesson, entries, solutions)


def _help(lesson: Lesson, entries: LessonEntries, solutions: dict[str, Cell]) -> Iterator[BuildProblem]:
    """The help with each exercise stands below its card, and gives nothing away."""
    hints_of = {exercise.name: exercise for exercise in entries.exercises}
    for cell, cards in cards_by_cell(lesson):
        for card in cards:
            if card.title in hints_of and f"{{{{hints {card.title}}}}}" not in cell.source.split("\n"):
                what = f"the help with {card.title} is not shown."
                remedy = f"Put `{{{{hints {card.title}}}}}` on a line of its own below the card, in the same cell."
                yield BuildProblem(lesson.path, card_line(cell, card), what, remedy)
    for name, exercise in hints_of.items():
        if name in solutions:
            path, line = place_of(name)
            for what, remedy in help_faults(exercise, solutions[name].source):
                yield BuildProblem(path, line, what, remedy)

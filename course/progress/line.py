"""The line after a passed check: what it comes to in its lesson, and what is next."""

from collections.abc import Mapping

from course.progress.record import Tried
from course.progress.standing import Standing, Step, next_open, only_optional_left, standings
from course.syllabus import Lesson

NEXT = "Next: {next}."
NEXT_LESSON = "Next: lesson {lesson.number}, {lesson.title}."
FURTHER_OR_ON = "Go further with {next}, or go on with lesson {lesson.number}, {lesson.title}."
ALL_DONE = "All lessons are done."
ALL_BUT_OPTIONAL = "All lessons are done but those that are optional."
ALL_BUT_FURTHER = "All lessons are done. Go further with {next}."


def line_after(check: str, lessons: tuple[Lesson, ...], checks: Mapping[str, Tried]) -> str:
    """Where a learner stands in the lesson of a check that passed just now. One line of plain text."""
    found = standings(lessons, checks)
    here = next(standing for standing in found if check in names(standing.lesson))
    core, done = len(here.core), len(here.core) - len(here.open(here.core))
    step = next_step(here, check)
    if step and not here.is_done:
        return f"Lesson {here.lesson.number}: {done} of {core} done, {points(here)}. {NEXT.format(next=step.name)}"
    onward = _onward(step, next_open(found, here.lesson))
    done_so_far = [f"Lesson {here.lesson.number} is done, {points(here)}."]
    return " ".join([*done_so_far, *([ALL_BUT_OPTIONAL] if only_optional_left(found) else []), onward])


def _onward(step: Step | None, lesson: Standing | None) -> str:
    """Where to go when a lesson is done: further in it, on to another, or both."""
    if lesson is None:
        return ALL_BUT_FURTHER.format(next=step.name) if step else ALL_DONE
    return (
        FURTHER_OR_ON.format(next=step.name, lesson=lesson.lesson) if step else NEXT_LESSON.format(lesson=lesson.lesson)
    )


def names(lesson: Lesson) -> set[str]:
    """The names of all that a lesson checks."""
    return {name for exercise in lesson.exercises for cell in exercise.cells for name in cell.checks}


def next_step(here: Standing, check: str) -> Step | None:
    """What is next in a lesson after one of its checks: further down before further up, the core before the rest.

    Somebody who goes further before the core is done is led on there.
    """
    cell, is_extra = next(
        (cell, exercise.is_extra)
        for exercise in here.lesson.exercises
        for cell in exercise.cells
        if check in cell.checks
    )
    core, further = here.steps(here.core), here.steps(here.further)
    steps = (further or core) if is_extra else (core or further)
    return next((step for step in steps if step.cell.place > cell.place), steps[0] if steps else None)


def points(here: Standing) -> str:
    """The points so far: "8 of 20 points", and extra points where there are any yet."""
    core = f"{here.points:g} of {sum(exercise.points for exercise in here.core):g} points"
    if not here.extra_points:
        return core
    return f"{core}, {here.extra_points:g} of {sum(exercise.extra_points for exercise in here.further):g} extra points"

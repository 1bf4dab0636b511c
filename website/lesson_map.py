"""The map of the lessons on the start page, from the course's syllabus."""

from collections.abc import Iterable

from course.syllabus import Lesson

_HEAD = ("no.", "lesson", "the question it answers", "time")


def lesson_map(lessons: Iterable[Lesson]) -> str:
    """A table in MyST, one row for each lesson."""
    rows = [_HEAD, ("---",) * len(_HEAD), *map(_row, lessons)]
    return "```{table}\n:class: lesson-map\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows) + "```\n"


def _row(lesson: Lesson) -> tuple[str, ...]:
    further = f", and {lesson.further_minutes} to go further" if lesson.further_minutes else ""
    link = f"[{lesson.title}](lessons/{lesson.name}.ipynb)"
    return str(lesson.number), link, lesson.question, f"{lesson.minutes} minutes{further}"

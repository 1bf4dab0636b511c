"""The map of the lessons on the start page and their order in the sidebar, from the course's syllabus."""

from collections.abc import Iterable, Sequence

from course.syllabus import Lesson

_HEAD = ("no.", "lesson", "the question it answers", "time")


def lesson_map(lessons: Iterable[Lesson]) -> str:
    """A table in MyST, one row for each lesson."""
    rows = [_HEAD, ("---",) * len(_HEAD), *map(_row, lessons)]
    return "```{table}\n:class: lesson-map\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows) + "```\n"


def _row(lesson: Lesson) -> tuple[str, ...]:
    further = f", and {lesson.further_minutes} to go further" if lesson.further_minutes else ""
    link = f"[{lesson.title}](lessons/{lesson.name}.ipynb)"
    return (
        str(lesson.number),
        link,
        lesson.question,
        f"{lesson.minutes} minutes{further}{', optional' if lesson.is_optional else ''}",
    )


def lesson_order(lessons: Sequence[Lesson]) -> str:
    """What lists the lessons in the sidebar, in MyST: those that are optional stand under a heading of their own."""
    core = _listed("", [lesson for lesson in lessons if not lesson.is_optional])
    return core + _listed(":caption: Optional\n", [lesson for lesson in lessons if lesson.is_optional])


def _listed(caption: str, lessons: Iterable[Lesson]) -> str:
    """One list; nothing where there is no lesson for it."""
    pages = "".join(f"lessons/{lesson.name}\n" for lesson in lessons)
    return f"```{{toctree}}\n:hidden:\n{caption}\n{pages}```\n\n" if pages else ""

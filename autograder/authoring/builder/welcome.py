"""The page that learners begin with, lessons/welcome.py -> release/welcome.ipynb, with the map of the lessons in it.

The map stands where the page says {{lessons}}. Its facts are those of the lessons' heads.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from autograder.authoring.builder.cards import announced_minutes, is_optional, question_of
from autograder.authoring.builder.hints import HintsOf
from autograder.authoring.builder.lesson import Lesson
from autograder.authoring.builder.notebook import source_notebook
from autograder.authoring.builder.problems import BuildProblem

NAME = "welcome"
FILE = f"release/{NAME}.ipynb"
MAP = "{{lessons}}"

_DIFFICULTY = re.compile(r"\bdifficulty (?P<difficulty>[●○]+)")
_NEEDS = re.compile(r"\byou need (?P<needs>[^*]+)\*\*")


def welcome_problems(welcome: Lesson) -> Iterator[BuildProblem]:
    """What is wrong with the page, beyond what may be wrong with any lesson."""
    for cell in welcome.cells:
        if cell.marker:
            what = f"{cell.marker.grade_id} is marked for nbgrader, and this page is no assignment."
            yield BuildProblem(welcome.path, cell.line, what, "Remove the marker.")
    if not any(cell.kind == "markdown" and MAP in cell.source.split("\n") for cell in welcome.cells):
        what, remedy = "the map of the lessons is missing.", f"Write {MAP} alone on a line of prose."
        yield BuildProblem(welcome.path, None, what, remedy)


def welcome_notebook(welcome: Lesson, lessons: Mapping[str, Lesson], hints_of: HintsOf) -> bytes:
    """The notebook of a page without problems. `lessons` are those of the course, by name."""
    filled = [replace(cell, source=cell.source.replace(MAP, _map(lessons))) for cell in welcome.cells]
    return source_notebook(replace(welcome, cells=tuple(filled)), hints_of)


def _map(lessons: Mapping[str, Lesson]) -> str:
    """A table in Markdown: each lesson with its link, question, time, difficulty and what one must know before.

    Three columns, so that it fits a narrow window.
    """
    head = (("lesson, and what it answers", "time, difficulty", "you need"), (":---",) * 3)
    rows = (*head, *(_row(name, lesson) for name, lesson in lessons.items()))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(name: str, lesson: Lesson) -> tuple[str, ...]:
    head = lesson.cells[0].source
    title = head.split("\n")[0].removeprefix("# ")
    about, another = announced_minutes(lesson)
    # Unbroken in a narrow window.
    time = f"{about} min{f' + {another}' if another else ''}".replace(" ", "\u00a0")
    difficulty, needs = _DIFFICULTY.search(head), _NEEDS.search(head)
    optional = ", optional" if is_optional(lesson) else ""
    return (
        f"[{title}]({name}/{name}.ipynb){optional}<br>{question_of(lesson)}",
        f"{time}<br>{difficulty['difficulty'] if difficulty else ''}",
        needs["needs"] if needs else "",
    )

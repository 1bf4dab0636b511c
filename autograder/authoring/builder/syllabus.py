"""What learners have to do, course/syllabus.json: read off the cards and the visible tests of all lessons."""

import ast
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from autograder.authoring.builder.cards import Card, announced_minutes, cards_by_cell, is_optional, question_of
from autograder.authoring.builder.lesson import Cell, Lesson
from autograder.authoring.builder.markers import Marker
from autograder.authoring.builder.regions import HIDDEN_TESTS, find_regions, replace_regions
from autograder.engine.grade_ids import solution_of
from course import syllabus
from course.syllabus import at_zero

FILE = "course/syllabus.json"


def syllabus_file(lessons: Mapping[str, Lesson]) -> bytes:
    """The file (JSON, UTF-8) for lessons by name, in the form that `course.syllabus` reads.

    Exercises without a card, or without a check that students see, are left out.
    """
    entries = [asdict(syllabus_entry(name, lesson)) for name, lesson in lessons.items()]
    return (json.dumps(entries, indent=1, ensure_ascii=False) + "\n").encode()


def syllabus_entry(name: str, lesson: Lesson) -> syllabus.Lesson:
    """What the syllabus says of one lesson without faults."""
    number = int(name[:2])
    about, another = announced_minutes(lesson)
    return syllabus.Lesson(
        name=name,
        number=number,
        title=lesson.cells[0].source.split("\n")[0].removeprefix("# ").removeprefix(f"{number}. "),
        question=question_of(lesson),
        minutes=about,
        further_minutes=another,
        is_optional=is_optional(lesson),
        exercises=tuple(_exercises(lesson)),
    )


def _exercises(lesson: Lesson) -> Iterator[syllabus.Exercise]:
    """The exercises of a lesson that have a card: a card belongs to the first solution below it."""
    card_of: dict[str, Card | None] = {}
    above: Card | None = None
    for cell, cards in cards_by_cell(lesson):
        above = cards[-1] if cards else above
        if cell.marker and cell.marker.role == "solution":
            card_of[cell.marker.grade_id], above = above, None
    cells_of: dict[str | None, list[syllabus.CheckCell]] = {}
    for place, (marker, checks) in enumerate(visible_checks(lesson), 1):
        check_cell = syllabus.CheckCell(marker.grade_id, place, marker.points or 0, checks)
        cells_of.setdefault(solution_of(marker.grade_id, card_of), []).append(check_cell)
    for name, card in card_of.items():
        if card and name in cells_of:
            yield _exercise(card, tuple(cells_of[name]))


def _exercise(card: Card, cells: tuple[syllabus.CheckCell, ...]) -> syllabus.Exercise:
    points = int(card.points) if card.points.is_integer() else card.points
    return syllabus.Exercise(
        kind=card.kind,
        title=card.title,
        points=0 if card.is_extra else points,
        extra_points=points if card.is_extra else 0,
        minutes=card.minutes,
        effort=card.effort,
        cells=cells,
    )


def visible_checks(lesson: Lesson) -> Iterator[tuple[Marker, tuple[str, ...]]]:
    """Each test cell in which students see a check, with the names of what it checks."""
    for cell in lesson.cells:
        if cell.marker and cell.marker.role == "test" and (checks := _checks(cell)):
            yield cell.marker, checks


def _checks(cell: Cell) -> tuple[str, ...]:
    """What the calls of `check` and `check_at_zero` check that students see in a cell, in their order."""
    regions = find_regions(cell.source, HIDDEN_TESTS)
    visible = ast.parse(replace_regions(cell.source, {region: [] for region in regions}))
    calls = [node for node in ast.walk(visible) if isinstance(node, ast.Call)]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    return tuple(name for call in calls for name in _checked(call))


def _checked(call: ast.Call) -> Iterator[str]:
    match call:
        case ast.Call(func=ast.Name("check"), args=[], keywords=[ast.keyword(arg=str(name))]):
            yield name
        case ast.Call(func=ast.Name("check_at_zero"), args=[], keywords=[ast.keyword(arg=str(name))]):
            yield at_zero(name)

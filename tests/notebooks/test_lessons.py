"""What a lesson promises in its prose is true: points, order, and that nothing is met before it is explained."""

import re
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.builder.cards import announced_minutes, cards
from autograder.authoring.builder.lesson import Lesson, read_lesson
from autograder.engine.grade_ids import solution_of
from course import catalogue

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))


def written(lesson: str) -> Lesson:
    return read_lesson(lesson, (ROOT / "lessons" / f"{lesson}.py").read_text(encoding="utf-8"))


def source(lesson: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)


def solution_names(notebook: nbformat.NotebookNode) -> list[str]:
    return [c.id for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_exercise_has_a_card_with_its_points(lesson: str) -> None:
    markers = [cell.marker for cell in written(lesson).cells if cell.marker]
    tests = {marker.grade_id: [] for marker in markers if marker.role == "solution"}
    for marker in markers:
        if marker.role == "test":
            tests[solution_of(marker.grade_id, tests)].append(marker)
    expected = [(sum(test.points for test in found), any(test.is_extra for test in found)) for found in tests.values()]
    assert [(card.points, card.is_extra) for card in cards(written(lesson))] == expected


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_is_extra_stands_below_go_further_and_nothing_else_does(lesson: str) -> None:
    found = cards(written(lesson))
    assert [card.title for card in found if card.is_extra] == [card.title for card in found if card.go_further]


@pytest.mark.parametrize("lesson", LESSONS)
def test_card_minutes_fit_the_time_announced(lesson: str) -> None:
    for is_extra, announced in zip((False, True), announced_minutes(written(lesson)), strict=True):
        on_exercises = sum(card.minutes for card in cards(written(lesson)) if card.is_extra == is_extra)
        assert 0.6 * announced <= on_exercises <= announced
    assert announced_minutes(written(lesson))[0] > 0


@pytest.mark.parametrize("lesson", LESSONS)
def test_exercises_are_those_of_the_catalogue(lesson: str) -> None:
    (listed,) = [entries for entries in catalogue.lessons() if entries.name == lesson]
    assert sorted(solution_names(source(lesson))) == sorted(listed.names)


@pytest.mark.parametrize("lesson", LESSONS)
def test_prose_is_plain(lesson: str) -> None:
    text = "\n".join(c.source for c in source(lesson).cells if c.cell_type == "markdown")
    emoji = re.findall(r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]", text)
    assert emoji == []
    assert "!" not in re.sub(r"\$[^$]*\$|`[^`]*`|<!--.*?-->", "", text)

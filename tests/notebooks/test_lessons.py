"""What a lesson promises in its prose is true: points, order, and that nothing is met before it is explained."""

import re
from pathlib import Path

import nbformat
import pytest

from course import catalogue

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("*.py"))
CARD = re.compile(r"### (?:Exercise|Predict): .*\n+\*(\d+) points? · (\d+) minutes\.\*")


def source(lesson: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)


def solution_names(notebook: nbformat.NotebookNode) -> list[str]:
    return [c.id for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_exercise_has_a_card_with_its_points(lesson: str) -> None:
    notebook = source(lesson)
    cards = CARD.findall("\n".join(c.source for c in notebook.cells if c.cell_type == "markdown"))
    names = solution_names(notebook)
    points = dict.fromkeys(names, 0)
    for cell in notebook.cells:
        marker = cell.metadata.get("nbgrader", {})
        if marker.get("grade"):
            name = max((n for n in names if f"{cell.id}_".startswith(f"test_{n}_")), key=len)
            points[name] += marker["points"]
    assert [int(card[0]) for card in cards] == list(points.values())


@pytest.mark.parametrize("lesson", LESSONS)
def test_card_minutes_fit_the_time_announced(lesson: str) -> None:
    text = "\n".join(c.source for c in source(lesson).cells if c.cell_type == "markdown")
    announced = int(re.search(r"About (\d+) minutes", text)[1])
    on_exercises = sum(int(minutes) for _, minutes in CARD.findall(text))
    assert 0.6 * announced <= on_exercises <= announced


@pytest.mark.parametrize("lesson", LESSONS)
def test_exercises_are_those_of_the_catalogue(lesson: str) -> None:
    listed = [e.name for e in catalogue.EXERCISES.values() if e.lesson == lesson]
    asked = [q.name for q in catalogue.QUESTIONS.values() if q.lesson == lesson]
    assert sorted(solution_names(source(lesson))) == sorted(listed + asked)


@pytest.mark.parametrize("lesson", LESSONS)
def test_prose_is_plain(lesson: str) -> None:
    text = "\n".join(c.source for c in source(lesson).cells if c.cell_type == "markdown")
    emoji = re.findall(r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]", text)
    assert emoji == []
    assert "!" not in re.sub(r"\$[^$]*\$|`[^`]*`|<!--.*?-->", "", text)

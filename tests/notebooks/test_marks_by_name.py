"""A mark is for what the test names: whatever a function calls itself, and however it was made."""

from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from callables import WAYS, written
from handing_in import Desk, desk_for, full, notebook_of, points, solutions_of

from autograder.classroom.ship.colab import first_cell
from autograder.engine.grade_ids import solution_of
from autograder.engine.verdict import Status
from course import catalogue

LESSONS = [lesson.name for lesson in catalogue.lessons()]


@pytest.fixture(scope="module", params=LESSONS)
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    with desk_for(request.param) as made:
        yield made


def functions(lesson: str) -> list[str]:
    return [name for name in solutions_of(lesson) if name in catalogue.EXERCISES]


def test_a_function_earns_all_of_its_points_however_it_was_made(desk: Desk) -> None:
    """Each exercise of a lesson in another way, and again with the ways moved on."""
    solutions = solutions_of(desk.lesson)
    for start in (0, len(WAYS) // 2):
        ways = islice(cycle(WAYS), start, None)
        made = {name: f"{solutions[name]}\n{written(next(ways), name)}" for name in functions(desk.lesson)}
        verdict = desk.grade(solutions | made)
        assert points(verdict) == full(verdict), [(cell.grade_id, cell.message) for cell in verdict.cells]


def test_the_name_of_another_answer_earns_nothing(desk: Desk) -> None:
    """One function is solved, and all other names of functions stand for it: it alone is paid."""
    solutions = solutions_of(desk.lesson)
    first, *others = functions(desk.lesson)
    verdict = desk.grade({first: solutions[first]} | {name: f"{name} = {first}" for name in others})
    own = [cell for cell in verdict.cells if solution_of(cell.grade_id, solutions) == first]
    assert points(verdict) == sum(cell.max_score + cell.max_extra for cell in own) > 0


def test_a_notebook_of_another_lesson_is_refused_by_name(desk: Desk) -> None:
    others = [lesson for lesson in LESSONS if lesson != desk.lesson]
    for other in others[:2]:
        verdict = desk.grade_notebook(notebook_of("release", other))
        assert (points(verdict), verdict.status) == (0, Status.REFUSED)
        sentence = f"This is the notebook of another assignment, {other}. Hand in that of {desk.lesson}."
        assert verdict.message == sentence
        assert {cell.message for cell in verdict.cells} == {sentence}
        assert verdict.notebooks is not None
        assert sentence in verdict.notebooks[desk.lesson]


def test_the_cell_that_brings_the_course_to_colab_costs_nothing(desk: Desk) -> None:
    verdict = desk.grade(solutions_of(desk.lesson), first=first_cell("https://example.org/course.whl"))
    assert points(verdict) == full(verdict)

"""How often the gradebook is asked: as often for a large class as for a small one. `make bench` measures the time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from light_class import ANSWERS, LESSON, LightClass
from nbgrader.apps import NbGraderAPI
from sqlalchemy import Engine, event

COMMANDS = (["grade", LESSON], ["marks", "--for", "csv"], ["report", LESSON], ["due"], ["roster"])
# What formgrader's pages ask its server for. A notebook's page is left out: nbgrader asks twice for each student there.
PAGES: dict[str, Callable[[NbGraderAPI], object]] = {
    "assignments": lambda api: api.get_assignments(),
    "submissions of a lesson": lambda api: api.get_submissions(LESSON),
    "manual grading of a lesson": lambda api: api.get_notebooks(LESSON),
    "students": lambda api: api.get_students(),
    "a student": lambda api: api.get_student_submissions("ada"),
    "a student's lesson": lambda api: api.get_student_notebook_submissions("ada", LESSON),
}


@contextmanager
def counted() -> Iterator[list[str]]:
    """The queries that are made meanwhile, in any database of this process."""
    made: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        made.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def asked(class_: LightClass) -> dict[str, int]:
    """How many queries each command and each page makes, where everything is graded."""
    found = {}
    for command in COMMANDS:
        with counted() as queries:
            assert class_.run(*command).exit_code == 0
        found[command[0]] = len(queries)
    api = NbGraderAPI(class_.course.coursedir, config=class_.course.config, log=class_.course.log)
    for page, get in PAGES.items():
        with counted() as queries:
            assert get(api)
        found[page] = len(queries)
    return found


def test_the_number_of_queries_does_not_grow_with_the_class(
    graded: LightClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.gradebook.lock.BEAT_SECONDS", 3600.0)
    few = asked(graded)
    for number in range(3):
        for student, answers in ANSWERS.items():
            graded.hand_in(f"{student}{number}", answers)
    assert graded.run("grade", LESSON).exit_code == 0
    assert asked(graded) == few

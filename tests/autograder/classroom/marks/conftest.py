"""A course whose gradebook has marks of every kind, on students whose names would be formulas to a spreadsheet."""

from pathlib import Path

import pytest
from light_class import LESSON, LightClass, copied, emptied
from marked_class import LATE_COSTS, STUDENTS, mark

from autograder.classroom.roster.enrolment import enrol, gradebook_of
from autograder.classroom.roster.reading import Listing


@pytest.fixture(scope="session")
def with_marks(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course; to be copied, not changed."""
    class_ = emptied(made, tmp_path_factory.mktemp("marked") / "course")
    with gradebook_of(class_.course) as engine:
        enrol(engine, [Listing("canvas", [student.person for student in STUDENTS])])
    with (class_.root / "nbgrader_config.py").open("a") as config:
        config.write(f"\nc.LateRule.points = {LATE_COSTS}\n")
    mark(LightClass(class_.root))
    for student in STUDENTS:
        if student.score is not None:
            (class_.root / "autograded" / student.id / LESSON).mkdir(parents=True)
    return class_.root


@pytest.fixture
def marked(with_marks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """Such a course of the test's own, which is the working folder."""
    return copied(with_marks, tmp_path, monkeypatch)

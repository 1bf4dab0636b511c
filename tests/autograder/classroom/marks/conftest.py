"""A course whose gradebook has marks of every kind, on students whose names would be formulas to a spreadsheet."""

import shutil
from pathlib import Path

import pytest
from light_class import LESSON, LightClass
from marked_class import STUDENTS, mark

from autograder.classroom.roster.enrolment import enrol, gradebook_of
from autograder.classroom.roster.reading import Listing


@pytest.fixture(scope="session")
def with_marks(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course; to be copied, not changed."""
    root = tmp_path_factory.mktemp("marked") / "course"
    shutil.copytree(made, root)
    shutil.rmtree(root / "submitted")
    class_ = LightClass(root)
    with gradebook_of(class_.course) as engine:
        enrol(engine, [Listing("canvas", [student.person for student in STUDENTS])])
    mark(class_)
    for student in STUDENTS:
        if student.score is not None:
            (root / "autograded" / student.id / LESSON).mkdir(parents=True)
    return root


@pytest.fixture
def marked(with_marks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """Such a course of the test's own, which is the working folder."""
    root = tmp_path / "course"
    shutil.copytree(with_marks, root)
    monkeypatch.chdir(root)
    return LightClass(root)

"""The small course, in a gradebook that nbgrader has released it into."""

import json
import shutil
from pathlib import Path

import pytest
from repository import ROOT
from small_course import DUE, Course, settings
from sums_lesson import LESSON, MORE, SUMS


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as nbgrader's generate_assignment leaves it; to be copied, not changed."""
    root = tmp_path_factory.mktemp("released")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    source = root / "source" / LESSON
    source.mkdir(parents=True)
    (source / "sums.ipynb").write_text(json.dumps(SUMS))
    (source / "more.ipynb").write_text(json.dumps(MORE))
    made = Course(root, settings(root))
    with made.ledger():
        pass
    assert made.api.generate_assignment(LESSON, force=True)["success"]
    with made.gradebook() as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=DUE)
    return root


@pytest.fixture
def made(released: Path, tmp_path: Path) -> Course:
    """A course of the test's own."""
    root = tmp_path / "course"
    shutil.copytree(released, root)
    return Course(root, settings(root))

"""A light class with a roster of people whose names are difficult, and nothing handed in."""

import shutil
from pathlib import Path

import pytest
from desk_class import PEOPLE, enrolled, person
from light_class import LightClass


@pytest.fixture(scope="session")
def rostered(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with its roster; to be copied, not changed."""
    root = tmp_path_factory.mktemp("rostered") / "course"
    shutil.copytree(made, root)
    shutil.rmtree(root / "submitted")
    enrolled(LightClass(root), *map(person, PEOPLE))
    return root


@pytest.fixture
def desk(rostered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """Such a class of the test's own, which is the working folder."""
    root = tmp_path / "course"
    shutil.copytree(rostered, root)
    monkeypatch.chdir(root)
    return LightClass(root)

"""A light class with a roster of people whose names are difficult, and nothing handed in."""

from pathlib import Path

import pytest
from desk_class import PEOPLE, enrolled, person
from light_class import LightClass, copied, emptied


@pytest.fixture(scope="session")
def rostered(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with its roster; to be copied, not changed."""
    class_ = emptied(made, tmp_path_factory.mktemp("rostered") / "course")
    enrolled(class_, *map(person, PEOPLE))
    return class_.root


@pytest.fixture
def desk(rostered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """Such a class of the test's own, which is the working folder."""
    return copied(rostered, tmp_path, monkeypatch)

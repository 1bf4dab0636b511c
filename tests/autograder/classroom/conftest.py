"""The light class: made once, graded once, and copied for each test that asks for it."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import light_class
import pytest
from light_class import LESSON, LightClass
from warm_stations import WarmStations

from autograder.classroom.grading import worker


@pytest.fixture(scope="package", autouse=True)
def _warm_stations() -> Iterator[None]:
    with closing(WarmStations()) as warm, pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "Station", warm.station)
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The light class before anything is graded; to be copied, not changed."""
    root = tmp_path_factory.mktemp("made") / "course"
    light_class.make(root)
    return root


@pytest.fixture(scope="package")
def graded_once(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The light class after its first grading; to be copied, not changed."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(made, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert LightClass(root).run("grade", LESSON).exit_code == 0
    return root


def _copied(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    copy = tmp_path / "course"
    shutil.copytree(root, copy)
    monkeypatch.chdir(copy)
    return LightClass(copy)


@pytest.fixture
def class_(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """A light class of the test's own, which is the working folder."""
    return _copied(made, tmp_path, monkeypatch)


@pytest.fixture
def graded(graded_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """A light class of the test's own that has been graded, which is the working folder."""
    return _copied(graded_once, tmp_path, monkeypatch)

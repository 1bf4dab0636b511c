"""The light class: made once, graded once, and copied for each test that asks for it."""

import shutil
from contextlib import nullcontext
from pathlib import Path

import light_class
import pytest
from light_class import LESSON, LightClass, copied
from shared import shared
from warm_stations import WarmStations

from autograder.classroom.grading import threads, worker
from autograder.classroom.watch import service

WARM = pytest.StashKey[WarmStations]()
GRADED = pytest.StashKey[Path]()


def _room(request: pytest.FixtureRequest) -> pytest.Dir:
    """This folder, whose last test ends what its tests share."""
    here = Path(__file__).parent
    return next(place for place in request.node.iter_parents() if isinstance(place, pytest.Dir) and place.path == here)


@pytest.fixture(autouse=True)
def _warm_stations(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    warm = shared(_room(request), WARM, WarmStations)
    for place in (threads, worker):
        monkeypatch.setattr(place, "Station", warm.station)
    monkeypatch.setattr(service, "Stations", lambda most: nullcontext(warm))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The light class before anything is graded; to be copied, not changed."""
    root = tmp_path_factory.mktemp("made") / "course"
    light_class.make(root)
    return root


def _graded(made: Path, root: Path) -> Path:
    """The light class after its first grading, in the new folder `root`; to be copied, not changed."""
    shutil.copytree(made, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert LightClass(root).run("grade", LESSON).exit_code == 0
    return root


@pytest.fixture
def class_(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """A light class of the test's own, which is the working folder."""
    return copied(made, tmp_path, monkeypatch)


@pytest.fixture
def graded(
    request: pytest.FixtureRequest,
    made: Path,
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> LightClass:
    """A light class of the test's own that has been graded, which is the working folder."""
    root = tmp_path_factory.getbasetemp() / "graded" / "course"
    once = shared(_room(request), GRADED, lambda: nullcontext(_graded(made, root)))
    return copied(once, tmp_path, monkeypatch)

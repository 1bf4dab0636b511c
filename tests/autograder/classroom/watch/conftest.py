"""A watched class, made once and copied for each test that asks for it."""

import shutil
from pathlib import Path

import pytest
from watched_class import PagesMadeHere, WatchedClass

from autograder.classroom.watch import inbound, resting, service


@pytest.fixture
def watched_class(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WatchedClass:
    """A class of the test's own, with its lesson in the exchange and nothing handed in."""
    shutil.copytree(made, tmp_path / "course", ignore=shutil.ignore_patterns("submitted"))
    monkeypatch.chdir(tmp_path / "course")
    class_ = WatchedClass(tmp_path / "course")
    class_.give_out()
    return class_


@pytest.fixture(autouse=True)
def _pages_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PageMakers", PagesMadeHere)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies still counts as resting at the second look, and looks come soon."""
    monkeypatch.setattr(resting, "QUIET_SECONDS", 0.1)
    monkeypatch.setattr(service, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(service, "LONGEST_SECONDS", 0.1)
    monkeypatch.setattr(inbound, "QUIET_SECONDS", 0.3)

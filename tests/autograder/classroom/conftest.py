"""The light class: made once, copied for each test that asks for it."""

import shutil
from pathlib import Path

import light_class
import pytest
from light_class import LightClass


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The light class before anything is graded; to be copied, not changed."""
    root = tmp_path_factory.mktemp("made") / "course"
    light_class.make(root)
    return root


@pytest.fixture
def class_(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LightClass:
    """A light class of the test's own, which is the working folder."""
    root = tmp_path / "course"
    shutil.copytree(made, root)
    monkeypatch.chdir(root)
    return LightClass(root)

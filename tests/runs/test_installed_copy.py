"""What `pip install .` puts on a machine that grades: every file that the two packages read."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from offline_pip import pip
from repository import ROOT

SETTINGS = ["pyproject.toml", "README.md", "LICENSE", "requirements.txt", "requirements-postgresql.txt"]
FOR_THE_STUDENTS_WHEEL = {"course/pyproject.toml", "course/README.md"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, since setuptools leaves files where it builds."""
    copy = tmp_path_factory.mktemp("checkout")
    for package in ("course", "autograder"):
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SETTINGS:
        shutil.copy(ROOT / name, copy)
    return copy


def test_it_holds_every_file_of_both_packages(checkout: Path, tmp_path: Path) -> None:
    files = [path for package in ("course", "autograder") for path in (checkout / package).rglob("*") if path.is_file()]
    expected = {path.relative_to(checkout).as_posix() for path in files} - FOR_THE_STUDENTS_WHEEL
    pip("wheel", "--no-build-isolation", "--wheel-dir", tmp_path, checkout)
    (built,) = tmp_path.iterdir()
    with ZipFile(built) as archive:
        assert {name for name in archive.namelist() if ".dist-info/" not in name} == expected

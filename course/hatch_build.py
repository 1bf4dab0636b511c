"""Says what is in the wheel, and seals the answers to predictions on their way into it. hatchling calls it.

This file lies in the package itself, so hatchling by itself would have each path begin one folder too low.
"""

import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
FOR_THE_BUILD = {"pyproject.toml", "README.md", "hatch_build.py"}
# By this every Jupyter in the environment that a class's wheel is installed into knows the class's exchange.
FOR_NBGRADER = {str(HERE / "lab/config/exchange/nbgrader_config.py"): "etc/jupyter/nbgrader_config.py"}


class Shipped(BuildHookInterface):  # type: ignore[type-arg]
    """The package with what ships in the place of each lesson's questions.py, the lessons, and the licence."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files are collected."""
        lessons = _lessons()
        build_data["force_include"] |= _package() | lessons | {str(HERE.parent / "LICENSE"): "course/LICENSE"}
        if any(place.endswith("/class.toml") for place in lessons.values()):
            build_data["shared_data"] |= FOR_NBGRADER
        sealed_source = _sealing().sealed_source
        self.folder = tempfile.TemporaryDirectory()
        for plain in sorted(HERE.glob("catalogue/*/questions.py")):
            place = plain.relative_to(HERE)
            made = Path(self.folder.name) / place
            made.parent.mkdir(parents=True)
            made.write_text(sealed_source(plain.read_text(encoding="utf-8")), encoding="utf-8")
            build_data["force_include"][str(made)] = f"course/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is written."""
        self.folder.cleanup()


def _package() -> dict[str, str]:
    """The package's own files, to where they are in the wheel."""
    places = {path: path.relative_to(HERE) for path in sorted(HERE.rglob("*")) if path.is_file()}
    left_out = {
        path
        for path, place in places.items()
        if place.as_posix() in FOR_THE_BUILD
        or place.match("catalogue/*/questions.py")
        or any(part.startswith((".", "__pycache__")) for part in place.parts)
    }
    return {str(path): f"course/{place.as_posix()}" for path, place in places.items() if path not in left_out}


def _lessons() -> dict[str, str]:
    """What a learner's copy is made of, to where lab/origin.py looks for it.

    The worked solutions and the settings of a class come along from a copy that was made for a class, where there are
    any. In an author's course solutions may lie about that are not for everybody.
    """
    course = HERE.parent
    is_authors = (course / "source").is_dir()
    names = ["release"] if is_authors else ["release", "solutions", "class.toml"]
    found = [path for name in names for path in sorted([course / name, *(course / name).rglob("*")]) if path.is_file()]
    places = {path: path.relative_to(course) for path in found}
    hidden = {path for path, place in places.items() if any(part.startswith(".") for part in place.parts)}
    return {str(path): f"course/lab/shipped/{place.as_posix()}" for path, place in places.items() if path not in hidden}


def _sealing() -> Any:
    """The module, without what the packages around it import: where a wheel is built, no NumPy need be there."""
    for name, folder in (("course", HERE), ("course.catalogue", HERE / "catalogue")):
        package = sys.modules.setdefault(name, ModuleType(name))
        package.__path__ = [str(folder)]
    from course.catalogue import sealing

    return sealing

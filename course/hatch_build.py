"""Adds the lessons to the wheel, and seals the answers to predictions on their way into it. hatchling calls it."""

import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent


class Shipped(BuildHookInterface):  # type: ignore[type-arg]
    """Brings the lessons along, and puts what ships in the place of each lesson's questions.py."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files are collected."""
        build_data["force_include"] |= _lessons()
        sealed_source = _sealing().sealed_source
        self.folder = tempfile.TemporaryDirectory()
        for plain in sorted(HERE.glob("catalogue/*/questions.py")):
            place = plain.relative_to(HERE)
            made = Path(self.folder.name) / place
            made.parent.mkdir(parents=True)
            made.write_text(sealed_source(plain.read_text(encoding="utf-8")), encoding="utf-8")
            build_data["force_include"][str(made)] = place.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is written."""
        self.folder.cleanup()


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
    return {str(path): f"lab/shipped/{place.as_posix()}" for path, place in places.items() if path not in hidden}


def _sealing() -> Any:
    """The module, without what the packages around it import: where a wheel is built, no NumPy need be there."""
    for name, folder in (("course", HERE), ("course.catalogue", HERE / "catalogue")):
        package = sys.modules.setdefault(name, ModuleType(name))
        package.__path__ = [str(folder)]
    from course.catalogue import sealing

    return sealing

"""Seals the answers to predictions on their way into the wheel. hatchling calls it; see catalogue/sealing.py."""

import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent


class SealedQuestions(BuildHookInterface):  # type: ignore[type-arg]
    """Puts what ships in the place of each lesson's questions.py."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files are collected."""
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


def _sealing() -> Any:
    """The module, without what the packages around it import: where a wheel is built, no NumPy need be there."""
    for name, folder in (("course", HERE), ("course.catalogue", HERE / "catalogue")):
        package = sys.modules.setdefault(name, ModuleType(name))
        package.__path__ = [str(folder)]
    from course.catalogue import sealing

    return sealing

"""The instructor's own modules: what lies beside the notebook in source/LESSON can be imported by what the judge runs.

As in Jupyter it comes before what is installed, but never in the place of a module that Python or the judge has for
itself. A module that a student wrote or handed in is not among these: it runs in the student's process alone.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

_OF_THE_JUDGE = sys.stdlib_module_names | {"autograder"}


class OwnModules(MetaPathFinder):
    """Finds modules and packages in `folder`, an absolute path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._found: set[str] = set()  # the names of those that were imported so far

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module lies, None where it is not one of these. What is below a package, the package finds."""
        if path is not None or name in _OF_THE_JUDGE:
            return None
        found = PathFinder.find_spec(name, [str(self.folder)])
        is_mere_folder = found is not None and found.loader is None  # which counts where there is nothing else
        if found is None or (is_mere_folder and PathFinder.find_spec(name) is not None):
            return None
        self._found.add(name)
        return found

    def forget(self) -> None:
        """Import them afresh the next time: what one notebook did to a module is not for the next one to see."""
        for name in [name for name in sys.modules if name.partition(".")[0] in self._found] if self._found else []:
            del sys.modules[name]

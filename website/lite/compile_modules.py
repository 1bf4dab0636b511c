"""Run in Pyodide by compile.cjs: imports what a lesson needs, and leaves the compiled modules in /tmp/compiled.zip.

The course's own are not among them: they change more often than all the others, and are few.
"""

import importlib
import importlib.util
import marshal
import os
import sys
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

NEEDED = (
    "pyodide_kernel",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "matplotlib.backends.backend_svg",
    "anywidget",
    "jedi",
    "course.figures",
    "course.explorers",
    "course.checks",
)
SITE = "/lib/python3.12/site-packages/"
STDLIB = "/lib/python312.zip/"
# The mark of the source that a module was made from is not looked at: one build has both.
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)


def main() -> None:
    """Import and compile."""
    os.environ["MPLBACKEND"] = "agg"
    for name in NEEDED:
        importlib.import_module(name)
    with ZipFile("/tmp/compiled.zip", "w", ZIP_DEFLATED) as archive:
        for name, module in sorted(sys.modules.items()):
            spec = getattr(module, "__spec__", None)  # what comes from JavaScript has none
            if spec and spec.origin and (path := _place(spec.origin)) and name.partition(".")[0] != "course":
                loader: Any = spec.loader
                code = marshal.dumps(loader.get_code(name))
                archive.writestr(path, importlib.util.MAGIC_NUMBER + UNCHECKED + code)


def _place(origin: str) -> str | None:
    """Where in the zip the compiled module of that source belongs; None for what is no such source."""
    if not origin.endswith(".py"):
        return None
    if origin.startswith(STDLIB):
        return "stdlib/" + origin.removeprefix(STDLIB) + "c"
    if origin.startswith(SITE):
        return "site/" + str(Path(importlib.util.cache_from_source(origin)).relative_to(SITE))
    return None


main()

"""What Pyodide is told of the packages beside it: the site's own pyodide-lock.json.

With it, `import course` needs no step of the learner's, and asks no index of packages.
"""

import hashlib
import json
from collections.abc import Iterable
from email.parser import HeaderParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from website.lite.pyodide import LOCK, entries

DEPENDS = {
    "relu-backprop-course": ("anywidget", "filelock", "ipython", "matplotlib", "numpy", "traitlets"),
    "anywidget": ("ipywidgets", "psygnal", "typing-extensions"),
    "ipywidgets": ("comm", "ipython", "traitlets"),
    "pyodide-kernel": ("comm", "ipykernel", "ipython", "traitlets"),
    "piplite": ("micropip",),
    "matplotlib-font-list": ("matplotlib",),
}
"""What the wheels of ours need of each other and of Pyodide's packages. The rest need nothing."""


def write_lock(folder: Path, wheels: Iterable[Path]) -> list[str]:
    """Write in `folder` the lock of what lies there: the packages of Pyodide, and `wheels`. Returns all names."""
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    lock["packages"] = entries(folder / LOCK) | dict(map(_entry, wheels))
    (folder / LOCK).write_text(json.dumps(lock, sort_keys=True), encoding="utf-8")
    return sorted(lock["packages"])


def _entry(wheel: Path) -> tuple[str, dict[str, Any]]:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        head = HeaderParser().parsestr(archive.read(metadata).decode())
    name = head["Name"].lower().replace("_", "-")
    roots = {path.split("/")[0].removesuffix(".py") for path in names if path.endswith(".py")}
    return name, {
        "name": name,
        "version": head["Version"],
        "file_name": wheel.name,
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "imports": sorted(root for root in roots if root.isidentifier()),
        "depends": list(DEPENDS.get(name, ())),
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }

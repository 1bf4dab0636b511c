"""Puts the course in a browser together: JupyterLite's pages, what runs in them, and the lessons."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from platformdirs import user_cache_path

from autograder.authoring.solutions import worked_solutions, write
from website.lite.bytecode import add_bytecode
from website.lite.fonts import font_list
from website.lite.offline import list_files
from website.lite.packages import write_lock
from website.lite.pyodide import VERSION, pyodide_files
from website.lite.wheels import course_wheel, data_wheel, kernel_wheels
from website.problem import Problem

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CACHE = user_cache_path("relu-backprop-course")
KERNEL = "@jupyterlite/pyodide-kernel-extension"
OUR_PAGE = "relu-backprop-course"
"""The labextension in `page/`."""

NO_SSL = ("ssl", "0", dict[str, bytes]())
"""The kernel insists on a package of this name, which nothing here uses: Pyodide's own would be 2 MB to load."""
PAGE = {
    "<title>JupyterLite</title>": "<title>Back-propagation through ReLU</title>"
    f'<script src="../extensions/{OUR_PAGE}/static/renew.js"></script>',
    "Loading JupyterLite...": "Loading the course…",
}
"""What JupyterLite's page says, and what ours says there."""

NO_LESSONS = "The course in a browser was not built: there are no lessons in {folder}. Run make build."
FAILED = "The course in a browser was not built, because JupyterLite's builder stopped: {reason}"


def build(output: Path, *, with_solutions: bool = False) -> None:
    """Build in the folder `output`, which is not there yet; with the worked solutions if wanted. Raises Problem."""
    pyodide = pyodide_files(CACHE / f"pyodide-{VERSION}")
    wheels = kernel_wheels(CACHE)
    with TemporaryDirectory() as scratch:
        desk = Path(scratch)
        _lay_out_lessons(desk / "files", with_solutions=with_solutions)
        extensions = desk / "labextensions"
        ours = _lay_out_extensions(extensions, wheels)
        (matplotlib,) = (path for name, path in pyodide.items() if name.startswith("matplotlib-"))
        made = [course_wheel(desk), font_list(matplotlib, desk), data_wheel(desk, *NO_SSL)]
        packages = _lay_out_pyodide(desk / "pyodide", pyodide.values(), [*ours, *made])
        _write_settings(desk, packages)
        _run_jupyterlite(desk, extensions, output)
        shutil.move(desk / "pyodide", output / "pyodide")
        _finish_page(output / "lab" / "index.html")
        list_files(output)


def _lay_out_lessons(folder: Path, *, with_solutions: bool) -> None:
    release = ROOT / "release"
    if not any(release.rglob("*.ipynb")):
        raise Problem(NO_LESSONS.format(folder=os.path.relpath(release)))
    shutil.copytree(release, folder, ignore=shutil.ignore_patterns(".*"))
    if with_solutions:
        write(folder, worked_solutions(ROOT))


def _lay_out_extensions(folder: Path, wheels: Iterable[Path]) -> list[Path]:
    """Lay out what the wheels and the course add to JupyterLab's page. Returns the wheels that are for Python."""
    shutil.copytree(HERE / "page" / OUR_PAGE, folder / OUR_PAGE)
    for wheel in wheels:
        with ZipFile(wheel) as archive:
            for member in archive.namelist():
                _, found, path = member.partition("/share/jupyter/labextensions/")
                if found:
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_bytes(archive.read(member))
    pypi = folder / KERNEL / "static" / "pypi"
    own = [wheel for name in ("piplite", "pyodide_kernel", "ipykernel") for wheel in pypi.glob(f"{name}-*.whl")]
    return [*own, *(wheel for wheel in wheels if not wheel.name.startswith(("jupyterlite_", "jupyterlab_")))]


def _lay_out_pyodide(folder: Path, files: Iterable[Path], wheels: list[Path]) -> list[str]:
    """Put what Python is made of into one folder, and return the names of the packages in it."""
    folder.mkdir()
    for file in [*files, *wheels]:
        shutil.copy(file, folder)
    write_lock(folder, wheels)
    return write_lock(folder, [*wheels, add_bytecode(folder, CACHE)])


def _write_settings(desk: Path, packages: list[str]) -> None:
    """Write jupyter-lite.json: page/jupyter-lite.json, and in it the packages that Python begins with."""
    settings = json.loads((HERE / "page" / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = settings["jupyter-config-data"]["litePluginSettings"][f"{KERNEL}:kernel"]
    kernel["loadPyodideOptions"] = {"packages": [*packages, "pyodide_kernel"]}
    (desk / "jupyter-lite.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    shutil.copy(HERE / "page" / "overrides.json", desk)


def _finish_page(page: Path) -> None:
    """Put the course's name on the page, and before all else what takes a new version as a whole."""
    html = page.read_text(encoding="utf-8")
    for text, other in PAGE.items():
        if text not in html:
            raise Problem(FAILED.format(reason=f"its page has no {text} any more"))
        html = html.replace(text, other)
    page.write_text(html, encoding="utf-8")


def _run_jupyterlite(desk: Path, extensions: Path, output: Path) -> None:
    options = ["--apps=lab", "--no-sourcemaps", "--no-unused-shared-packages", "--ignore-sys-prefix"]
    folders = [f"--lite-dir={desk}", f"--output-dir={output}", f"--contents={desk / 'files'}"]
    extra = f"--FederatedExtensionAddon.extra_labextensions_path={extensions}"
    command = [sys.executable, "-m", "jupyterlite_core", "build", *options, *folders, extra]
    run = subprocess.run(command, cwd=desk, capture_output=True, text=True)
    if run.returncode:
        raise Problem(FAILED.format(reason=(run.stderr or run.stdout).strip().splitlines()[-1]))

"""Whether this Python, this notebook and this folder are fit for the course: `check_environment()`.

What the course requires is said in one place: pyproject.toml in this folder, and in the wheel the metadata made of it.
What reads that is imported when it is needed: `import course` is to be quick.
"""

import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from IPython.core.getipython import get_ipython

from course.in_browser import DRIVE, IN_BROWSER
from course.progress.place import folder_of_record
from course.progress.record import read
from course.theme import framed

if TYPE_CHECKING:
    from packaging.requirements import Requirement

# Set by course/lab/server.py: the environment that JupyterLab was started from, as sys.prefix says it.
STARTED_BY = "COURSE_STARTED_BY"

PROJECT = "relu-backprop-course"
# Not in the wheel: what is required, as its author writes it.
CHECKOUT = Path(__file__).with_name("pyproject.toml")
# What draws widgets in the page, as Jupyter's labextensions.
FRONT_ENDS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")

MISSING = "{name} is missing: the course needs {needed}."
UNFIT = "{name} is version {version}: the course needs {needed}."
OTHER_KERNEL = "This notebook runs on another Python than the course's: {prefix}."
NO_NOTEBOOK = "This is no notebook: explorers have no sliders here."
NO_FRONT_END = "Explorers may show as still pictures here: Jupyter has no {missing}."
IN_THE_BROWSER = "Python runs in this browser. Nothing is installed, and what you write stays here."
KEPT = "Your work is kept in this browser, on this device."
NOT_KEPT = "Your progress is not recorded: this browser gives the page no place to keep it."
GONE = "The folder of this notebook is gone."
NOT_WRITABLE = "Your work cannot be saved in {folder}: {reason}."

# What the command relu-course needs, and no notebook does.
FOR_THE_COMMAND = {"jupyterlab"}

RUN_MAKE_LAB = "Stop JupyterLab, run make lab again in the course's folder, and see what it says."
INSTALL = 'Run %pip install "{needed}" in a cell, then restart the kernel.'
NEWER_PYTHON = "Install a newer Python, and the course with it."
CHANGE_KERNEL = "In the menu, choose Kernel, then Change Kernel, then Python 3 (ipykernel)."
OPEN_A_NOTEBOOK = "Open a lesson in JupyterLab, Notebook or VS Code."
BRING_FRONT_END = "In VS Code all is well, it brings its own; elsewhere run pip install anywidget where Jupyter runs."
OPEN_AGAIN = "Close the notebook, and open it where it is now."
ORDINARY_WINDOW = "Open the page in an ordinary window instead of a private one, at an address that begins with https."
MOVE_THE_FOLDER = (
    "Move the lessons to a folder of your own, or ask whoever looks after this one to let you write there."
)


@dataclass(frozen=True)
class Finding:
    """One line of the result: ✓ fit, ! it works with something less, ✗ it does not work. A remedy unless it is fit."""

    mark: Literal["✓", "!", "✗"]
    what: str
    remedy: str = ""


@dataclass(frozen=True, repr=False)
class Environment:
    """What was found. Shows itself as a card in a notebook, and as plain text elsewhere."""

    findings: tuple[Finding, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is in the way of the lessons."""
        return all(finding.mark != "✗" for finding in self.findings)

    def __repr__(self) -> str:
        lines = [" ".join(filter(None, (f.mark, f.what, f.remedy))) for f in self.findings]
        return "\n".join([self._title, *lines])

    def _repr_html_(self) -> str:
        lines = "".join(
            f"<p>{f.mark} {escape(f.what)}{f' <strong>{escape(f.remedy)}</strong>' if f.remedy else ''}</p>"
            for f in self.findings
        )
        verdict = "pass" if self.is_ready else "fail"
        title = f"<p class='course-card__title'>{escape(self._title)}</p>"
        return framed(f"<div class='course-card course-card--{verdict}'>{title}{lines}</div>")

    @property
    def _title(self) -> str:
        if not self.is_ready:
            return "✗ Not ready yet: see what to do below."
        return "✓ Ready." if all(f.mark == "✓" for f in self.findings) else "✓ Ready, but for one thing below."


def check_environment() -> Environment:
    """Look at Python and its packages, the kernel, what shows widgets, and the folder. Changes nothing."""
    if IN_BROWSER:
        return Environment((*_packages(), Finding("✓", IN_THE_BROWSER), *_drive()))
    return Environment((*_packages(), *_kernel(), _widgets(), *_folder()))


def _packages() -> list[Finding]:
    """A line for Python and every package that is as it should be, and one for each that is not."""
    fit, unfit = [], []
    for requirement in _required():
        name, needed = requirement.name, str(requirement)
        version = _version(name)
        if version and requirement.specifier.contains(version, prereleases=True):
            fit.append(f"{name} {version}")
        elif version:
            unfit.append(Finding("✗", UNFIT.format(name=name, version=version, needed=needed), _remedy(requirement)))
        else:
            unfit.append(Finding("✗", MISSING.format(name=name, needed=needed), _remedy(requirement)))
    return [Finding("✓", f"{', '.join(fit)}."), *unfit]


def _required() -> "list[Requirement]":
    """What notebooks need of what the course requires, Python included."""
    import tomllib

    from packaging.requirements import Requirement

    if CHECKOUT.is_file():
        project = tomllib.loads(CHECKOUT.read_text(encoding="utf-8"))["project"]
        python, packages = project["requires-python"], project["dependencies"]
    else:
        python, packages = metadata.metadata(PROJECT)["Requires-Python"], metadata.requires(PROJECT) or []
    required = [Requirement(text) for text in (f"Python{python}", *packages)]
    return [requirement for requirement in required if requirement.name not in FOR_THE_COMMAND]


def _version(name: str) -> str | None:
    if name == "Python":
        return platform.python_version()
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _remedy(requirement: "Requirement") -> str:
    if STARTED_BY in os.environ and CHECKOUT.is_file():
        return RUN_MAKE_LAB
    return NEWER_PYTHON if requirement.name == "Python" else INSTALL.format(needed=requirement)


def _kernel() -> list[Finding]:
    """Whether the kernel is the one that the course was opened with. No line where it was opened otherwise."""
    started_by = os.environ.get(STARTED_BY)
    if not started_by:
        return []
    if Path(sys.prefix).resolve() == Path(started_by).resolve():
        return [Finding("✓", "The notebook runs on the course's own Python.")]
    return [Finding("✗", OTHER_KERNEL.format(prefix=sys.prefix), CHANGE_KERNEL)]


def _widgets() -> Finding:
    """Whether explorers can have sliders."""
    if getattr(get_ipython(), "kernel", None) is None:
        return Finding("!", NO_NOTEBOOK, OPEN_A_NOTEBOOK)
    from jupyter_core.paths import jupyter_path  # comes with the kernel

    folders = [Path(folder) for folder in jupyter_path("labextensions")]
    missing = [name for name in FRONT_ENDS if not any((folder / name).is_dir() for folder in folders)]
    if missing:
        return Finding("!", NO_FRONT_END.format(missing=" and no ".join(missing)), BRING_FRONT_END)
    return Finding("✓", "Explorers can show their sliders.")


def _drive() -> list[Finding]:
    """Whether what Python writes is kept in the browser."""
    if DRIVE not in (Path.cwd(), *Path.cwd().parents):
        return [Finding("!", NOT_KEPT, ORDINARY_WINDOW)]
    return [Finding("✓", KEPT), *_progress()]


def _folder() -> list[Finding]:
    """Whether a notebook can be saved in the folder that it runs in, and progress recorded."""
    try:
        folder = Path.cwd()
    except OSError:
        return [Finding("✗", GONE, OPEN_AGAIN)]
    try:
        with tempfile.TemporaryFile(dir=folder):
            return [Finding("✓", f"Your work can be saved in {folder.name}."), *_progress()]
    except OSError as error:
        return [Finding("✗", NOT_WRITABLE.format(folder=folder, reason=error.strerror), MOVE_THE_FOLDER)]


def _progress() -> list[Finding]:
    """Whether the record of what is done can be read and kept. No line where nothing is to be recorded."""
    folder = folder_of_record()
    if folder is None:
        return []
    trouble = read(folder).trouble
    return [Finding("!", trouble) if trouble else Finding("✓", "Your progress is recorded, and can be read.")]

"""A class around a student's JupyterLab: a teacher with a course of their own, an exchange, and what students get."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from real_lab import Lab
from repository import ROOT

SHIPPED = ("course", "tools", "LICENSE", "requirements.txt", "constraints.txt")

BY_BUTTON = """import sys
from nbgrader.apps import NbGrader, NbGraderAPI
from nbgrader.coursedir import CourseDirectory
app = NbGrader()
app.load_config_file()
api = NbGraderAPI(coursedir=CourseDirectory(config=app.config), config=app.config)
for lesson in sys.argv[2:]:
    done = getattr(api, sys.argv[1])(lesson)
    if not done["success"]:
        sys.exit(done["log"] + done["error"])
"""


class Teacher:
    """A course in `folder` with this one's settings and some of its lessons, which are released to an exchange."""

    def __init__(self, folder: Path, lessons: Sequence[str]) -> None:
        self.root, self._exchange, self._home = folder / "teacher", folder / "exchange", folder / "home"
        for path in (self.root / "source", self._exchange, self._home):
            path.mkdir(parents=True)
        for lesson in lessons:
            shutil.copytree(ROOT / "source" / lesson, self.root / "source" / lesson)
        shutil.copytree(ROOT / "release", self.root / "release")
        for name in SHIPPED:
            (self.root / name).symlink_to(ROOT / name)
        settings = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
        own = f'{settings}\nc.Exchange.root = "{self._exchange}"\n'
        (self.root / "nbgrader_config.py").write_text(own, encoding="utf-8")
        self._exchange.chmod(0o777)
        self._lessons = lessons
        self.each("generate_assignment")
        self.each("release_assignment")

    def run(self, *command: str) -> None:
        """Run a command in the course's folder, as after `source .venv/bin/activate`."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        said = subprocess.run(
            command,
            cwd=self.root,
            env={**environment, "HOME": str(self._home), "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 0, said.stdout + said.stderr

    def each(self, step: str) -> None:
        """Carry out one of nbgrader's steps for each lesson: by its command for the first, and for the rest, as a
        command takes seconds to begin, as formgrader's buttons do, in one process.
        """
        first, *others = self._lessons
        self.run("nbgrader", step, first, *(["--force"] if step == "generate_assignment" else []))
        self.run(sys.executable, "-c", BY_BUTTON, step, *others)

    def student(self, folder: Path, *options: str) -> Lab:
        """JupyterLab of a student who has unpacked what the teacher ships, in `folder`."""
        self.run("autograder", "ship", str(folder / "course"), *options)
        return Lab(folder, folder / "course")


def open_assignments(page: Page) -> Locator:
    """Open the list of assignments by the menu, as a student does, and return it."""
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Assignment List").click()
    panel = page.locator("#nbgrader-assignment-list")
    expect(panel).to_be_visible()
    return panel

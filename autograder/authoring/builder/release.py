"""Makes the students' notebook from the instructor's, with nbgrader's own generate_assignment.

nbgrader records each release in the gradebook. A build must leave that alone, so it happens in a folder
of its own and with what `nbgrader generate_assignment --no-db` sets; the notebooks are the same.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.authoring.builder.problems import BuildError, BuildProblem
from autograder.root import CONFIG


def release_notebooks(root: Path, sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """The students' notebook for each lesson, by name, under the settings of the course at `root`.

    `sources` holds the instructors' notebooks. Raises BuildError where nbgrader refuses one.
    """
    config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    with TemporaryDirectory() as folder:
        config.CourseDirectory.root = folder
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        return {name: _release(Path(folder), config, name, source) for name, source in sources.items()}


def _release(folder: Path, config: Config, name: str, source: bytes) -> bytes:
    """Run generate_assignment on one notebook inside `folder`."""
    source_path, release_path = (folder / step / name / f"{name}.ipynb" for step in ("source", "release"))
    source_path.parent.mkdir(parents=True)
    source_path.write_bytes(source)
    said = _LastError()
    log = logging.Logger("generate_assignment")
    log.addHandler(said)
    coursedir = CourseDirectory(config=config, log=log, assignment_id=name)
    try:
        GenerateAssignment(coursedir=coursedir, config=config, log=log).start()
    except NbGraderException as error:
        what = f"nbgrader cannot make a release of this notebook ({said.reason or error})."
        remedy = f"Correct lessons/{name}.py there."
        raise BuildError([BuildProblem(f"source/{name}/{name}.ipynb", None, what, remedy)]) from error
    return release_path.read_bytes()


class _LastError(logging.Handler):
    """Keeps what nbgrader's log says of a failure: the last line of its traceback, in place of the traceback."""

    reason = ""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage().strip()
        if message.startswith("Traceback"):
            self.reason = message.splitlines()[-1]

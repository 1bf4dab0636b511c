"""JupyterLab on the learner's copy, opened clean.

JupyterLab reads the files of `config/` because JUPYTER_CONFIG_PATH names that folder, and only when started from here:
an instructor's own `jupyter lab` in the same environment is untouched, and a learner's own settings stay in force.
What the files say, JSON having no room for reasons:

- `jupyter_server_config.json` leaves out nbgrader's server extensions for instructors and for a class's exchange
  folder, and Jupytext's. It logs errors only, so that the address stays in sight; encrypts what kernels send, which
  they warn about otherwise; and lets root run the server, as newcomers in a container do.
- `labconfig/page_config.json` leaves out what belongs to those extensions in the page; the announcements, which ask
  the network and pop up; the extension manager, which would change the course's environment; and the button that
  leads to another notebook application.
- `labconfig/default_setting_overrides.json` keeps every cell attached to the page, so that widgets and pictures
  outside the window keep what they show and the page does not jump; and gives the names of lessons the room of a
  column of dates. These are defaults, which a learner may still change.
- `nbgrader_config.py` is for nbgrader's Validate button.
"""

import contextlib
import io
import os
import re
import socket
import sys
from pathlib import Path
from urllib.parse import quote

from jupyter_core.application import NoStart
from jupyterlab.labapp import LabApp
from traitlets.config import Config

from course.lab import LabError
from course.lab.learner_copy import COURSE_FOLDER

CONFIG = Path(__file__).parent / "config"

BAD_OPTION = "JupyterLab cannot be started with {options}: {reason}."
PORT_TAKEN = (
    'Port {port} cannot be used ({reason}). Stop what uses it, or choose another: make lab LAB="--port={other}".'
)
PORT_CHANGED = "Port {usual} is in use, so JupyterLab has taken port {port}."
OPENED = """\
JupyterLab is at
    {url}
Open that in a browser, if it does not open by itself. To stop JupyterLab, press Ctrl-C here twice."""


def serve(lessons: Path, first_lesson: str, options: list[str]) -> None:
    """Serve `lessons` with JupyterLab until it is stopped; raise `LabError` where it cannot start.

    `first_lesson` is a path relative to `lessons`. `options` are those of `jupyter lab`, and win over ours.
    """
    asked = _parse(options)
    _require_free_port(asked)
    # nbgrader's Validate button reads nbgrader_config.py in the current folder; the instructor's is not for learners.
    os.chdir(lessons)
    _prepend("JUPYTER_CONFIG_PATH", CONFIG)
    # This environment's kernel comes before one of the same name in the learner's home.
    _prepend("JUPYTER_PATH", Path(sys.prefix, "share", "jupyter"))
    # The lessons' matrices are small: a second thread would wait for the first, and keep a core busy with it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    server = LabApp.initialize_server([*_our_options(lessons, first_lesson, asked), *options])
    usual = server.trait_defaults("port")
    if server.port != usual and "port" not in server.config.ServerApp:
        print(PORT_CHANGED.format(usual=usual, port=server.port))
    print(OPENED.format(url=server.connect_url), flush=True)
    # Jupyter would say the address once more, in a longer way.
    server.log.addFilter(lambda record: server.connect_url not in record.getMessage())
    with contextlib.suppress(NoStart):
        server.start()


def _parse(options: list[str]) -> Config:
    """What `options` ask for, as JupyterLab reads them. One such as --help is answered, and ends the program."""
    complaint = io.StringIO()
    app = LabApp()
    try:
        with contextlib.redirect_stderr(complaint):
            app.parse_command_line(options)
    except SystemExit as stop:
        if not stop.code:
            raise
        reason = complaint.getvalue().strip().rpartition("error: ")[2]
        raise LabError(BAD_OPTION.format(options=" ".join(options), reason=reason)) from stop
    return app.config


def _require_free_port(asked: Config) -> None:
    """Refuse a port that is asked for and cannot be had: JupyterLab would silently take the next one."""
    port = str(asked.ServerApp.get("port", ""))
    if not port.isdecimal():
        return
    ip = str(asked.ServerApp.get("ip", "localhost")).replace("*", "")
    try:
        with socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((ip, int(port)))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise LabError(PORT_TAKEN.format(port=port, reason=reason, other=int(port) + 1)) from error


def _our_options(lessons: Path, first_lesson: str, asked: Config) -> list[str]:
    """What the course sets unless it is asked otherwise.

    The arrangement of tabs is kept with the copy, apart from that of other work in JupyterLab. A learner who comes back
    finds it again; one whose desk is empty gets the first lesson.
    """
    workspaces = lessons / COURSE_FOLDER / "workspaces"
    saved = "".join(path.read_text(errors="replace") for path in workspaces.glob("*.jupyterlab-workspace"))
    returning = any((lessons / path).is_file() for path in re.findall(r'"notebook:([^"]+)"', saved))
    ours = {
        "ServerApp.root_dir": str(lessons),
        "LabApp.workspaces_dir": str(workspaces),
        "LabApp.default_url": "/lab" if returning else "/lab/tree/" + quote(first_lesson),
    }
    asked_for = {f"{section}.{name}" for section in asked for name in asked[section]}
    return [f"--{name}={value}" for name, value in ours.items() if name not in asked_for]


def _prepend(variable: str, folder: Path) -> None:
    """Put `folder` first in a search path of the environment."""
    rest = os.environ.get(variable)
    os.environ[variable] = f"{folder}{os.pathsep}{rest}" if rest else str(folder)

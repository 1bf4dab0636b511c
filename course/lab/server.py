"""JupyterLab on the learner's copy, opened clean.

JupyterLab reads the files of `config/` because JUPYTER_CONFIG_PATH names that folder, and only when started from here
or from `hub.py`: an instructor's own `jupyter lab` in the same environment is untouched, and a learner's own settings
stay in force.
What the files say, JSON having no room for reasons:

- `jupyter_server_config.json` leaves out nbgrader's server extensions for instructors and for a class's exchange,
  and Jupytext's. It logs errors only, so that the address stays in sight; encrypts what kernels send, which
  they warn about otherwise; lets root run the server, as newcomers in a container do; and takes one Ctrl-C for an
  answer, where Jupyter would ask whether it was meant.
- `labconfig/page_config.json` leaves out what belongs to those extensions in the page; the announcements, which ask
  the network and pop up; the extension manager, which would change the course's environment; and the button that
  leads to another notebook application.
- `labconfig/default_setting_overrides.json` keeps every cell attached to the page, so that widgets and pictures
  outside the window keep what they show and the page does not jump; and gives the names of lessons the room of a
  column of dates. These are defaults, which a learner may still change.
- `nbgrader_config.py` is for nbgrader's Validate button.
- `exchange/`, where a class hands in through an exchange, comes before all these, and brings back nbgrader's panel
  Assignment List with the menu that opens it.
"""

import contextlib
import io
import os
import re
import socket
import sys
from logging import LogRecord, getLogger
from pathlib import Path
from urllib.parse import quote

from jupyter_core.application import NoStart
from jupyter_server.serverapp import ServerApp, list_running_servers
from jupyterlab.labapp import LabApp
from traitlets.config import Config
from zmq import ENOTSOCK, ZMQError

from course.environment import STARTED_BY
from course.folders import COURSE_FOLDER
from course.lab import LabError
from course.lab.exchange import Exchange
from course.lab.origin import Origin

CONFIG = Path(__file__).parent / "config"

BAD_OPTION = "JupyterLab cannot be started with {options}: {reason}."
PORT_TAKEN = "Port {port} cannot be used ({reason}). Stop what uses it, or choose another: {another}."
NO_ACCESS = (
    "JupyterLab cannot start, because it cannot read or write {path} ({reason}). It keeps its settings in your home: "
    "set {variable} to a folder of your own that you may write to, and run {command} again."
)
PORT_CHANGED = "Port {usual} is in use, so JupyterLab has taken port {port}."
OPENED = """\
JupyterLab is at
    {url}
Open that in a browser, if it does not open by itself. To stop JupyterLab, press Ctrl-C here."""


def serve(lessons: Path, page: str, options: list[str], origin: Origin, exchange: Exchange | None = None) -> None:
    """Serve `lessons` with JupyterLab until it is stopped; raise `LabError` where it cannot start.

    `page` is what to open there (see `start_page`, `folder_page`). `options` are those of `jupyter lab`, and win over
    ours.
    """
    asked = parse(options)
    _require_free_port(asked, origin)
    set_up(lessons, exchange)
    server = _initialized([*our_options(lessons, page, asked), *options], origin)
    usual = server.trait_defaults("port")
    if server.port != usual and "port" not in server.config.ServerApp:
        print(PORT_CHANGED.format(usual=usual, port=server.port))
    print(OPENED.format(url=server.connect_url), flush=True)
    server.log.addFilter(lambda record: _is_news(record, server.connect_url))
    for name in ("tornado.general", "tornado.application", "asyncio"):
        getLogger(name).addFilter(lambda record: not _is_of_a_closed_socket(record))
    with contextlib.suppress(NoStart):
        server.start()


def set_up(lessons: Path, exchange: Exchange | None) -> None:
    """What this process and those that it starts find before a server serves `lessons`."""
    # nbgrader's Validate button reads nbgrader_config.py in the current folder; the instructor's is not for learners.
    os.chdir(lessons)
    _prepend("JUPYTER_CONFIG_PATH", CONFIG)
    if exchange:
        _prepend("JUPYTER_CONFIG_PATH", CONFIG / "exchange")
    # This environment's kernel comes before one of the same name in the learner's home.
    _prepend("JUPYTER_PATH", Path(sys.prefix, "share", "jupyter"))
    # The lessons' matrices are small: a second thread would wait for the first, and keep a core busy with it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # By this course/environment.py knows which Python a kernel should be.
    os.environ[STARTED_BY] = sys.prefix


def _initialized(options: list[str], origin: Origin) -> ServerApp:
    """The server, ready to start. Jupyter makes folders in the learner's home for it."""
    try:
        server: ServerApp = LabApp.initialize_server(options)
    except OSError as error:
        variable = "USERPROFILE" if os.name == "nt" else "HOME"
        told = {"path": error.filename, "reason": error.strerror, "variable": variable, "command": origin.command}
        raise LabError(NO_ACCESS.format(**told)) from error
    return server


def start_page(lessons: Path, notebook: str) -> str:
    """What to open for a learner: the tabs of last time or, on an empty desk, `notebook` (relative to `lessons`).

    The arrangement of tabs is kept with the copy, apart from that of other work in JupyterLab.
    """
    saved = "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in _workspaces(lessons).glob("*.jupyterlab-workspace")
    )
    returning = any((lessons / path).is_file() for path in re.findall(r'"notebook:([^"]+)"', saved))
    return "/lab" if returning else folder_page(notebook)


def folder_page(path: str) -> str:
    """What to open to show a folder in the file browser, or a file; `path` is relative to the copy."""
    return "/lab/tree/" + quote(path)


def running_address(lessons: Path, page: str) -> str | None:
    """The address of `page` at a JupyterLab that serves `lessons` already; None if there is none."""
    for server in list_running_servers():
        if Path(server["root_dir"]).resolve() == lessons.resolve():
            return f"{server['url'].rstrip('/')}{page}?token={server['token']}"
    return None


def _is_news(record: LogRecord, address: str) -> bool:
    """Whether the terminal should show what Jupyter logs.

    Not the address once more, in a longer way; nor the traceback that nbgrader adds to a sentence such as that there is
    no feedback yet.
    """
    message = record.getMessage()
    return address not in message and not (message.startswith("Traceback") and "ExchangeError" in message)


def _is_of_a_closed_socket(record: LogRecord) -> bool:
    """Whether this is the traceback of a message that was on its way when its kernel ended. Nothing is lost by it."""
    error = record.exc_info[1] if record.exc_info else None
    return isinstance(error, ZMQError) and error.errno == ENOTSOCK


def parse(options: list[str]) -> Config:
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


def _require_free_port(asked: Config, origin: Origin) -> None:
    """Refuse a port that is asked for and cannot be had: JupyterLab would silently take the next one."""
    port = str(asked.ServerApp.get("port", ""))
    if not port.isdecimal():
        return
    ip = str(asked.ServerApp.get("ip", "localhost")).replace("*", "")
    try:
        with socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET) as trial:
            if os.name == "posix":  # elsewhere this would let two programs have one port
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((ip, int(port)))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        another = origin.command_with.format(option=f"--port={int(port) + 1}")
        raise LabError(PORT_TAKEN.format(port=port, reason=reason, another=another)) from error


def our_options(lessons: Path, page: str, asked: Config) -> list[str]:
    """What the course sets unless it is asked otherwise."""
    ours = {
        "ServerApp.root_dir": str(lessons),
        "LabApp.workspaces_dir": str(_workspaces(lessons)),
        "LabApp.default_url": page,
    }
    asked_for = {f"{section}.{name}" for section in asked for name in asked[section]}
    return [f"--{name}={value}" for name, value in ours.items() if name not in asked_for]


def _workspaces(lessons: Path) -> Path:
    return lessons / COURSE_FOLDER / "workspaces"


def _prepend(variable: str, folder: Path) -> None:
    """Put `folder` first in a search path of the environment."""
    rest = os.environ.get(variable)
    os.environ[variable] = f"{folder}{os.pathsep}{rest}" if rest else str(folder)

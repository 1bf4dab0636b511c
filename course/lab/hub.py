"""JupyterLab on the learner's copy, as a JupyterHub starts it for each student: `relu-course --hub`.

The hub's `c.Spawner.cmd` names that command in place of jupyterhub-singleuser. What the hub asks for, address, rights
and all, stands in the environment, where jupyterhub's own server reads it; the course adds what `server.py` adds to an
ordinary JupyterLab. docs/hub.md in the course's repository sets up a class that way.
"""

import os
import sys
from pathlib import Path

from course.lab import LabError
from course.lab.exchange import Exchange
from course.lab.origin import Origin
from course.lab.server import our_options, parse, set_up

NO_HUB = "The option --hub is for a JupyterHub, which starts this for its students: run {command} without it."
NO_JUPYTERHUB = "JupyterHub is missing here ({reason}): run {python} -m pip install jupyterhub, in the hub's version."


def serve_for_hub(lessons: Path, page: str, options: list[str], origin: Origin, exchange: Exchange | None) -> None:
    """Serve `lessons` to their owner, whom the hub lets in, until the hub stops it. Arguments as in `server.serve`."""
    if "JUPYTERHUB_SERVICE_URL" not in os.environ:
        raise LabError(NO_HUB.format(command=origin.command))
    try:
        from jupyterhub.singleuser.extension import JupyterHubSingleUser
    except ModuleNotFoundError as error:
        raise LabError(NO_JUPYTERHUB.format(reason=error, python=sys.executable)) from error
    ours = our_options(lessons, page, parse(options))
    set_up(lessons, exchange)
    # The hub sends its users to the server's own page, which is not JupyterLab's.
    JupyterHubSingleUser.launch_instance([f"--ServerApp.default_url={page}", *ours, *options])

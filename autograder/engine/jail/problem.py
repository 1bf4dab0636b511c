"""Whether a jail can be had on this machine, tried out; and if not, what to do about it."""

import json
import os
import socket
import sys
import tempfile
from pathlib import Path

from autograder.engine.jail.launch import JailUnavailableError, start

_TRIAL = "autograder.engine.workbench.trial"
_SECONDS = 60  # for the trial; it takes less than one
_CONTAINER_MARKS = ("/.dockerenv", "/run/.containerenv")
_SETTINGS = (
    ("kernel/unprivileged_userns_clone", "0", "`sysctl -w kernel.unprivileged_userns_clone=1`"),
    ("user/max_user_namespaces", "0", "`sysctl -w user.max_user_namespaces=10000`"),
    ("kernel/apparmor_restrict_unprivileged_userns", "1", "`sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`"),
)
_CONTAINER = (
    "The container must allow it: start it with `--cap-add SYS_ADMIN --security-opt seccomp=unconfined "
    "--security-opt apparmor=unconfined --security-opt systempaths=unconfined`."
)


def jail_problem() -> str | None:
    """What keeps a jail from being had here, and what to do, in one line; None where one was had.

    Starts one as grading does and runs an empty submission in it, which takes half a second.
    """
    try:
        cause = _trial()
    except JailUnavailableError as error:
        return str(error)
    return None if cause is None else f"The jail does not start here: {cause}. {_remedy(cause)}"


def _trial() -> str | None:
    """What went wrong, in the words of what failed."""
    ours, theirs = socket.socketpair()
    with ours, tempfile.TemporaryFile() as errors:
        with theirs:
            process = start(_TRIAL, socket=theirs, packages=["autograder.engine.workbench"], stderr=errors)
        ours.settimeout(_SECONDS)
        try:
            answer = ours.makefile("rb").read()
        except TimeoutError:
            answer = b""
            process.kill()
        process.wait()
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip().splitlines()
    obituary = json.loads(answer) if answer else {}
    if obituary == {"ended": "exit", "code": 0}:
        return None
    return str(obituary.get("message") or (said[-1] if said else "no answer"))


def _remedy(cause: str) -> str:
    for setting, bad, cure in _SETTINGS:
        path = Path("/proc/sys", setting)
        if path.exists() and path.read_text().strip() == bad:
            return f"User namespaces are off: as root, run {cure}."
    if any(map(os.path.exists, _CONTAINER_MARKS)) or "KUBERNETES_SERVICE_HOST" in os.environ:
        return _CONTAINER
    if "execvp" in cause:
        return f"Every user must be able to read the Python in {sys.prefix} and the one it was made from."
    return "Linux must allow this account user namespaces, and mounting /proc in them; bubblewrap's README says more."

"""The commands that are measured, started as an instructor starts them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_TOOLS = Path(sys.executable).parent
NBGRADER = (str(_TOOLS / "nbgrader"),)
AUTOGRADER = (str(_TOOLS / "autograder"),)
LONGEST = 3600  # seconds


def start(command: Sequence[str], folder: Path) -> subprocess.Popen[str]:
    """Start a command of .venv, as if that were active, in this folder. `finish` waits for it."""
    environment = os.environ | {"PATH": f"{_TOOLS}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    """What it printed. Ends the measurement where it failed: nothing that follows would mean anything."""
    said, _ = process.communicate(timeout=LONGEST)
    if process.returncode:
        raise SystemExit(f"{process.args!r} failed:\n{said[-3000:]}")
    return said


def run(command: Sequence[str], folder: Path) -> str:
    """Start and finish."""
    return finish(start(command, folder))

"""The programs that fetch what the browser needs: pip and npm."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SECONDS = 900
"""How long a download may take."""


def pip_download(folder: Path, *arguments: str) -> list[str]:
    """The command that fetches wheels into a folder."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
    return [*pip, "--dest", str(folder), *arguments]


def succeeds(command: Sequence[str], folder: Path) -> bool:
    """Whether a program, run in that folder, does what it is asked. What it says of a failure is shown."""
    try:
        return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, timeout=SECONDS).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False

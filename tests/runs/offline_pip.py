"""pip with what is installed already, and no network."""

import subprocess
import sys
from pathlib import Path


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", *words, "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run(command, check=True)

"""The wheels that the browser gets beside Pyodide's own: what explorers are made of, and the course itself."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from website.lite.programs import pip_download, succeeds
from website.problem import Problem

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REQUIREMENTS = HERE / "kernel.txt"
PYTHON = "3.12"
"""The Python of this Pyodide."""

# Wheels that hold no machine code, for any implementation of that Python.
_PURE = ("--no-deps", "--platform=any", "--abi=none", "--implementation=py", f"--python-version={PYTHON}")

MISSING = (
    "The course in a browser was not built: pip cannot get what {requirements} names, and says above why. "
    "Connect to the network, and build again."
)
NO_WHEEL = "The course in a browser was not built, because the wheel of the course was not: {reason}"


def kernel_wheels(cache: Path) -> list[Path]:
    """The wheels of `kernel.txt`, kept in `cache` between builds. Raises Problem."""
    folder = cache / f"wheels-{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:16]}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache) as scratch:
            if not succeeds(pip_download(Path(scratch), *_PURE, "--requirement", str(REQUIREMENTS)), HERE):
                raise Problem(MISSING.format(requirements=REQUIREMENTS.relative_to(ROOT)))
            shutil.copytree(scratch, folder.with_suffix(".part"), dirs_exist_ok=True)
        folder.with_suffix(".part").rename(folder)
    return sorted(folder.glob("*.whl"))


def course_wheel(folder: Path) -> Path:
    """The wheel of `course`, made in `folder` as `make wheel` makes it, with its answers sealed. Raises Problem."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder)]
    run = subprocess.run([*pip, *alone, str(ROOT / "course")], capture_output=True, text=True)
    if run.returncode:
        raise Problem(NO_WHEEL.format(reason=run.stderr.strip().splitlines()[-1]))
    return next(folder.glob("*.whl"))

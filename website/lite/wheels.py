"""The wheels that the browser gets beside Pyodide's own: what explorers are made of, the course itself, and data."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from website.lite.programs import pip_download, succeeds
from website.problem import Problem

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REQUIREMENTS = HERE / "kernel.txt"
PYTHON = "3.12"
"""The Python of this Pyodide."""

# Wheels that hold no machine code, for any implementation of that Python.
_PURE = ("--no-deps", "--platform=any", "--abi=none", "--implementation=py", f"--python-version={PYTHON}")

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
"""What a wheel says of itself."""

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


def data_wheel(folder: Path, name: str, version: str, files: Mapping[str, bytes]) -> Path:
    """A wheel made in `folder` that puts `files` beside the packages' own."""
    stem = f"{name.replace('-', '_')}-{version}"
    info = {"METADATA": METADATA.format(name=name, version=version).encode(), "WHEEL": WHEEL.encode()}
    wheel = folder / f"{stem}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        pack(archive, {**files, **{f"{stem}.dist-info/{path}": text for path, text in info.items()}})
    return wheel


def pack(archive: ZipFile, files: Mapping[str, bytes]) -> None:
    """Add files without their time: who has a file from an older build need not fetch it again."""
    for path, data in files.items():
        archive.writestr(ZipInfo(path), data, ZIP_DEFLATED)

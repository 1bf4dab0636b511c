"""Python 3.11 to 3.13, as far as one of them can tell: nothing newer than the oldest, nothing that the newest has lost.

The tests themselves run on another Python with `make test PYTHON=python3.13`, in a fresh copy of the course.
"""

import ast
import subprocess
import tomllib
import warnings
from pathlib import Path

import pytest
from repository import ROOT

TRACKED = subprocess.run(["git", "ls-files", "-z", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
MODULES = [path for name in TRACKED.split("\0") if name and (path := ROOT / name).is_file()]
# What "What's New in Python" lists as removed in 3.12 and 3.13.
REMOVED = {
    "aifc",
    "asynchat",
    "asyncore",
    "audioop",
    "cgi",
    "cgitb",
    "chunk",
    "crypt",
    "distutils",
    "imghdr",
    "imp",
    "lib2to3",
    "mailcap",
    "msilib",
    "nis",
    "nntplib",
    "ossaudiodev",
    "pipes",
    "smtpd",
    "sndhdr",
    "spwd",
    "sunau",
    "telnetlib",
    "uu",
    "xdrlib",
}
# What it lists as deprecated there: of datetime.datetime.
LOST = {"utcnow", "utcfromtimestamp"}

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))


@each_module
def test_the_oldest_python_can_read_it_and_the_newest_has_nothing_to_warn_of(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # such as for \d outside a raw string: a SyntaxWarning from 3.12 on
        tree = ast.parse(text, feature_version=(3, 11))
    imported = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {(node.module or "").partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported & REMOVED == set()
    assert {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & LOST == set()


def test_the_versions_are_the_same_wherever_they_are_named() -> None:
    checkout, handed_out = (
        tomllib.loads((ROOT / folder / "pyproject.toml").read_text())["project"] for folder in (".", "course")
    )
    assert checkout["requires-python"] == handed_out["requires-python"] == ">=3.11"
    versions = [f"Programming Language :: Python :: {version}" for version in ("3.11", "3.12", "3.13")]
    assert checkout["classifiers"] == versions
    assert [text for text in handed_out["classifiers"] if text.startswith("Programming Language")] == versions

"""The command `relu-course` of the installed wheel, in a home whose name a Western Windows console cannot show."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError
from urllib.request import urlopen

import programs
import pytest
from repository import ROOT

import course

T = TypeVar("T")
SECONDS = 120
"""How long the server may take: much more than it takes, as machines can be busy."""
# What the script that pip installs does, on every system.
SCRIPT = (
    "import sys\nfrom importlib.metadata import entry_points\n"
    "(command,) = entry_points(group='console_scripts', name='relu-course')\n"
    "sys.argv[0] = 'relu-course'\nsys.exit(command.load()())"
)
COMMAND = [sys.executable, "-P", "-c", SCRIPT]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "Jörg Łukasz 学"
    home.mkdir()
    return home


@pytest.fixture
def environment(installed: Path, home: Path) -> dict[str, str]:
    """Nothing of the user's own, the wheel before the checkout, and the console of a Windows in Western Europe."""
    clean = {name: value for name, value in os.environ.items() if not re.match("JUPYTER|IPYTHON|XDG_", name)}
    homes = dict.fromkeys(("HOME", "USERPROFILE"), str(home))
    return {**clean, **homes, "PYTHONPATH": str(installed), "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252:strict"}


def until(look: Callable[[], T | None]) -> T:
    """What there is to be seen, once it is there."""
    end = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def contents(address: str) -> set[str] | None:
    """The names of files that a server tells, if it is there already."""
    try:
        with urlopen(address, timeout=SECONDS) as answer:
            return {entry["name"] for entry in json.load(answer)["content"]}
    except URLError:
        return None


def say(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], env=environment, capture_output=True, encoding="cp1252", check=False)


def test_it_opens_the_welcome_page_of_a_copy_in_the_home(environment: dict[str, str], home: Path) -> None:
    said = home / "said.txt"
    with said.open("w") as terminal:
        server = programs.start([*COMMAND, "--no-browser", "--port=0"], cwd=home, env=environment, stdout=terminal)
    try:
        address = until(
            lambda: re.search(r"(http://127\S+)/lab/tree/welcome\.ipynb(\?token=\w+)", said.read_text("cp1252"))
        )
        names = until(lambda: contents(f"{address[1]}/api/contents{address[2]}"))
    finally:
        server.terminate()
        server.wait(timeout=SECONDS)
    assert said.read_text("cp1252").startswith(rf"Your lessons are in {home.parent / 'Jörg '}\u0141ukasz \u5b66")
    assert names == {path.name for path in (ROOT / "release").iterdir() if not path.name.startswith(".")}
    assert (home / "relu-course" / "welcome.ipynb").read_bytes() == (ROOT / "release" / "welcome.ipynb").read_bytes()


def test_it_says_what_it_can_do_and_which_it_is(environment: dict[str, str]) -> None:
    told = say(environment, "--help")
    assert told.returncode == 0
    for option in ("--folder", "--port", "--no-browser", "--solutions", "--update", "--version"):
        assert f"{option} " in told.stdout
    assert say(environment, "--version").stdout == f"relu-course {course.__version__}\n"


def test_what_cannot_be_is_one_sentence(environment: dict[str, str], home: Path) -> None:
    (home / "taken").touch()
    told = say(environment, "--folder", str(home / "taken"))
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.splitlines()[-1].endswith("Name another place for your lessons with the option --folder.")

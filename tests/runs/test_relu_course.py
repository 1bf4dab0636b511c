"""The command `relu-course` of the installed wheel, in a home whose name a Western Windows console cannot show."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import programs
import pytest
from repository import ROOT

import course

SECONDS = 60
# What the script that pip installs does, on every system.
COMMAND = (
    "import sys\nfrom importlib.metadata import entry_points\n"
    "(command,) = entry_points(group='console_scripts', name='relu-course')\n"
    "sys.argv[0] = 'relu-course'\nsys.exit(command.load()())"
)


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


def say(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", COMMAND, *words]
    return subprocess.run(command, env=environment, capture_output=True, encoding="cp1252", check=False)


def test_it_opens_the_welcome_page_of_a_copy_in_the_home(environment: dict[str, str], home: Path) -> None:
    said = home / "said.txt"
    with said.open("w") as terminal:
        server = programs.start(
            [sys.executable, "-c", COMMAND, "--no-browser", "--port=0"], cwd=home, env=environment, stdout=terminal
        )
    try:
        end = time.monotonic() + SECONDS
        while not (
            found := re.search(r"(http://127\S+)/lab/tree/welcome\.ipynb(\?token=\w+)", said.read_text("cp1252"))
        ):
            assert time.monotonic() < end, said.read_text("cp1252")
            assert server.poll() is None, said.read_text("cp1252")
            time.sleep(0.1)
        with urlopen(f"{found[1]}/api/contents{found[2]}", timeout=SECONDS) as answer:
            names = {entry["name"] for entry in json.load(answer)["content"]}
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
    (line,) = told.stderr.splitlines()
    assert line.endswith("Name another place for your lessons with the option --folder.")

"""The files for Binder: what repo2docker would do with them, done here without Docker, in a copy of what it gets.

With a folder .binder, repo2docker reads nothing else of the repository. What .dockerignore leaves comes into an image,
requirements.txt is installed with the Python of runtime.txt, and postBuild runs in the repository's folder. BinderHub
then starts JupyterLab there, with the address and the token of its choice.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import programs
import pytest
from repository import ROOT
from wheel_kernel import ALONE

from course.lab.server import CONFIG

BINDER = ROOT / ".binder"
SECONDS = 60
TOKEN = "0123456789"


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def image_parts() -> list[str]:
    """What comes into the image: files and folders of the repository's top."""
    everything, *kept, caches = lines(BINDER / ".dockerignore")
    assert (everything, caches) == ("*", "**/__pycache__")
    return [pattern.removeprefix("!") for pattern in kept]


def test_the_image_holds_what_a_learner_gets_and_no_solution() -> None:
    assert sorted(image_parts()) == [".binder", "LICENSE", "constraints.txt", "course", "release"]


def test_what_is_installed_is_pinned_by_the_checkout() -> None:
    constraint, *packages, course = lines(BINDER / "requirements.txt")
    assert constraint == "-c ../constraints.txt"  # from the file's own folder
    assert course == "./course"  # from the repository's
    chosen = {line.partition("==")[0] for line in lines(ROOT / "requirements.txt")}
    pinned = {line.partition("==")[0] for line in lines(ROOT / "constraints.txt")}
    assert set(packages) <= chosen & pinned


def test_the_python_is_one_that_the_course_names() -> None:
    classifiers = tomllib.loads((ROOT / "course" / "pyproject.toml").read_text())["project"]["classifiers"]
    name, _, version = (BINDER / "runtime.txt").read_text().strip().partition("-")
    assert name == "python"
    assert f"Programming Language :: Python :: {version}" in classifiers


def test_post_build_can_be_executed() -> None:
    assert os.access(BINDER / "postBuild", os.X_OK)
    assert (BINDER / "postBuild").read_text().startswith("#!/usr/bin/env python3\n")


@pytest.fixture(scope="module")
def home(student: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of Binder's user, which is the repository's folder, after postBuild."""
    home = tmp_path_factory.mktemp("jovyan")
    for name in image_parts():
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, home / name)
    subprocess.run([*ALONE, ".binder/postBuild"], cwd=home, env={**student, "HOME": str(home)}, check=True)
    return home


def test_post_build_makes_the_learners_copy(home: Path) -> None:
    released, copied = notebooks(ROOT / "release"), notebooks(home / "my-lessons")
    assert len(copied) >= 5
    assert copied == released


def notebooks(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.ipynb")}


class Server:
    """JupyterLab as BinderHub starts it."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._base = f"http://127.0.0.1:{port}/user/ada/"
        given = {"base_url": "/user/ada/", "token": TOKEN, "trust_xheaders": "True"}
        options = [f"--{app}.{name}={value}" for app in ("NotebookApp", "ServerApp") for name, value in given.items()]
        clean = {name: value for name, value in os.environ.items() if not re.match("JUPYTER|IPYTHON|XDG_", name)}
        self.process = programs.start(
            [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", f"--port={port}", "--no-browser", *options],
            cwd=home,
            env={**clean, "HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def open(self, path: str = "") -> Any:
        """The answer to a request, once the server is there."""
        end = time.monotonic() + SECONDS
        while True:
            try:
                return urlopen(Request(self._base + path, headers={"Authorization": f"token {TOKEN}"}), timeout=SECONDS)
            except URLError as error:
                if time.monotonic() > end or self.process.poll() is not None or hasattr(error, "code"):
                    raise
                time.sleep(0.2)


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    server = Server(home)
    yield server
    server.process.terminate()
    server.process.wait(timeout=SECONDS)


def test_a_learner_who_follows_the_link_is_in_the_first_notebook(server: Server) -> None:
    with server.open() as page:
        assert re.search(r"/user/ada/lab/tree/[\w/]+\.ipynb$", page.url)
        opened = page.url.partition("/lab/tree/")[2]
    with server.open(f"api/contents/{opened}") as notebook:
        assert json.load(notebook)["type"] == "notebook"


def test_a_learner_finds_the_lessons_and_nothing_beside_them(server: Server) -> None:
    with server.open("api/contents") as answer:
        names = {entry["name"] for entry in json.load(answer)["content"]}
    assert names == {path.name for path in (ROOT / "release").iterdir() if not path.name.startswith(".")}


def test_the_page_has_the_settings_of_make_lab(server: Server) -> None:
    with server.open("lab") as page:
        config = re.search(
            r'id="jupyter-config-data" type="application/json">(.*?)</script>', page.read().decode(), re.S
        )
    ours = json.loads((CONFIG / "labconfig" / "page_config.json").read_text())["disabledExtensions"]
    assert set(ours) <= set(json.loads(config[1])["disabledExtensions"])

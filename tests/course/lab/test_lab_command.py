"""The command: where it finds the lessons, where it puts the learner's copy, and what it says when it cannot go on."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from repository import ROOT
from traitlets.config import Config

from course import __version__
from course.lab import LabError, origin, server
from course.lab import __main__ as command

Served = list[tuple[Path, str, list[str]]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home on Windows in its ways: a space, an umlaut, the name of a folder that is kept in step with a server."""
    home = tmp_path / "OneDrive - Universität" / "Jörg"
    home.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as the wheel installs it, with this checkout's lessons."""
    shutil.copytree(ROOT / "release", tmp_path / "shipped" / "release")
    monkeypatch.setattr(origin, "SHIPPED", tmp_path / "shipped")
    return tmp_path / "shipped"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, Served]]:
    """Runs the command with a server that only notes what it is to serve."""

    def main(*words: str) -> tuple[int, Served]:
        served: Served = []
        monkeypatch.setattr(server, "serve", lambda lessons, page, options, *_: served.append((lessons, page, options)))
        monkeypatch.setattr(sys, "argv", ["relu-course", *words])
        return command.main(), served

    return main


def test_with_the_wheel_the_copy_is_a_folder_in_the_home_that_is_named(
    wheel: Path, home: Path, run: Callable[..., tuple[int, Served]], capsys: pytest.CaptureFixture[str]
) -> None:
    status, served = run("--port", "8123", "--no-browser", "--ServerApp.token=x")
    options = ["--ServerApp.token=x", "--port=8123", "--no-browser"]
    assert (status, served) == (0, [(home / "relu-course", "/lab/tree/welcome.ipynb", options)])
    assert capsys.readouterr().out.splitlines()[0] == f"Your lessons are in {home / 'relu-course'}."


def test_a_folder_that_is_named_wins(wheel: Path, home: Path, run: Callable[..., tuple[int, Served]]) -> None:
    assert run("--folder", "~/Über mich")[1][0][0] == home / "Über mich"
    assert not (home / "relu-course").exists()


def test_in_a_checkout_the_lessons_are_those_beside_the_makefile() -> None:
    here = origin.origin()
    assert (here.course, here.folder()) == (ROOT, ROOT / "my-lessons")
    assert here.command_with.format(option="--update") == 'make lab LAB="--update"'


def test_without_a_home_one_sentence_asks_for_a_folder(
    wheel: Path,
    run: Callable[..., tuple[int, Served]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def homeless(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", homeless)
    assert run() == (1, [])
    assert capsys.readouterr().err == f"{origin.NO_HOME}\n"


def test_without_jupyterlab_one_sentence_says_what_to_run(
    home: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "course.lab.server", None)
    monkeypatch.setattr(sys, "argv", ["relu-course"])
    assert command.main() == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("JupyterLab cannot be opened (")
    assert said.endswith(f"run {sys.executable} -m pip install jupyterlab, then relu-course again.")


def test_a_home_that_jupyter_cannot_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(options: list[str]) -> None:
        raise PermissionError(13, "Permission denied", "/home-of-none/.local")

    monkeypatch.setattr(server.LabApp, "initialize_server", refuse)
    with pytest.raises(LabError) as caught:
        server._initialized([], origin.origin())
    assert str(caught.value).startswith(
        "JupyterLab cannot start, because it cannot read or write /home-of-none/.local (Permission denied)."
    )


def test_a_folder_of_windows_reaches_jupyterlab_as_it_is() -> None:
    folder = PureWindowsPath(r"C:\Users\Jörg Müller\OneDrive - Universität\relu-course")
    asked = server.parse(server.our_options(folder, server.folder_page("01 a/é.ipynb"), Config()))
    assert asked.ServerApp.root_dir == str(folder)
    assert asked.LabApp.workspaces_dir == rf"{folder}\.course\workspaces"
    assert asked.LabApp.default_url == "/lab/tree/01%20a/%C3%A9.ipynb"


def test_the_documents_name_the_wheel_of_this_version() -> None:
    for page in (ROOT / "README.md", ROOT / "course" / "README.md"):
        assert f"relu_backprop_course-{__version__}-py3-none-any.whl" in page.read_text(encoding="utf-8")

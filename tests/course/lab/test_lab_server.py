"""Starting JupyterLab: what it is told, what it refuses in one sentence, and that its settings mean something."""

import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.paths import jupyter_config_path
from jupyter_server.extension.config import ExtensionConfigManager
from jupyterlab_server.config import get_static_page_config
from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from traitlets.config import Config
from zmq import EADDRINUSE, ENOTSOCK, ZMQError

from course.lab import LabError, hub, origin, server
from course.lab.origin import Origin

SHARE = Path(sys.prefix, "share", "jupyter")
INSTALLED = Origin(Path("unused"), "relu-course", "relu-course", "relu-course {option}", "~/relu-course")
FIRST = "01_relu_derivative/01_relu_derivative.ipynb"


def settings(name: str) -> Any:
    return json.loads((server.CONFIG / name).read_text())


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def clean_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, so that nothing of the user's own is read; return it."""
    for name in [name for name in os.environ if name.startswith("JUPYTER")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_new_learner_gets_the_start_page(tmp_path: Path) -> None:
    page = server.start_page(tmp_path, "01 a/é.ipynb")
    assert server.our_options(tmp_path, page, Config()) == [
        f"--ServerApp.root_dir={tmp_path}",
        f"--LabApp.workspaces_dir={tmp_path / '.course' / 'workspaces'}",
        "--LabApp.default_url=/lab/tree/01%20a/%C3%A9.ipynb",
    ]


@pytest.mark.parametrize(
    ("tab", "url"),
    [
        ("notebook:03_exploding/03.ipynb", "/lab"),
        ("notebook:03_exploding/renamed.ipynb", f"/lab/tree/{FIRST}"),
        ("launcher", f"/lab/tree/{FIRST}"),
    ],
)
def test_a_learner_who_comes_back_finds_the_tabs_of_last_time(tab: str, url: str, tmp_path: Path) -> None:
    saved = tmp_path / ".course" / "workspaces" / "default-37a8.jupyterlab-workspace"
    saved.parent.mkdir(parents=True)
    saved.write_text(json.dumps({"data": {"layout-restorer:data": {"main": {"dock": {"widgets": [tab]}}}}}))
    (tmp_path / "03_exploding").mkdir()
    (tmp_path / "03_exploding" / "03.ipynb").write_text("{}")
    assert server.start_page(tmp_path, FIRST) == url


def test_what_the_learner_asks_for_wins(tmp_path: Path) -> None:
    asked = server.parse(["--notebook-dir=/elsewhere", "--LabApp.default_url=/doc"])
    assert [option.partition("=")[0] for option in server.our_options(tmp_path, "/lab", asked)] == [
        "--LabApp.workspaces_dir"
    ]


def test_an_option_that_jupyterlab_does_not_know_is_refused_in_one_sentence() -> None:
    with pytest.raises(LabError) as caught:
        server.parse(["--no-browser", "--nosuch"])
    reason = "argument --nosuch: expected one argument"
    assert str(caught.value) == server.BAD_OPTION.format(options="--no-browser --nosuch", reason=reason)


@pytest.mark.parametrize("form", ["--port={}", "--port {}", "--ServerApp.port={}"])
def test_a_port_that_is_taken_is_refused_in_one_sentence(form: str, taken_port: int) -> None:
    asked = server.parse(form.format(taken_port).split())
    with pytest.raises(LabError) as caught:
        server._require_free_port(asked, INSTALLED)
    assert str(caught.value) == (
        f"Port {taken_port} cannot be used (Address already in use). "
        f"Stop what uses it, or choose another: relu-course --port={taken_port + 1}."
    )


@pytest.mark.parametrize("options", [[], ["--port=0"], ["--no-browser"]])
def test_without_a_port_to_have_jupyterlab_finds_one(options: list[str]) -> None:
    server._require_free_port(server.parse(options), INSTALLED)


def test_the_command_says_what_is_wrong_without_a_traceback(tmp_path: Path, taken_port: int) -> None:
    command = [sys.executable, "-m", "course.lab", "--folder", "mine", "--no-browser", f"--port={taken_port}"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    another = f'make lab LAB="--port={taken_port + 1}"'
    said = server.PORT_TAKEN.format(port=taken_port, reason="Address already in use", another=another)
    assert (result.returncode, result.stderr) == (1, f"{said}\n")
    assert result.stdout.splitlines()[0] == f"Your lessons are in {tmp_path / 'mine'}."
    assert (tmp_path / "mine" / FIRST).is_file()


def test_every_plugin_that_is_left_out_exists() -> None:
    """A name that an update of JupyterLab or nbgrader changed would be left out of nothing."""
    code = "".join(path.read_text() for path in SHARE.glob("labextensions/@jupyter/nbgrader/static/*.js"))
    code += "".join(path.read_text() for path in (SHARE / "lab" / "static").glob("*.js"))
    for name in settings("labconfig/page_config.json")["disabledExtensions"]:
        whole_extension = SHARE / "labextensions" / name / "package.json"
        assert f'"{name}"' in code or f"'{name}'" in code or whole_extension.is_file(), name


def test_the_button_that_validates_stays() -> None:
    left_out = settings("labconfig/page_config.json")["disabledExtensions"]
    assert "@jupyter/nbgrader:validate-assignment" not in left_out
    extensions = settings("jupyter_server_config.json")["ServerApp"]["jpserver_extensions"]
    assert "nbgrader.server_extensions.validate_assignment" not in extensions


def test_every_server_extension_that_is_left_out_exists() -> None:
    extensions = settings("jupyter_server_config.json")["ServerApp"]["jpserver_extensions"]
    assert set(extensions.values()) == {False}
    assert all(find_spec(name) for name in extensions)


def test_every_default_is_one_that_jupyterlab_knows() -> None:
    for name, defaults in settings("labconfig/default_setting_overrides.json").items():
        extension, _, plugin = name.partition(":")
        schema = json.loads((SHARE / "lab" / "schemas" / extension / f"{plugin}.json").read_text())
        for key, value in defaults.items():
            Draft7Validator(schema["properties"][key]).validate(value)


def test_a_learners_own_settings_stay_in_force(clean_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = clean_environment / ".jupyter" / "labconfig" / "page_config.json"
    own.parent.mkdir(parents=True)
    own.write_text(json.dumps({"disabledExtensions": {"@jupyterlab/celltags-extension": True}}))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(server.CONFIG))
    left_out = get_static_page_config()["disabledExtensions"]
    ours = settings("labconfig/page_config.json")["disabledExtensions"]
    assert left_out == {**ours, "@jupyterlab/celltags-extension": True}


def test_the_kernel_is_that_of_this_environment(clean_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stray = clean_environment / "stray" / "kernels" / "python3" / "kernel.json"
    stray.parent.mkdir(parents=True)
    stray.write_text(json.dumps({"argv": ["/nowhere/python"], "display_name": "Stray", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(clean_environment / "stray"))
    assert Path(KernelSpecManager().find_kernel_specs()["python3"]) == stray.parent
    server._prepend("JUPYTER_PATH", SHARE)
    assert Path(KernelSpecManager().find_kernel_specs()["python3"]) == SHARE / "kernels" / "python3"


def test_where_a_class_has_an_exchange_its_list_of_assignments_is_there(
    clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", f"{server.CONFIG / 'exchange'}{os.pathsep}{server.CONFIG}")
    left_out = get_static_page_config()["disabledExtensions"]
    brought_back = {"@jupyter/nbgrader:assignment-list", "@jupyter/nbgrader:menu"}
    assert {name for name, is_out in left_out.items() if not is_out} == brought_back
    assert brought_back < settings("labconfig/page_config.json")["disabledExtensions"].keys()
    extensions = ExtensionConfigManager(read_config_path=jupyter_config_path()).get_jpserver_extensions()
    assert extensions["nbgrader.server_extensions.assignment_list"] is True
    assert extensions["nbgrader.server_extensions.formgrader"] is False


def test_nbgrader_is_told_of_the_exchange(clean_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clean_environment / "class.toml").write_text('exchange = "/srv/exchange"\ncourse_id = "relu 101"\n')
    monkeypatch.setattr(origin, "SHIPPED", clean_environment)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", f"{server.CONFIG / 'exchange'}{os.pathsep}{server.CONFIG}")
    monkeypatch.chdir(clean_environment)
    app = NbGrader()
    app.load_config_file()
    submit = ExchangeFactory(config=app.config).Submit(coursedir=CourseDirectory(config=app.config), config=app.config)
    assert (submit.root, submit.coursedir.course_id) == ("/srv/exchange", "relu 101")
    assert app.config.KernelManager.transport_encryption == "auto"


def test_a_jupyterlab_that_runs_already_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = {"root_dir": "/elsewhere", "url": "http://localhost:1/", "token": "no"}
    ours = {"root_dir": str(tmp_path), "url": "http://localhost:8888/", "token": "abc"}
    monkeypatch.setattr(server, "list_running_servers", lambda: iter([others, ours]))
    assert server.running_address(tmp_path, "/lab/tree/solutions") == (
        "http://localhost:8888/lab/tree/solutions?token=abc"
    )
    assert server.running_address(tmp_path / "another", "/lab") is None


@pytest.mark.parametrize(
    ("message", "is_news"),
    [
        ("JupyterLab is running at:\nhttp://localhost:8888/lab", False),
        ("Traceback (most recent call last):\nnbgrader.exchange.abc.exchange.ExchangeError: no feedback", False),
        ("Traceback (most recent call last):\nZeroDivisionError", True),
        ("Assignment not found at: /srv/exchange/relu/feedback", True),
    ],
)
def test_the_terminal_shows_what_is_news(message: str, is_news: bool) -> None:
    record = logging.makeLogRecord({"msg": message})
    assert server._is_news(record, "http://localhost:8888/lab") is is_news


@pytest.mark.parametrize(
    ("error", "is_shown"),
    [(ZMQError(ENOTSOCK), False), (ZMQError(EADDRINUSE), True), (ZeroDivisionError(), True), (None, True)],
)
def test_a_message_to_a_page_whose_kernel_has_ended_is_no_news(error: Exception | None, is_shown: bool) -> None:
    told = {"msg": "Uncaught exception in zmqstream callback", "exc_info": error and (type(error), error, None)}
    assert server._is_of_a_closed_socket(logging.makeLogRecord(told)) is not is_shown


def test_without_a_hub_one_sentence_says_how_to_open_the_lessons(
    clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUPYTERHUB_SERVICE_URL", raising=False)
    with pytest.raises(LabError) as caught:
        hub.serve_for_hub(clean_environment, "/lab", [], INSTALLED, None)
    assert str(caught.value) == hub.NO_HUB.format(command="relu-course")


def test_without_the_hubs_package_one_sentence_says_what_to_install(
    clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", "http://127.0.0.1:1/user/ada/")
    monkeypatch.setitem(sys.modules, "jupyterhub.singleuser.extension", None)
    with pytest.raises(LabError, match=r"^JupyterHub is missing here \(.+\): run .+ -m pip install jupyterhub, in the"):
        hub.serve_for_hub(clean_environment, "/lab", [], INSTALLED, None)

"""tools/environment.py: what it decides, and the one sentence that it gives for each thing that can go wrong.

Nothing is fetched here: `pip` and the interpreters are stand-ins. That the real ones work is what running these tests
at all shows.
"""

import ast
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from programs import start

TOOLS = Path(__file__).resolve().parents[2] / "tools"

# What a stand-in for an interpreter does: say its version, make a folder for -m venv, and fail or not for -m pip.
STAND_IN = """#!/bin/sh
case "$*" in
    *"import sys, sys; assert"*) {wide} && echo {version} ;;
    *"import sys, ensurepip"*) {ensurepip} && echo {version} ;;
    *"import sys"*) echo {version} ;;
    *"-m venv"*) mkdir -p "$3/bin" "$3/lib/python3.11" && cp "$0" "$3/bin/python" ;;
    *"-m pip"*) echo "$*" >> pip-calls; {pip} ;;
    *"-m compileall"*) echo "--no-input compileall" >> pip-calls; {compile} ;;
esac
"""


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool, for a course in a scratch folder with requirement files of its own."""
    course = tmp_path / "a course"
    course.mkdir()
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt", "pyproject.toml"):
        (course / name).write_text(f"# {name}")
    monkeypatch.syspath_prepend(TOOLS)
    import environment

    monkeypatch.setattr(environment, "ROOT", str(course))
    monkeypatch.setattr(environment, "VENV", str(course / ".venv"))
    for name, path in {
        "PYTHON": "bin/python",
        "LOG": "setup.log",
        "STAMP": "stamp.json",
        "UNFINISHED": "unfinished",
    }.items():
        monkeypatch.setattr(environment, name, str(course / ".venv" / path))
    return environment


@pytest.fixture
def python(tmp_path: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> "StandIns":
    stand_ins = StandIns(tmp_path / "bin")
    monkeypatch.setattr(environment.sys, "executable", str(stand_ins.folder / "python3"))
    monkeypatch.setenv("PATH", f"{stand_ins.folder}:/usr/bin:/bin")
    monkeypatch.setattr(environment, "OTHER_PYTHONS", ("python3.97", "python3.96"))
    stand_ins.make("python3")
    return stand_ins


class StandIns:
    """Interpreters on PATH that are not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def make(
        self,
        name: str,
        version: str = "3.11.2",
        ensurepip: str = "true",
        pip: str = "true",
        wide: str = "true",
        compile: str = "true",
    ) -> Path:
        path = self.folder / name
        does = {"ensurepip": ensurepip, "pip": pip, "wide": wide, "compile": compile}
        path.write_text(STAND_IN.format(version=version, **does))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path


def calls(environment: ModuleType) -> list[str]:
    """What pip was asked for since the last time."""
    log = Path(environment.ROOT, "pip-calls")
    found = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return [call.partition("--no-input ")[2] for call in found]


PIP = "pip==26.3"
LAB = [PIP, "--no-compile -c constraints.txt -r requirements.txt", "--no-deps -e .", "compileall"]
DEV = [LAB[0], f"{LAB[1]} -r requirements-dev.txt", *LAB[2:]]


def test_the_first_time_all_is_installed_and_the_second_time_nothing(
    environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str]
) -> None:
    assert environment.exit_status(environment.main, []) == 0
    assert calls(environment) == LAB
    assert capsys.readouterr().out.splitlines() == [
        "Making .venv with Python 3.11.2.",
        "Installing requirements.txt into .venv: about a minute, this once.",
    ]
    assert environment.exit_status(environment.main, []) == 0
    assert calls(environment) == []
    assert capsys.readouterr().out == ""


def test_what_tests_need_comes_on_top_and_stays(environment: ModuleType, python: StandIns) -> None:
    environment.main([])
    calls(environment)
    environment.main(["--dev"])
    assert calls(environment) == DEV
    environment.main([])
    environment.main(["--dev"])
    assert calls(environment) == []


def test_what_only_saves_time_may_fail(environment: ModuleType, python: StandIns) -> None:
    """An index that has no other pip, or a package with a file that does not compile."""
    python.make("python3", pip=f'case "$*" in *{PIP}) exit 1 ;; esac', compile="exit 1")
    assert environment.exit_status(environment.main, []) == 0
    assert calls(environment) == LAB


def test_an_interrupt_leaves_nothing_of_it_running(tmp_path: Path) -> None:
    """The workers of compileall wait for ever where their parent is gone, and hear no interrupt."""
    command = "trap '' INT; sleep 300 & echo $! > pid.new; mv pid.new pid; wait"
    code = "import sys, environment; environment.ROOT, environment.VENV = sys.argv[1], sys.argv[1]\n"
    code += "sys.exit(environment.exit_status(environment.save_time, ['sh', '-c', sys.argv[2]]))"
    tool = start([sys.executable, "-c", code, str(tmp_path), command], cwd=TOOLS, stderr=subprocess.PIPE, text=True)
    with tool:
        while not (tmp_path / "pid").exists():
            assert tool.poll() is None
            time.sleep(0.02)
        tool.send_signal(signal.SIGINT)
        said = tool.communicate(timeout=30)[1]
    assert said == "\nInterrupted. Run the same command again to go on.\n"
    pid = (tmp_path / "pid").read_text().strip()
    ended = time.monotonic() + 10
    while Path("/proc", pid).exists() and " Z " not in Path("/proc", pid, "stat").read_text():
        assert time.monotonic() < ended
        time.sleep(0.02)


@pytest.mark.parametrize("name", ["requirements.txt", "constraints.txt", "pyproject.toml"])
def test_a_file_that_changes_is_followed(name: str, environment: ModuleType, python: StandIns) -> None:
    environment.main([])
    (kept := Path(environment.VENV, "kept")).touch()
    calls(environment)
    Path(environment.ROOT, name).write_text("changed")
    environment.main([])
    assert calls(environment) == LAB
    assert kept.exists()


@pytest.mark.parametrize("damage", ["python gone", "python broken", "python upgraded", "moved", "interrupted"])
def test_an_environment_that_is_not_sound_is_made_again(damage: str, environment: ModuleType, python: StandIns) -> None:
    environment.main([])
    calls(environment)
    (left := Path(environment.VENV, "left")).touch()
    interpreter = Path(environment.PYTHON)
    if damage == "python gone":
        interpreter.unlink()
        interpreter.symlink_to("/nowhere/python3.11")
    elif damage == "python broken":
        interpreter.write_text("#!/bin/sh\nexit 1")
    elif damage == "python upgraded":
        interpreter.write_text(interpreter.read_text().replace("3.11.2", "3.12.0"))
    elif damage == "moved":
        stamp = Path(environment.STAMP)
        stamp.write_text(stamp.read_text().replace(environment.ROOT, "/somewhere/else"))
    else:
        Path(environment.UNFINISHED).touch()
    environment.main([])
    assert calls(environment) == LAB
    assert not left.exists()
    assert not Path(environment.UNFINISHED).exists()


def test_a_set_up_that_stops_while_packages_change_is_begun_anew(environment: ModuleType, python: StandIns) -> None:
    python.make("python3", pip="echo 'Installing collected packages: numpy'; kill -9 $$")
    assert environment.exit_status(environment.main, []) == 1
    assert Path(environment.UNFINISHED).exists()
    python.make("python3")
    calls(environment)
    assert environment.exit_status(environment.main, []) == 0
    assert calls(environment) == LAB


def test_a_set_up_that_stops_before_goes_on_with_what_is_there(environment: ModuleType, python: StandIns) -> None:
    python.make("python3", pip="echo 'Collecting numpy'; kill -9 $$")
    assert environment.exit_status(environment.main, []) == 1
    (kept := Path(environment.VENV, "kept")).touch()
    Path(environment.PYTHON).write_text(python.make("python3").read_text())
    assert environment.exit_status(environment.main, []) == 0
    assert kept.exists()


def test_an_environment_made_by_hand_is_added_to(environment: ModuleType, python: StandIns) -> None:
    subprocess.run([python.folder / "python3", "-m", "venv", environment.VENV], check=True)
    (kept := Path(environment.VENV, "kept")).touch()
    environment.main([])
    assert calls(environment) == LAB
    assert kept.exists()


def test_a_link_for_an_environment_loses_only_the_link(
    tmp_path: Path, environment: ModuleType, python: StandIns
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (kept := tmp_path / "elsewhere" / "kept").touch()
    Path(environment.VENV).symlink_to(tmp_path / "elsewhere")
    environment.main([])
    assert kept.exists()
    assert not Path(environment.VENV).is_symlink()


def test_where_python_is_too_old_a_newer_one_on_path_is_used(environment: ModuleType, python: StandIns) -> None:
    python.make("python3", version="3.8.18")
    # Such as pyenv's: it is there, and says that it is not.
    python.make("python3.97", version="; exit 127")
    newer = python.make("python3.96", version="3.12.1")
    assert environment.find_python() == str(newer)


def test_where_no_python_is_new_enough_one_sentence_says_so(
    environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str]
) -> None:
    python.make("python3", version="3.8.18")
    assert environment.exit_status(environment.main, []) == 1
    said = capsys.readouterr()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert said.err == environment.TOO_OLD.format(version=version) + "\n"
    assert said.out == ""


def test_a_python_of_32_bits_is_refused_in_one_sentence(
    environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str]
) -> None:
    narrow = python.make("python3", wide="false")
    assert environment.exit_status(environment.main, []) == 1
    assert capsys.readouterr().err == environment.NARROW.format(python=narrow) + "\n"
    wide = python.make("python3.96")
    assert environment.find_python() == str(wide)


@pytest.mark.parametrize("target", ["lab", "test"])
def test_without_any_python_make_says_so_in_one_sentence(target: str) -> None:
    said = subprocess.run(
        ["make", target, "PYTHON=no-such-python"], cwd=TOOLS.parent, capture_output=True, text=True, check=False
    )
    assert said.returncode == 2
    assert said.stderr.splitlines()[0] == (
        "There is no no-such-python: install Python 3.11 or newer, or say where it is, "
        "as in make lab PYTHON=/path/to/python3."
    )


def test_without_ensurepip_one_sentence_names_the_package(
    environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str]
) -> None:
    without = python.make("python3", ensurepip="false")
    assert environment.exit_status(environment.main, []) == 1
    said = capsys.readouterr().err
    assert said == environment.NO_ENSUREPIP.format(python=without) + "\n"
    assert "apt install python3-venv" in said


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying (...) after connection broken by 'NewConnectionError(...)': /simple/numpy/", "NO_NETWORK"),
        ("ERROR: Could not find a version that satisfies the requirement numpy (from versions: none)", "NO_NETWORK"),
        ("ReadTimeoutError: Read timed out.", "NO_NETWORK"),
        ("ERROR: ResolutionImpossible: for help visit ...", "UNRESOLVED"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "NO_SPACE"),
    ],
)
def test_what_pip_stumbles_over_is_said_in_one_sentence(
    output: str, sentence: str, environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str]
) -> None:
    python.make("python3", pip=f'echo "{output}"; exit 1')
    assert environment.exit_status(environment.main, []) == 1
    assert capsys.readouterr().err == getattr(environment, sentence).format(log=environment.LOG) + "\n"
    assert Path(environment.LOG).read_text() == output + "\n"


def test_any_other_failure_gives_its_last_error_and_the_log(
    environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str]
) -> None:
    python.make("python3", pip="echo 'ERROR: first'; echo 'ERROR: second'; echo 'a hint'; exit 1")
    assert environment.exit_status(environment.main, []) == 1
    expected = environment.FAILED.format(reason="ERROR: second", log=environment.LOG)
    assert capsys.readouterr().err == expected + "\n"


def test_a_folder_that_cannot_be_written_is_named(
    environment: ModuleType, python: StandIns, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(environment.os, "mkdir", refuse)
    assert environment.exit_status(environment.main, []) == 1
    expected = environment.NO_ACCESS.format(path=environment.VENV, reason="Permission denied")
    assert capsys.readouterr().err == expected + "\n"


def test_browsers_are_installed_where_it_may_be_and_asked_for_otherwise(
    tmp_path: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import browsers

    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(browsers.os, "geteuid", lambda: 1000)
    assert browsers.exit_status(browsers.main, []) == 1
    assert capsys.readouterr().err == browsers.NOT_THERE.format(name="chromium") + "\n"

    ran: list[list[str]] = []
    (tmp_path / "apt").mkdir()
    (apt := tmp_path / "apt" / "apt-get").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(apt.parent))
    monkeypatch.setattr(browsers.os, "geteuid", lambda: 0)

    def install(command: list[str], env: dict[str, str]) -> None:
        ran.append(command)
        for name in {"chromium", "firefox-esr"} & {*command}:
            (apt.parent / name).touch(mode=0o755)

    monkeypatch.setattr(browsers, "run", install)
    assert browsers.exit_status(browsers.main, []) == 0
    assert ran == [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]]
    assert browsers.exit_status(browsers.main, ["--firefox"]) == 0
    assert ran[2:] == [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "firefox-esr"]]
    assert browsers.exit_status(browsers.main, ["--firefox"]) == 0
    assert len(ran) == 4


def test_without_npm_one_sentence_says_what_the_hubs_test_needs(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import proxy

    monkeypatch.setattr(proxy, "PROXY", str(tmp_path / "proxy"))
    monkeypatch.setenv("PATH", "/nowhere")
    assert proxy.exit_status(proxy.main) == 1
    assert capsys.readouterr().err == f"{proxy.NO_NPM}\n"


def test_the_proxy_is_installed_once_and_again_when_its_lock_has_changed(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import proxy

    pinned, place = tmp_path / "pinned", tmp_path / "proxy"
    pinned.mkdir()
    (pinned / proxy.LOCK).write_text("1")
    ran = []

    def install(command: list[str]) -> None:
        ran.append(command[:2])
        (place / "node_modules").mkdir()
        (place / "node_modules" / ".package-lock.json").touch()

    for name, value in {"PINNED": str(pinned), "PROXY": str(place), "run": install}.items():
        monkeypatch.setattr(proxy, name, value)
    monkeypatch.setattr(proxy.shutil, "which", lambda name: name)
    for lock, times in (("1", 1), ("1", 1), ("2", 2)):
        (pinned / proxy.LOCK).write_text(lock)
        assert proxy.exit_status(proxy.main) == 0
        assert ran == [["npm", "ci"]] * times


@pytest.mark.parametrize("name", ["environment.py", "browsers.py", "proxy.py", "lock.py"])
def test_an_old_python_can_read_it(name: str) -> None:
    """It is an old Python that most needs the sentence about old Pythons."""
    ast.parse((TOOLS / name).read_text(), feature_version=(3, 6))


def test_the_requirement_files_are_exact_and_locked() -> None:
    root = TOOLS.parent
    locked = (root / "constraints.txt").read_text().splitlines()
    for name in ("requirements.txt", "requirements-postgresql.txt", "requirements-dev.txt"):
        lines = [line for line in (root / name).read_text().splitlines() if line and not line.startswith(("#", "-r"))]
        assert lines
        pins = [line.partition("; ")[0].replace("[binary]", "") for line in lines]  # what follows says on which systems
        assert [pin for pin in pins if pin not in locked] == []

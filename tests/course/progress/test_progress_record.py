"""The record holds, with two notebooks at once, a kill at any moment, damage, and folders that are read-only."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import programs
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.progress import record
from course.progress.record import FILE, Record, Tried, note, read

RECORDING = """
import sys
from pathlib import Path
from course.progress.record import note

folder, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(times):
    kept = note(folder, f"{name} {number}", "passed")
    assert not kept.trouble, kept.trouble
    note(folder, "shared", "failed")
    print(number, flush=True)
"""


def recording(folder: Path, name: str, times: int) -> subprocess.Popen[str]:
    """A process, waiting to be let go, that records so many checks of its own, and tries of one that all share."""
    process = programs.start(
        [sys.executable, "-c", RECORDING, str(folder), name, str(times)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def write(folder: Path, content: object) -> bytes:
    data = json.dumps(content).encode()
    (folder / FILE).write_bytes(data)
    return data


def test_what_is_noted_is_there_after_a_restart(tmp_path: Path) -> None:
    assert read(tmp_path) == Record({})
    note(tmp_path, "relu", "failed")
    note(tmp_path, "relu", "passed")
    note(tmp_path, "predicted_dw", "passed")
    script = (
        "import sys; from pathlib import Path; from course.progress.record import read; print(read(Path(sys.argv[1])))"
    )
    other = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    kept = Record({"predicted_dw": Tried(True, 1), "relu": Tried(True, 2)})
    assert other.stdout == f"{kept}\n"


def test_reading_where_nothing_was_noted_leaves_no_file(tmp_path: Path) -> None:
    read(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_check_that_fails_later_is_open_again(tmp_path: Path) -> None:
    note(tmp_path, "relu", "passed")
    assert note(tmp_path, "relu", "failed").checks == {"relu": Tried(False, 2)}
    assert note(tmp_path, "relu", "passed").checks == {"relu": Tried(True, 3)}
    assert note(tmp_path, "relu", "not begun").checks == {"relu": Tried(False, 3)}


def test_passing_again_and_not_beginning_write_nothing(tmp_path: Path) -> None:
    note(tmp_path, "relu", "not begun")
    assert not (tmp_path / FILE).exists()
    note(tmp_path, "relu", "passed")
    (tmp_path / FILE).chmod(0o444)
    before = (tmp_path / FILE).stat()
    assert note(tmp_path, "relu", "passed").checks == {"relu": Tried(True, 1)}
    after = (tmp_path / FILE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_two_notebooks_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [recording(tmp_path, name, 40) for name in ("one", "two")]
    for process in processes:
        let_go(process)
    assert [process.wait(60) for process in processes] == [0, 0]
    for process in processes:
        process.stdin.close()
        process.stdout.close()
    checks = read(tmp_path).checks
    assert checks is not None
    assert checks["shared"] == Tried(False, 80)
    assert {name for name in checks if name != "shared"} == {f"{n} {i}" for n in ("one", "two") for i in range(40)}


KILLING = """
import os, signal, sys, time
from itertools import count
from pathlib import Path
from course.progress.record import note

folder = Path(sys.argv[1])
note(folder, "first", "passed")
for attempt in range(40):
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        for number in count():
            note(folder, f"run{attempt} {number}", "passed")
            os.write(told, f"run{attempt} {number}\\n".encode())
    os.close(told)
    with open(heard) as pipe:
        print(pipe.readline(), end="")
        time.sleep(0.0007 * attempt)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print(pipe.read(), end="", flush=True)
"""


def test_a_kill_at_any_moment_costs_nothing_that_was_recorded(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLING, str(tmp_path)], capture_output=True, text=True, check=True)
    told = killed.stdout.splitlines()
    assert len(told) > 40
    found = read(tmp_path)
    assert found.trouble == ""
    assert found.checks is not None
    assert set(told) <= set(found.checks)
    # Of each run, one check more may have been recorded than was told before the end.
    assert len(found.checks) <= 1 + len(told) + 40
    assert list(tmp_path.glob("progress.damaged*")) == []


def test_a_lock_that_is_never_given_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "LOCK_SECONDS", 0.05)
    with FileLock(tmp_path / f".{FILE}.lock"):
        found = note(tmp_path, "relu", "passed")
    assert found.checks is None
    assert f"cannot be kept in {tmp_path} (another notebook holds on to it)" in found.trouble
    assert not (tmp_path / FILE).exists()


DAMAGED = [
    b"",
    b"{",
    b"\x00\xff\xfe",
    b"[]",
    b"null",
    b"{}",
    b'{"version": 1}',
    b'{"version": 0, "checks": {}}',
    b'{"version": true, "checks": []}',
    b'{"version": "2", "checks": {}}',
    b'{"version": 1, "checks": []}',
    b'{"version": 1, "checks": {"relu": true}}',
    b'{"version": 1, "checks": {"relu": {"passed": 1, "tries": 1}}}',
    b'{"version": 1, "checks": {"relu": {"passed": true, "tries": -1}}}',
    b'{"version": 1, "checks": {"relu": {"passed": true, "tries": 1.5}}}',
    b'{"version": 1, "checks": {"relu": {"passed": true}}}',
    b'{"version": 1, "checks": {"relu": {"passed": true, "tries": 1}}',
    b"[" * 100_000,
    b" " * (record.MAX_BYTES + 1),
]


@pytest.mark.parametrize("data", DAMAGED, ids=lambda data: repr(data[:50]))
def test_a_damaged_record_is_told_kept_and_begun_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    found = note(tmp_path, "relu", "passed")
    assert found.trouble == (
        f"{tmp_path / FILE} was damaged, so your progress starts anew. The damaged file is kept as "
        "progress.damaged.json. To count what you have solved, run its checks once more."
    )
    assert (tmp_path / "progress.damaged.json").read_bytes() == data
    assert read(tmp_path) == Record({"relu": Tried(True, 1)})


def test_no_damaged_record_is_written_over(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / FILE).write_text(f"damage {number}")
        assert "starts anew" in read(tmp_path).trouble
    kept = {path.name: path.read_text() for path in tmp_path.glob("progress.damaged*")}
    assert kept == {
        "progress.damaged.json": "damage 0",
        "progress.damaged-2.json": "damage 1",
        "progress.damaged-3.json": "damage 2",
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
LIKE_A_RECORD = st.fixed_dictionaries(
    {"version": st.integers(0, 1) | JSON},
    optional={
        "checks": JSON
        | st.dictionaries(
            st.text(max_size=5),
            JSON | st.fixed_dictionaries({"passed": st.booleans() | JSON, "tries": st.integers() | JSON}),
            max_size=3,
        )
    },
)
GOOD = json.dumps({"version": 1, "checks": {"relu": {"passed": True, "tries": 3}}}).encode()
CUT_AND_PATCHED = st.tuples(st.integers(0, len(GOOD)), st.integers(0, len(GOOD)), st.binary(max_size=4)).map(
    lambda cut: GOOD[: min(cut[:2])] + cut[2] + GOOD[max(cut[:2]) :]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=60) | (JSON | LIKE_A_RECORD).map(lambda value: json.dumps(value).encode()) | CUT_AND_PATCHED
)
def test_whatever_the_file_holds_it_is_read_put_aside_or_left_alone(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / FILE).write_bytes(data)
        found = note(folder, "sigmoid", "passed")
        if found.checks is None:
            assert "newer version" in found.trouble
            assert (folder / FILE).read_bytes() == data
        else:
            assert found.checks["sigmoid"].passed
            assert read(folder) == Record(found.checks)
            kept = [path.read_bytes() for path in folder.glob("progress.damaged*")]
            assert kept == ([data] if found.trouble else [])


@pytest.mark.parametrize("more", [{}, {"lessons": ["something", "else"]}])
def test_a_record_of_a_newer_version_is_left_as_it_is(tmp_path: Path, more: dict[str, object]) -> None:
    data = write(tmp_path, {"version": record.VERSION + 1, **more})
    for found in (read(tmp_path), note(tmp_path, "relu", "passed")):
        assert found.checks is None
        assert found.trouble.startswith(f"{tmp_path / FILE} was written by a newer version of this course.")
    assert (tmp_path / FILE).read_bytes() == data


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody may write to `folder`, root included: it lets go of its rights meanwhile."""
    user = os.geteuid()
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder whose parents everybody may enter, which pytest's own does not grant."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_folder_is_told_and_read_all_the_same(open_folder: Path) -> None:
    with read_only(open_folder):
        found = note(open_folder, "relu", "passed")
        assert read(open_folder) == Record({})
    assert found == Record(
        None,
        f"Your progress cannot be kept in {open_folder} (Permission denied). The checks work all the same; "
        "to have it kept, copy the lessons to a folder that you may write to.",
    )
    note(open_folder, "relu", "passed")
    (open_folder / f".{FILE}.lock").unlink()
    with read_only(open_folder):
        assert read(open_folder) == Record({"relu": Tried(True, 1)})


def test_damage_in_a_read_only_folder_is_told(open_folder: Path) -> None:
    (open_folder / FILE).write_text("damage")
    with read_only(open_folder):
        found = read(open_folder)
    assert found.checks is None
    assert "(progress.json there is damaged)" in found.trouble
    assert (open_folder / FILE).read_text() == "damage"


def test_in_a_browser_no_lock_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "IN_BROWSER", True)
    with FileLock(tmp_path / f".{FILE}.lock"):
        found = note(tmp_path, "relu", "passed")
    assert found.checks == {"relu": Tried(True, 1)}

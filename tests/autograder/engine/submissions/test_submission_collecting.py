"""What is read of a folder that a student filled, what is left out, and which file is the notebook."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.engine.assignment import Submission
from autograder.engine.submissions import folders
from autograder.engine.submissions.collecting import collect

IGNORE = [".ipynb_checkpoints", "__pycache__", "*.pyc", ".DS_Store", "feedback"]
NOTEBOOK = "01_relu.ipynb"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """submitted/alice/01_relu, with a good notebook."""
    made = tmp_path / "submitted" / "alice" / "01_relu"
    made.mkdir(parents=True)
    (made / NOTEBOOK).write_text("good")
    return made


def collected(folder: Path, *notebooks: str, files_mib: int = 1) -> Submission:
    submission = collect(folder, "alice", notebooks or ["01_relu"], files_mib, IGNORE)
    assert submission.student == "alice"
    assert not (submission.refused and submission.files)
    return submission


def test_regular_files_are_read_and_what_is_ignored_is_not(folder: Path) -> None:
    (folder / "timestamp.txt").write_text("2030-01-01")
    (folder / "data").mkdir()
    (folder / "data" / "table.csv").write_bytes(b"1,2\0")
    (folder / "data" / "x.pyc").write_text("")
    (folder / "feedback").mkdir()
    (folder / "feedback" / "old.html").write_text("")
    submission = collected(folder)
    assert submission == Submission("alice", {"data/table.csv": b"1,2\0", NOTEBOOK: b"good"})


def test_nothing_handed_in_is_no_refusal(folder: Path, tmp_path: Path) -> None:
    assert collected(folder.parent / "02_other") == Submission("alice", {})
    assert collected(tmp_path / "nowhere" / "bob" / "01_relu") == Submission("alice", {})
    (folder / NOTEBOOK).unlink()
    assert collected(folder) == Submission("alice", {}, notes=("No file looks like 01_relu.ipynb.",))


@pytest.mark.parametrize("which", ["lesson", "student"])
def test_a_link_in_place_of_a_folder_is_refused(folder: Path, tmp_path: Path, which: str) -> None:
    real = folder if which == "lesson" else folder.parent
    real.rename(tmp_path / "elsewhere")
    real.symlink_to(tmp_path / "elsewhere")
    assert collected(folder) == Submission("alice", {}, "The folder alice/01_relu is a link, so it was not opened.")


def test_a_file_in_place_of_the_folder_is_refused(folder: Path) -> None:
    (folder.parent / "02").write_text("")
    submission = collected(folder.parent / "02")
    assert submission.refused == "The folder alice/02 is not a folder, so it was not opened."


def test_the_course_itself_may_lie_behind_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "submitted")
    assert collected(tmp_path / "link" / "alice" / "01_relu").files == {NOTEBOOK: b"good"}


def test_a_notebook_that_is_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / NOTEBOOK).rename(tmp_path / "solution.ipynb")
    (folder / NOTEBOOK).symlink_to(tmp_path / "solution.ipynb")
    (folder / "01_relu-Copy1.ipynb").write_text("mine")
    assert collected(folder) == Submission("alice", {}, "01_relu.ipynb is a link, so it was not opened.")


def test_links_beside_a_good_notebook_are_left_out_and_cost_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "marks.csv").write_text("secret")
    (folder / "marks.csv").symlink_to(tmp_path / "secret" / "marks.csv")
    (folder / "more").symlink_to(tmp_path / "secret")
    (folder / "dangling").symlink_to("nowhere")
    assert collected(folder) == Submission(
        "alice",
        {NOTEBOOK: b"good"},
        notes=("3 files were left out, because each is a link: dangling, marks.csv, more.",),
    )


def test_pipes_sockets_and_devices_are_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as made, monkeypatch.context() as patch:
        patch.chdir(folder)  # a socket's path is short
        made.bind("socket")
    submission = collected(folder)
    assert submission.files == {NOTEBOOK: b"good"}
    assert submission.notes == ("2 files were left out, because each is neither a file nor a folder: pipe, socket.",)


def test_what_becomes_a_link_or_a_pipe_after_it_was_looked_at_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders._Reading, "_is_folder", lambda *_: False)
    (folder / "link").symlink_to(NOTEBOOK)
    os.mkfifo(folder / "pipe")
    submission = collected(folder)
    assert submission.files == {NOTEBOOK: b"good"}
    assert submission.notes == (
        "link cannot be read (Too many levels of symbolic links); it was left out.",
        "pipe is neither a file nor a folder; it was left out.",
    )


def test_a_notebook_that_is_a_pipe_is_refused(folder: Path) -> None:
    (folder / NOTEBOOK).unlink()
    os.mkfifo(folder / NOTEBOOK)
    assert collected(folder).refused == "01_relu.ipynb is neither a file nor a folder, so it was not opened."


def test_a_second_name_of_ones_own_file_is_read(folder: Path, tmp_path: Path) -> None:
    """As backups that link what has not changed make it."""
    os.link(folder / NOTEBOOK, tmp_path / "backup.ipynb")
    assert collected(folder) == Submission("alice", {NOTEBOOK: b"good"})


@pytest.mark.skipif(os.geteuid() != 0, reason="needs the right to give files away")
def test_a_second_name_of_somebody_elses_file_is_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bobs.ipynb").write_text("bob's")
    os.chown(tmp_path / "bobs.ipynb", 12345, 12345)
    os.chown(folder / NOTEBOOK, 12345, 12345)
    os.link(tmp_path / "bobs.ipynb", folder / "01_relu (1).ipynb")
    os.link(tmp_path / "bobs.ipynb", folder / "data.txt")
    reason = "belongs to somebody else and has another name elsewhere"
    submission = collected(folder)
    assert submission.files == {NOTEBOOK: b"good"}
    assert submission.notes == (f"2 files were left out, because each {reason}: 01_relu (1).ipynb, data.txt.",)
    (folder / NOTEBOOK).unlink()
    os.link(tmp_path / "bobs.ipynb", folder / NOTEBOOK)
    assert collected(folder).refused == f"01_relu.ipynb {reason}, so it was not opened."


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, so a test of what may not be read needs another user."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_what_may_not_be_read_is_left_out_or_refused_with_the_reason() -> None:
    with tempfile.TemporaryDirectory() as open_to_all:
        folder = Path(open_to_all, "submitted", "alice", "01_relu")
        folder.mkdir(parents=True)
        Path(open_to_all).chmod(0o755)
        (folder / NOTEBOOK).write_text("good")
        (folder / "notes.txt").touch(mode=0o000)
        (folder / "locked").mkdir(mode=0o000)
        with as_nobody():
            submission = collected(folder)
        assert submission.files == {NOTEBOOK: b"good"}
        assert submission.notes == (
            "2 files were left out, because each cannot be read (Permission denied): notes.txt, locked.",
        )
        (folder / NOTEBOOK).chmod(0o000)
        with as_nobody():
            refused = collected(folder).refused
        assert refused == "01_relu.ipynb cannot be read (Permission denied), so it was not opened."
        (folder / "locked").chmod(0o700)
        folder.parent.chmod(0o000)
        with as_nobody():
            refused = collected(folder).refused
        folder.parent.chmod(0o700)
    assert refused == "The folder alice/01_relu cannot be read (Permission denied), so it was not opened."


def test_what_does_not_fit_is_left_out_and_notebooks_come_first(folder: Path) -> None:
    (folder / "0.bin").write_bytes(bytes(2**20 - 3))
    with (folder / "sparse.bin").open("wb") as file:
        file.truncate(2**40)
    (folder / "small.txt").write_text("x")
    submission = collected(folder)
    assert sorted(submission.files) == [NOTEBOOK, "small.txt"]
    (note,) = submission.notes
    assert note.endswith("each does not fit into the 1 MiB that a submission may have: 0.bin, sparse.bin.")


def test_a_notebook_that_does_not_fit_is_refused(folder: Path) -> None:
    (folder / NOTEBOOK).write_bytes(bytes(2**20 + 1))
    assert collected(folder).refused == (
        "01_relu.ipynb does not fit into the 1 MiB that a submission may have, so it was not opened."
    )
    assert collected(folder, files_mib=2).refused == ""


def test_of_many_files_the_nearest_to_the_top_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a student hands in a virtual environment."""
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    for number in range(6):
        deep = folder / ".venv" / str(number)
        deep.mkdir(parents=True)
        (deep / "module.py").write_text("")
    (folder / "helper.py").write_text("")
    submission = collected(folder)
    assert sorted(submission.files) == [".venv/0/module.py", NOTEBOOK, "helper.py"]
    (note,) = submission.notes
    assert note.startswith("5 files were left out, because each comes after 3 other files: .venv/1/module.py, ")
    assert note.endswith(".venv/5/module.py.")


def test_a_folder_with_endless_files_is_not_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_NAMES", 6)
    (folder / "many").mkdir()
    for number in range(5):
        (folder / "many" / str(number)).write_text("")
    submission = collected(folder)
    assert submission.files == {NOTEBOOK: b"good"}
    assert submission.notes == ("many holds too many files to look at, more than 6 in all; it was left out.",)
    monkeypatch.setattr(folders, "MOST_NAMES", 1)
    assert collected(folder).refused.startswith("The folder alice/01_relu holds too many files to look at")


def test_folders_are_followed_only_so_deep(folder: Path) -> None:
    deep = folder
    for level in range(30):
        deep = deep / str(level)
        deep.mkdir()
        (deep / "file").write_text("")
    submission = collected(folder)
    assert max(path.count("/") for path in submission.files) == folders.DEEPEST
    assert submission.notes == ("0/1/2/3/4/5/6/7/8 lies more than 8 folders deep; it was left out.",)


@pytest.mark.parametrize("name", [b"new\nline", b"\xff\xfe", "\u202etxt.exe".encode()])
def test_names_that_cannot_be_shown_are_left_out(folder: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("")
    submission = collected(folder)
    assert submission.files == {NOTEBOOK: b"good"}
    (note,) = submission.notes
    assert note.isascii()
    assert note.isprintable()


RENAMED = [
    "01_relu (1).ipynb",
    "01_relu-Copy1.ipynb",
    "01_Relu.IPYNB",
    "01_relu.ipynb.txt",
    "01_relu.json",
    "01_relu.ipynb.ipynb",
    "01 relu.ipynb",
    "doejohn_4711_01_relu-2.ipynb",
    "Untitled.ipynb",
    "01_relu/01_relu.ipynb",
]


@pytest.mark.parametrize("path", RENAMED)
def test_a_renamed_notebook_is_found(folder: Path, path: str) -> None:
    (folder / NOTEBOOK).rename(folder / "held")
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / "held").rename(folder / path)
    (folder / "package.json").write_text("{}")
    (folder / "._01_relu.ipynb").write_text("macOS")
    submission = collected(folder)
    assert submission.files == {NOTEBOOK: b"good", "package.json": b"{}"}
    assert submission.notes == (f"{path} was taken for 01_relu.ipynb.",)


def test_the_exact_name_wins_and_others_like_it_are_mentioned(folder: Path) -> None:
    (folder / "01_relu-Copy1.ipynb").write_text("older")
    (folder / "scratch.ipynb").write_text("")
    assert collected(folder) == Submission(
        "alice",
        {NOTEBOOK: b"good"},
        notes=("01_relu-Copy1.ipynb looks like 01_relu.ipynb, too, and was not graded.",),
    )


def test_among_several_the_one_with_the_lessons_name_wins(folder: Path) -> None:
    (folder / NOTEBOOK).rename(folder / "01_relu (2).ipynb")
    (folder / "scratch.ipynb").write_text("")
    assert collected(folder).files == {NOTEBOOK: b"good"}
    (folder / "01_relu.ipynb.json").write_text("better")
    assert collected(folder).files == {NOTEBOOK: b"better"}


def test_copies_that_are_alike_are_one(folder: Path) -> None:
    (folder / NOTEBOOK).rename(folder / "01_relu (2).ipynb")
    (folder / "01_relu (1).ipynb").write_text("good")
    assert collected(folder).notes == ("01_relu (1).ipynb was taken for 01_relu.ipynb.",)


@pytest.mark.parametrize("names", [("01_relu (1).ipynb", "01_relu (2).ipynb"), ("a.ipynb", "b.ipynb")])
def test_where_it_is_not_clear_which_is_meant_all_are_named(folder: Path, names: tuple[str, str]) -> None:
    (folder / NOTEBOOK).unlink()
    for name in names:
        (folder / name).write_text(name)
    assert collected(folder).refused == (
        f"There is no 01_relu.ipynb, and any of these may be meant: {', '.join(names)}. "
        "Hand in one of them under that name."
    )


def test_of_several_notebooks_one_may_be_missing_or_unclear(folder: Path) -> None:
    (folder / "part2.ipynb").symlink_to("nowhere")
    (folder / "part3 (1).ipynb").write_text("three")
    (folder / "Untitled.ipynb").write_text("")
    submission = collected(folder, "01_relu", "part2", "part3", "part4")
    assert submission == Submission(
        "alice",
        {NOTEBOOK: b"good", "part3.ipynb": b"three"},
        notes=(
            "part2.ipynb is a link, so it was not opened.",
            "part3 (1).ipynb was taken for part3.ipynb.",
            "No file looks like part4.ipynb.",
        ),
    )


def test_no_descriptor_stays_open(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "link").symlink_to("..")
    before = sorted(os.listdir("/proc/self/fd"))
    collected(folder)
    collected(folder / "nowhere")
    assert sorted(os.listdir("/proc/self/fd")) == before

"""The learner's copy: what is missing is copied, what is untouched is refreshed, what is theirs is never lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from course import whole_file
from course.lab import LabError, learner_copy
from course.lab.learner_copy import NO_SOLUTIONS, bring_up_to_date
from course.lab.origin import Origin
from course.lab.report import COPIED, EDITED, ELSEWHERE, HELD, REFRESHED, SET_ASIDE, UNREADABLE

NAME = "01_first/01_first.ipynb"
STUB = "def relu(Z):\n    raise NotImplementedError"


def notebook(*sources: str, **metadata: object) -> str:
    cells = [{"cell_type": "code", "source": [source], "metadata": {}, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release of one lesson with a picture."""
    folder = tmp_path / "release"
    (folder / NAME).parent.mkdir(parents=True)
    (folder / NAME).write_text(notebook("import numpy", STUB))
    (folder / "01_first" / "graph.png").write_bytes(b"first picture")
    return folder


@pytest.fixture
def lessons(tmp_path: Path, release: Path) -> Path:
    """A copy of the release, brought up to date once."""
    folder = tmp_path / "my-lessons"
    bring_up_to_date(release.parent, folder)
    return folder


def told(release: Path, lessons: Path) -> dict[str, list[str]]:
    return bring_up_to_date(release.parent, lessons).told


def test_the_first_time_everything_is_copied(tmp_path: Path, release: Path) -> None:
    report = bring_up_to_date(release.parent, tmp_path / "mine")
    assert report.told == {COPIED: [NAME, "01_first/graph.png"]}
    assert report.start == NAME
    assert (tmp_path / "mine" / NAME).read_bytes() == (release / NAME).read_bytes()


def test_the_second_time_nothing_is_written_or_said(release: Path, lessons: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in lessons.rglob("*")}
    assert told(release, lessons) == {}
    assert {path: path.stat().st_mtime_ns for path in lessons.rglob("*")} == before


def test_the_welcome_follows_the_due_dates_of_the_class(release: Path, lessons: Path) -> None:
    row = "| [1. First](01_first/01_first.ipynb)<br>Why? | 60 min |"
    cell = {"cell_type": "markdown", "source": [row], "metadata": {}}
    welcome = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (release / "welcome.ipynb").write_text(json.dumps(welcome))
    assert told(release, lessons) == {COPIED: ["welcome.ipynb"]}
    (release.parent / "class.toml").write_text('[due]\n"01_first" = 2027-01-05T23:59:00+01:00\n')
    assert told(release, lessons) == {REFRESHED: ["welcome.ipynb"]}
    assert "due Tue 5 Jan 2027, 23:59" in (lessons / "welcome.ipynb").read_text()
    assert told(release, lessons) == {}


def test_an_untouched_lesson_follows_the_course(release: Path, lessons: Path) -> None:
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    assert told(release, lessons) == {REFRESHED: [NAME]}
    assert (lessons / NAME).read_bytes() == (release / NAME).read_bytes()


def test_an_untouched_picture_follows_the_course(release: Path, lessons: Path) -> None:
    (release / "01_first" / "graph.png").write_bytes(b"second picture")
    assert told(release, lessons) == {REFRESHED: ["01_first/graph.png"]}


def test_a_change_of_metadata_alone_reaches_the_learner(release: Path, lessons: Path) -> None:
    (release / NAME).write_text(notebook("import numpy", STUB, points=3))
    assert told(release, lessons) == {REFRESHED: [NAME]}


def test_running_and_saving_a_lesson_is_no_edit(release: Path, lessons: Path) -> None:
    ran = json.loads((lessons / NAME).read_text())
    ran["cells"][0] |= {"outputs": [{"output_type": "stream", "name": "stdout", "text": "7"}], "execution_count": 1}
    ran["metadata"] = {"language_info": {"name": "python"}}
    ran["cells"][1]["source"] = "".join(ran["cells"][1]["source"])
    # JupyterLab adds an empty cell when the last one is run.
    ran["cells"].append({"cell_type": "code", "source": "", "metadata": {}, "outputs": []})
    (lessons / NAME).write_text(json.dumps(ran))
    assert told(release, lessons) == {}
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    assert told(release, lessons) == {REFRESHED: [NAME]}


@pytest.mark.parametrize(
    "mine",
    [
        notebook("import numpy", "def relu(Z):\n    return Z"),
        notebook("import numpy", STUB, "a cell of mine"),
        notebook("import numpy"),
        notebook("import numpy", STUB).replace('"code"', '"markdown"'),
    ],
    ids=["solved", "added", "deleted", "retyped"],
)
def test_an_edited_lesson_is_kept_and_the_learner_told(mine: str, release: Path, lessons: Path) -> None:
    (lessons / NAME).write_text(mine)
    assert told(release, lessons) == {}
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    for _ in range(2):
        assert told(release, lessons) == {EDITED: [NAME]}
        assert (lessons / NAME).read_text() == mine


def test_after_renaming_an_edited_lesson_the_new_one_comes(release: Path, lessons: Path) -> None:
    mine = notebook("import numpy", "my work")
    (lessons / NAME).write_text(mine)
    (lessons / NAME).rename(lessons / "01_first" / "mine.ipynb")
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    assert told(release, lessons) == {COPIED: [NAME]}
    assert (lessons / "01_first" / "mine.ipynb").read_text() == mine
    assert (lessons / NAME).read_bytes() == (release / NAME).read_bytes()


@pytest.mark.parametrize("manifest", [None, b"", b"\xff\xfe", b"[]", b'{"%s": {}}' % NAME.encode(), b'{"a": 1}'])
def test_without_a_sound_manifest_everything_is_kept(manifest: bytes | None, release: Path, lessons: Path) -> None:
    (lessons / learner_copy.MANIFEST).unlink()
    if manifest is not None:
        (lessons / learner_copy.MANIFEST).write_bytes(manifest)
    old = (lessons / NAME).read_bytes()
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    assert told(release, lessons) == {EDITED: [NAME]}
    assert (lessons / NAME).read_bytes() == old


def test_without_a_manifest_what_equals_the_course_is_known_again(release: Path, lessons: Path) -> None:
    (lessons / learner_copy.MANIFEST).unlink()
    assert told(release, lessons) == {}
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    assert told(release, lessons) == {REFRESHED: [NAME]}


@pytest.mark.parametrize(
    "mine", [b"", b"not JSON", b"\xff\xfe\x00", b"[]", b'{"cells": 1}', b'{"cells": [{}]}', b"[" * 100_000]
)
def test_an_unreadable_notebook_is_kept_and_the_learner_told(mine: bytes, release: Path, lessons: Path) -> None:
    (lessons / NAME).write_bytes(mine)
    assert told(release, lessons) == {UNREADABLE: [NAME]}
    assert (lessons / NAME).read_bytes() == mine


def test_nothing_is_written_through_a_link(tmp_path: Path, release: Path, lessons: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (lessons / "01_first").rename(elsewhere)
    (lessons / "01_first").symlink_to(elsewhere)
    before = (elsewhere / "01_first.ipynb").read_bytes()
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    (elsewhere / "graph.png").unlink()
    assert told(release, lessons) == {ELSEWHERE: [NAME, "01_first/graph.png"]}
    assert (elsewhere / "01_first.ipynb").read_bytes() == before
    assert not (elsewhere / "graph.png").exists()


@pytest.mark.parametrize("target", ["elsewhere.ipynb", "01_first/other.ipynb"], ids=["dangling", "inside"])
def test_a_link_in_the_place_of_a_lesson_is_left_alone(target: str, release: Path, lessons: Path) -> None:
    (lessons / "01_first" / "other.ipynb").write_text("mine")
    (lessons / NAME).unlink()
    (lessons / NAME).symlink_to(lessons / target)
    assert told(release, lessons) == {ELSEWHERE: [NAME]}
    assert (lessons / NAME).is_symlink()
    assert (lessons / "01_first" / "other.ipynb").read_text() == "mine"


def test_the_copy_itself_may_be_a_link(tmp_path: Path, release: Path) -> None:
    (tmp_path / "synchronised").mkdir()
    (tmp_path / "my-lessons").symlink_to(tmp_path / "synchronised")
    assert told(release, tmp_path / "my-lessons") == {COPIED: [NAME, "01_first/graph.png"]}
    assert (tmp_path / "synchronised" / NAME).is_file()


def test_links_and_hidden_files_of_the_release_are_not_copied(tmp_path: Path, release: Path) -> None:
    (release / "01_first" / ".ipynb_checkpoints").mkdir()
    (release / "01_first" / ".ipynb_checkpoints" / "01_first-checkpoint.ipynb").write_text("{}")
    (release / "01_first" / "secret.txt").symlink_to("/etc/hostname")
    assert told(release, tmp_path / "mine") == {COPIED: [NAME, "01_first/graph.png"]}


def test_a_lesson_that_left_the_course_stays_with_the_learner(release: Path, lessons: Path) -> None:
    (release / "01_first" / "graph.png").unlink()
    assert told(release, lessons) == {}
    assert (lessons / "01_first" / "graph.png").is_file()


def test_a_copy_that_was_interrupted_goes_on(
    tmp_path: Path, release: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new notebook is in place, the manifest is not written yet, and then it stops."""
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))

    def fail(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    (lessons / NAME).write_bytes((release / NAME).read_bytes())
    before = sorted(lessons.rglob("*"))
    with monkeypatch.context() as patch:
        patch.setattr(whole_file.os, "replace", fail)
        with pytest.raises(KeyboardInterrupt):
            bring_up_to_date(release.parent, lessons)
    assert sorted(lessons.rglob("*")) == before
    assert told(release, lessons) == {}
    (release / NAME).write_text(notebook("import numpy", STUB, "better still"))
    assert told(release, lessons) == {REFRESHED: [NAME]}


def test_without_a_release_one_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(LabError) as caught:
        bring_up_to_date(tmp_path, tmp_path / "mine")
    assert str(caught.value) == learner_copy.NO_RELEASE.format(folder=tmp_path / "release")
    assert not (tmp_path / "mine").exists()


def test_a_damaged_release_is_not_copied(tmp_path: Path, release: Path) -> None:
    (release / NAME).write_text("{")
    with pytest.raises(LabError) as caught:
        bring_up_to_date(release.parent, tmp_path / "mine")
    assert str(caught.value) == learner_copy.DAMAGED_RELEASE.format(path=release / NAME)


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, release: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "01_first").write_text("mine")
    with pytest.raises(LabError) as caught:
        bring_up_to_date(release.parent, tmp_path / "mine")
    assert (
        str(caught.value) == f"Cannot read or write {tmp_path / 'mine' / '01_first'}: File exists. "
        "Name another place for your lessons with the option --folder."
    )


def test_each_message_is_one_line_that_names_the_files(release: Path, lessons: Path) -> None:
    (lessons / NAME).write_text(notebook("my work"))
    (lessons / "01_first" / "graph.png").unlink()
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    way = Origin(release.parent, "p", "relu-course", "relu-course {option}", "~/relu-course")
    assert bring_up_to_date(release.parent, lessons).lines(way) == [
        "New: 01_first/graph.png.",
        f"Kept as you edited it: {NAME}. The course's own version is a different one now; "
        "to get that and keep yours beside it, run relu-course --update.",
    ]


@pytest.mark.parametrize("mine", [notebook("my work"), "not a notebook"])
def test_whoever_asks_gets_the_courses_own_and_keeps_theirs_beside_it(mine: str, release: Path, lessons: Path) -> None:
    for kept in ("01_first.mine.ipynb", "01_first.mine-2.ipynb"):
        (lessons / NAME).write_text(mine)
        (release / NAME).write_text(notebook("import numpy", STUB, kept))
        told = bring_up_to_date(release.parent, lessons, update=True).told
        assert told == {SET_ASIDE: [NAME]}
        assert (lessons / "01_first" / kept).read_text() == mine
        assert (lessons / NAME).read_bytes() == (release / NAME).read_bytes()
    assert bring_up_to_date(release.parent, lessons, update=True).told == {}


def test_what_is_edited_and_no_older_than_the_course_stays_when_asked_for_the_courses_own(
    release: Path, lessons: Path
) -> None:
    (lessons / NAME).write_text(notebook("my work"))
    assert bring_up_to_date(release.parent, lessons, update=True).told == {}
    assert (lessons / NAME).read_text() == notebook("my work")


def refuse(code: int) -> Callable[..., None]:
    """What Windows raises where another program holds a file (32), or it is protected (5)."""

    def raise_it(*names: object) -> None:
        error = PermissionError(13, "Permission denied", str(names[-1]))
        error.winerror = code
        raise error

    return raise_it


@pytest.mark.parametrize("code", [5, 32])
def test_a_file_that_another_program_holds_stays_and_the_rest_goes_on(
    code: int, release: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (lessons / NAME).read_bytes()
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    (release / "02_second.ipynb").write_text(notebook("second"))
    replace = os.replace

    def held(part: Path, path: Path) -> None:
        refuse(code)(path) if path == lessons / NAME else replace(part, path)

    monkeypatch.setattr(whole_file, "PAUSE", 0)
    with monkeypatch.context() as patch:
        patch.setattr(whole_file.os, "replace", held)
        assert told(release, lessons) == {HELD: [NAME], COPIED: ["02_second.ipynb"]}
    assert (lessons / NAME).read_bytes() == before
    assert not list(lessons.rglob("*.part"))
    assert told(release, lessons) == {REFRESHED: [NAME]}


def test_a_file_that_is_held_for_a_moment_is_waited_for(
    release: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = iter([refuse(32), refuse(5), os.replace, os.replace])
    (release / NAME).write_text(notebook("import numpy", STUB, "better"))
    monkeypatch.setattr(whole_file.os, "replace", lambda part, path: next(tries)(part, path))
    assert told(release, lessons) == {REFRESHED: [NAME]}


def test_a_file_that_cannot_be_read_stays(release: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: refuse(32)(path) if path == lessons / NAME else read(path))
    assert told(release, lessons) == {HELD: [NAME]}


def test_a_folder_that_cannot_be_written_to_is_named(
    tmp_path: Path, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file, "PAUSE", 0)
    monkeypatch.setattr(whole_file.os, "replace", refuse(5))
    with pytest.raises(LabError) as caught:
        bring_up_to_date(release.parent, tmp_path / "mine")
    expected = learner_copy.NO_ACCESS.format(path=tmp_path / "mine" / NAME, reason="Permission denied")
    assert str(caught.value) == expected


@pytest.fixture
def worked(release: Path) -> Path:
    """The worked solution of the one lesson, in the course."""
    folder = release.parent / "solutions"
    folder.mkdir()
    (folder / "01_first.ipynb").write_text(notebook("import numpy", "def relu(Z):\n    return Z * (Z > 0)"))
    return folder


def test_where_there_is_a_welcome_it_is_what_to_begin_with(release: Path, lessons: Path) -> None:
    (release / "welcome.ipynb").write_text(notebook("Welcome"))
    report = bring_up_to_date(release.parent, lessons)
    assert report.start == "welcome.ipynb"
    assert report.told == {COPIED: ["welcome.ipynb"]}


def test_nobody_gets_worked_solutions_unasked(release: Path, worked: Path, lessons: Path) -> None:
    assert told(release, lessons) == {}
    assert not (lessons / "solutions").exists()


def test_worked_solutions_come_when_asked_for_and_stay_up_to_date(release: Path, worked: Path, lessons: Path) -> None:
    mine = (lessons / NAME).read_bytes()
    asked = bring_up_to_date(release.parent, lessons, solutions=True)
    assert asked.told == {COPIED: ["solutions/01_first.ipynb"]}
    (worked / "01_first.ipynb").write_text(notebook("import numpy", "a better way"))
    assert told(release, lessons) == {REFRESHED: ["solutions/01_first.ipynb"]}
    assert (lessons / "solutions" / "01_first.ipynb").read_bytes() == (worked / "01_first.ipynb").read_bytes()
    assert (lessons / NAME).read_bytes() == mine


def test_where_a_class_gets_no_solutions_one_sentence_says_so(release: Path, lessons: Path) -> None:
    with pytest.raises(LabError, match=NO_SOLUTIONS):
        bring_up_to_date(release.parent, lessons, solutions=True)

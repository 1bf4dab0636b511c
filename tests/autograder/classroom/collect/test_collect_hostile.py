"""A zip that means harm writes nothing outside the students' folders, fills no disk, and costs nobody their work."""

import os
import zipfile
from pathlib import Path

import pytest
from desk_class import ALL, NOTEBOOK, class_of, held, notebooks
from downloads import FILE, LINK, PIPE, moodle, unpacked, zipped, zipped_as_told
from light_class import LESSON, LightClass

from autograder.classroom.collect.archives import opened
from autograder.engine.problem import Problem

HOSTILE = {
    "../../outside.ipynb": "its path leads out of the archive",
    "/outside.ipynb": "its path leads out of the archive",
    "C:\\outside.ipynb": "its path leads out of the archive",
    "Ada_1_assignsubmission_file_/../../../outside.ipynb": "its path leads out of the archive",
    "..\\..\\outside.ipynb": "its path leads out of the archive",
    "Ada_1_assignsubmission_file_/a\x1b[2Jb.ipynb": "characters that cannot be shown",
    "Ada_1_assignsubmission_file_/" + "x" * 300: "too long or too deep",
    "Ada_1_assignsubmission_file_/" + "x/" * 30 + "x": "too long or too deep",
}


def beside(root: Path) -> set[str]:
    """All files below the course's folder but those of the students."""
    found = (path.relative_to(root).as_posix() for path in root.parent.rglob("*") if path.is_relative_to(root))
    outside = (path.name for path in root.parent.iterdir() if path != root and not path.name.endswith(".zip"))
    return {path for path in found if not path.startswith(("submitted", "unmatched", "gradebook.db"))} | set(outside)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_path_that_leads_elsewhere_is_refused_by_name(name: str, desk: LightClass, tmp_path: Path) -> None:
    before = beside(desk.root)
    entries = [(path, content, FILE) for path, content in moodle(class_of()).items()]
    result = desk.run("collect", LESSON, str(zipped_as_told(tmp_path / "x.zip", [*entries, (name, b"evil", FILE)])))
    assert result.exit_code == 1
    assert HOSTILE[name] in result.output
    assert held(desk) == ALL
    assert beside(desk.root) == before


@pytest.mark.parametrize(("mode", "words"), [(LINK, "it is a link"), (PIPE, "neither a file nor a folder")])
def test_a_link_in_a_zip_is_refused(mode: int, words: str, desk: LightClass, tmp_path: Path) -> None:
    name = f"Ada Lovelace_700001_assignsubmission_file_/{NOTEBOOK}"
    result = desk.run("collect", LESSON, str(zipped_as_told(tmp_path / "x.zip", [(name, b"/etc/passwd", mode)])))
    assert (result.exit_code, held(desk)) == (1, {})
    assert words in result.output


def test_a_link_or_a_pipe_in_a_folder_is_refused(desk: LightClass, tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "files", {f"obrien/{NOTEBOOK}": b"obrien"})
    (folder / "ada").mkdir()
    (folder / "ada" / NOTEBOOK).symlink_to("/etc/passwd")
    (folder / "renee").symlink_to("/etc")
    os.mkfifo(folder / "pipe.ipynb")
    result = desk.run("collect", LESSON, str(folder))
    assert result.output.count("it is a link") == 2
    assert result.output.count("neither a file") == 1
    assert list(held(desk).values()) == [b"obrien"]


def test_a_bomb_is_refused_and_the_rest_collected(desk: LightClass, tmp_path: Path) -> None:
    entries = moodle(class_of()) | {"Ada Lovelace_700001_assignsubmission_file/data.csv": bytes(50 * 2**20)}
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", entries)))
    assert "packed so tightly" in result.output
    assert held(desk) == ALL


def test_a_notebook_of_one_repeated_line_is_no_bomb(desk: LightClass, tmp_path: Path) -> None:
    notebook = b"".join(b'"step %d of 10000: loss 0.25\\n",\n' % step for step in range(100_000))
    entries = {f"Ada Lovelace_700001_assignsubmission_file/{NOTEBOOK}": notebook}
    assert desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", entries))).exit_code == 0


def test_an_archive_of_too_much_is_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "x.zip", {str(number): b"12345678" for number in range(4)})
    monkeypatch.setattr("autograder.classroom.collect.archives.MOST_FILES", 3)
    with pytest.raises(Problem, match="more than 3 files"), opened(path):
        pass
    monkeypatch.setattr("autograder.classroom.collect.archives.MOST_FILES", 4)
    monkeypatch.setattr("autograder.classroom.collect.archives.MOST_GIB", 16 / 2**30)
    with pytest.raises(Problem, match="would come out of it"), opened(path):
        pass


def test_many_small_files_that_are_a_bomb_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "x.zip", {str(number): bytes(2**20) for number in range(20)})
    monkeypatch.setattr("autograder.classroom.collect.archives.ROOMY_MIB", 10)
    with pytest.raises(Problem, match="packed so tightly"), opened(path):
        pass


def test_what_is_refused_does_not_count_against_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One student's bomb may say of itself that it is larger than all that a class hands in."""
    path = zipped(tmp_path / "x.zip", {"bomb": bytes(2**22), "work": b"12345678"})
    monkeypatch.setattr("autograder.classroom.collect.archives.MOST_GIB", 1 / 2**10)
    with opened(path) as source:
        assert [member.path for member in source.members] == ["work"]


def test_a_damaged_entry_costs_only_itself(desk: LightClass, tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", moodle(class_of()))
    with zipfile.ZipFile(path) as archive:
        ada = archive.infolist()[0]
    content = bytearray(path.read_bytes())
    content[ada.header_offset + 30 + len(ada.filename.encode()) + 2] ^= 0xFF
    path.write_bytes(content)
    result = desk.run("collect", LESSON, str(path))
    assert "it is damaged" in result.output
    assert held(desk) == {place: text for place, text in ALL.items() if "/ada/" not in place}


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06", b"no zip at all"])
def test_what_is_no_zip_is_said_in_a_sentence(content: bytes, desk: LightClass, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    result = desk.run("collect", LESSON, str(tmp_path / "x.zip"))
    assert result.exit_code == 1
    assert "this is no zip that can be read" in result.output
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("name", ["timestamp.txt", "TIMESTAMP.TXT", f"{NOTEBOOK}/inner", NOTEBOOK.upper()])
def test_no_file_takes_the_place_of_another(name: str, desk: LightClass, tmp_path: Path) -> None:
    prefix = "HW_ada_attempt_2026-03-02-10-30-00"
    entries = {f"{prefix}_{NOTEBOOK}": b"notebook", f"{prefix}.txt": b"Name: Ada Lovelace (ada)\n"}
    files = [(path, content, FILE) for path, content in entries.items()]
    # Blackboard has no folders, so that a file in one comes by a folder that somebody packed.
    if "/" in name:
        files = [(f"ada/{NOTEBOOK}", b"notebook", FILE), (f"ada/{name}", b"other", FILE), ("boris/x", b"", FILE)]
    else:
        files.append((f"{prefix}_{name}", b"other", FILE))
    desk.run("collect", LESSON, str(zipped_as_told(tmp_path / "x.zip", files)), "--timezone", "UTC")
    theirs = {
        path.removeprefix(f"submitted/ada/{LESSON}/"): text for path, text in held(desk).items() if "/ada/" in path
    }
    assert theirs[NOTEBOOK] == b"notebook"
    assert theirs.get("timestamp.txt") in (None, b"2026-03-02 10:30:00 UTC\n")
    assert b"other" in theirs.values()
    assert len({path.casefold() for path in theirs}) == len(theirs)


def test_a_linked_folder_of_a_student_is_replaced_not_followed(desk: LightClass, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (desk.root / "submitted" / "ada").mkdir(parents=True)
    (desk.root / "submitted" / "ada" / LESSON).symlink_to(tmp_path / "outside")
    desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of()))))
    assert list((tmp_path / "outside").iterdir()) == []
    assert notebooks(desk) == ALL

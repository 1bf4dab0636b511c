"""Each platform's zip, as it comes, ends in submitted/STUDENT/LESSON/, with the time that the platform says."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from desk_class import ALL, NOTEBOOK, PEOPLE, class_of, enrolled, held, notebooks, words
from downloads import FILE, PLATFORMS, TELL_TIME, HandIn, moodle, unpacked, zipped, zipped_as_told
from light_class import LESSON, LightClass

from autograder.classroom.roster.person import Person

SUBMITTED = "Monday, 2 March 2026, 10:30 AM"


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("pack", [zipped, unpacked], ids=["zip", "folder"])
def test_everybody_is_matched(platform: str, pack: object, desk: LightClass, tmp_path: Path) -> None:
    download = pack(tmp_path / "download.zip", PLATFORMS[platform](class_of()))  # type: ignore[operator]
    result = desk.run("collect", LESSON, str(download), "--timezone", "UTC")
    assert result.exit_code == 0, result.output
    assert notebooks(desk) == ALL
    times = {content for path, content in held(desk).items() if path.endswith("timestamp.txt")}
    assert times == ({b"2026-03-02 10:30:00 UTC\n"} if platform in TELL_TIME else set())


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_zip_that_a_mac_has_packed_anew_is_the_same(
    platform: str, form: str, desk: LightClass, tmp_path: Path
) -> None:
    entries = {
        f"HW 1/{unicodedata.normalize(form, path)}": held for path, held in PLATFORMS[platform](class_of()).items()
    }
    entries |= {f"__MACOSX/{path.rpartition('/')[0]}/._x": b"Mac" for path in entries} | {"HW 1/.DS_Store": b"Mac"}
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "download.zip", entries)))
    assert result.exit_code == 0, result.output
    assert notebooks(desk) == ALL


@pytest.mark.parametrize(
    "name", [f"{LESSON}-1.ipynb", f"{LESSON} (2).ipynb", "01 Sums.ipynb", f"{LESSON}.ipynb.txt", "homework.ipynb"]
)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_renamed_notebook_gets_its_name(platform: str, name: str, desk: LightClass, tmp_path: Path) -> None:
    desk.run("collect", LESSON, str(zipped(tmp_path / "download.zip", PLATFORMS[platform](class_of(name)))))
    assert notebooks(desk) == ALL


@pytest.mark.parametrize("platform", sorted(TELL_TIME))
def test_the_newest_of_several_tries_counts(platform: str, desk: LightClass, tmp_path: Path) -> None:
    ada = PEOPLE[0]
    first, second = (
        HandIn(ada, {NOTEBOOK: text}, (2026, 3, day, 10, 30)) for day, text in ((2, b"second"), (1, b"first"))
    )
    download = zipped(tmp_path / "download.zip", PLATFORMS[platform]([first, second]))
    result = desk.run("collect", LESSON, str(download), "--timezone", "UTC")
    assert notebooks(desk)[f"submitted/ada/{LESSON}/{NOTEBOOK}"] == b"second"
    assert len(notebooks(desk)) == (2 if platform == "ilias" else 1)  # there they are files of one submission
    assert platform == "ilias" or "the newest of 2 tries" in result.output


def test_of_two_zips_without_times_the_later_counts(desk: LightClass, tmp_path: Path) -> None:
    for name, text in (("b.zip", b"first"), ("a.zip", b"second")):
        zipped(tmp_path / name, moodle([HandIn(PEOPLE[0], {NOTEBOOK: text})]))
    desk.run("collect", LESSON, str(tmp_path / "b.zip"), str(tmp_path / "a.zip"))
    assert notebooks(desk) == {f"submitted/ada/{LESSON}/{NOTEBOOK}": b"second"}


def test_what_was_collected_before_stays_where_it_is_newer(desk: LightClass, tmp_path: Path) -> None:
    for day, text in ((2, b"newer"), (1, b"older")):
        entries = PLATFORMS["blackboard"]([HandIn(PEOPLE[0], {NOTEBOOK: text}, (2026, 3, day, 10, 30))])
        result = desk.run("collect", LESSON, str(zipped(tmp_path / "download.zip", entries)))
    assert notebooks(desk) == {f"submitted/ada/{LESSON}/{NOTEBOOK}": b"newer"}
    assert "what was collected before is newer" in result.output


def test_lateness_is_the_platform_s_clock_in_its_zone(desk: LightClass, tmp_path: Path) -> None:
    """The light class is due on 2 March at 12:00 UTC, which is 13:00 in Berlin."""
    download = zipped(tmp_path / "download.zip", PLATFORMS["blackboard"](class_of(when=(2026, 3, 2, 14, 0))))
    result = desk.run("collect", LESSON, str(download), "--timezone", "Europe/Berlin")
    assert result.output.count("late by 1.0 hours") == len(PEOPLE)
    assert held(desk)[f"submitted/ada/{LESSON}/timestamp.txt"] == b"2026-03-02 13:00:00 UTC\n"


def test_canvas_calls_late_what_then_is_late_by_a_second(desk: LightClass, tmp_path: Path) -> None:
    download = zipped(tmp_path / "download.zip", PLATFORMS["canvas"](class_of(late=True)))
    result = desk.run("collect", LESSON, str(download))
    assert "by how much is not known" in " ".join(result.output.replace("│", " ").split())
    assert held(desk)[f"submitted/ada/{LESSON}/timestamp.txt"] == b"2026-03-02 12:00:01 UTC\n"


def test_moodle_s_worksheet_tells_the_times_and_who_it_is(desk: LightClass, tmp_path: Path) -> None:
    hand_ins = class_of()
    anonymous = {path.replace(path.split("_")[0], "Participant", 1): held for path, held in moodle(hand_ins).items()}
    lines = [
        "Identifier,Full name,Email address,Status,Grade,Maximum grade,Last modified (submission),Last modified (grade)"
    ]
    lines += [f'Participant {s.participant},Somebody,{s.email},,,20,"{SUBMITTED}",-' for s in PEOPLE]
    (tmp_path / "Grades.csv").write_text("\n".join(lines), encoding="utf-8")
    download = zipped(tmp_path / "download.zip", anonymous)
    result = desk.run("collect", LESSON, str(download), str(tmp_path / "Grades.csv"), "--timezone", "UTC")
    assert result.exit_code == 0, result.output
    assert notebooks(desk) == ALL
    assert held(desk)[f"submitted/ada/{LESSON}/timestamp.txt"] == b"2026-03-02 10:30:00 UTC\n"


@pytest.mark.parametrize("said", [SUBMITTED, "2/3/26 10:30", "-"])
def test_a_time_that_is_not_understood_is_said(said: str, desk: LightClass, tmp_path: Path) -> None:
    lines = ["Identifier,Email address,Grade,Maximum grade,Last modified (submission),Last modified (grade)"]
    lines += [f'Participant {s.participant},{s.email},,20,"{said}",-' for s in PEOPLE]
    (tmp_path / "Grades.csv").write_text("\n".join(lines), encoding="utf-8")
    result = desk.run(
        "collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of()))), str(tmp_path / "Grades.csv")
    )
    remark = f'counts as in time: when it came, "{said}", is not understood'
    assert (remark in words(result.output)) == (said == "2/3/26 10:30")


def test_blackboard_without_receipts_goes_by_the_account(desk: LightClass, tmp_path: Path) -> None:
    entries = {path: held for path, held in PLATFORMS["blackboard"](class_of()).items() if not path.endswith(".txt")}
    desk.run("collect", LESSON, str(zipped(tmp_path / "download.zip", entries)))
    with_underscore = f"submitted/a_li/{LESSON}/{NOTEBOOK}"
    assert {path for path in notebooks(desk) if path.startswith("submitted")} == ALL.keys() - {with_underscore}


@pytest.mark.parametrize(
    "path",
    [
        "ada/01_sums.ipynb",
        "submitted/ada/01_sums/01_sums.ipynb",
        "ada.ipynb",
        "hw/01_sums - ada (1).ipynb",
        "Lovelace Ada/x.ipynb",
    ],
)
def test_folders_and_files_of_students_are_matched(path: str, desk: LightClass, tmp_path: Path) -> None:
    other = path.replace("ada", "obrien").replace("Lovelace Ada", "Conor OBrien")
    unpacked(tmp_path / "files", {path: b"ada", other: b"obrien"})
    result = desk.run("collect", LESSON, str(tmp_path / "files"))
    assert result.exit_code == 0, result.output
    assert notebooks(desk) == {place: held for place, held in ALL.items() if "ada" in place or "obrien" in place}


@pytest.mark.parametrize(
    "path",
    [
        "Ada_Lovelace_700001_assignsubmission_file_01_sums.ipynb",  # a program that has no spaces in names
        "Ada Lovelace_700001_assignsubmission_file/./01_sums.ipynb",
        "Ada Lovelace_700001_assignsubmission_file//01_sums.ipynb ",
        "./HW 1\\Ada Lovelace_700001_assignsubmission_file\\01_sums.ipynb",
    ],
)
def test_a_zip_that_another_program_has_packed_anew_is_the_same(path: str, desk: LightClass, tmp_path: Path) -> None:
    entries = [(path, b"ada", FILE), ("HW 1/thumbs.DB", b"", FILE), ("__macosx/x", b"", FILE)]
    result = desk.run("collect", LESSON, str(zipped_as_told(tmp_path / "x.zip", entries)))
    assert result.exit_code == 0, result.output
    assert held(desk) == {f"submitted/ada/{LESSON}/{NOTEBOOK}": b"ada"}


def test_the_same_zip_again_changes_nothing(desk: LightClass, tmp_path: Path) -> None:
    download = zipped(tmp_path / "download.zip", PLATFORMS["brightspace"](class_of()))
    desk.run("collect", LESSON, str(download))
    before = {path: path.stat().st_mtime_ns for path in (desk.root / "submitted").rglob("*")}
    result = desk.run("collect", LESSON, str(download))
    assert before == {path: path.stat().st_mtime_ns for path in (desk.root / "submitted").rglob("*")}
    assert result.output.count("as before") == len(PEOPLE)


def test_ilias_s_numbered_file_is_the_newer_one(desk: LightClass, tmp_path: Path) -> None:
    folder = tmp_path / "Lovelace_Ada_ada_41001"
    unpacked(folder, {"01_sums.ipynb": b"first", "01_sums (2).ipynb": b"second"})
    for name, seconds in (("01_sums.ipynb", 1_000_000_000), ("01_sums (2).ipynb", 1_000_000_100)):
        os.utime(folder / name, (seconds, seconds))
    shutil.make_archive(str(tmp_path / "download"), "zip", tmp_path, folder.name)
    desk.run("collect", LESSON, str(tmp_path / "download.zip"))
    assert notebooks(desk)[f"submitted/ada/{LESSON}/{NOTEBOOK}"] == b"second"


def test_an_account_that_may_begin_anywhere_is_nobody_else_s(desk: LightClass, tmp_path: Path) -> None:
    """ "a_li" left the class, and there is a "li"."""
    enrolled(desk, Person("li", "Somebody", "Else"))
    entries = {"Wong_Ming_z_li_4711/01_sums.ipynb": b"x"}
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "download.zip", entries)))
    assert result.exit_code == 1
    assert list(notebooks(desk)) == [f"unmatched/{LESSON}/Wong_Ming_z_li_4711/{NOTEBOOK}"]

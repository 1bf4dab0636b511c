"""Names become nobody silently: who is unknown, ambiguous or missing is said, kept, and can be assigned."""

from pathlib import Path

import pytest
from desk_class import ALL, NOTEBOOK, PEOPLE, class_of, enrolled, held, notebooks, words
from downloads import FILE, HandIn, Student, blackboard, brightspace, canvas, moodle, zipped, zipped_as_told
from light_class import LESSON, LightClass
from nbgrader.api import Gradebook

from autograder.classroom.roster.person import Person

GRACE = Student("grace", "1009", "Grace", "Hopper", "grace@uni.example", "50009", "700009")
KEPT = f"unmatched/{LESSON}"


def test_a_stranger_s_work_is_kept_and_can_be_given_to_a_student(desk: LightClass, tmp_path: Path) -> None:
    download = zipped(tmp_path / "x.zip", blackboard([HandIn(GRACE, {NOTEBOOK: b"grace", "data.csv": b"1"})]))
    result = desk.run("collect", LESSON, str(download), "--timezone", "UTC")
    assert result.exit_code == 1
    assert f"Unknown: grace. Nobody on the roster fits; kept in {KEPT}/grace." in result.output
    assert f'autograder collect {LESSON} "{KEPT}/grace" --as STUDENT' in result.output
    assert held(desk)[f"{KEPT}/grace/{NOTEBOOK}"] == b"grace"
    assert desk.run("collect", LESSON, f"{KEPT}/grace", "--as", "ada").exit_code == 0
    folder = f"submitted/ada/{LESSON}"
    assert held(desk)[f"{folder}/{NOTEBOOK}"] == b"grace"
    assert held(desk)[f"{folder}/data.csv"] == b"1"
    assert held(desk)[f"{folder}/timestamp.txt"] == b"2026-03-02 10:30:00 UTC\n"
    assert not any(path.startswith("unmatched") for path in held(desk))


def test_who_is_enrolled_later_is_matched_the_next_time(desk: LightClass, tmp_path: Path) -> None:
    download = zipped(tmp_path / "x.zip", canvas([HandIn(GRACE, {NOTEBOOK: b"grace"})]))
    desk.run("collect", LESSON, str(download))
    enrolled(desk, Person("grace", "Grace", "Hopper", platform="canvas", platform_id="50009"))
    assert desk.run("collect", LESSON, str(download)).exit_code == 0
    assert held(desk) == {f"submitted/grace/{LESSON}/{NOTEBOOK}": b"grace"}


def test_a_name_that_two_on_the_roster_have_is_ambiguous(desk: LightClass, tmp_path: Path) -> None:
    enrolled(desk, Person("ada2", "Ada", "Lovelace"))
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of()))))
    assert result.exit_code == 1
    assert "Ambiguous: Ada Lovelace_700001 may be ada or ada2; kept in" in result.output
    assert f"{KEPT}/Ada Lovelace_700001/{NOTEBOOK}" in held(desk)


@pytest.mark.parametrize("platform", [moodle, brightspace])
def test_two_who_handed_in_under_one_name_are_ambiguous(platform: object, desk: LightClass, tmp_path: Path) -> None:
    """One Ada Lovelace is on the roster, and two handed in: neither's work becomes the other's."""
    namesake = Student("ada9", "1099", "Ada", "Lovelace", "", "50099", "700099")
    both = [HandIn(PEOPLE[0], {NOTEBOOK: b"ada"}), HandIn(namesake, {NOTEBOOK: b"namesake"})]
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", platform(both))))  # type: ignore[operator]
    assert result.exit_code == 1
    assert sorted(notebooks(desk).values()) == [b"ada", b"namesake"]
    assert all(path.startswith(KEPT) for path in held(desk))
    assert result.output.count("is called like ada, and so is somebody else who handed in") == 2


def test_the_groups_of_moodle_s_zip_are_no_part_of_names(desk: LightClass, tmp_path: Path) -> None:
    entries = {f"Group {number % 2}-{path}": held for number, (path, held) in enumerate(moodle(class_of()).items())}
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", entries)))
    assert result.exit_code == 0, result.output
    assert notebooks(desk) == ALL


def test_the_first_half_of_a_first_name_is_no_group(desk: LightClass, tmp_path: Path) -> None:
    stranger = HandIn(Student("", "", "Anne-Ada", "Lovelace", "", "", "700009"), {NOTEBOOK: b""})
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle([stranger]))))
    assert "Unknown: Anne-Ada Lovelace_700009." in result.output


def test_a_name_with_a_dash_of_its_own_comes_through_brightspace(desk: LightClass, tmp_path: Path) -> None:
    enrolled(desk, Person("jo", "Jo - Ann", "Smith"))
    jo = Student("jo", "", "Jo - Ann", "Smith", "", "", "")
    download = zipped(tmp_path / "x.zip", brightspace([HandIn(jo, {NOTEBOOK: b"jo"})]))
    result = desk.run("collect", LESSON, str(download), "--timezone", "UTC")
    assert result.exit_code == 0, result.output
    assert held(desk)[f"submitted/jo/{LESSON}/timestamp.txt"] == b"2026-03-02 10:30:00 UTC\n"


def test_who_is_missing_is_named(desk: LightClass, tmp_path: Path) -> None:
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of()[1:]))))
    assert result.exit_code == 0
    assert "ada missing: Ada Lovelace" in words(result.output)


def test_a_submission_without_the_notebook_is_named(desk: LightClass, tmp_path: Path) -> None:
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of("homework.zip")))))
    assert "no notebook of the lesson is in it, only homework.zip" in words(result.output)


def test_as_wants_somebody_on_the_roster(desk: LightClass, tmp_path: Path) -> None:
    download = zipped(tmp_path / "x.zip", moodle(class_of()[:1]))
    result = desk.run("collect", LESSON, str(download), "--as", "nobody")
    assert (result.exit_code, held(desk)) == (1, {})
    assert result.output == "Error: nobody: nobody of that id is on the roster. See who is: autograder roster\n"


def test_as_takes_an_id_as_a_mac_writes_it(desk: LightClass, tmp_path: Path) -> None:
    enrolled(desk, Person("zoë", "Zoë", "Škoda"))
    download = zipped(tmp_path / "x.zip", {"hw/work.ipynb": b"zoe"})
    assert desk.run("collect", LESSON, str(download), "--as", "zoe\u0308").exit_code == 0
    assert held(desk) == {f"submitted/zoë/{LESSON}/{NOTEBOOK}": b"zoe"}


def test_of_two_files_of_one_name_in_a_zip_the_later_counts(desk: LightClass, tmp_path: Path) -> None:
    """As it would be if somebody unpacked it; nothing is lost."""
    name = f"Ada Lovelace_700001_assignsubmission_file/{NOTEBOOK}"
    files = [(name, text, FILE) for text in (b"first", b"second")]
    with pytest.warns(UserWarning, match="Duplicate name"):
        download = zipped_as_told(tmp_path / "x.zip", files)
    desk.run("collect", LESSON, str(download))
    assert notebooks(desk)[f"submitted/ada/{LESSON}/{NOTEBOOK}"] == b"second"
    assert sorted(notebooks(desk).values()) == [b"first", b"second"]


def test_as_gives_nobody_the_work_of_a_class(desk: LightClass, tmp_path: Path) -> None:
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of()))), "--as", "ada")
    assert (result.exit_code, held(desk)) == (1, {})
    assert "it holds the work of 5 people" in result.output


def test_without_anybody_to_match_it_says_what_to_do(desk: LightClass, tmp_path: Path) -> None:
    with Gradebook(desk.course.coursedir.db_url, desk.course.coursedir.course_id) as gradebook:
        for student in list(gradebook.students):
            gradebook.remove_student(student.id)
    result = desk.run("collect", LESSON, str(zipped(tmp_path / "x.zip", moodle(class_of()))))
    assert (
        result.output
        == "Error: Nobody is on the roster, so nobody can be matched. Read it first: autograder roster FILE\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing", "x.zip"], "nothing: there is no such lesson in source/"),
        ([LESSON, "nowhere.zip"], "nowhere.zip: there is no such file or folder."),
        ([LESSON, "empty"], "empty: no files are in it."),
        ([LESSON, "list.csv"], "list.csv: of tables, only Moodle's grading worksheet helps to collect"),
    ],
)
def test_a_slip_is_said_in_one_sentence(arguments: list[str], said: str, desk: LightClass) -> None:
    (desk.root / "empty").mkdir()
    (desk.root / "list.csv").write_text("id,name\nada,Ada\n", encoding="utf-8")
    result = desk.run("collect", *arguments)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {said}")
    assert result.output.count("\n") == 1


def test_a_time_zone_that_is_none_is_said(desk: LightClass) -> None:
    assert "there is no time zone Berlin" in desk.run("collect", LESSON, "x.zip", "--timezone", "Berlin").output


def test_nbgraders_own_zip_collect_goes_on_to_work(desk: LightClass) -> None:
    """It was there before, and courses have their regular expressions for it."""
    archive = desk.root / "downloaded" / LESSON / "archive"
    archive.mkdir(parents=True)
    (archive / f"ada_{NOTEBOOK}").write_bytes(b"ada")
    from nbgrader.apps import ZipCollectApp

    desk.course.config.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>\w+?)_(?P<file_id>.*)\.ipynb"
    app = ZipCollectApp(config=desk.course.config)
    app.initialize([LESSON])
    app.start()
    assert notebooks(desk) == {f"submitted/ada/{LESSON}/{NOTEBOOK}": b"ada"}
    assert ALL

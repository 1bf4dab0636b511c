"""`autograder grade` on a small class: what is graded, what is left alone, what is said, and the exit status."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from light_class import ALL, LATE, LESSON, NO_ADD, POINTS, STUDENTS, TOO_LATE, UNREADABLE, LightClass


def statuses(class_: LightClass, *arguments: str) -> dict[str, str]:
    return {student: record["status"] for student, record in class_.records(*arguments).items()}


def test_everybody_gets_their_marks(class_: LightClass) -> None:
    result = class_.run("grade", LESSON)
    assert result.exit_code == 0, result.output
    assert class_.points() == POINTS
    assert "grading 01_sums: 6 of 6" in result.stderr
    assert "01_sums: 6 graded now" in result.stdout
    rows = [[part.strip() for part in line.strip("│").split("│")] for line in result.stdout.splitlines() if "│" in line]
    assert rows[0] == ["5", "1", "0", "0", "1", "0", "0", "0"]
    table = {row[0]: row[1:3] for row in rows[1:] if row[0]}
    assert table["ada"] == ["6 + 1 / 6", ""]
    assert table["boris"] == ["2 + 1 / 6", "add 4"]
    assert list(table) == STUDENTS


def test_all_lessons_are_meant_where_none_is_named(class_: LightClass) -> None:
    (class_.root / "submitted" / "ada" / "no_lesson").mkdir()
    result = class_.run("grade")
    assert result.exit_code == 0
    assert class_.points() == POINTS
    assert "submitted/STUDENT/no_lesson: passed over, since there is no such lesson in source/." in result.stderr


def test_what_is_done_is_left_alone(graded: LightClass) -> None:
    again = graded.run("grade", LESSON)
    assert again.exit_code == 0
    assert "01_sums: 0 graded now, 6 before" in again.stdout


def test_what_changed_is_graded_anew(graded: LightClass) -> None:
    graded.hand_in("boris", ALL)
    assert "1 graded now, 5 before" in graded.run("grade", LESSON).stdout
    assert graded.points() == POINTS | {"boris": (6, 1)}
    (graded.submitted("ada") / "timestamp.txt").write_text(TOO_LATE)
    assert graded.records()["ada"]["late_seconds"] == 7200
    with (graded.root / "nbgrader_config.py").open("a") as config:
        config.write("\nc.Limits.cell_seconds = 29\n")
    assert "6 graded now" in graded.run("grade", LESSON).stdout


def test_force_grades_again_what_is_done(graded: LightClass) -> None:
    assert "2 graded now" in graded.run("grade", LESSON, "--force", "--student", "ada", "--student", "boris").stdout


def test_only_those_named_are_graded(class_: LightClass) -> None:
    result = class_.run("grade", LESSON, "--student", "boris")
    assert (result.exit_code, list(class_.points())) == (0, ["boris"])
    assert "chen" not in result.stdout


def test_one_worker_and_three_give_the_same_marks(class_: LightClass) -> None:
    one, three = class_.records("--workers", "1"), class_.records("--workers", "3", "--force")
    for record in (*one.values(), *three.values()):
        del record["seconds"]
    assert one == three


def test_graded_notebooks_are_where_nbgrader_looks_for_them(class_: LightClass) -> None:
    (class_.submitted("ada") / "notes.txt").write_text("mine")
    class_.run("grade", LESSON)
    folder = class_.root / "autograded" / "ada" / LESSON
    assert sorted(path.name for path in folder.iterdir()) == [f"{LESSON}.ipynb", "notes.txt", "timestamp.txt"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o444}
    assert json.loads((folder / f"{LESSON}.ipynb").read_text())["nbformat"] == 4
    assert (folder / "timestamp.txt").read_bytes() == (class_.submitted("ada") / "timestamp.txt").read_bytes()


def test_what_cannot_be_opened_is_refused_and_the_others_are_graded(class_: LightClass) -> None:
    (class_.submitted("boris") / f"{LESSON}.ipynb").unlink()
    (class_.submitted("boris") / f"{LESSON}.ipynb").symlink_to(class_.submitted("ada") / f"{LESSON}.ipynb")
    found = class_.records()
    assert (found["boris"]["status"], found["boris"]["score"]) == ("refused", 0)
    assert found["ada"]["score"] == 6


def test_a_time_that_is_none_counts_as_none(class_: LightClass) -> None:
    (class_.submitted("ada") / "timestamp.txt").write_text("tomorrow")
    (class_.submitted("emil") / "timestamp.txt").unlink()
    os.mkfifo(class_.submitted("emil") / "timestamp.txt")
    found = class_.records()
    assert {found[student]["late_seconds"] for student in ("ada", "emil")} == {0}


def test_the_missing_are_listed_and_get_no_row(graded: LightClass) -> None:
    with closing(sqlite3.connect(graded.root / "gradebook.db", isolation_level=None)) as gradebook:
        gradebook.execute("insert into student (id) values ('gina')")
    (graded.root / "submitted" / "hugo" / LESSON).mkdir(parents=True)
    result = graded.run("grade", LESSON)
    assert result.exit_code == 0
    assert result.stdout.count("handed in no notebook") == 2
    found = graded.records()
    assert {student for student, record in found.items() if record["status"] == "missing"} == {"gina", "hugo"}
    assert list(graded.points()) == STUDENTS


def test_a_lesson_whose_points_have_changed_is_entered_anew(graded: LightClass) -> None:
    source = graded.root / "source" / LESSON / f"{LESSON}.ipynb"
    source.write_text(source.read_text().replace('"points": 4', '"points": 3'))
    assert graded.records()["ada"]["max_score"] == 5


@pytest.fixture
def records(class_: LightClass) -> dict:
    class_.run("grade", LESSON, "--json", "results.json")
    assert not Path("results.json.unfinished").exists()
    return {record["student"]: record for record in json.loads(Path("results.json").read_text())}


def test_a_record_tells_all_of_a_submission(records: dict) -> None:
    boris = records["boris"]
    assert boris.pop("seconds") > 0
    cells = {cell.pop("grade_id"): cell for cell in boris.pop("cells")}
    assert boris == {
        "student": "boris",
        "lesson": LESSON,
        "status": "graded",
        "message": "",
        "score": 2,
        "max_score": 6,
        "extra": 1,
        "late_penalty": 0,
        "total": 3,
        "late_seconds": 0,
        "needs_human": False,
        "jailed": True,
        "notes": [],
    }
    assert list(cells) == ["test_add", "test_total", "test_largest"]
    message = cells["test_add"].pop("message")
    assert "1 + 2 is 3" in message
    assert cells["test_add"] == {
        "notebook": LESSON,
        "score": 0,
        "max_score": 4,
        "extra": 0,
        "misconception": None,
        "observation": "",
        "where": "judge",
    }
    assert (cells["test_largest"]["max_score"], cells["test_largest"]["extra"]) == (0, 1)


def test_there_is_a_record_of_everybody(records: dict) -> None:
    assert list(records) == STUDENTS
    assert records[UNREADABLE]["status"] == "unreadable"
    assert records[UNREADABLE]["message"]
    assert (records[LATE]["late_seconds"], records["ada"]["late_seconds"]) == (7200, 0)


def test_records_on_stdout_stand_alone(class_: LightClass) -> None:
    result = class_.run("grade", LESSON, "--json", "-")
    assert len(json.loads(result.stdout)) == 6
    assert "6 graded now" in result.stderr


def test_a_student_whose_name_cannot_be_in_the_gradebook_is_named(class_: LightClass) -> None:
    class_.hand_in("<b>", ALL)
    result = class_.run("grade", LESSON)
    assert result.exit_code == 1
    assert class_.points() == POINTS
    assert "no name that a student can have" in " ".join(result.stdout.replace("│", " ").split())
    assert statuses(class_)["<b>"] == "undone"


def broken_config(class_: LightClass) -> None:
    (class_.root / "nbgrader_config.py").write_text("c = get_config(")


def broken_source(class_: LightClass) -> None:
    (class_.root / "source" / LESSON / f"{LESSON}.ipynb").write_text("{")


def no_source(class_: LightClass) -> None:
    (class_.root / "source" / LESSON / f"{LESSON}.ipynb").unlink()


def nothing(class_: LightClass) -> None:
    (class_.root / "submitted").rename(class_.root / "elsewhere")


def unwritable(class_: LightClass) -> None:
    (class_.root / "autograded").write_text("a file")


def no_gradebook(class_: LightClass) -> None:
    with (class_.root / "nbgrader_config.py").open("a") as config:
        config.write('\nc.CourseDirectory.db_url = "sqlite:////nowhere/gradebook.db"\n')


@pytest.mark.parametrize(
    ("harm", "arguments", "said"),
    [
        (None, ["07_nothing"], "07_nothing: there is no such lesson in source/. There are: 01_sums."),
        (None, [LESSON, "--student", "zoe"], "zoe: submitted/ has no folder of that name for 01_sums."),
        (None, [LESSON, "--json", "no/folder/x.json"], "The results cannot be written to no/folder/x.json"),
        (None, [LESSON, "--json", "source"], "The results cannot be written to source: Is a directory."),
        (None, [LESSON, "--workers", "2", "--scheduler", "tcp://x:1"], "give one of the two"),
        (nothing, [LESSON], "01_sums: nothing is in submitted/."),
        (nothing, [], "Nothing is in submitted/."),
        (broken_config, [LESSON], "nbgrader_config.py cannot be read"),
        (broken_source, [LESSON], "source/01_sums/01_sums.ipynb is not a notebook that can be graded"),
        (no_source, [LESSON], "01_sums: there is no notebook in"),
        (unwritable, [LESSON], "autograded"),
        (no_gradebook, [LESSON], "the gradebook cannot be used"),
    ],
)
def test_what_keeps_it_from_grading_is_said_in_one_sentence(
    class_: LightClass, harm, arguments: list[str], said: str
) -> None:
    if harm:
        harm(class_)
    result = class_.run("grade", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(errors) == 1


def test_a_gradebook_that_somebody_writes_to_is_named(class_: LightClass, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.gradebook.lock.WAIT_SECONDS", 0.5)
    with closing(sqlite3.connect(class_.root / "gradebook.db", isolation_level=None)) as other:
        other.execute("begin exclusive")
        result = class_.run("grade", LESSON)
    assert result.exit_code == 1
    assert "gradebook.db: the gradebook cannot be used: database is locked. Close what else is writing" in result.stderr


def test_wrong_work_costs_only_its_own_points(class_: LightClass) -> None:
    class_.hand_in("ada", {"add": NO_ADD})
    assert class_.run("grade", LESSON).exit_code == 0
    assert class_.points()["ada"] == (0, 0)

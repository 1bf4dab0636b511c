"""Names as they come, files in the wrong place, and students who have left."""

import unicodedata
from pathlib import Path

import pytest
from light_class import ALL, IN_TIME, LESSON, POINTS, LightClass
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")
NAME = "Jürgen Müller"
APART = unicodedata.normalize("NFD", NAME)


def words(text: str) -> str:
    """What a table says, cell by cell, without its lines."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "│┃"), " ")).split())


def students(class_: LightClass) -> set[str]:
    where = class_.course.coursedir
    with Gradebook(where.db_url, where.course_id) as gradebook:
        return {student.id for student in gradebook.students}


def test_a_name_in_two_spellings_is_one_student(class_: LightClass) -> None:
    class_.hand_in(APART, ALL)
    assert class_.run("grade", LESSON).exit_code == 0
    assert class_.points()[NAME] == (6, 1)
    assert "0 graded now, 7 before" in class_.run("grade", LESSON, "--json", "x.json").stdout
    for spelling in (NAME, APART):
        assert "1 graded now" in class_.run("grade", LESSON, "--force", "--student", spelling).stdout
        assert class_.run("feedback", LESSON, "--workers", "1", "--student", spelling).exit_code == 0
    assert list((class_.root / "feedback" / NAME / LESSON).glob("*.html"))
    class_.hand_in(NAME, {})
    result = class_.run("grade", LESSON)
    assert class_.points()[NAME] == (0, 0)
    assert f"submitted/{APART}/{LESSON}: passed over, since the same name in another spelling" in result.stderr
    assert students(class_) == {*POINTS, NAME}


def test_nbgraders_own_command_knows_one_student_too(class_: LightClass) -> None:
    class_.hand_in(APART, ALL)
    course = class_.course
    said = NbGraderAPI(course.coursedir, config=course.config, log=course.log).autograde(LESSON, APART)
    assert said["success"], said["log"] + said["error"]
    assert class_.points() == {NAME: (6, 1)}
    assert students(class_) == {NAME}


def test_people_may_be_called_so(class_: LightClass) -> None:
    names = ["o'brien", "O\u2019Brien", "हिन्दी", "大小", "José-María"]
    for name in names:
        class_.hand_in(name, ALL)
    chosen = [part for name in names for part in ("--student", name)]
    assert class_.run("grade", LESSON, *chosen).exit_code == 0
    assert class_.points() == {unicodedata.normalize("NFC", name): (6, 1) for name in names}
    assert class_.run("feedback", LESSON, "--workers", "1").exit_code == 0


def test_a_long_name_leaves_room_for_the_marks(class_: LightClass) -> None:
    long = "x" * 120
    class_.hand_in(long, {})
    said = class_.run("grade", LESSON).stdout
    assert "6 + 1 / 6" in said
    assert "add 4, total 2" in words(said)
    assert said.count("x") == 120


def test_loose_and_wrong_files_are_named(class_: LightClass) -> None:
    submitted = class_.root / "submitted"
    for name in ("ann", "bea", "cleo", "doris", "eve", "flo"):
        (submitted / name / LESSON).mkdir(parents=True)
    good = (class_.submitted("ada") / f"{LESSON}.ipynb").read_bytes()
    (submitted / "ann" / LESSON).rmdir()
    (submitted / "ann" / f"{LESSON}.ipynb").write_bytes(good)
    (submitted / f"gina_{LESSON}.ipynb").write_bytes(good)
    (submitted / "ada" / "01_smus").mkdir()
    (submitted / "bea" / LESSON / f"{LESSON}.zip").write_bytes(b"PK")
    (submitted / "cleo" / LESSON / f"{LESSON}.py").write_text("def add(a, b): ...")
    (submitted / "doris" / LESSON / "page.html").write_text("<html>")
    (submitted / "eve" / LESSON / f"{LESSON}.ipynb.txt").write_bytes(good)
    (submitted / "flo" / LESSON / f"{LESSON}.ipynb(1)").write_bytes(good)
    (submitted / ".DS_Store").write_text("a note of macOS")
    before = {path: path.read_bytes() for path in submitted.rglob("*") if path.is_file()}
    result = class_.run("grade", LESSON)
    assert result.exit_code == 0
    for named in (f"submitted/ann/{LESSON}.ipynb", f"submitted/gina_{LESSON}.ipynb"):
        assert f"{named}: passed over, since it lies in no folder of a lesson." in result.stderr
    assert "submitted/STUDENT/01_smus: passed over" in result.stderr
    assert "Handed in by ada. Where a lesson is meant, rename the folder; the lessons are 01_sums." in result.stderr
    assert "DS_Store" not in result.stderr
    for file in (f"{LESSON}.zip", f"{LESSON}.py", "page.html"):
        assert f"No file looks like {LESSON}.ipynb. There is: {file}." in words(result.stdout)
    assert class_.points()["eve"] == class_.points()["flo"] == (6, 1)
    assert {path: path.read_bytes() for path in before} == before


def test_a_mark_of_an_earlier_hand_in_is_said_to_be_one(graded: LightClass) -> None:
    (graded.submitted("ada") / f"{LESSON}.ipynb").rename(graded.submitted("ada") / f"{LESSON}.zip")
    said = words(graded.run("grade", LESSON).stdout)
    assert "the mark is of an earlier hand-in; now there is no notebook. No file looks like" in said
    assert graded.points() == POINTS


def remove(class_: LightClass, student: str) -> None:
    where = class_.course.coursedir
    with Gradebook(where.db_url, where.course_id) as gradebook:
        gradebook.remove_student(student)


def test_who_was_removed_stays_out_and_that_is_said(graded: LightClass) -> None:
    remove(graded, "boris")
    for arguments in ((), ("--force",), ("--student", "boris")):
        result = graded.run("grade", LESSON, *arguments)
        assert result.exit_code == 0
        assert "removed from the gradebook, so not graded." in words(result.stdout)
        assert "boris" not in students(graded)
    records = graded.records()
    assert (records["boris"]["status"], records["boris"]["score"]) == ("removed", None)
    assert {record["status"] for student, record in records.items() if student not in ("boris", "fatima")} == {"graded"}
    course = graded.course
    NbGraderAPI(course.coursedir, config=course.config, log=course.log).autograde(LESSON, "boris", force=True)
    assert "boris" not in students(graded)
    feedback = graded.run("feedback", LESSON, "--workers", "1")
    assert feedback.exit_code == 0
    assert not Path(graded.root / "feedback" / "boris").exists()


def test_who_is_taken_back_is_graded(graded: LightClass) -> None:
    remove(graded, "boris")
    where = graded.course.coursedir
    with Gradebook(where.db_url, where.course_id) as gradebook:
        gradebook.add_student("boris")
    assert "1 graded now, 5 before" in graded.run("grade", LESSON).stdout
    graded.hand_in("newcomer", ALL, IN_TIME)
    assert graded.run("grade", LESSON).exit_code == 0
    assert graded.points() == POINTS | {"newcomer": (6, 1)}

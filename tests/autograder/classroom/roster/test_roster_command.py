"""`autograder roster`, on a gradebook that nbgrader laid out."""

from pathlib import Path

import pytest
from exports import ACCOUNTS, CLASS, blackboard, canvas, csv_text, moodle_participants, moodle_worksheet, plain
from light_class import LightClass
from nbgrader.api import Gradebook

from autograder.classroom.roster.enrolment import gradebook_of, on_roster


def put(class_: LightClass, text: str, name: str = "export.csv") -> str:
    (class_.root / name).write_text(text, encoding="utf-8")
    return name


def rows(class_: LightClass) -> dict[str, tuple[str | None, ...]]:
    """nbgrader's own table of students."""
    with Gradebook(class_.course.coursedir.db_url, class_.course.coursedir.course_id) as gradebook:
        return {
            student.id: (student.first_name, student.last_name, student.email, student.lms_user_id)
            for student in gradebook.students
        }


def listed(class_: LightClass) -> set[str]:
    with gradebook_of(class_.course) as engine:
        return {person.id for person in on_roster(engine)}


def test_students_come_into_nbgraders_own_table(class_: LightClass) -> None:
    result = class_.run("roster", put(class_, canvas()))
    assert result.exit_code == 0
    assert rows(class_)["ada"] == ("Ada", "Lovelace", None, "50001")
    assert listed(class_) == set(ACCOUNTS)


def test_a_second_file_of_the_same_class_adds_nobody(class_: LightClass) -> None:
    class_.run("roster", put(class_, moodle_participants()))
    result = class_.run("roster", put(class_, moodle_worksheet()))
    assert result.exit_code == 0
    assert listed(class_) == set(ACCOUNTS)
    with gradebook_of(class_.course) as engine:
        ada = next(person for person in on_roster(engine) if person.id == "ada")
    assert ada.columns["Username"] == "ada"
    assert ada.columns["Identifier"] == "Participant 700001"


def test_a_plain_list_does_not_take_the_platform_s_ids_away(class_: LightClass) -> None:
    class_.run("roster", put(class_, canvas()))
    class_.run("roster", put(class_, plain()))
    assert rows(class_)["ada"] == ("Ada", "Lovelace", "ada@uni.example", "50001")


def test_who_is_known_by_an_account_keeps_it(class_: LightClass) -> None:
    with Gradebook(class_.course.coursedir.db_url, class_.course.coursedir.course_id) as gradebook:
        gradebook.add_student("account-of-ada", email="ADA@uni.example")
    class_.run("roster", put(class_, moodle_worksheet()))
    assert "account-of-ada" in listed(class_)
    assert CLASS[0][4] not in rows(class_)


def test_who_left_is_named_and_taken_off_when_told(class_: LightClass) -> None:
    class_.run("roster", put(class_, blackboard()))
    fewer = "".join(line for line in blackboard().splitlines(keepends=True) if "obrien" not in line)
    assert "obrien" in class_.run("roster", put(class_, fewer)).output
    assert "obrien" in listed(class_)
    assert "Their marks stay" in class_.run("roster", put(class_, fewer), "--remove").output
    assert "obrien" not in listed(class_)
    assert "obrien" in rows(class_)


def test_somebody_without_an_id_is_named_and_the_rest_is_taken(class_: LightClass) -> None:
    rows_ = [["id", "name"], ["", "Grace Hopper"], ["alan", "Alan Turing"]]
    result = class_.run("roster", put(class_, csv_text(rows_)))
    assert result.exit_code == 1
    assert "Grace Hopper has neither an id nor an e-mail address" in result.output
    assert listed(class_) == {"alan"}


def test_the_roster_is_shown(class_: LightClass) -> None:
    assert "Nobody is on the roster yet" in class_.run("roster").output
    class_.run("roster", put(class_, canvas()))
    assert "Lovelace, Ada" in class_.run("roster").output


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_file_that_cannot_be_read_is_named_in_a_sentence(name: str, class_: LightClass) -> None:
    result = class_.run("roster", name)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {name}: ")
    assert result.output.count("\n") == 1


def test_what_nbgrader_removes_is_off_the_roster(class_: LightClass) -> None:
    class_.run("roster", put(class_, canvas()))
    with Gradebook(class_.course.coursedir.db_url, class_.course.coursedir.course_id) as gradebook:
        gradebook.remove_student("obrien")
    assert listed(class_) == set(ACCOUNTS) - {"obrien"}
    assert Path(class_.root / "gradebook.db").exists()

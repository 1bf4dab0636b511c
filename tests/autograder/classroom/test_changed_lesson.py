"""A lesson that is changed after it was graded: what changed is said, and everybody's marks follow."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from light_class import ADD, LESSON, POINTS, STUDENTS, LightClass
from nbgrader.api import Gradebook

Cells = list[dict[str, Any]]
HEAD = "01_sums: its cells have changed since they were entered into the gradebook. "
TAIL = "This affects 6 submissions, to be graded again."


def place_of(cells: Cells, name: str) -> int:
    return next(n for n, cell in enumerate(cells) if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


def change(class_: LightClass, edit: Callable[[Cells], None]) -> None:
    """The instructor changes source/, and only that."""
    path = class_.root / "source" / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text())
    edit(notebook["cells"])
    path.write_text(json.dumps(notebook))


def rename(cells: Cells, old: str, new: str) -> None:
    cell = cells[place_of(cells, old)]
    cell["id"] = cell["metadata"]["nbgrader"]["grade_id"] = new


def other_points(cells: Cells) -> None:
    cells[place_of(cells, "test_add")]["metadata"]["nbgrader"]["points"] = 3


def one_more(cells: Cells) -> None:
    place = place_of(cells, "test_add")
    cells.insert(place + 1, deepcopy(cells[place]))
    cells[place + 1]["source"] = "assert add(2, 2) == 4"
    cells[place + 1]["id"] = cells[place + 1]["metadata"]["nbgrader"]["grade_id"] = "test_add_more"
    cells[place + 1]["metadata"]["nbgrader"]["points"] = 1


def one_less(cells: Cells) -> None:
    del cells[place_of(cells, "test_total")]


def other_name(cells: Cells) -> None:
    rename(cells, "test_add", "test_add_anew")


def other_answer(cells: Cells) -> None:
    rename(cells, "add", "add_numbers")


def other_text(cells: Cells) -> None:
    cells[place_of(cells, "test_add")]["source"] = "assert add(1, 2) == 3 and add(0, 0) == 0"


@pytest.mark.parametrize(
    ("edit", "said", "points"),
    [
        (
            other_points,
            f"{HEAD}Points: test_add 4 to 3. The lesson gives 5 points now, 6 before. {TAIL}",
            {"ada": (5, 1), "boris": (2, 1), "chen": (0, 0), "dora": (3, 0), "emil": (5, 1), "fatima": (0, 0)},
        ),
        (
            one_more,
            f"{HEAD}Added: test_add_more (1 point). The lesson gives 7 points now, 6 before. {TAIL}",
            {"ada": (7, 1), "boris": (2, 1), "chen": (0, 0), "dora": (5, 0), "emil": (7, 1), "fatima": (0, 0)},
        ),
        (
            one_less,
            f"{HEAD}Removed: test_total (2 points). The lesson gives 4 points now, 6 before. {TAIL}",
            {"ada": (4, 1), "boris": (0, 1), "chen": (0, 0), "dora": (4, 0), "emil": (4, 1), "fatima": (0, 0)},
        ),
        (
            other_name,
            f"{HEAD}Renamed: test_add to test_add_anew. The lesson gives 6 points now, 6 before. {TAIL}",
            POINTS,
        ),
        (
            other_answer,
            f"{HEAD}Added: add_numbers. Removed: add. The lesson gives 6 points now, 6 before. {TAIL}",
            POINTS,
        ),
        (other_text, "", POINTS),
    ],
)
def test_what_changed_is_said_and_graded(
    graded: LightClass, edit: Callable[[Cells], None], said: str, points: dict[str, tuple[float, float]]
) -> None:
    change(graded, edit)
    result = graded.run("grade", LESSON)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith(said)
    assert "6 graded now" in result.stdout
    assert graded.points() == points
    again = graded.run("grade", LESSON)
    assert "0 graded now, 6 before" in again.stdout
    assert "changed" not in again.stderr
    records = graded.records()
    assert {student: record["notes"] for student, record in records.items()} == {student: [] for student in STUDENTS}
    assert {record["max_score"] for record in records.values()} == {
        sum(cell["max_score"] for cell in records["ada"]["cells"])
    }


def test_marks_given_by_hand_stay_with_cells_that_stay(graded: LightClass) -> None:
    where = graded.course.coursedir
    with Gradebook(where.db_url, where.course_id) as gradebook:
        for cell in ("test_add", "test_total"):
            gradebook.find_grade(cell, LESSON, LESSON, "boris").manual_score = 1.5
        gradebook.find_comment("add", LESSON, LESSON, "boris").manual_comment = "Nearly."
        gradebook.db.commit()

    def edit(cells: Cells) -> None:
        one_less(cells)
        other_name(cells)

    change(graded, edit)
    assert "1 mark given by hand on removed cells went with them." in graded.run("grade", LESSON).stderr
    with Gradebook(where.db_url, where.course_id) as gradebook:
        assert gradebook.find_grade("test_add_anew", LESSON, LESSON, "boris").manual_score == 1.5
        assert gradebook.find_comment("add", LESSON, LESSON, "boris").manual_comment == "Nearly."
        names = {cell.name for cell in gradebook.find_notebook(LESSON, LESSON).source_cells}
    assert "test_total" not in names
    graded.course.release(LESSON)  # as nbgrader's own command does


def test_a_notebook_more_and_a_notebook_less(graded: LightClass) -> None:
    source = graded.root / "source" / LESSON
    (source / f"{LESSON}.ipynb").rename(source / "sums_anew.ipynb")
    for student in ("ada", "boris"):
        (graded.submitted(student) / f"{LESSON}.ipynb").rename(graded.submitted(student) / "sums_anew.ipynb")
    result = graded.run("grade", LESSON)
    assert result.exit_code == 0, result.output
    assert {student: graded.points()[student] for student in ("ada", "boris")} == {"ada": (6, 1), "boris": (2, 1)}
    graded.course.release(LESSON)


def test_a_lesson_that_was_never_released_is_graded_as_it_will_be_later(class_: LightClass) -> None:
    """The first run releases it, and goes by what students got: a second one finds nothing else to say."""
    class_.hand_in("ada", {"add": ADD, "total": "limit = ..."})
    path = class_.root / "source" / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text())
    solution = notebook["cells"][place_of(notebook["cells"], "total")]
    solution["source"] = "limit = ...\n### BEGIN SOLUTION\nlimit = 3\n### END SOLUTION"
    notebook["cells"][place_of(notebook["cells"], "test_total")]["source"] = "assert limit is not None"
    path.write_text(json.dumps(notebook))
    shutil.rmtree(class_.root / "release")
    (class_.root / "gradebook.db").unlink()
    result = class_.run("grade", LESSON)
    assert result.exit_code == 0, result.output
    first = class_.points()
    assert first["ada"] == (4, 0)
    assert "0 graded now, 6 before" in class_.run("grade", LESSON).stdout
    class_.run("grade", LESSON, "--force")
    assert class_.points() == first

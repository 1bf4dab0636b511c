"""The instructor's cells are restored, the student's are kept, and each remark says what was done."""

import pytest
from small_notebooks import (
    HIDDEN,
    LESSON_CELLS,
    ORDER,
    RELEASE,
    SOURCE,
    cell,
    handed_in,
    lesson,
    notebook,
    own,
    released,
)

from autograder.engine.submissions.hidden import as_students_saw
from autograder.engine.submissions.restoring import MergedCell, Restored, restore


def restored(*names_or_cells: str | dict) -> Restored:
    return restore(lesson(), handed_in(*names_or_cells))


def without(*names: str) -> list[str]:
    return [name for name in ORDER if name not in names]


def ids(result: Restored) -> list[str]:
    return [merged.cell["id"] for merged in result.cells]


def merged(result: Restored, cell_id: str) -> MergedCell:
    (found,) = [one for one in result.cells if one.cell["id"] == cell_id]
    return found


def claiming(name: str, source: str, cell_id: str, **changes) -> dict:
    """A copy of a released cell, as Jupyter makes it: the same metadata, another cell id."""
    return released(name) | {"source": source, "id": cell_id} | changes


def test_an_untouched_release_comes_back_as_it_is() -> None:
    result = restore(SOURCE, RELEASE)
    assert result.notes == ()
    assert result.metadata == SOURCE["metadata"]
    for mine, theirs in zip(result.cells, RELEASE["cells"], strict=True):
        assert (mine.cell["id"], mine.cell["cell_type"]) == (theirs["id"], theirs["cell_type"])
        assert as_students_saw(mine.cell["source"]) == theirs["source"]


def test_each_cell_says_whose_it_is_and_where_it_stands_in_the_lesson() -> None:
    result = restored(*ORDER, own("double(3)"))
    said = [(one.cell["id"], one.origin, one.grade_id, one.index) for one in result.cells]
    assert said == [
        ("intro", "student", None, None),
        ("setup", "instructor", "setup", 1),
        ("example", "student", None, None),
        ("double", "student", "double", 3),
        ("test_double", "instructor", "test_double", 4),
        ("test_double_hidden", "instructor", "test_double_hidden", 5),
        ("between", "student", None, None),
        ("halve", "student", "halve", 7),
        ("test_halve", "instructor", "test_halve", 8),
        ("why", "student", "why", 9),
        ("task", "instructor", "task", 10),
        ("end", "student", None, None),
        ("mine", "student", None, None),
    ]


def test_hidden_tests_come_back_whole_and_without_a_remark() -> None:
    result = restored()
    assert merged(result, "test_double_hidden").cell["source"] == HIDDEN
    assert result.notes == ()


def test_an_answer_keeps_the_students_text_and_gets_the_instructors_metadata() -> None:
    mine = released(
        "double", source="def double(x): return x + x", metadata=LESSON_CELLS["double"]["metadata"] | {"x": 1}
    )
    got = merged(restored("setup", mine), "double").cell
    assert got == LESSON_CELLS["double"] | {"source": "def double(x): return x + x"}


@pytest.mark.parametrize("name", ["setup", "test_double", "test_double_hidden", "task"])
def test_a_changed_cell_is_restored(name: str) -> None:
    result = restored(*[released(one, source="pass") if one == name else one for one in ORDER])
    assert merged(result, name).cell == LESSON_CELLS[name]
    assert ids(result) == ORDER
    assert result.notes == (f"The cell {name} was changed and was restored.",)


def test_blanks_at_the_ends_of_lines_are_no_change() -> None:
    assert (
        restored(*[released(one, source="\nimport numpy as np  \n") if one == "setup" else one for one in ORDER]).notes
        == ()
    )


def test_a_cell_of_another_type_gets_its_own_back() -> None:
    test = released("test_double", cell_type="raw")
    answer = released("halve", cell_type="markdown", source="def halve(x): return x * 0.5")
    result = restored(*[{"test_double": test, "halve": answer}.get(one, one) for one in ORDER])
    assert merged(result, "test_double").cell == LESSON_CELLS["test_double"]
    assert merged(result, "halve").cell == LESSON_CELLS["halve"] | {"source": "def halve(x): return x * 0.5"}
    assert set(result.notes) == {
        "The cell test_double was changed and was restored.",
        "The answer cell halve had another type and got its own back.",
    }


def test_points_and_roles_are_the_instructors() -> None:
    greedy = released("test_double")
    greedy["metadata"]["nbgrader"]["points"] = 100
    unlocked = released("setup")
    unlocked["metadata"]["nbgrader"]["locked"] = False
    result = restored(*[{"test_double": greedy, "setup": unlocked}.get(one, one) for one in ORDER])
    assert merged(result, "test_double").cell == LESSON_CELLS["test_double"]
    assert merged(result, "setup").cell == LESSON_CELLS["setup"]
    assert result.notes == (
        "The points or the roles of the cells setup and test_double were changed and were restored.",
    )


@pytest.mark.parametrize("name", ["setup", "test_double", "test_double_hidden", "test_halve", "task"])
def test_a_missing_cell_is_put_back_where_it_was(name: str) -> None:
    result = restored(*without(name))
    assert ids(result) == ORDER
    assert merged(result, name).cell == LESSON_CELLS[name]
    assert merged(result, name).origin == "instructor"
    assert result.notes == (f"The cell {name} was missing and was put back.",)


def test_a_missing_answer_is_put_back_empty() -> None:
    result = restored(*without("double", "why"))
    assert ids(result) == ORDER
    assert merged(result, "double").cell == LESSON_CELLS["double"] | {
        "source": "# The cell double was missing from what was handed in."
    }
    assert merged(result, "why").cell["source"] == "*The cell why was missing from what was handed in.*"
    assert merged(result, "double").origin == "instructor"
    assert result.notes == ("The answer cells double and why were missing; empty ones stand in their places.",)


def test_an_answer_in_a_new_cell_runs_before_the_cell_that_it_replaces_and_its_tests() -> None:
    """Students delete a cell that Jupyter let them delete, and write a new one."""
    mine = own("def double(x): return 2 * x")
    result = restored("intro", "setup", "example", mine, *ORDER[ORDER.index("test_double") :])
    assert ids(result)[3:6] == ["mine", "double", "test_double"]


def test_a_missing_test_sees_what_the_student_wrote_below_the_answer() -> None:
    result = restored("setup", "double", own("double = fixed"), "between", "halve", "test_halve", "why", "task")
    assert ids(result)[:6] == ["setup", "double", "mine", "test_double", "test_double_hidden", "between"]


def test_a_missing_answer_stands_below_what_precedes_it_wherever_its_test_went() -> None:
    mine = own("def halve(x): return x / 2")
    result = restored("test_halve", *ORDER[: ORDER.index("between")], mine, "between", "why", "task", "end")
    assert ids(result) == [*ORDER[:6], "mine", "between", "halve", "test_halve", "why", "task", "end"]


def test_missing_given_code_stands_before_what_the_student_wrote() -> None:
    assert ids(restored("intro", own("np.zeros(2)"), *ORDER[2:]))[:3] == ["intro", "setup", "mine"]


def test_of_an_empty_notebook_everything_that_counts_is_put_back_in_order() -> None:
    result = restore(lesson(), notebook())
    assert [one.index for one in result.cells] == [1, 3, 4, 5, 7, 8, 9, 10]


def test_a_foreign_notebook_runs_before_the_tests() -> None:
    result = restored(own("def double(x): return 2 * x", "a"), own("def halve(x): return x / 2", "b"))
    assert ids(result) == [
        "setup", "a", "b", "double", "test_double", "test_double_hidden", "halve", "test_halve", "why", "task",
    ]  # fmt: skip


def test_of_unchanged_given_code_the_first_counts_and_copies_are_dropped() -> None:
    result = restored(*ORDER, claiming("setup", "import numpy as np", "again"))
    assert ids(result) == ORDER
    assert result.notes == ("The cell setup occurred more than once; one of them counts.",)


def test_of_unchanged_tests_the_last_counts_and_copies_are_dropped() -> None:
    """As with nbgrader. A student who answers anew further down may test it there."""
    anew = own("def double(x): return x + x")
    result = restored(*ORDER[:6], anew, claiming("test_double", "assert double(2) == 4", "again"), *ORDER[6:])
    assert ids(result)[3:7] == ["double", "mine", "test_double", "test_double_hidden"]
    assert ids(result)[7:] == ORDER[6:]
    assert "The cell test_double occurred more than once; one of them counts." in result.notes


def test_of_several_copies_the_unchanged_one_counts_and_a_changed_one_is_the_students_own() -> None:
    """Jupyter copies a cell with its metadata, and students write into the copy."""
    mine = claiming("test_double", "print(double(7))", "copy")
    result = restored(*ORDER[:5], mine, *ORDER[5:])
    assert ids(result) == [*ORDER[:5], "copy", *ORDER[5:]]
    assert merged(result, "copy") == MergedCell(own("print(double(7))", "copy"), "student", None, None)
    assert result.notes == ("The cell test_double occurred more than once; one of them counts.",)


def test_of_several_copies_all_changed_one_is_restored() -> None:
    mine = claiming("test_double", "print(double(7))", "copy")
    result = restored(
        *[mine if one == "test_double_hidden" else one for one in ORDER], released("test_double", source="x")
    )
    assert merged(result, "test_double").cell == LESSON_CELLS["test_double"]
    assert merged(result, "copy").origin == "student"


def test_a_copy_that_says_it_is_no_longer_locked_is_dropped() -> None:
    again = claiming(
        "test_double", "assert double(2) == 4", "again", metadata={"nbgrader": {"grade_id": "test_double"}}
    )
    assert ids(restored(*ORDER[:5], again, *ORDER[5:])) == ORDER


def test_of_several_answers_the_last_counts_and_the_others_stay_as_code() -> None:
    second = claiming("double", "def double(x): return x << 1", "second")
    result = restored(*ORDER[:4], second, *ORDER[4:])
    first, last = result.cells[3:5]
    assert (first.cell["source"], first.grade_id, first.cell["metadata"]) == (
        LESSON_CELLS["double"]["source"],
        None,
        {},
    )
    assert (last.cell["source"], last.grade_id) == ("def double(x): return x << 1", "double")
    assert last.cell["id"] == "double"
    assert first.cell["id"] == "double-2"
    assert result.notes == ("The cell double occurred more than once; one of them counts.",)


def test_a_test_above_what_it_depends_on_is_moved_below_it() -> None:
    result = restored(
        "setup", "test_double", "test_double_hidden", "double", own("x = 1"), "halve", "test_halve", "why", "task"
    )
    assert ids(result) == [
        "setup", "double", "test_double", "test_double_hidden", "mine", "halve", "test_halve", "why", "task",
    ]  # fmt: skip
    assert result.notes == (
        "The tests test_double and test_double_hidden stood above cells that they depend on and were moved below them.",
    )


def test_an_order_that_works_is_left_alone() -> None:
    order = [
        "halve",
        "intro",
        "double",
        "setup",
        "test_double",
        own("x"),
        "test_double_hidden",
        "why",
        "test_halve",
        "task",
    ]
    result = restored(*order)
    assert ids(result) == ["mine" if isinstance(one, dict) else one for one in order]
    assert result.notes == ()


def test_what_a_students_cell_claims_to_be_counts_for_nothing() -> None:
    fake = cell("assert True", "fake", grade=True, locked=True, points=50)
    fake["metadata"] |= {"extra_points": 5, "tags": ["raises-exception"]}
    result = restored(*ORDER, fake)
    assert result.cells[-1] == MergedCell(own("assert True", "fake"), "student", None, None)
    assert result.notes == ()


def test_a_copy_of_a_test_under_another_name_is_dropped() -> None:
    fake = cell("assert double(2) == 4", "fake", grade=True, locked=True, points=50)
    assert ids(restored(*ORDER, fake)) == ORDER


def test_a_students_own_line_that_equals_a_test_is_kept() -> None:
    assert ids(restored(*ORDER, own("assert double(2) == 4"))) == [*ORDER, "mine"]


@pytest.mark.parametrize("name", ["setup", "double", "test_double", "test_double_hidden", "why", "task"])
def test_a_cell_without_metadata_is_known_by_its_id(name: str) -> None:
    result = restored(*[released(one, metadata={}) if one == name else one for one in ORDER])
    assert result.notes == (f"The cell {name} had lost its nbgrader metadata and was recognised without.",)
    assert ids(result) == ORDER
    assert merged(result, name).cell["source"] == LESSON_CELLS[name]["source"]


def test_a_test_without_metadata_and_id_is_known_by_its_text() -> None:
    result = restored(*[released(one, metadata={}, id="random") if one == "test_double" else one for one in ORDER])
    assert ids(result) == ORDER
    assert result.notes == ("The cell test_double had lost its nbgrader metadata and was recognised without.",)


def test_a_test_under_another_name_is_known_by_its_text() -> None:
    renamed = cell("assert double(2) == 4", "test_triple", grade=True, locked=True, points=1)
    assert ids(restored(*[renamed if one == "test_double" else one for one in ORDER])) == ORDER


def test_an_answer_under_another_name_is_known_by_its_id() -> None:
    renamed = released("double", source="answer")
    renamed["metadata"]["nbgrader"]["grade_id"] = "triple"
    result = restored(*[renamed if one == "double" else one for one in ORDER])
    assert merged(result, "double").cell == LESSON_CELLS["double"] | {"source": "answer"}


def test_an_id_does_not_make_an_answer_of_a_cell_that_is_another() -> None:
    """The text of halve stands under the id of double."""
    result = restored(*[released("halve", id="double") if one == "halve" else one for one in without("double")])
    assert merged(result, "halve").cell["source"] == LESSON_CELLS["halve"]["source"]
    assert merged(result, "double").origin == "instructor"


def test_an_id_does_not_make_an_answer_of_an_earlier_copy_of_another() -> None:
    first = released("halve", id="double", source="def halve(x): return 0")
    result = restored(*[first if one == "double" else one for one in ORDER])
    assert merged(result, "double").origin == "instructor"
    assert merged(result, "double-2").cell["source"] == "def halve(x): return 0"


def test_an_id_and_a_text_do_not_make_a_test_of_an_answer() -> None:
    odd = released("halve", id="test_double", source="assert double(2) == 4")
    result = restored(*[odd if one == "halve" else one for one in without("test_double")])
    assert merged(result, "halve").cell["source"] == "assert double(2) == 4"
    assert merged(result, "test_double").origin == "instructor"


def test_students_cells_under_an_id_of_the_lesson_get_another() -> None:
    result = restored(*without("test_double"), own("x = 1", "test_double"))
    assert merged(result, "test_double").origin == "instructor"
    assert merged(result, "test_double-2").cell["source"] == "x = 1"


def test_a_notebook_that_lost_all_ids_and_metadata_keeps_its_order() -> None:
    """As after a conversion to a script and back. Answers cannot be known again; their text runs where it stands."""
    bare = [released(one, metadata={}, id=f"random-{number}") for number, one in enumerate(ORDER)]
    result = restored(*bare)
    assert [one.cell["source"] for one in result.cells if one.origin == "student"] == [
        LESSON_CELLS[one]["source"]
        for one in ORDER
        if one in ("intro", "example", "double", "between", "halve", "why", "end")
    ]
    order = ids(result)
    assert order[3:6] == ["random-3", "double", "test_double"]
    assert order[8:11] == ["random-7", "halve", "test_halve"]


def test_pictures_in_an_answer_are_the_students() -> None:
    picture = {"a.png": {"image/png": "QUJD"}}
    mine = released("why", source="![](attachment:a.png)") | {"attachments": picture}
    assert merged(restored("setup", mine), "why").cell["attachments"] == picture


def test_the_kernel_is_the_instructors() -> None:
    theirs = handed_in() | {"metadata": {"kernelspec": {"name": "julia", "display_name": "Julia"}}}
    assert restore(lesson(), theirs).metadata == lesson()["metadata"]


def test_the_instructors_notebook_stays_as_it_is() -> None:
    source = lesson()
    result = restore(source, handed_in())
    for one in result.cells:
        one.cell["metadata"]["nbgrader"] = {}
        one.cell["source"] = ""
    result.metadata.clear()
    assert source == lesson()


def test_delimiters_of_the_course_are_honoured() -> None:
    source = notebook(cell("a\n# <<<\nsecret\n# >>>", "test", grade=True, locked=True, points=1))
    saw = notebook(cell("a", "test", grade=True, locked=True, points=1))
    assert restore(source, saw, [("<<<", ">>>")]).notes == ()
    assert restore(source, saw).notes == ("The cell test was changed and was restored.",)

"""What students do not get of a cell is cut out exactly as nbgrader cuts it out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from small_notebooks import RELEASE, SOURCE

from autograder.engine.submissions.hidden import as_students_saw, has_hidden_part

LINES = st.sampled_from(
    [
        "x = 1",
        "",
        "    y = 2  ",
        "### BEGIN HIDDEN TESTS",
        "### END HIDDEN TESTS",
        "z = 3 # BEGIN HIDDEN TESTS",
        "=== BEGIN MARK SCHEME ===",
        "=== END MARK SCHEME ===",
        "# begin hidden tests",
    ]
)
HIDDEN_TESTS, MARK_SCHEME = ClearHiddenTests(), ClearMarkScheme()


def nbgraders_cut(source: str) -> str | None:
    """None where nbgrader refuses to release such a cell."""
    cell = new_code_cell(source)
    try:
        HIDDEN_TESTS._remove_hidden_test_region(cell)
        MARK_SCHEME._remove_mark_scheme_region(cell)
    except RuntimeError:
        return None
    return cell.source


@given(st.lists(LINES, max_size=8))
@settings(max_examples=100)
def test_any_cell_is_cut_as_nbgrader_cuts_it(lines: list[str]) -> None:
    source = "\n".join(lines)
    expected = nbgraders_cut(source)
    assert expected is None or as_students_saw(source) == expected


def test_every_cell_of_a_lesson_is_cut_to_what_was_released() -> None:
    released = {cell["id"]: cell["source"] for cell in RELEASE["cells"]}
    tests = [cell for cell in SOURCE["cells"] if cell["id"].startswith("test_")]
    assert {cell["id"]: as_students_saw(cell["source"]) for cell in tests}.items() <= released.items()
    assert {cell["id"] for cell in tests if has_hidden_part(cell["source"])} == {
        name for name in released if name.endswith("_hidden")
    }


def test_a_part_that_never_ends_is_hidden_to_the_end() -> None:
    assert as_students_saw("a\n### BEGIN HIDDEN TESTS\nsecret") == "a"


@pytest.mark.parametrize(("source", "hidden"), [("a\n# <<<\nsecret\n# >>>", True), ("### BEGIN HIDDEN TESTS", False)])
def test_a_course_may_have_delimiters_of_its_own(source: str, hidden: bool) -> None:
    regions = [("<<<", ">>>")]
    assert has_hidden_part(source, regions) is hidden
    assert as_students_saw(source, regions) == ("a" if hidden else source)

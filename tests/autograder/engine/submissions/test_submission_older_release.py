"""What the instructor changed since students got the lesson is no remark about a student; what a student changed is."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import from_dict
from nbgrader.utils import compute_checksum
from small_notebooks import LESSON_CELLS, RELEASE, SOURCE, as_bytes, lesson, notebook, released

from autograder.engine.submissions.parsing import parse
from autograder.engine.submissions.restoring import restore
from autograder.engine.submissions.roles import claimed_id, is_answer, is_as_released, is_identified

STUBS = {"double": "def double(x):\n    ...", "halve": "def halve(x):\n    ...", "why": "YOUR ANSWER HERE"}
FIXED = ["setup", "test_double", "test_double_hidden", "test_halve", "task"]


def summed(cell: dict[str, Any]) -> dict[str, Any]:
    """The cell with the checksum that nbgrader gives it when it releases it."""
    if "nbgrader" in cell["metadata"]:
        cell["metadata"]["nbgrader"]["checksum"] = compute_checksum(from_dict(cell))
    return cell


def handed_in(**changes: Any) -> dict[str, Any]:
    """What a student hands in who got the lesson as it was, and answered. `changes` are made by the student."""
    cells = []
    for name, cell in LESSON_CELLS.items():
        mine = summed(released(name) | ({"source": STUBS[name]} if name in STUBS else {}))
        mine |= {"source": cell["source"]} if name in STUBS else {}
        mine["metadata"].get("nbgrader", {}).update(changes.get(name, {}))
        cells.append(mine)
    return parse(as_bytes(notebook(*cells)))


def notes(source: dict[str, Any], submitted: dict[str, Any], added: set[str] = frozenset()) -> tuple[str, ...]:
    return restore(source, submitted, released=STUBS, added=added).notes


def change(source: dict[str, Any], name: str, way: str) -> set[str]:
    """Change a cell of the instructor's; the names of the cells that are new."""
    (place,) = (n for n, cell in enumerate(source["cells"]) if claimed_id(cell) == name)
    cell = source["cells"][place]
    marking = cell["metadata"]["nbgrader"]
    if way == "points":
        marking["points"] = 7
    elif way == "text":
        cell["source"] += "\n# One more line."
    elif way == "renamed":
        marking["grade_id"] = cell["id"] = f"{name}_anew"
        return {f"{name}_anew"}
    elif way == "removed":
        del source["cells"][place]
    else:
        new = deepcopy(cell)
        new["metadata"]["nbgrader"]["grade_id"] = new["id"] = f"{name}_more"
        source["cells"].insert(place + 1, new)
        return {f"{name}_more"}
    return set()


WAYS = st.sampled_from(["points", "text", "renamed", "removed", "added"])


@given(st.dictionaries(st.sampled_from([*FIXED, *STUBS]), WAYS, min_size=1))
def test_no_student_is_accused_of_what_the_instructor_changed(ways: dict[str, str]) -> None:
    source = lesson()
    added = {new for name, way in ways.items() for new in change(source, name, way)}
    assert notes(source, handed_in(), added) == ()


@given(st.dictionaries(st.sampled_from(FIXED), WAYS), st.sampled_from(["test_double", "test_halve", "why"]))
def test_a_student_who_changed_the_points_is_named_all_the_same(ways: dict[str, str], name: str) -> None:
    source = lesson()
    ways.pop(name, None)
    added = {new for changed, way in ways.items() for new in change(source, changed, way)}
    (note,) = notes(source, handed_in(**{name: {"points": 100}}), added)
    assert note == f"The points or the role of the cell {name} were changed and were restored."


@pytest.mark.parametrize("cell", [cell for cell in RELEASE["cells"] if is_identified(cell)], ids=claimed_id)
def test_the_checksum_is_nbgraders(cell: dict[str, Any]) -> None:
    assert is_as_released(cell, cell["source"])
    assert not is_as_released(cell, cell["source"] + " ")
    cell = deepcopy(cell)
    for points in (3, 2.5, "7", None, float("nan")):
        cell["metadata"]["nbgrader"]["points"] = points
        is_as_released(cell, cell["source"])


def test_the_real_lesson_with_other_points() -> None:
    source = deepcopy(SOURCE)
    for cell in source["cells"]:
        if is_identified(cell) and not is_answer(cell):
            cell["metadata"]["nbgrader"]["points"] = 1 + (cell["metadata"]["nbgrader"].get("points") or 0)
    stubs = {claimed_id(cell): cell["source"] for cell in RELEASE["cells"] if is_answer(cell)}
    assert restore(source, RELEASE, released=stubs).notes == ()

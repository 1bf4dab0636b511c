"""Whatever happened to a notebook, a valid one or a clear reason comes out, and the instructor's cells are whole."""

import json
from copy import deepcopy
from typing import Any

import nbformat
from hypothesis import given, settings
from hypothesis import strategies as st
from small_notebooks import RELEASE, RELEASE_BYTES, SOURCE, as_bytes, handed_in, lesson

from autograder.engine.submissions.decoding import UnreadableError
from autograder.engine.submissions.hidden import REGIONS
from autograder.engine.submissions.matching import is_unchanged
from autograder.engine.submissions.parsing import parse
from autograder.engine.submissions.restoring import Restored, restore
from autograder.engine.submissions.roles import claimed_id, is_answer, is_identified, is_test

SETTINGS = settings(max_examples=60)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\ud800\0"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
POSITION = st.integers(0, 10**6)


def must_be_sound_or_refused(held: bytes) -> None:
    try:
        parsed = parse(held)
    except UnreadableError:
        return
    must_be_sound(parsed)
    assert parse(as_bytes(parsed)) == parsed


def must_be_sound(notebook: dict[str, Any]) -> None:
    nbformat.validate(notebook)
    json.dumps(notebook, allow_nan=False, ensure_ascii=False).encode()


@given(st.binary(max_size=200))
@SETTINGS
def test_arbitrary_bytes(held: bytes) -> None:
    must_be_sound_or_refused(held)


@given(st.lists(st.tuples(st.sampled_from("xid"), POSITION, st.binary(min_size=1, max_size=3)), min_size=1, max_size=4))
@SETTINGS
def test_a_notebook_with_bytes_changed_put_in_and_taken_out(changes: list[tuple[str, int, bytes]]) -> None:
    held = bytearray(RELEASE_BYTES)
    for kind, where, new in changes:
        where %= len(held)
        held[where : where + (0 if kind == "i" else len(new))] = b"" if kind == "d" else new
    must_be_sound_or_refused(bytes(held))


@given(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32-be", "cp1252", "utf-7"]), POSITION, POSITION)
@SETTINGS
def test_a_part_of_a_notebook_in_some_encoding(encoding: str, begin: int, end: int) -> None:
    held = RELEASE_BYTES.decode().encode(encoding, "replace")
    must_be_sound_or_refused(held[begin % 3 : len(held) - end % 7])


@given(st.lists(st.tuples(st.lists(POSITION, min_size=1, max_size=5), JSON), min_size=1, max_size=4))
@SETTINGS
def test_a_notebook_with_other_values_in_it(changes: list[tuple[list[int], Any]]) -> None:
    notebook = lesson()
    for route, value in changes:
        _put(notebook, route, value)
    must_be_sound_or_refused(as_bytes(notebook))


def _put(node: Any, route: list[int], value: Any) -> None:
    """Put a value deep into a JSON document; each step of the route chooses among the keys or indices there."""
    for step in route[:-1]:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        inner = node[keys[step % len(keys)]] if keys else None
        if not isinstance(inner, dict | list) or not inner:
            break
        node = inner
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    node[keys[route[-1] % len(keys)]] = value


# What can happen to a cell in a student's hands; the numbers choose the cell and, where it takes one, another.
DEEDS = ["delete", "copy", "move", "edit", "retype", "strip", "rename", "forge", "swap id", "insert", "points"]
ACTS = st.lists(st.tuples(st.sampled_from(DEEDS), POSITION, POSITION), max_size=12)


def _damage(cells: list[dict[str, Any]], deed: str, first: int, second: int) -> None:
    if not cells:
        return
    here, there = first % len(cells), second % len(cells)
    one, other = cells[here], cells[there]
    marking = one["metadata"].get("nbgrader", {})
    match deed:
        case "delete":
            del cells[here]
        case "copy":
            cells.insert(there, deepcopy(one) | {"id": f"copy-{first}-{second}"})
        case "move":
            cells.insert(there, cells.pop(here))
        case "edit":
            one["source"] = f"print({first})"
        case "retype":
            one["cell_type"] = ["code", "markdown", "raw"][second % 3]
        case "strip":
            one["metadata"] = {}
        case "rename" if marking:
            marking["grade_id"] = f"unknown-{second}"
        case "forge":
            one["metadata"] = deepcopy(other["metadata"])
        case "swap id":
            one["id"], other["id"] = other["id"], one["id"]
        case "insert":
            cells.insert(here, deepcopy(other) | {"metadata": {}, "id": f"own-{first}"})
        case "points" if marking:
            marking |= {"points": second, "locked": False, "solution": bool(second % 2)}


@given(ACTS, st.booleans())
@SETTINGS
def test_whatever_a_student_does_to_the_cells(acts: list[tuple[str, int, int]], is_small: bool) -> None:
    source, submitted = (lesson(), handed_in()) if is_small else (SOURCE, deepcopy(RELEASE))
    for deed, first, second in acts:
        _damage(submitted["cells"], deed, first, second)
    submitted = parse(as_bytes(submitted))
    result = restore(source, submitted)
    must_be_sound(result.notebook)
    cells_of_the_lesson_are_whole(source, result)
    each_test_comes_after_what_precedes_it(source, result)
    students_cells_keep_their_order(submitted, result)
    no_work_is_lost(source, submitted, result)
    doing_it_again_changes_nothing(source, result)


def cells_of_the_lesson_are_whole(source: dict[str, Any], result: Restored) -> None:
    for place, cell in enumerate(source["cells"]):
        merged = [one for one in result.cells if one.index == place]
        assert len(merged) == is_identified(cell)
        for one in merged:
            assert one.grade_id == claimed_id(cell)
            assert one.cell | {"source": "", "attachments": 0} == cell | {"source": "", "attachments": 0}
            assert is_answer(cell) or one.cell == cell


def each_test_comes_after_what_precedes_it(source: dict[str, Any], result: Restored) -> None:
    earlier: list[int] = []
    for one in reversed(result.cells):
        if one.index is not None:
            if is_test(source["cells"][one.index]):
                assert all(index > one.index for index in earlier)
            earlier.append(one.index)


def students_cells_keep_their_order(submitted: dict[str, Any], result: Restored) -> None:
    own = [one.cell for one in result.cells if one.index is None]
    assert all(not cell["metadata"] for cell in own)
    remaining = iter(submitted["cells"])
    for cell in own:
        assert any((cell["source"], cell["cell_type"]) == (one["source"], one["cell_type"]) for one in remaining)


def no_work_is_lost(source: dict[str, Any], submitted: dict[str, Any], result: Restored) -> None:
    """Of what a student wrote only that is gone which stood in a cell of the instructor's."""
    fixed = {claimed_id(cell): cell for cell in source["cells"] if is_identified(cell) and not is_answer(cell)}
    kept = {one.cell["source"] for one in result.cells}
    for cell in submitted["cells"]:
        is_a_copy = any(is_unchanged(one, cell["source"], REGIONS) for one in fixed.values())
        assert cell["source"] in kept or is_a_copy or claimed_id(cell) in fixed


def doing_it_again_changes_nothing(source: dict[str, Any], result: Restored) -> None:
    again = restore(source, parse(as_bytes(result.notebook)))
    assert again.notes == ()
    assert [(one.index, one.cell) for one in again.cells] == [(one.index, one.cell) for one in result.cells]


@given(st.lists(st.tuples(st.sampled_from(["edit", "retype", "insert", "points"]), POSITION, POSITION), max_size=8))
@SETTINGS
def test_an_order_that_was_not_touched_stays(acts: list[tuple[str, int, int]]) -> None:
    submitted = deepcopy(RELEASE)
    for deed, first, second in acts:
        _damage(submitted["cells"], deed, first, second)
    submitted = parse(as_bytes(submitted))
    assert [one.cell["id"] for one in restore(SOURCE, submitted).cells] == [cell["id"] for cell in submitted["cells"]]

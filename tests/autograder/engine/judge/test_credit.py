"""Partial credit takes any real number in range, and nothing else."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from small_lesson import answer, exam, given, handed_in, lesson

from autograder.engine.job import Job
from autograder.engine.judge.credit import credit, part_of
from autograder.engine.station import Station

IN_RANGE = [0, 2, 1.5, np.float64(1.5), np.float32(0.5), np.int8(1), Fraction(1, 2), 0.1 * 3 / 0.3 * 2]
OUT_OF_RANGE = [
    *(math.nan, math.inf, -math.inf, 100.0, -1e9, 10**400, True, False, np.True_, np.float64("nan"), np.int64(3)),
    *("1.5", None, 1j, np.complex128(1), np.array(1.5), np.array([1.0, 2.0]), [1], (1,), {"a": 1}, b"1", len),
]


@pytest.mark.parametrize("value", IN_RANGE, ids=repr)
def test_a_number_in_range_is_the_mark(value: Any) -> None:
    assert credit(value, 2.0, gives_part=True) == (pytest.approx(float(value)), "")
    assert 0 <= credit(value, 2.0, gives_part=True)[0] <= 2


@pytest.mark.parametrize("value", OUT_OF_RANGE, ids=repr)
def test_whatever_else_is_worth_nothing_and_remarked(value: Any) -> None:
    score, remark = credit(value, 2.0, gives_part=True)
    assert score == 0
    assert "no number from 0 to 2" in remark


@drawn(st.floats() | st.integers() | st.booleans() | st.text() | st.none() | st.complex_numbers(), st.floats(0.5, 100))
def test_no_mark_lies_outside_of_the_points(value: Any, points: float) -> None:
    part = part_of(value, points)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    assert (part is not None) == (is_number and -1e-9 * points <= value <= points * (1 + 1e-9))
    for gives_part in (True, False):
        assert 0 <= credit(value, points, gives_part)[0] <= points


@pytest.mark.parametrize("value", OUT_OF_RANGE, ids=repr)
def test_a_test_that_gives_all_or_nothing_gives_all_whatever_its_value(value: Any) -> None:
    assert credit(value, 2.0, gives_part=False) == (2.0, "")


CELLS = [
    given("import numpy as np", "setup"),
    answer("step", "step = 0.375"),
    exam("test_step", "2 - 4 * abs(step - 0.375)", 2),
    answer("share", "def share(): return 2"),
    exam("test_share", "share()", 2),
    exam("test_share_there", "share()", 2, autograder={"where": "workbench"}),
    answer("word", "word = 'a'"),
    exam("test_word", "assert word\nword", 2),
]
ANSWERS = {
    "float('nan')": 0,
    "100.0": 0,
    "-1e9": 0,
    "np.ones(2)": 0,
    "True": 0,
    "np.bool_(True)": 0,
    "'1.5'": 0,
    "1j": 0,
    "None": 0,
    "10 ** 400": 0,
    "np.float64(1.5)": 1.5,
    "np.int8(1)": 1,
    "2": 2,
}


def test_tests_with_partial_credit_take_numbers_only() -> None:
    with Station(Job(lesson(CELLS))) as station:
        for given_back, mark in ANSWERS.items():
            answers = {"step": "step = np.nan", "share": f"def share(): return {given_back}", "word": "word = 5"}
            verdict = station.grade(handed_in(CELLS, answers))
            marks = {cell.grade_id: cell.score for cell in verdict.cells}
            assert marks == {"test_step": 0, "test_share": mark, "test_share_there": mark, "test_word": 2}, given_back
            assert any(note.startswith("test_step: ") and "no number from 0 to 2" in note for note in verdict.notes)
            assert any(note.startswith("test_share: ") for note in verdict.notes) == (mark == 0)

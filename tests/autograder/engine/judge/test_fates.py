"""Where a test misses a name, it says what stopped the cell that should have defined it."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given as given_text
from hypothesis import strategies as st
from small_lesson import NAME, answer, cell, exam, given, handed_in, hidden, lesson

from autograder.engine.job import Job
from autograder.engine.judge.fates import Fate, Fates
from autograder.engine.station import Station
from autograder.engine.verdict import Verdict

LIMITS = {"cell_seconds": 2, "call_seconds": 1, "submission_seconds": 30, "memory_mib": 256, "output_kib": 64}
LIMITS |= {"submission_output_kib": 256, "processes": 32, "files_mib": 16}
RELU = "def relu(x):\n    return max(0, x)"
CELLS = [
    given("import math", "setup"),
    answer("relu", RELU),
    exam("test_relu", "assert relu(2) == 2"),
    exam("test_relu_hidden", hidden("assert relu(4321) == 4321")),
    given("def twice(x):\n    return relu(x) + relu(x)\nfour = twice(2)", "helper"),
    exam("test_helper", "assert four == 4"),
    exam("test_there", "assert relu(2) == 2", autograder={"where": "workbench"}),
]


@pytest.fixture(scope="module")
def station() -> Iterator[Station]:
    with Station(Job(lesson(CELLS), LIMITS)) as started:
        yield started


def messages(verdict: Verdict) -> dict[str, str]:
    return {one.grade_id: one.message for one in verdict.cells}


@pytest.mark.parametrize(
    ("begin", "reason"),
    [
        (
            "import no_such_package",
            "ModuleNotFoundError: No module named 'no_such_package', in line 1 of the cell relu",
        ),
        (
            "x = 1\nimport no_such_package.of_a_kind",
            "ModuleNotFoundError: No module named 'no_such_package', in line 2 ",
        ),
        ("input()", "EOFError: EOF when reading a line, in line 1 of the cell relu"),
        ("x = 1\ny = (", "SyntaxError: '(' was never closed, in line 2 of the cell relu"),
        (
            "if True:\nx = 1",
            "IndentationError: expected an indented block after 'if' statement on line 1, in line 2 of ",
        ),
        ("\tif True:\n  x = 1", "in line 2 of the cell relu"),
        ("np.zeros(3)", "NameError: name 'np' is not defined, in line 1 of the cell relu"),
        ("def early():\n    return 1 / 0\nearly()", "ZeroDivisionError: division by zero, in line 2 of the cell relu"),
        ("open('data.csv')", "FileNotFoundError: [Errno 2] No such file or directory: 'data.csv', in line 1 of the"),
        ("import json\njson.loads('{')", "in line 2 of the cell relu"),  # raised deep in a library
        ("assert False", "AssertionError, in line 1 of the cell relu"),
        ("while True: pass", "A cell ran for more than 2 s and was stopped, in the cell relu"),
        ("import os\nos._exit(3)", "(exit code 3), as sys.exit or os._exit can do, in the cell relu"),
    ],
)
def test_what_stopped_the_cell_is_said(station: Station, begin: str, reason: str) -> None:
    verdict = station.grade(handed_in(CELLS, {"relu": f"{begin}\n{RELU}"}))
    told = messages(verdict)
    for test in ("test_relu", "test_relu_hidden", "test_there"):
        assert told[test].startswith("relu is not defined: ")
        assert reason in told[test]
    assert told["test_helper"].startswith("four is not defined: relu is not defined: ")
    assert verdict.notebooks is not None
    (page,) = (one for one in json.loads(verdict.notebooks[NAME])["cells"] if one["id"] == "test_relu_hidden")
    assert page["outputs"][-1]["evalue"] == told["test_relu_hidden"]


def test_a_cell_that_ran_or_is_missing_is_not_said_to_have_stopped(station: Station) -> None:
    ran = messages(station.grade(handed_in(CELLS, {"relu": "def rleu(x):\n    return x"})))
    assert ran["test_relu"] == "relu is not defined: the cell relu ran to its end without defining it."
    without = [one for one in CELLS if one["id"] != "relu"]
    missing = messages(station.grade(handed_in(without)))
    assert missing["test_relu"] == "relu is not defined: the cell relu was missing from what was handed in."


def test_a_name_that_a_function_misses_is_explained_by_the_cell_that_stopped(station: Station) -> None:
    own = cell("import no_such_package\ndef largest(a, b):\n    return max(a, b)")
    cells = [CELLS[0], own, *CELLS[1:]]
    told = messages(station.grade(handed_in(cells, {"relu": "def relu(x):\n    return largest(0, x)"})))
    reason = "(ModuleNotFoundError: No module named 'no_such_package', in line 1 of cell 2)"
    assert told["test_relu"] == (
        f"relu stopped with NameError in line 2 of relu: name 'largest' is not defined {reason}"
    )
    assert told["test_relu_hidden"].endswith(reason)


def test_an_error_in_a_given_cell_is_said(station: Station) -> None:
    told = messages(station.grade(handed_in(CELLS, {"relu": "def relu(x):\n    return [][2]"})))
    stopped = "relu stopped with IndexError in line 2 of relu: list index out of range"
    assert told["test_helper"] == f"four is not defined: {stopped}, in the cell helper."


def test_a_hidden_test_tells_no_more_than_the_cell_itself(station: Station) -> None:
    spy = f"{RELU}\nseen = []\ndef relu(x):\n    seen.append(x)\n    return none_of_these\n"
    told = messages(station.grade(handed_in(CELLS, {"relu": spy})))
    assert "4321" not in told["test_relu_hidden"]


@given_text(st.text(max_size=300), st.sampled_from(["relu", "x", "Größe"]))
def test_any_text_can_be_looked_through(source: str, name: str) -> None:
    fates = Fates([Fate(frozenset(), "stopped", source)])
    assert fates.of(name) in ("", "stopped")
    assert Fates([Fate(frozenset(), "stopped", f"{source}\ndef {name}(): pass")]).of(name) == "stopped"

"""The judge on small lessons, with real workbenches in real jails."""

import base64
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter
from small_lesson import NAME, answer, cell, exam, given, handed_in, hidden, lesson, marked, notebook

from autograder.engine.assignment import Assignment, Submission
from autograder.engine.job import Job
from autograder.engine.station import Station
from autograder.engine.verdict import CellVerdict, Status, Verdict

LIMITS = {
    "cell_seconds": 2,
    "call_seconds": 1,
    "submission_seconds": 20,
    "memory_mib": 256,
    "output_kib": 64,
    "submission_output_kib": 256,
    "processes": 32,
    "files_mib": 16,
}

CELLS = [
    given("import numpy as np", "setup"),
    cell("factor = 3\nunused = 1 / 0"),
    cell("np.random.seed(5)\nnoise = np.random.normal(size=3)"),
    answer("double", "def double(x):\n    return 2 * x"),
    exam("test_double", "assert double(2) == 4\nassert double(np.ones(2)).sum() == 4"),
    exam("test_double_hidden", hidden("assert double(21) == 42"), 2),
    answer("clip", "from math import inf\ndef clip(x, low=-inf):\n    return max(x, low)"),
    exam("test_clip", "assert clip(1) == 1 and clip(-1, low=0) == 0 and inf > 0"),
    answer("guess", "guess = 7"),
    exam("test_guess", "assert guess == 7"),
    exam("test_share", "min(2.5, max(0, guess - 4.5))", 3),
    given("def tripled(x):\n    return double(x) + x", "helper"),
    exam("test_helper", "assert tripled(2) == 6 and factor == 3"),
    exam("test_noise", "assert abs(noise.sum() - double(noise).sum() / 2) < 1e-9", extra_points=2, points=0),
    answer("keep", "def keep(x):\n    return [x]"),
    exam("test_keep", "held = np.zeros(2)\nassert keep(held)[0] is held and not held.any()"),
    answer("Box", "class Box:\n    size = 3\n    def __init__(self): self.held = []"),
    exam("test_box", "assert Box().held == []", autograder={"where": "workbench"}),
    marked("", "essay", kind="markdown", grade=True, solution=True, points=5),
    cell("print('the end', double(1))"),
]


@pytest.fixture(scope="module")
def station() -> Iterator[Station]:
    with Station(Job(lesson(CELLS), LIMITS)) as started:
        yield started


def by_id(verdict: Verdict) -> dict[str, CellVerdict]:
    return {one.grade_id: one for one in verdict.cells}


def graded(station: Station, answers: dict[str, str] | None = None, **files: bytes) -> dict[str, CellVerdict]:
    return by_id(station.grade(handed_in(CELLS, answers, **files)))


def outputs(verdict: Verdict, grade_id: str) -> Any:
    assert verdict.notebooks is not None
    cells = json.loads(verdict.notebooks[NAME])["cells"]
    return next(one["outputs"] for one in cells if one["id"] == grade_id)


def lost(marks: dict[str, CellVerdict]) -> set[str]:
    return {name for name, one in marks.items() if one.score is not None and one.score < one.max_score}


def test_the_solutions_get_all_points(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS))
    marks = by_id(verdict)
    assert lost(marks) == {"test_share"}
    assert marks["test_share"].score == 2.5  # the number that the test gave
    assert marks["test_noise"].extra == marks["test_noise"].max_extra == 2
    assert marks["essay"].score is None
    assert (verdict.status, verdict.message, verdict.notes, verdict.jailed) == (Status.GRADED, "", (), True)
    assert [one.where for one in verdict.cells].count("workbench") == 1
    assert marks["test_box"].where == "workbench"


def test_cells_print_into_the_notebook_and_it_is_valid(station: Station) -> None:
    import nbformat

    verdict = station.grade(handed_in(CELLS))
    assert verdict.notebooks is not None
    held = json.loads(verdict.notebooks[NAME])
    nbformat.validate(held)
    assert held["cells"][-1]["outputs"] == [{"output_type": "stream", "name": "stdout", "text": "the end 2\n"}]
    assert held["cells"][1]["outputs"][0]["ename"] == "ZeroDivisionError"


def test_a_wrong_answer_loses_its_own_points_only(station: Station) -> None:
    marks = graded(station, {"clip": "def clip(x, low=0):\n    return 5"})
    assert lost(marks) == {"test_clip", "test_share"}
    assert "line 1: assert clip(1) == 1" in marks["test_clip"].message


def test_a_hidden_test_says_which_function_failed_and_not_on_what(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"double": "def double(x):\n    return x + x if x is not 21 else 43"}))
    mark = by_id(verdict)["test_double_hidden"]
    assert mark.message == "A test that is kept back failed in a call of double."
    told = json.dumps(outputs(verdict, "test_double_hidden"))
    assert "21" not in told
    assert "42" not in told


def test_what_a_function_prints_in_a_hidden_test_is_not_shown(station: Station) -> None:
    spy = "def double(x):\n    print('seen', x)\n    if x == 21: raise ValueError(f'it was {x}')\n    return 2 * x"
    verdict = station.grade(handed_in(CELLS, {"double": spy}))
    assert outputs(verdict, "test_double")[0]["text"].startswith("seen 2\n")
    told = json.dumps(outputs(verdict, "test_double_hidden")) + by_id(verdict)["test_double_hidden"].message
    assert "21" not in told
    assert "ValueError in line 3 of double" in told


def test_an_error_of_the_students_names_the_line(station: Station) -> None:
    marks = graded(station, {"clip": "def clip(x, low=0):\n    y = x\n    return y / 0"})
    assert marks["test_clip"].message == "clip stopped with ZeroDivisionError in line 3 of clip: division by zero"


def test_a_name_that_is_missing_is_named(station: Station) -> None:
    marks = graded(station, {"guess": "geuss = 7"})
    assert marks["test_guess"].message == "guess is not defined: the cell guess ran to its end without defining it."


def test_a_value_can_be_of_any_kind_of_data(station: Station) -> None:
    assert lost(graded(station, {"guess": "guess = np.float32(7)"})) == {"test_share"}
    assert "test_guess" in lost(graded(station, {"guess": "guess = '7'"}))


def test_an_object_that_cannot_cross_is_named(station: Station) -> None:
    marks = graded(station, {"guess": "class Seven:\n    def __eq__(self, other): return True\nguess = Seven()"})
    assert "an object of class Seven" in marks["test_guess"].message


def test_a_helper_in_a_cell_of_the_students_own_serves(station: Station) -> None:
    own = cell("def twice(x):\n    return x + x")
    cells = [*CELLS[:3], own, CELLS[3] | {"source": "def double(x):\n    return twice(x)"}, *CELLS[4:]]
    assert lost(by_id(station.grade(handed_in(cells)))) == {"test_share"}


def test_tests_that_were_tampered_with_are_put_back(station: Station) -> None:
    cells = [one for one in CELLS if one["id"] != "test_double"]
    cells = [one | {"source": "pass"} if one["id"] == "test_clip" else one for one in cells]
    verdict = station.grade(handed_in(cells, {"double": "double = abs", "clip": "clip = min"}))
    assert lost(by_id(verdict)) >= {"test_double", "test_clip"}
    assert any("test_double" in note for note in verdict.notes)
    assert any("test_clip" in note for note in verdict.notes)


def test_a_loop_costs_its_own_points(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"guess": "while True: pass"}))
    assert lost(by_id(verdict)) == {"test_guess", "test_share"}
    assert verdict.status == Status.TIMEOUT
    assert verdict.message == "A cell ran for more than 2 s and was stopped."


def test_a_loop_that_swallows_interrupts_is_ended_and_the_rest_goes_on(station: Station) -> None:
    stubborn = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    verdict = station.grade(handed_in(CELLS, {"guess": stubborn}))
    assert lost(by_id(verdict)) == {"test_guess", "test_share"}
    assert verdict.status == Status.TIMEOUT


def test_a_call_that_does_not_come_back_costs_its_own_points(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"clip": "import time\ndef clip(x, low=0):\n    time.sleep(60)"}))
    marks = by_id(verdict)
    assert lost(marks) == {"test_clip", "test_share"}
    assert marks["test_clip"].message == "A call of clip did not come back within 1 s."
    assert verdict.status == Status.TIMEOUT


def test_an_exit_costs_its_own_points_and_the_cells_before_it_run_again(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"guess": "import os\nos._exit(3)"}))
    assert lost(by_id(verdict)) == {"test_guess", "test_share"}
    assert verdict.status == Status.DIED
    assert "exit code 3" in verdict.message


@pytest.mark.parametrize(
    "left", ["kept = np.ones(2**24)", "if os.fork() == 0: [os.fork() for _ in range(9)]"], ids=["memory", "processes"]
)
def test_what_an_earlier_cell_left_running_costs_no_later_cell(station: Station, left: str) -> None:
    """It waits for the later cell, and takes too much of what all processes have together."""
    leaves = f"""
import os, time
guess = 7
for _ in range(4):
    if os.fork() == 0:
        while not os.path.exists("go"): time.sleep(0.01)
        {left}
        time.sleep(30)
        os._exit(0)
"""
    struck = "import os, time\nopen('go', 'w').close()\ntime.sleep(1)\ndef keep(x):\n    return [x]"
    verdict = station.grade(handed_in(CELLS, {"guess": leaves, "keep": struck}))
    assert lost(by_id(verdict)) == {"test_share"}


def test_a_call_that_ends_the_process_costs_its_own_points(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"clip": "import os\ndef clip(x, low=0):\n    os.abort()"}))
    assert lost(by_id(verdict)) == {"test_clip", "test_share"}
    assert verdict.status == Status.DIED
    assert "crashed" in by_id(verdict)["test_clip"].message
    assert "This was in a call of clip." in by_id(verdict)["test_clip"].message


def test_too_much_memory_is_an_error_of_the_cell(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"guess": "guess = 7\nx = np.ones(10**9)"}))
    assert lost(by_id(verdict)) == {"test_share"}
    assert verdict.status == Status.GRADED


def test_output_is_cut_off(station: Station) -> None:
    verdict = station.grade(handed_in(CELLS, {"guess": "guess = 7\nprint('x' * 10_000_000)"}))
    shown = outputs(verdict, "guess")
    assert len(json.dumps(shown)) < 80_000
    assert "cut off: a cell may print 64 KiB" in shown[-1]["text"]


def test_the_outputs_of_a_submission_share_one_limit_in_bytes(station: Station) -> None:
    own = [cell(f"print('\\U0001f600' * 640_000)  # {number}") for number in range(12)]
    printing = "def double(x):\n    print('\\U0001f600' * 640_000)\n    return 3 * x"
    verdict = station.grade(handed_in([*own, *CELLS], {"double": printing}))
    (written,) = (verdict.notebooks or {}).values()
    assert len(written.encode()) < 1024 * (256 + 64 * len(verdict.cells))
    assert "all outputs of a submission together may take 256 KiB" in written
    assert "assert double(2) == 4" in by_id(verdict)["test_double"].message


LONG = ["\\begin{a}" * 200_000, "1\n" * 150_000, "> " * 50_000, "x." * 50_000, "[" * 50_000, "$a" * 50_000]


def test_what_takes_long_to_render_is_shown_as_it_is_or_cut(station: Station) -> None:
    own = [cell(text, kind=kind) for text in LONG for kind in ("markdown", "raw")]
    own += [cell(f'r"""\n{text}\n"""') for text in LONG]
    verdict = station.grade(handed_in([*own, *CELLS]))
    assert lost(by_id(verdict)) == {"test_share"}
    (written,) = (verdict.notebooks or {}).values()
    assert len(written) < 2_000_000
    before = time.process_time()
    exporter = HTMLExporter(template_name="classic")
    exporter.from_notebook_node(nbformat.reads(written, as_version=4))
    assert time.process_time() - before < 20


def test_warnings_cost_nothing(station: Station) -> None:
    loud = "import warnings, sys\nfrom math import inf\ndef clip(x, low=-inf):\n    warnings.warn('w')\n"
    loud += "    sys.stderr.write('e')\n    return max(x, low)"
    verdict = station.grade(handed_in(CELLS, {"clip": loud}))
    assert lost(by_id(verdict)) == {"test_share"}
    assert "UserWarning: w" in json.dumps(outputs(verdict, "test_clip"))


def test_nothing_handed_in_is_missing(station: Station) -> None:
    verdict = station.grade(Submission("ada", {}))
    assert verdict.status == Status.MISSING
    assert verdict.score == 0
    assert verdict.max_score == sum(one.max_score for one in graded(station).values())


def test_what_is_refused_and_what_cannot_be_read_say_why(station: Station) -> None:
    refused = station.grade(Submission("ada", {}, refused="small.ipynb is a symlink."))
    assert (refused.status, refused.message) == (Status.REFUSED, "small.ipynb is a symlink.")
    broken = station.grade(Submission("ada", {f"{NAME}.ipynb": b'{"cells": ['}))
    assert broken.status == Status.UNREADABLE
    assert broken.notebooks is not None
    assert "was not graded" in broken.notebooks[NAME]
    assert "small.ipynb is a symlink" in (refused.notebooks or {})[NAME]


@pytest.mark.parametrize("written", ["", "open('helper.py', 'w').write('def given(x, low): return max(x, low)')\n"])
def test_what_lies_beside_the_notebook_can_be_imported(station: Station, written: str) -> None:
    answers = {
        "clip": f"{written}from helper import given\nfrom math import inf\ndef clip(x, low=-inf): return given(x, low)"
    }
    files = {} if written else {"helper.py": b"def given(x, low): return max(x, low)"}
    marks = by_id(station.grade(handed_in(CELLS, answers, **files)))
    assert lost(marks) == {"test_share"}


def test_files_lie_beside_the_notebook(station: Station) -> None:
    marks = graded(station, {"guess": "guess = int(open('seven.txt').read())"}, **{"seven.txt": b"7"})
    assert lost(marks) == {"test_share"}


def test_a_station_outlives_the_loss_of_its_processes(station: Station) -> None:
    for process in station._pair._processes:
        process.kill()
        process.wait()
    assert lost(graded(station)) == {"test_share"}


# Another lesson: what later cells of it need, and what keeps a test from its end.
OTHERS = [
    answer("f", "def f(x):\n    return x"),
    exam("test_f", "sample = f(3)\nassert sample == 3"),
    cell("print('sample', sample)"),
    cell("expected = f(2) * 0 + 2"),
    exam("test_expected", "assert f(2) == expected"),
    answer("x", "import numpy as np\nx = np.ones(3)"),
    exam("test_x", "assert (x[:, None] * x).sum() == 9"),
    answer("n", "n = 1"),
    exam("test_n", "while n != 1: pass"),
    answer("m", "m = 2"),
    exam("test_m", "assert m == 2"),
]


@pytest.fixture(scope="module")
def others() -> Iterator[Station]:
    """`m` was released as a stub, and all else as it is."""
    released = [one | {"source": "..."} if one["id"] == "m" else one for one in OTHERS]
    with Station(Job(Assignment(NAME, {NAME: notebook(OTHERS)}, {}, {NAME: notebook(released)}), LIMITS)) as started:
        yield started


def test_an_unchanged_answer_is_noted(others: Station) -> None:
    verdict = others.grade(handed_in(OTHERS, {"m": "..."}))
    assert (NAME, "m") in verdict.unanswered
    assert (NAME, "f") in verdict.unanswered  # as in the instructor's: it was released as it is
    assert (NAME, "m") not in others.grade(handed_in(OTHERS)).unanswered


def test_a_test_that_binds_a_name_for_later_cells_runs_in_both_places(others: Station) -> None:
    verdict = others.grade(handed_in(OTHERS))
    assert lost(by_id(verdict)) == set()
    assert verdict.notebooks is not None
    assert "sample 3" in verdict.notebooks[NAME]


def test_a_name_of_the_instructors_is_never_the_students(others: Station) -> None:
    forged = [one | {"source": "expected = 5"} if one["source"].startswith("expected") else one for one in OTHERS]
    verdict = others.grade(handed_in(forged, {"f": "def f(x):\n    raise ValueError"}))
    assert lost(by_id(verdict)) == {"test_f", "test_expected"}


def test_a_test_that_would_take_all_memory_fails(others: Station) -> None:
    marks = by_id(others.grade(handed_in(OTHERS, {"x": "import numpy as np\nx = np.ones(10**6)"})))
    assert lost(marks) == {"test_x"}
    assert "Memory" in marks["test_x"].message


def test_a_test_that_runs_forever_costs_its_points_only(others: Station) -> None:
    verdict = others.grade(handed_in(OTHERS, {"n": "n = 5"}))
    marks = by_id(verdict)
    assert lost(marks) == {"test_n"}
    assert marks["test_n"].message == "This test ran for more than 2 s and was stopped."
    assert marks["test_m"].score == 1
    assert verdict.status == Status.TIMEOUT


LATE_MEMORY = """
import os, time
for _ in range(10):
    if os.fork() == 0:
        time.sleep({wait})
        kept = bytearray(os.urandom(1)) * 2**26
        time.sleep(5)
        os._exit(0)
"""


@pytest.mark.parametrize("wait", [0.0, 0.3, 0.7, 1.2])
def test_processes_left_running_cost_only_the_cell_that_left_them(station: Station, wait: float) -> None:
    """Whenever it is that they take too much: in a cell, in a call, or between them."""
    slow = "import time\nfrom math import inf\ndef clip(x, low=-9):\n    time.sleep(0.2)\n    return max(x, low)\n"
    own = [cell(LATE_MEMORY.format(wait=wait)), *CELLS]
    verdict = station.grade(handed_in(own, {"clip": slow, "guess": "import time\ntime.sleep(0.3)\nguess = 7"}))
    assert lost(by_id(verdict)) == {"test_share"}


# A lesson with modules of its own beside it.
BESIDE = {
    "helper.py": b"made = []\ndef low(): return -1\ndef holds(f): made.append(1); assert f(3) == 6 and len(made) == 1",
    "own_package/__init__.py": b"from .inner import six",
    "own_package/inner.py": b"six = 6",
    "plain/deeper.py": b"nine = 9",
    "random.py": b"raise RuntimeError('in the place of Python own')",
    "bleach.py": b"mine = True",
}
WITH_MODULES = [
    answer("double", "from helper import low\ndef double(x):\n    return 2 * x if x > low() else x"),
    exam("test_module", "import helper\nhelper.holds(double)"),
    exam(
        "test_package", "from own_package import six\nimport plain.deeper as d\nassert double(3) == six == d.nine - 3"
    ),
    exam("test_order", "import random, bleach\nassert random.random() < 1 and bleach.mine and double(1) == 2"),
]


@pytest.fixture(scope="module")
def with_modules() -> Iterator[Station]:
    with Station(Job(lesson(WITH_MODULES, **BESIDE), LIMITS)) as started:
        yield started


def test_modules_beside_the_lesson_serve_both_sides_and_each_submission_anew(with_modules: Station) -> None:
    for _ in range(2):
        assert lost(by_id(with_modules.grade(handed_in(WITH_MODULES)))) == set()
    marks = by_id(with_modules.grade(handed_in(WITH_MODULES, {"double": "def double(x): return x"})))
    assert lost(marks) == set(marks)


def test_a_students_module_never_runs_at_the_judge(with_modules: Station) -> None:
    forged = {"double": "def double(x): return x"}
    files = {"helper.py": b"def low(): return 0\ndef holds(f): pass", "own_package.py": b"six = 3", "own.py": b""}
    marks = by_id(with_modules.grade(handed_in(WITH_MODULES, forged, **files)))
    assert lost(marks) == set(marks)


def test_tests_of_both_sides_share_names() -> None:
    cells = [answer("limit", "limit = 3"), exam("test_bound", "bound = limit", autograder={"where": "workbench"})]
    cells += [exam("test_apart", "top = bound + 1\nassert limit == 3"), cell("print(top)")]
    cells += [exam("test_beside", "assert top == bound + 1", autograder={"where": "workbench"})]
    with Station(Job(lesson(cells), LIMITS)) as station:
        verdict = station.grade(handed_in(cells))
        assert [one.where for one in verdict.cells] == ["workbench", "judge", "workbench"]
        assert lost(by_id(verdict)) == set()
        assert lost(by_id(station.grade(handed_in(cells, {"limit": "limit = 4"})))) == {"test_apart"}


def test_a_table_that_is_no_data_takes_no_other_name_with_it() -> None:
    """Periods and intervals stay where they are; what else the cell defines is judged, and tests beside it see them."""
    cells = [
        answer(
            "tables",
            "import pandas as pd\nby = pd.Series([1, 2], index=pd.period_range('2026-01', periods=2, freq='M'))\n"
            "cut = pd.DataFrame({'n': [1, 2]}, index=pd.cut([1, 20], [0, 15, 40]))\nn = 2",
        ),
        exam("test_n", "assert n == 2"),
        exam("test_apart", "assert by.sum() == 3"),
        exam("test_beside", "assert by.sum() == cut.n.sum() == 3", autograder={"where": "workbench"}),
    ]
    with Station(Job(lesson(cells), LIMITS)) as station:
        verdict = station.grade(handed_in(cells))
    marks = by_id(verdict)
    assert lost(marks) == {"test_apart"}
    assert "an object of class Series cannot leave the process" in marks["test_apart"].message
    assert verdict.status == "graded"


@pytest.mark.parametrize(
    "code",
    [
        "import asyncio\nawait asyncio.sleep(0)\nn = 3",
        "async def three():\n    return 3\nn = await three()",
        "async def numbers():\n    yield 3\nasync for n in numbers():\n    pass",
        "async def numbers():\n    yield 3\n(n,) = [number async for number in numbers()]",
    ],
)
def test_a_cell_may_wait_at_its_top_level_as_in_jupyter(code: str) -> None:
    cells = [answer("n", code), exam("test_n", "assert n == 3")]
    with Station(Job(lesson(cells), LIMITS)) as station:
        assert lost(by_id(station.grade(handed_in(cells)))) == set()
        assert lost(by_id(station.grade(handed_in(cells, {"n": code.replace("3", "4")})))) == {"test_n"}


# What a test may ask of a student's function, and what a solution cell does beside defining names.
ASKED = [
    given("import math\nheld = [1]", "setup"),
    answer("f", 'def f(x, *, times=2, name="n"):\n    """Twice."""\n    return [x for _ in range(times)]'),
    exam("test_source", "import inspect\nassert 'range(times)' in inspect.getsource(f) and f.__doc__ == 'Twice.'"),
    exam("test_signature", "import inspect\nassert str(inspect.signature(f)) == \"(x, *, times=2, name='n')\""),
    answer("root", "from math import sqrt\ndef root(x):\n    return sqrt(x)"),
    exam("test_import", "assert sqrt(4) == 2 or root"),
    answer("change", "held.append(2)\nmath.tau = 1\nfull = held"),
    exam("test_change", "assert held == [1, 2]"),
    exam("test_trace", "assert math.tau > 6 and full"),
]


def test_a_test_learns_the_truth_about_a_function_and_solutions_leave_nothing_for_others() -> None:
    stubs = {"f": "def f(a):\n    return f", "root": "root = None", "change": "full = held"}
    with Station(Job(lesson(ASKED), LIMITS)) as station:
        for answers, expected in (
            ({}, set()),
            (stubs, {"test_source", "test_signature", "test_import", "test_change"}),
        ):
            assert lost(by_id(station.grade(handed_in(ASKED, answers)))) == expected


# What a test and the functions that it calls share as in one process.
PRINTED = """
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as out: hello("ada")
assert out.getvalue() == "hello ada\\n"
"""
MOCKED = """
from unittest.mock import patch
with patch("builtins.print") as printed: hello("bob")
printed.assert_called_once_with("hello", "bob")
"""
ASKING = """
from unittest.mock import patch
with patch("builtins.input", side_effect=["3", "4"]) as asked:
    assert [ask(), ask()] == [4, 5]
asked.assert_called_with("How many? ")
"""
SEEDED = """
import random
import numpy as np
def seeded(): random.seed(3), np.random.seed(4)
seeded()
first, second = draw(), draw()
seeded()
assert first == (random.random(), np.random.normal())
assert second == (random.random(), np.random.normal()) != first
"""
TOGETHER = [
    answer("hello", "def hello(name):\n    print('hello', name)\n    return len(name)"),
    exam("test_printed", PRINTED),
    exam("test_mock", MOCKED),
    answer("ask", "def ask():\n    return int(input('How many? ')) + 1"),
    exam("test_input", ASKING),
    answer("draw", "import random\nimport numpy as np\ndef draw():\n    return random.random(), np.random.normal()"),
    exam("test_seed", SEEDED),
    answer("count", "def count(n):\n    for i in range(n):\n        yield i"),
    exam("test_generator", "assert list(count(3)) == [0, 1, 2] and sum(count(4)) == 6"),
]
ALONE = {
    "hello": "def hello(name):\n    print('hello')",
    "ask": "def ask():\n    return 4",
    "draw": "def draw():\n    return 0.1, 0.2",
    "count": "def count(n):\n    return [0, 1, 2][:n]",
}


def test_a_test_captures_mocks_and_seeds_as_in_one_process() -> None:
    tests = {one["id"] for one in TOGETHER if one["id"].startswith("test_")}
    with Station(Job(lesson(TOGETHER), LIMITS)) as station:
        assert lost(by_id(station.grade(handed_in(TOGETHER)))) == set()
        assert lost(by_id(station.grade(handed_in(TOGETHER, ALONE)))) == tests


DRAWING = """
import random
random.seed(3)
x = random.random()
assert f(x) == x
assert f(random.random()) == 0.5442292252959519
"""


def test_a_student_says_nothing_of_the_generators_that_a_test_draws_from() -> None:
    cells = [answer("f", "def f(x):\n    return x"), exam("test_f", DRAWING)]
    spoilt = "import random\ndef f(x):\n    random.seed(99)\n    return x"
    with Station(Job(lesson(cells), LIMITS)) as station:
        for answers in ({}, {"f": spoilt}):
            assert lost(by_id(station.grade(handed_in(cells, answers)))) == set()


# Classes of the instructor's, which both sides have from the same cell.
CLASSES = """
from collections import namedtuple
from dataclasses import dataclass, field
Point = namedtuple("Point", "x y")
@dataclass
class Box:
    size: int
    held: list = field(default_factory=list)
    def doubled(self):
        return 2 * self.size
@dataclass(frozen=True)
class Odd:
    name: str
"""
USED = """
p, b = moved(Point(1, 2)), Box(3)
assert isinstance(p, Point) and p.x + p.y == 5 and p._fields == ("x", "y")
assert packed(b, Odd("a")) is b and b == Box(4, ["a"]) and b.doubled() == 8 and odd == Odd("z")
"""
INSTRUCTORS = [
    given(CLASSES, "classes"),
    answer("moved", "def moved(p):\n    return p._replace(x=p.x + 2)"),
    answer("packed", "def packed(b, o):\n    b.size += 1\n    b.held.append(o.name)\n    return b"),
    answer("odd", "odd = Odd('z')"),
    exam("test_classes", USED),
]


def test_named_tuples_and_dataclasses_of_the_instructors_arrive_as_such() -> None:
    own = "@dataclass\nclass Odd:\n    name: str\n    def __eq__(self, other): return True\nodd = Odd('y')"
    liar = "@dataclass\nclass Other:\n    name: str\n    def __eq__(self, other): return True\nodd = Other('z')"
    with Station(Job(lesson(INSTRUCTORS), LIMITS)) as station:
        assert lost(by_id(station.grade(handed_in(INSTRUCTORS)))) == set()
        for answers in ({"odd": own}, {"odd": liar}, {"moved": "def moved(p): return (3, 2)"}):
            assert lost(by_id(station.grade(handed_in(INSTRUCTORS, answers)))) == {"test_classes"}


LEFT_OPEN = [
    answer("total", "total = 3"),
    exam("test_total", "assert total"),
    exam("test_other_total", "assert total != 4", autograder={"where": "workbench"}),
    answer("rest", "rest = ..."),
    exam("test_rest", "assert rest is ..."),
]


def test_the_dots_of_a_stub_are_no_answer() -> None:
    """Which a stub of the instructor's own stays, where the solution itself has them."""
    stub = {"total": "total = ...  # replace ... with your answer"}
    job = Job(replace(lesson(LEFT_OPEN), released={NAME: handed_in(LEFT_OPEN, stub).files[f"{NAME}.ipynb"]}), LIMITS)
    with Station(job) as station:
        untouched, solved = (by_id(station.grade(handed_in(LEFT_OPEN, answers))) for answers in (stub, {}))
    for name in ("test_total", "test_other_total"):
        assert (untouched[name].score, untouched[name].message) == (0, "total is still to be written.")
        assert solved[name].score == 1
    assert untouched["test_rest"].score == solved["test_rest"].score == 1


def test_notebooks_are_told_that_they_are_graded(station: Station) -> None:
    code = "import os\ndef double(x): return 2 * x if os.environ['NBGRADER_EXECUTION'] == 'autograde' else 0"
    assert by_id(station.grade(handed_in(CELLS, {"double": code})))["test_double"].score == 1


SHARED = [
    given("import numpy as np", "setup"),
    answer("scaled", "def scaled(x):\n    return scale * x + offset"),
    cell("scale, offset = 2, 0"),
    exam("test_first", "assert scaled(1) == 2"),
    exam("test_scaled", "scale = np.full(2, 3)\nexpected = [3, 3]\nassert scaled(1).tolist() == expected"),
    exam("test_again", hidden("offset = 1\nassert scaled(1).tolist() == [4, 4]\nscale = 5\nassert scaled(1) == 6")),
]


@pytest.fixture(scope="module")
def shared() -> Iterator[Station]:
    with Station(Job(lesson(SHARED), LIMITS)) as started:
        yield started


def test_a_function_reads_what_a_test_sets_for_the_solution(shared: Station) -> None:
    assert shared.grade(handed_in(SHARED)).score == 3


@pytest.mark.parametrize("name", ["expected", "__builtins__['expected']", "globals()['expected']"])
def test_and_nothing_else_that_a_test_sets(shared: Station, name: str) -> None:
    code = f"def scaled(x):\n    try: return np.array({name})\n    except Exception: return 2"
    assert [one.score for one in shared.grade(handed_in(SHARED, {"scaled": code})).cells] == [1, 0, 0]


def test_tables_of_pandas_are_handed_in_and_out_and_changed_in_place() -> None:
    cells = [
        given("import pandas as pd", "setup"),
        answer("total", "def total(table):\n    return table.groupby('kind').sum()"),
        answer("grow", "def grow(table):\n    table['more'] = 1"),
        answer("own", "own = pd.Series([1, 2], name='x')"),
        exam(
            "test_total",
            "table = pd.DataFrame({'kind': ['a', 'b', 'a'], 'n': [1, 2, 3]})\n"
            "right = pd.DataFrame({'n': [4, 2]}, index=pd.Index(['a', 'b'], name='kind'))\n"
            "pd.testing.assert_frame_equal(total(table), right)",
        ),
        exam("test_grow", "grow(table)\nassert list(table) == ['kind', 'n', 'more'] and own.equals(pd.Series([1, 2]))"),
    ]
    wrong = {
        "total": "class DataFrame:\n    def __eq__(self, other): return True\ndef total(table): return DataFrame()"
    }
    with Station(Job(lesson(cells), LIMITS | {"memory_mib": 512})) as station:
        assert station.grade(handed_in(cells)).score == 2
        assert [one.score for one in station.grade(handed_in(cells, wrong)).cells] == [0, 1]


def test_errors_of_a_notebooks_own_classes_arrive_as_such() -> None:
    """Of a class of the student's that the test names, and of one that a given cell defines."""
    cells = [
        given("class Given(LookupError):\n    def __init__(self, a, b): pass", "setup"),
        answer("f", "class Poor(ValueError): pass\ndef f(x): raise Poor('too poor')"),
        answer("g", "def g(): raise Given(1, 2)"),
        exam("test_f", "try: f(1)\nexcept Poor as error: assert str(error) == 'too poor'\nelse: assert 0"),
        exam("test_base", "assert issubclass(Poor, ValueError)\ntry: f(1)\nexcept ValueError: pass"),
        exam("test_g", "try: g()\nexcept Given: pass\nelse: assert 0"),
    ]
    cases = {
        "class Poor(ValueError): pass\ndef f(x): raise Poor('too poor')": [1, 1, 1],
        "class Poor(Exception): pass\ndef f(x): raise Poor('too poor')": [1, 0, 1],
        "class Poor(ValueError): pass\ndef f(x): raise ValueError('too poor')": [0, 1, 1],
        "class Poor(OSError): pass\ndef f(x): raise Poor('too poor')": [1, 0, 1],
        "class Poor(BaseException): pass\ndef f(x): raise Poor('too poor')": [0, 0, 1],
        "Poor = 3\ndef f(x): raise ValueError('too poor')": [0, 0, 1],
    }
    with Station(Job(lesson(cells), LIMITS)) as station:
        found = {code: [one.score for one in station.grade(handed_in(cells, {"f": code})).cells] for code in cases}
    assert found == cases


def test_a_generator_is_sent_what_a_test_sends_it() -> None:
    cells = [
        answer(
            "g", "def echo(first):\n    told = yield first\n    while told is not None:\n        told = yield [told]"
        ),
        exam(
            "test_g", "g = echo(0)\nassert (next(g), g.send(1), g.send('a')) == (0, [1], ['a'])\nassert list(g) == []"
        ),
        exam("test_early", "g = echo(0)\ntry: g.send(1)\nexcept TypeError: pass\nelse: assert 0"),
    ]
    with Station(Job(lesson(cells), LIMITS)) as station:
        assert station.grade(handed_in(cells)).score == 2


def test_a_function_does_not_find_what_a_test_has_deleted() -> None:
    cells = [
        answer("square", "def square(x): return x * x"),
        answer("cube", "def cube(x): return x * square(x)"),
        exam(
            "test_cube",
            "kept = square\ndel square\ntry: cube(2)\nexcept NameError: pass\nelse: raise AssertionError\n"
            "finally: square = kept\nassert cube(2) == 8",
        ),
        exam("test_square", "assert square(3) == 9 and cube(3) == 27"),
    ]
    with Station(Job(lesson(cells), LIMITS)) as station:
        assert [one.score for one in station.grade(handed_in(cells)).cells] == [1, 1]
        alone = {"cube": "def cube(x): return x ** 3"}
        assert [one.score for one in station.grade(handed_in(cells, alone)).cells] == [0, 1]


def test_what_a_test_sets_is_over_with_the_test() -> None:
    """Cells below run without it, with what they defined themselves."""
    cells = [
        cell("def square(x): return x * x"),
        answer("cube", "def cube(x): return x * square(x)"),
        exam(
            "test_cube",
            "assert cube(2) == 8\n### BEGIN HIDDEN TESTS\nkept = square\ndel square\ntry: square(2)\n"
            "except NameError: pass\nelse: raise AssertionError\nfinally: square = kept\nassert cube(2) == 8\n"
            "### END HIDDEN TESTS",
        ),
        answer("cubes", "cubes = [cube(n) for n in range(3)]"),
        exam("test_cubes", "assert cubes == [0, 1, 8] and cube(3) == 27"),
    ]
    with Station(Job(lesson(cells), LIMITS)) as station:
        assert [one.score for one in station.grade(handed_in(cells)).cells] == [1, 1]


def test_what_a_hidden_test_hands_in_can_be_used_while_it_runs_alone() -> None:
    """Who keeps it is told so, and loses nothing else."""
    cells = [
        answer("apply", "kept = []\ndef apply(f, x):\n    kept.append(f)\n    return f(x)"),
        exam("test_apply", "### BEGIN HIDDEN TESTS\nassert apply(lambda x: x + 1, 1) == 2\n### END HIDDEN TESTS"),
        answer("again", "def again(x):\n    try: return kept[0](x)\n    except TypeError as error: return str(error)"),
        answer("below", "below = again(1)"),
        exam("test_again", "assert 'while that test runs' in again(1) and 'while that test runs' in below"),
    ]
    with Station(Job(lesson(cells), LIMITS)) as station:
        verdict = station.grade(handed_in(cells))
    assert [one.score for one in verdict.cells] == [1, 1]
    assert verdict.status is Status.GRADED


@pytest.mark.parametrize("first", ["1", "import matplotlib.pyplot as plt"])
@pytest.mark.parametrize("shown", ["", "; plt.show()", "; fig"])
def test_a_figure_is_shown_as_in_jupyter_whether_or_not_the_lesson_draws(first: str, shown: str) -> None:
    answers = {"value": f"import matplotlib.pyplot as plt\nfig, axes = plt.subplots(); axes.plot([0, 1]){shown}"}
    cells = [cell(first), answer("value", "value = 1"), exam("test_value", "assert True")]
    with Station(Job(lesson(cells), LIMITS)) as station:
        verdict = station.grade(handed_in(cells, answers))
    assert sum("image/png" in one.get("data", {}) for one in outputs(verdict, "value")) == (2 if "fig" in shown else 1)


def test_a_picture_that_an_object_makes_of_itself_is_shown() -> None:
    """As a library for pictures does it: in bytes, which a notebook keeps in base64."""
    picture = "class Picture:\n    def _repr_png_(self): return b'\\x89PNG\\r\\n\\x1a\\n' + bytes(range(99))\n"
    again = "shown = display(Picture(), display_id=True)\nshown.update(Picture())"
    cells = [answer("value", picture + "Picture()"), answer("again", again), exam("test_value", "assert True")]
    with Station(Job(lesson(cells), LIMITS)) as station:
        verdict = station.grade(handed_in(cells))
    for name in ("value", "again"):
        (shown,) = [one["data"]["image/png"] for one in outputs(verdict, name)]
        assert base64.b64decode(shown) == b"\x89PNG\r\n\x1a\n" + bytes(range(99))

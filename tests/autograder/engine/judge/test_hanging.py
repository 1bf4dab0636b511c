"""One answer that does not come back costs its own tests, and is waited for once."""

import sys
import types
from collections.abc import Iterator

import pytest
from endless import ENDLESS, LOOP, STUBBORN
from small_lesson import answer, cell, exam, handed_in, lesson
from test_walk import LIMITS, by_id, lost, outputs

from autograder.engine import station as station_module
from autograder.engine.job import Job
from autograder.engine.problem import Problem
from autograder.engine.station import Station
from autograder.engine.verdict import Status
from autograder.engine.workbench.hanging import frames_of, hanging, place_of, stop, without

HERE = {__file__}


def stacks(function: object) -> list[types.FrameType]:
    """The frames that are on the stack when `function`, called with a hook, calls that."""
    found: list[list[types.FrameType]] = []
    function(lambda: found.append(frames_of(sys._getframe(), HERE)))  # type: ignore[operator]
    return found[0], found[-1]  # type: ignore[return-value]


def looks_twice(look) -> None:
    look()
    look()


def calls_others(look) -> None:
    def other() -> None:
        look()

    other()
    other()


@pytest.mark.parametrize("function", [looks_twice, calls_others])
def test_the_function_that_stays_is_the_one_that_hangs(function) -> None:
    code = hanging(*stacks(function))
    assert code is function.__code__


def test_a_function_that_is_stopped_raises_wherever_it_is_held() -> None:
    namespace: dict = {}
    source = "def make(k):\n    def inner(x): return x + k\n    return inner\nheld = [make(1)]\nclass Box:\n"
    source += "    def get(self, *, a=1): return __class__"
    exec(compile(source, "<made>", "exec"), namespace)
    for function, given in ((namespace["held"][0], (1,)), (namespace["Box"]().get, ())):
        assert function(*given)
        stop(function.__code__ if given else function.__func__.__code__)
        with pytest.raises(TimeoutError, match=rf"{function.__name__} did not come back when it was called before"):
            function(*given)


@pytest.mark.parametrize("place", [("<made>", "inner", 1), ("", "inner", 0)])
def test_a_function_is_stopped_in_the_next_world(place: tuple[str, str, int]) -> None:
    code = compile("def inner(x): return x\ndef other(x): return x", "<made>", "exec")
    namespace: dict = {}
    exec(without(code, {place}), namespace)
    assert place_of(namespace["inner"].__code__) == ("<made>", "inner", 1)
    assert namespace["other"](1) == 1
    with pytest.raises(TimeoutError):
        namespace["inner"](1)
    assert without(code, set()) is code


CELLS = [
    answer("first", "def first(x):\n    return x"),
    exam("test_first", "assert first(1) == 1"),
    answer("endless", "def endless(x):\n    return x"),
    cell("bound_before = 5\nendless(1)"),
    exam("test_endless", "assert endless(1) == 1"),
    *(cell(f"endless({number})") for number in range(6)),
    exam("test_endless_again", "assert endless(2) == 2"),
    answer("user", "def user(x):\n    return endless(x)"),
    exam("test_user", "assert user(1) == 1"),
    answer("last", "def last(x):\n    return x + 1"),
    exam("test_last", "assert last(1) == 2\nassert [last(n) for n in range(50)][0] == 1"),
    answer("bound", "bound = bound_before"),
    exam("test_bound", "assert bound == 5"),
]


@pytest.fixture(scope="module")
def station() -> Iterator[Station]:
    with Station(Job(lesson(CELLS), LIMITS)) as started:
        yield started


@pytest.mark.parametrize("kind", ENDLESS)
def test_an_answer_that_does_not_come_back_costs_its_own_tests(station: Station, kind: str) -> None:
    verdict = station.grade(handed_in(CELLS, {"endless": ENDLESS[kind].format(name="endless")}))
    assert lost(by_id(verdict)) == {"test_endless", "test_endless_again", "test_user"}
    assert verdict.status is Status.TIMEOUT
    assert verdict.seconds < LIMITS["submission_seconds"]


def test_a_right_function_is_not_taken_for_the_one_that_calls_it_without_end(station: Station) -> None:
    answers = {"endless": "def endless(x):\n    while True: first(x)", "last": "def last(x):\n    return first(x) + 1"}
    assert lost(by_id(station.grade(handed_in(CELLS, answers)))) == {"test_endless", "test_endless_again", "test_user"}


def test_several_that_hang_cost_only_their_own(station: Station) -> None:
    answers = {"endless": LOOP.format(name="endless"), "first": STUBBORN.format(name="first")}
    marks = by_id(station.grade(handed_in(CELLS, answers)))
    assert lost(marks) == {"test_first", "test_endless", "test_endless_again", "test_user"}


def test_a_cell_that_is_endless_itself_keeps_what_it_bound(station: Station) -> None:
    own = [cell("kept = 3\nwhile True: pass", "loop"), *CELLS]
    answers = {"first": "import os\ndef first(x): os._exit(0)", "last": "def last(x): return x + kept - 2"}
    verdict = station.grade(handed_in(own, answers))
    assert lost(by_id(verdict)) == {"test_first"}
    assert "was stopped" in str(outputs(verdict, "loop"))


def test_a_lesson_that_does_not_get_ready_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(station_module, "START", 2.0)
    endless = [exam("test_slow", "import time\ntime.sleep(60)")]
    with pytest.raises(Problem, match=r"^small: the processes that grade were not ready within 3 s\. .*submission_s"):
        Station(Job(lesson(endless), LIMITS | {"submission_seconds": 1}))

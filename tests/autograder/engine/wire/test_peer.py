"""Calls over a real socket, with the other end in a thread."""

import inspect
import itertools
import json
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from lending import borrowed

from autograder.engine.wire.frames import BLOB_LIMIT, HEAD, JSON_LIMIT, Connection, GoneError, LateError
from autograder.engine.wire.opaque import Opaque
from autograder.engine.wire.peer import Peer
from autograder.engine.wire.values import CannotCrossError, RubbishError


def test_a_call_gives_what_the_function_gives() -> None:
    with borrowed(lambda a, *, b: {"sum": a + b, "pair": (a, b)}) as function:
        got = function(np.arange(6).reshape(2, 3), b=1.5)
        assert got["sum"].dtype == np.float64
        assert got["pair"][1] == 1.5


def test_an_argument_changed_in_place_is_changed_here() -> None:
    def spoil(dA: Any, cache: Any) -> None:
        dA[0] = 7
        cache["W"][:] = 2
        cache["list"].append(3)

    dA, cache = np.zeros(3), {"W": np.zeros(2), "list": []}
    W = cache["W"]
    with borrowed(spoil) as function:
        assert function(dA, cache) is None
    assert dA.tolist() == [7, 0, 0]
    assert cache["W"] is W
    assert W.tolist() == [2, 2]
    assert cache["list"] == [3]


def test_an_argument_that_is_returned_is_the_same_object() -> None:
    dA = np.zeros(3)
    with borrowed(lambda x: [x, x.copy()]) as function:
        got = function(dA)
    assert got[0] is dA
    assert got[1] is not dA


def test_a_change_before_an_error_is_seen_too() -> None:
    def spoil(x: Any) -> None:
        x[0] = 1
        raise ValueError("no")

    x = np.zeros(2)
    with borrowed(spoil) as function, pytest.raises(ValueError, match="no"):
        function(x)
    assert x[0] == 1


def test_a_function_as_an_argument_is_called_back() -> None:
    heard = []

    def f(x: Any) -> Any:
        heard.append(x.copy())
        return float(np.sum(x**2))

    def slope(f: Callable[[Any], float], x: Any) -> float:
        return f(x + 1) - f(x)

    with borrowed(slope) as function:
        assert function(f, np.zeros(2)) == 2.0
    assert [x.tolist() for x in heard] == [[1, 1], [0, 0]]


def test_functions_inside_tuples_cross_and_come_home() -> None:
    act = (lambda z: (z, z), lambda d, c: d * c)
    with borrowed(lambda pair, x: (pair[1](x, x), pair)) as function:
        product, same = function(act, 3)
    assert product == 9
    assert same[0] is act[0]


def test_a_function_that_is_returned_can_be_called() -> None:
    with borrowed(lambda k: lambda x: k * x) as make:
        assert make(3)(4) == 12


def test_an_object_that_is_no_data_can_only_be_passed_back() -> None:
    class Model:
        def __init__(self) -> None:
            self.weight = 5

    functions = {"make": Model, "use": lambda model: model.weight}
    with borrowed(lambda name, *rest: functions[name](*rest)) as function:
        model = function("make")
        assert isinstance(model, Opaque)
        assert function("use", model) == 5
        for use in (
            lambda: model.weight,
            lambda: model + 1,
            lambda: model == model,
            lambda: bool(model),
            lambda: [*model],
        ):
            with pytest.raises(CannotCrossError, match="an object of class Model"):
                use()


def test_a_generator_gives_its_items_one_by_one_and_goes_home_as_itself() -> None:
    taken: list[int] = []

    def squares(kept: Any = None) -> Any:
        if kept is not None:
            return next(kept)
        return (taken.append(n) or n * n for n in itertools.count())

    with borrowed(squares) as function:
        items = function()
        assert inspect.isgenerator(items)
        assert list(itertools.islice(items, 3)) == [0, 1, 4]
        assert taken == [0, 1, 2]
        assert function(items) == 9
        assert next(items) == 16
    with borrowed(lambda: (int(text) for text in ["1", "two"])) as function:
        items = function()
        assert next(items) == 1
        with pytest.raises(ValueError, match="two"):
            next(items)


@pytest.mark.parametrize(
    "make",
    [
        lambda: map(str, [1, 2, 3]),
        lambda: zip("ab", [1, 2], strict=True),
        lambda: iter([1, 2]),
        lambda: iter({"a": 1}),
        lambda: filter(None, [0, 1]),
        lambda: enumerate("ab"),
        lambda: reversed([1, 2]),
        lambda: itertools.chain([1], [2]),
        lambda: itertools.combinations("abc", 2),
    ],
)
def test_so_does_what_is_no_generator_and_is_asked_for_its_next_item(make: Callable[[], Any]) -> None:
    with borrowed(make) as function:
        items = function()
        assert [next(items), *items] == list(make())
    with borrowed(lambda items: list(items)) as function:
        assert function(make()) == list(make())


def test_a_class_can_be_called_and_nothing_else() -> None:
    with borrowed(int) as stand_in:
        assert stand_in("12", base=3) == 5
        with pytest.raises(ValueError, match="invalid literal"):
            stand_in("x")
        with pytest.raises(CannotCrossError, match="the class int"):
            assert stand_in + 3


def test_the_signature_and_the_name_cross() -> None:
    def relu_backward(dA: Any, cache: Any, *, slope: int = 0) -> None: ...

    with borrowed(relu_backward) as function:
        assert function.__name__ == "relu_backward"
        parameters = inspect.signature(function).parameters
    assert list(parameters) == ["dA", "cache", "slope"]
    assert parameters["slope"].default is not inspect.Parameter.empty
    assert parameters["dA"].default is inspect.Parameter.empty


def test_errors_come_as_the_nearest_of_pythons_own() -> None:
    class Mine(KeyError):
        pass

    raised = {"own": Mine("k"), "stop": StopIteration(), "zero": ZeroDivisionError("d"), "unicode": UnicodeError("u")}

    def fail(name: str) -> None:
        raise raised[name]

    with borrowed(fail) as function:
        with pytest.raises(KeyError, match="Mine: k"):
            function("own")
        with pytest.raises(RuntimeError, match="StopIteration"):
            function("stop")
        with pytest.raises(ZeroDivisionError, match=r"^d$"):
            function("zero")
        with pytest.raises(UnicodeError):
            function("unicode")


def test_the_error_state_of_numpy_goes_with_a_call() -> None:
    with borrowed(np.geterr) as function:
        assert function()["over"] == "warn"


def test_a_result_too_large_is_an_error_of_the_call() -> None:
    with borrowed(lambda: np.zeros(BLOB_LIMIT // 8 + 1)) as function, pytest.raises(ValueError, match="too large"):
        function()


class Silent(Peer):
    """An end with little patience."""

    def deadline(self) -> float:
        return time.monotonic() + 0.2


def answered(*frames: bytes, hang_up: bool = True) -> None:
    """Call a function at whose end these bytes come back."""
    ours, theirs = socket.socketpair()
    here = Silent(ours)
    function = here.borrow(["x", 1, "function", "f", None])
    sender = threading.Thread(target=lambda: [theirs.sendall(frame) for frame in frames])
    sender.start()
    if hang_up:
        sender.join()
        theirs.shutdown(socket.SHUT_WR)
    try:
        function(1)
    finally:
        theirs.close()
        ours.close()
        sender.join()


def frame(message: Any) -> bytes:
    text = message if isinstance(message, bytes) else json.dumps(message).encode()
    return HEAD.pack(len(text), 0) + text


@pytest.mark.parametrize(
    "answer",
    [
        frame(b"{"),
        frame(b"[" * 100_000),
        frame([1]),
        frame({"re": 999, "result": 1}),
        frame({"re": "2", "result": 1}),
        frame({"do": "call", "handle": 5, "given": ["l", []], "n": 1}),
        frame({"do": "call", "handle": {}, "n": 1}),
        frame({"re": 1, "result": ["a", "O", [1], "C", 0, 8]}),
        frame({"re": 1, "error": {"kinds": 3}}),
        frame({"re": 1, "error": None}),
        frame({"re": 1, "after": 3, "result": 1}),
        HEAD.pack(JSON_LIMIT + 1, 0),
        HEAD.pack(2, BLOB_LIMIT + 1),
        b"\xff" * 64,
    ],
)
def test_an_answer_that_is_none_is_rubbish(answer: bytes) -> None:
    with pytest.raises(RubbishError):
        answered(answer)


def test_no_answer_is_late_and_a_hang_up_is_noticed() -> None:
    with pytest.raises(LateError):
        answered(hang_up=False)
    with pytest.raises(LateError):
        answered(frame({"re": 1})[:7], hang_up=False)
    with pytest.raises(GoneError):
        answered()
    with pytest.raises(GoneError):
        answered(frame({"re": 1})[:20])


def test_a_message_of_the_grader_itself_may_be_large() -> None:
    ours, theirs = socket.socketpair()
    text = "x" * (JSON_LIMIT + 10)
    sender = threading.Thread(target=lambda: Connection(ours, trusted=True).send({"text": text}))
    sender.start()
    assert Connection(theirs, trusted=True).receive(time.monotonic() + 20)[0]["text"] == text
    sender.join()
    ours.close()
    theirs.close()

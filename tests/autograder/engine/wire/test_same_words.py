"""What cannot cross is told of in the words of the learner's own check, in which nothing has to cross."""

import re
from collections import namedtuple
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from lending import borrowed

from course.catalogue import EXERCISES
from course.checks.result import CheckFailed
from course.checks.run import judge_function


@dataclass
class Cache:
    Z: Any


Pair = namedtuple("Pair", "A cache")


class Rectifier:
    def __init__(self, Z: Any) -> None:
        self.A = np.maximum(0, Z)


def yields(Z: Any) -> Iterator[Any]:
    yield np.maximum(0, Z), Z


ODD: dict[str, Callable[[Any], Any]] = {
    "generator": yields,
    "dataclass as cache": lambda Z: (np.maximum(0, Z), Cache(Z)),
    "dataclass": lambda Z: Cache(Z),
    "object as A": lambda Z: (Rectifier(Z), Z),
    "namespace": lambda Z: SimpleNamespace(A=Z, cache=Z),
    "named tuple": lambda Z: Pair(Z, Z),
    "zip": lambda Z: zip(Z, Z, strict=True),
    "map": lambda Z: map(abs, Z),
    "iterator as cache": lambda Z: (np.maximum(0, Z), iter(Z)),
    "keys": lambda Z: {"A": Z, "cache": Z}.keys(),
    "decimal": lambda Z: (Decimal(3), Z),
    "fraction": lambda Z: (Fraction(1, 3), Z),
    "set": lambda Z: {1.0, 2.0},
    "text": lambda Z: "A, cache",
    "bytes": lambda Z: b"A",
    "function": lambda Z: lambda: (Z, Z),
    "function as cache": lambda Z: (np.maximum(0, Z), lambda: Z),
    "class": lambda Z: Cache,
}


def words(name: str, function: Any, show_inputs: bool) -> str:
    exercise = EXERCISES[name]
    with pytest.raises(CheckFailed) as failed:
        judge_function(exercise, function, exercise.probes(), exercise.oracle, show_inputs)
    return re.sub("0x[0-9a-f]+", "0x", str(failed.value))


@pytest.mark.parametrize("show_inputs", [True, False])
@pytest.mark.parametrize("odd", ODD)
def test_the_words_are_those_of_the_learners_own_check(odd: str, show_inputs: bool) -> None:
    make = ODD[odd]
    for name, function in {
        "relu": make,
        "relu_backward": lambda dA, cache: make(cache),
    }.items():
        with borrowed(function) as crossed:
            assert words(name, crossed, show_inputs) == words(name, function, show_inputs)


@pytest.mark.parametrize("odd", [np.array([None, 1, 2]), np.zeros(3, [("a", "f8")]), np.zeros(3, [("a", "f8")])[0]])
def test_an_array_of_something_else_than_numbers_stays_where_it_is(odd: Any) -> None:
    with borrowed(lambda Z: (odd, Z)) as crossed:
        assert "A should hold numbers; yours is a" in words("relu", crossed, show_inputs=True)

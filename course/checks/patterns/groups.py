"""The parts of an answer beside the right ones, over all probes, in groups that go by one name.

The outputs of a function are looked at one by one, so that two mistakes at once get two sentences. The entries of a
dict are taken together by kind: dW1, dW2 and dW3 are one group, "dW".
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from course.catalogue.entries import Exercise, Observation
from course.checks.patterns.pattern import Pattern, listed, verb
from course.compare import parts, same, structure_problem

_PLACES: tuple[tuple[str, Callable[[int], Iterable[int]]], ...] = (
    ("in the last layer only", lambda last: [last]),
    ("in the first layer only", lambda last: [1]),
    ("in every layer but the first", lambda last: range(2, last + 1)),
    ("in every layer but the last", lambda last: range(1, last)),
)
"""Where an answer may be right, and the layers of that place in a network of so many layers."""


@dataclass(frozen=True)
class Pair:
    """One part of an answer: `name` as `compare.parts` has it, the right value, the learner's, and the call."""

    name: str
    right: Any
    got: Any
    seen: Observation
    is_right: bool


@dataclass(frozen=True)
class Group:
    """All pairs that go by one name. Where all of them are right, so is the group."""

    label: str
    pairs: tuple[Pair, ...]

    @property
    def is_right(self) -> bool:
        """Whether every part is right on every probe."""
        return all(pair.is_right for pair in self.pairs)


def label_of(name: str, outputs: tuple[str, ...]) -> str:
    """The name of a part's group: its output, or the key of its dict without the number of the layer."""
    output = re.split(r"\[", name)[0]
    if output in outputs and len(outputs) > 1:
        return output
    return re.sub(r"(?<=[A-Za-z])\d+", "", output)


def grouped(exercise: Exercise, observations: list[Observation]) -> tuple[Group, ...] | None:
    """The groups in order; None where an answer has another make or other keys than the right one."""
    held: dict[str, list[Pair]] = {}
    for seen in observations:
        if structure_problem(seen.result, exercise.outputs, seen.right) is not None:
            return None
        right, got = parts(seen.right, exercise.outputs), parts(seen.result, exercise.outputs)
        if right.keys() != got.keys():
            return None
        for name, value in right.items():
            pair = Pair(name, value, got[name], seen, same(value, got[name], exercise.tolerance))
            held.setdefault(label_of(name, exercise.outputs), []).append(pair)
    return tuple(Group(label, tuple(pairs)) for label, pairs in held.items())


def right_and_wrong(groups: tuple[Group, ...]) -> list[Pattern]:
    """Which outputs are right and which are wrong, where there are both."""
    right = [group.label for group in groups if group.is_right]
    wrong = [group.label for group in groups if not group.is_right]
    if not right or not wrong:
        return _layers(groups)
    verbs = (verb(right, "is", "are"), verb(wrong, "is", "are"))
    return [
        Pattern("some_outputs", f"{listed(right)} {verbs[0]} right; {listed(wrong)} {verbs[1]} not."),
        *_layers(groups),
    ]


def _layers(groups: tuple[Group, ...]) -> list[Pattern]:
    """Where the wrong entries of a dict all belong to the same layers, counted from either end."""
    layers = [_right_layers(seen_pairs) for seen_pairs in _by_call(groups) if len({_layer(p) for p in seen_pairs}) > 1]
    if not layers or any(_none_or_all(right, last) for right, last in layers):
        return []
    for words, wanted in _PLACES:
        if all(right == set(wanted(last)) for right, last in layers):
            return [Pattern("some_layers", f"It is right {words}.")]
    return []


def _by_call(groups: tuple[Group, ...]) -> list[list[Pair]]:
    calls: dict[int, list[Pair]] = {}
    for group in groups:
        for pair in group.pairs:
            if _layer(pair):
                calls.setdefault(id(pair.seen), []).append(pair)
    return list(calls.values())


def _right_layers(pairs: list[Pair]) -> tuple[set[int], int]:
    wrong = {_layer(pair) for pair in pairs if not pair.is_right}
    layers = {_layer(pair) for pair in pairs}
    return layers - wrong, max(layers)


def _none_or_all(right: set[int], last: int) -> bool:
    return not right or right == set(range(1, last + 1))


def _layer(pair: Pair) -> int:
    """The layer that a key such as dW2 names; 0 where there is none."""
    found = re.fullmatch(r"[A-Za-z ]+?(\d+)(?: .*)?", pair.name)
    return int(found.group(1)) if found else 0

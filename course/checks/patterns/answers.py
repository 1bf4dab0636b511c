"""An answer as a whole: nothing, one thing too few, the right things in another order, another exercise's answer."""

import copy
from collections.abc import Mapping
from itertools import permutations
from typing import Any

from course import catalogue
from course.catalogue.entries import Exercise, Observation
from course.checks.patterns.pattern import Pattern, listed, verb
from course.checks.patterns.reruns import is_right
from course.compare import changed, parts, same

MOST_OUTPUTS = 4


def of_the_whole(exercise: Exercise, observations: list[Observation]) -> Pattern | None:
    """What is true of the answer before its numbers are looked at; None where it has the right make."""
    results = [seen.result for seen in observations]
    if all(result is None for result in results):
        return Pattern("nothing_returned", "Nothing came back: the function ended without a `return` of a value.")
    if all(isinstance(result, tuple | list) and not result for result in results):
        return Pattern("nothing_returned", "What came back is empty.")
    if all(result is Ellipsis for result in results):
        return Pattern("nothing_returned", "The placeholder `...` came back.")
    if len(exercise.outputs) == 1:
        return _one_expected(exercise, observations)
    if all(isinstance(result, tuple | list) for result in results):
        return _several_expected(exercise, observations)
    if all(isinstance(result, Mapping) for result in results) and _as_tuple(exercise, observations):
        return _as_tuple(exercise, observations)
    held = _names_of(exercise, observations, [[result] for result in results])
    missing = [name for name in exercise.outputs if name not in held]
    return Pattern("result_missing", f"The right {held[0]} came back; {listed(missing)} did not.") if held else None


def of_each_output(exercise: Exercise, observations: list[Observation]) -> list[Pattern]:
    """Which outputs are right where others have another make: other keys, more or fewer things."""
    wanted = len(exercise.outputs)
    if wanted == 1 or not all(isinstance(s.result, tuple | list) and len(s.result) == wanted for s in observations):
        return []
    good = {
        name
        for place, name in enumerate(exercise.outputs)
        if all(_equal(exercise, seen.right[place], seen.result[place]) for seen in observations)
    }
    other = {
        name
        for place, name in enumerate(exercise.outputs)
        if any(_made(seen.right[place]) != _made(seen.result[place]) for seen in observations)
    }
    right, unlike = ([name for name in exercise.outputs if name in found] for found in (good, other))
    if not unlike:
        return []
    told = f"{listed(right)} {verb(right, 'is', 'are')} right; " if right else ""
    return [
        Pattern(
            "another_make", f"{told}{listed(unlike)} {verb(unlike, 'does', 'do')} not have the right things inside."
        )
    ]


def with_changed_arguments(exercise: Exercise, observations: list[Observation]) -> list[Pattern]:
    """The arguments that a call changed, where its answer is right."""
    named = [
        name
        for place, name in enumerate(exercise.arguments)
        if any(changed(seen.arguments[place], seen.after[place]) for seen in observations)
    ]
    return (
        [Pattern("argument_changed", f"The answer is right, but your function changed {listed(named)}.")]
        if named
        else []
    )


def _made(value: Any) -> list[str]:
    return list(parts({"": value}, ("",)))


def of_another_exercise(exercise: Exercise, observations: list[Observation]) -> list[Pattern]:
    """The exercise with the same arguments whose right answer this is, if there is one."""
    for other in catalogue.EXERCISES.values():
        if other.name == exercise.name or other.arguments != exercise.arguments or other.read or exercise.read:
            continue
        if all(_is_answer_of(other, seen) for seen in observations):
            return [Pattern("another_exercise", f"It is what {other.name} should return.")]
    return []


def _is_answer_of(other: Exercise, seen: Observation) -> bool:
    try:
        return is_right(other, other.oracle(*copy.deepcopy(seen.arguments)), seen.result)
    except Exception:
        return False


def _one_expected(exercise: Exercise, observations: list[Observation]) -> Pattern | None:
    """One output, which may be a dict: the right thing among several, or the right values under other names."""
    results = [seen.result for seen in observations]
    if all(isinstance(result, tuple) for result in results):
        for place in range(min(len(result) for result in results)):
            if all(is_right(exercise, seen.right, seen.result[place]) for seen in observations):
                return Pattern(
                    "result_too_many",
                    f"Number {place + 1} of the things that came back is right, and is all that belongs there.",
                )
        return None
    if all(isinstance(seen.right, Mapping) for seen in observations):
        return _in_a_dict(exercise, observations)
    return None


def _in_a_dict(exercise: Exercise, observations: list[Observation]) -> Pattern | None:
    if all(isinstance(seen.result, list | tuple) for seen in observations):
        if all(_all_equal(exercise, list(seen.right.values()), list(seen.result)) for seen in observations):
            return Pattern(
                "list_for_dict", "The right values came back as a list. They belong in a dict, under their names."
            )
        return None
    if not all(isinstance(seen.result, Mapping) for seen in observations):
        return None
    pairs = [(parts(seen.right, exercise.outputs), parts(seen.result, exercise.outputs)) for seen in observations]
    if all(right.keys() == got.keys() for right, got in pairs):
        return None
    if all(_all_equal(exercise, list(right.values()), list(got.values())) for right, got in pairs):
        return Pattern("other_names", "The right values came back under other names.")
    shared = [[name for name in right if name in got] for right, got in pairs]
    good = all(same(r[n], g[n], exercise.tolerance) for (r, g), names in zip(pairs, shared, strict=True) for n in names)
    if good and any(shared) and all(got.keys() <= right.keys() for right, got in pairs):
        return Pattern("entries_missing", "What came back is right, but entries are missing.")
    if good and any(shared):
        return Pattern(
            "other_names", "What stands under a name that belongs there is right; other names do not belong there."
        )
    return Pattern("other_names", "The names in the dict are not the ones that belong there.")


def _several_expected(exercise: Exercise, observations: list[Observation]) -> Pattern | None:
    """A tuple of another length, or in another order."""
    results = [list(seen.result) for seen in observations]
    wanted = len(exercise.outputs)
    if all(len(result) == wanted for result in results):
        return _permuted(exercise, observations) if wanted <= MOST_OUTPUTS else None
    held = _names_of(exercise, observations, results)
    if not held:
        return None
    missing = [name for name in exercise.outputs if name not in held]
    if missing:
        return Pattern(
            "result_missing", f"The right {listed(held)} came back, and something else; {listed(missing)} did not."
        )
    return Pattern("result_too_many", f"The right {listed(held)} are among them; the rest does not belong there.")


def _as_tuple(exercise: Exercise, observations: list[Observation]) -> Pattern | None:
    values = [list(seen.result.values()) for seen in observations]
    if _names_of(exercise, observations, values) == list(exercise.outputs):
        return Pattern("dict_for_tuple", "The right values came back as a dict. They belong in a tuple.")
    return None


def _permuted(exercise: Exercise, observations: list[Observation]) -> Pattern | None:
    for order in list(permutations(range(len(exercise.outputs))))[1:]:
        if all(is_right(exercise, seen.right, tuple(seen.result[place] for place in order)) for seen in observations):
            came = [name for _, name in sorted(zip(order, exercise.outputs, strict=True))]
            return Pattern("order_of_results", f"The right answers came back in another order: {', '.join(came)}.")
    return None


def _names_of(exercise: Exercise, observations: list[Observation], results: list[list[Any]]) -> list[str]:
    """The outputs that are among the things that came back, on every probe."""
    found = []
    for place, name in enumerate(exercise.outputs):
        if all(
            any(_equal(exercise, seen.right[place], value) for value in result)
            for seen, result in zip(observations, results, strict=True)
        ):
            found.append(name)
    return found


def _all_equal(exercise: Exercise, right: list[Any], got: list[Any]) -> bool:
    return len(right) == len(got) and all(_equal(exercise, *pair) for pair in zip(right, got, strict=True))


def _equal(exercise: Exercise, right: Any, got: Any) -> bool:
    expected, held = parts({"": right}, ("",)), parts({"": got}, ("",))
    return expected.keys() == held.keys() and all(same(expected[k], held[k], exercise.tolerance) for k in expected)

"""nan and infinity are no right answers: a function is tried once more with zeros among its inputs.

The ordinary probes hold no zeros, as more than one answer may be right at a kink. Here every finite answer will do.
"""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Probe
from course.checks.rendering import failure_text
from course.checks.report import Report
from course.checks.result import CheckFailed
from course.compare import Difference, parts, structure_problem

Function = Callable[..., Any]


def judge_finite(exercise: Exercise, function: Function, probe: Probe, oracle: Function, show_inputs: bool) -> None:
    """Raise CheckFailed where the function gives nan or infinity, and the oracle numbers, on `probe` with zeros in it.

    The function is right on `probe` itself. `show_inputs` is as in `judge_function`.
    """
    __tracebackhide__ = True
    arguments = tuple(map(with_zeros, probe.arguments))
    found = _not_finite(exercise, function, oracle, arguments)
    if found is None:
        return
    report = Report(
        exercise.name,
        "not right yet." if show_inputs else "not right yet on inputs that are kept back.",
        happened=f"{found.problem}, where its inputs hold zeros.",
        explanation="Whatever is computed from such an entry is no number either.",
        look_at="Is there a division by something that can be 0?",
        argument_names=exercise.arguments,
        probe=Probe(arguments, "zeros") if show_inputs else None,
        difference=found if show_inputs else None,
    )
    raise CheckFailed(failure_text(report), None, report)


def with_zeros(value: Any) -> Any:
    """The same with every third entry of each array of floats at 0, also in tuples, lists and dicts."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        zeroed = value.copy()
        zeroed.flat[::3] = 0
        return zeroed
    if isinstance(value, tuple | list):
        return type(value)(map(with_zeros, value))
    if isinstance(value, Mapping):
        return {key: with_zeros(held) for key, held in value.items()}
    return copy.deepcopy(value)


def _not_finite(
    exercise: Exercise, function: Function, oracle: Function, arguments: tuple[Any, ...]
) -> Difference | None:
    """The first part of an answer with entries that are no numbers, though those of the right answer are."""
    read = exercise.read or (lambda result: result)
    try:
        with np.errstate(all="ignore"):
            result = read(function(*copy.deepcopy(arguments)))
            right = oracle(*copy.deepcopy(arguments))
    except Exception:  # what stops at 0 is no number, and no wrong one either
        return None
    if structure_problem(result, exercise.outputs, right) is not None:
        return None
    expected = parts(right, exercise.outputs)
    for name, value in parts(result, exercise.outputs).items():
        want, have = np.asarray(expected.get(name)), np.asarray(value)
        if want.dtype.kind not in "bif" or have.dtype.kind not in "bif" or want.shape != have.shape:
            continue
        marked = np.asarray(np.isfinite(want) & ~np.isfinite(have))
        if marked.any():
            where = tuple(int(place) for place in np.argwhere(marked)[0])
            return Difference(name, want, have, where, f"{name} holds {have[where]}", marked)
    return None

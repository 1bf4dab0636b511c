"""Trying a learner's function on probes and judging what came back."""

import copy
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from course.catalogue.entries import Drawing, Exercise, Observation, Probe
from course.catalogue.stopped import own_frames
from course.checks.diagnosis import diagnose
from course.checks.drawing import drawing_of
from course.checks.finite import judge_finite
from course.checks.offers import offer
from course.checks.patterns import patterns
from course.checks.rendering import failure_text
from course.checks.report import Report, Thought
from course.checks.result import CheckFailed, CheckResult, not_begun
from course.compare import Difference, changed, difference, kind_of, parts, structure_problem

Function = Callable[..., Any]
EXPLAINS_ALL = ("order_of_arguments",)
"""Patterns that leave nothing for a guess to explain."""


def judge_function(
    exercise: Exercise, function: Any, probes: Iterable[Probe], oracle: Function, show_inputs: bool = True
) -> CheckResult:
    """Try `function` on the probes and judge it against the oracle: a result, or CheckFailed.

    `show_inputs=False` keeps probes and expected values out of the message, as hidden tests need. What cannot be called
    is told so; `...`, the placeholder, counts as not begun (NotImplementedError).
    """
    __tracebackhide__ = True
    if function is Ellipsis:
        raise not_begun(f"{exercise.name}: replace ... with your function.")
    if not callable(function):
        raise _no_function(exercise, function)
    tried = tuple(probes)
    result = judge(exercise, function, observe(exercise, function, tried, oracle), show_inputs)
    judge_finite(exercise, function, tried[0], oracle, show_inputs)
    return result


def in_numbers(exercise: Exercise, function: Function) -> Function:
    """`function`, followed by the reading of its result where the exercise has one."""
    read = exercise.read
    if read is None:
        return function
    return lambda *arguments: read(function(*arguments))


def observe(exercise: Exercise, function: Function, probes: Iterable[Probe], oracle: Function) -> list[Observation]:
    """Call `function` once on a private copy of each probe, and note all that happened.

    NotImplementedError passes through: an exercise not begun is no wrong answer. Where an exponential overflows,
    NumPy's warning is kept quiet, here as in `diagnose`: what comes out is judged.
    """
    __tracebackhide__ = True
    seen = []
    for probe in probes:
        right = oracle(*copy.deepcopy(probe.arguments))
        arguments = copy.deepcopy(probe.arguments)
        result, error = None, None
        try:
            with np.errstate(all="ignore"):
                result = function(*arguments)
        except NotImplementedError:
            raise
        except Exception as problem:
            error = problem
        drawing, unread = Drawing.FROM_RNG, False
        if error is None:
            drawing = drawing_of(function, probe.arguments, result)
            result, unread = _read(exercise.read, result)
        seen.append(Observation(probe, probe.arguments, arguments, result, error, right, unread, drawing))
    return seen


def _read(read: Function | None, result: Any) -> tuple[Any, bool]:
    """The numbers in a result, and False; the result itself and True where they cannot be read."""
    try:
        return (result, False) if read is None else (read(result), False)
    except Exception:
        return result, True


def judge(exercise: Exercise, function: Function, observations: list[Observation], show_inputs: bool) -> CheckResult:
    """The verdict on what was seen: a result, or CheckFailed with what the numbers show and the names known for it."""
    __tracebackhide__ = True
    for observation in observations:
        report = first_problem(exercise, observation, show_inputs)
        if report is not None:
            break
    else:
        return CheckResult(exercise.name, tuple(dict.fromkeys(o.probe.kind for o in observations)))
    found = patterns(exercise, function, observations)
    known = diagnose(exercise, observations, signs=not any(pattern.id in EXPLAINS_ALL for pattern in found))
    report = replace(
        report,
        heading="not right yet." if show_inputs else "not right yet on inputs that are kept back.",
        shows=tuple(pattern.words for pattern in found),
        thoughts=tuple(Thought(entry.title, entry.explanation, entry.look_at) for entry in known),
        argument_names=exercise.arguments,
        probe=observation.probe if show_inputs else None,
        difference=report.difference if show_inputs else None,
        offer=offer(exercise, known[0].hint if known else None),
    )
    name = f"{exercise.name}.{known[0].id}" if known else None
    raise CheckFailed(failure_text(report), name, report)


def first_problem(exercise: Exercise, seen: Observation, show_inputs: bool) -> Report | None:
    """What is wrong with one observation, in the words that need no catalogue. None if nothing is.

    `show_inputs=False` leaves out what a function could tell its inputs with: its error's words, the keys of its dict.
    """
    on = f"on {seen.probe.kind}"
    if seen.error is not None:
        return _raised(exercise, seen.error, on, show_inputs)
    structure = structure_problem(seen.result, exercise.outputs, seen.right)
    if structure is not None:
        return Report(exercise.name, "", happened=structure)
    if seen.unread:
        wanted = " and ".join(exercise.outputs)
        return Report(exercise.name, "", f"It returned {kind_of(seen.result)}, which cannot be read as {wanted}, {on}.")
    wrong = first_difference(exercise, seen, show_inputs)
    if wrong is not None:
        entry = "the first entry that differs" if wrong.where else "it"
        by_hand = wrong.where is not None and exercise.read is None
        look_at = f"Take {entry} and work it out on paper." if by_hand else ""
        return Report(exercise.name, "", f"{wrong.problem}, {on}.", look_at=look_at, difference=wrong)
    overwritten = changed_arguments(exercise, seen)
    if overwritten:
        return Report(
            exercise.name,
            "",
            happened=f"The answer is right, but your function changed its argument {overwritten[0]}.",
            explanation="Whoever called it goes on with numbers that are no longer theirs.",
            look_at=f"Make a new array for the result, or copy first: `{overwritten[0]}.copy()`.",
        )
    if seen.drawing is not Drawing.FROM_RNG:
        return Report(exercise.name, "", f"Not drawn from the generator alone: {seen.drawing.value}, {on}.")
    return None


def first_difference(exercise: Exercise, seen: Observation, show_inputs: bool) -> Difference | None:
    """The first part of a result that is wrong, in the order of the exercise's outputs."""
    expected = parts(seen.right, exercise.outputs)
    got = parts(seen.result, exercise.outputs)
    if expected.keys() != got.keys():  # the order in which a dict was filled does not matter
        holds = f"holds {', '.join(got) or 'nothing'}" if show_inputs else "holds something else"
        problem = f"the answer should hold {', '.join(expected)}; yours {holds}"
        return Difference(exercise.outputs[0], seen.right, seen.result, None, problem)
    found = (difference(name, expected[name], got[name], exercise.tolerance) for name in expected)
    return next((d for d in found if d is not None), None)


def changed_arguments(exercise: Exercise, seen: Observation) -> list[str]:
    """Names of the arguments that the call changed in place."""
    pairs = zip(exercise.arguments, seen.arguments, seen.after, strict=True)
    return [name for name, before, after in pairs if changed(before, after)]


def _raised(exercise: Exercise, error: Exception, on: str, show_words: bool) -> Report:
    """A learner's own error, with the line of theirs that raised it, or that called what did."""
    frames = own_frames(error)
    words = f": {error}" if show_words else ""
    if not frames:
        signature = f"{exercise.name}({', '.join(exercise.arguments)})"
        return Report(exercise.name, "", f"It could not be called as {signature}{words}.")
    mine = [place for place, frame in enumerate(frames) if frame.name == exercise.name] or [len(frames) - 1]
    own, called = frames[mine[-1]], [frame.name for frame in frames[mine[-1] + 1 :]]
    line = f"line {own.lineno}: {own.line}" if own.line else f"line {own.lineno}"
    inside = f", in {called[-1]}" if called else ""
    return Report(exercise.name, "", f"It stopped with {type(error).__name__}{words} ({on}{inside}).", line=line)


def _no_function(exercise: Exercise, given: Any) -> CheckFailed:
    report = Report(
        exercise.name,
        "not right yet.",
        happened=f"{exercise.name} is {kind_of(given)}, and no function.",
        look_at=f"Which line gave the name {exercise.name} to something else? Then run the function's own cell again.",
    )
    return CheckFailed(failure_text(report), None, report)

"""The rule at Z = 0, where ReLU has no derivative: any slope in the valid interval passes."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Probe
from course.checks.offers import offer
from course.checks.rendering import failure_text
from course.checks.report import Report
from course.checks.result import CheckFailed, CheckResult
from course.checks.run import judge, observe

TIES = np.array([[0.0, 1.4, -0.6], [-2.3, 0.0, 0.7]])
UPSTREAM = np.array([[1.7, -0.4, 2.2], [0.3, -2.6, 1.1]])


def judge_at_zero(exercise: Exercise, function: Callable[..., Any], dA: Any = UPSTREAM, Z: Any = TIES) -> CheckResult:
    """Whether the slopes at the entries of Z that are exactly 0 are valid: finite and inside the interval.

    `dA` and `Z` have the same shape; `dA` holds no 0 where Z does. Away from 0 the function has to be right first.
    """
    __tracebackhide__ = True
    assert exercise.kink is not None
    judge(exercise, function, observe(exercise, function, exercise.probes(), exercise.oracle), show_inputs=True)
    low, high = exercise.kink.low, exercise.kink.high
    peer = f"torch.{exercise.name.removesuffix('_backward')}"
    slopes = _slopes(exercise, function, dA, Z)
    bad = [slope for slope in slopes if not (math.isfinite(slope) and low <= slope <= high)]
    if bad:
        report = Report(
            subject=exercise.name,
            heading="the rule at Z = 0 is broken.",
            happened=f"Where Z is exactly 0, your slope is {bad[0]:.4g}.",
            explanation=f"The kink has no derivative, but a valid slope lies between {low:g} and {high:g}.",
            look_at=f"Choose one slope for Z = 0; this course and {peer} use {low:g}.",
            offer=offer(exercise, exercise.kink.hint),
        )
        raise CheckFailed(failure_text(report), f"{exercise.name}.slope_at_zero", report)
    chosen = sorted({round(slope, 6) + 0.0 for slope in slopes})
    if chosen == [low]:
        return CheckResult(f"{exercise.name} at Z = 0", (f"slope {low:g}, the rule of this course",))
    named = " and ".join(f"{slope:g}" for slope in chosen)
    note = f"Your slope at Z = 0 is {named}: a valid subgradient. This course and {peer} use {low:g}."
    return CheckResult(f"{exercise.name} at Z = 0", (f"slope {named}",), (note,))


def _slopes(exercise: Exercise, function: Callable[..., Any], dA: Any, Z: Any) -> list[float]:
    """What the function multiplies dA by at each entry where Z is 0."""
    __tracebackhide__ = True
    assert exercise.kink is not None
    probe = Probe((dA, Z, *exercise.kink.more_arguments), "zeros")
    seen = observe(exercise, function, [probe], oracle=lambda *arguments: None)[0]
    got = None if seen.error is not None else np.asarray(seen.result)
    if got is None or got.shape != Z.shape or got.dtype.kind not in "bifu":
        trouble = f"it stopped with {seen.error!r}" if seen.error is not None else f"it gave {seen.result!r}"
        raise CheckFailed(f"{exercise.name}: no slope can be read where Z is 0: {trouble}.")
    at_zero = Z == 0
    return [float(slope) for slope in got[at_zero] / dA[at_zero]]

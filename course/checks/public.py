"""What a learner calls. It finds the exercise, runs it, and shows a failure before raising it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from course import catalogue
from course.catalogue.entries import Exercise, Probe
from course.checks import rendering
from course.checks.at_zero import judge_at_zero
from course.checks.question import judge_answer
from course.checks.report import Report
from course.checks.result import CheckFailed, CheckResult, CheckUsageError, shown
from course.checks.run import judge_function
from course.compare import difference
from course.gradient import STEP, Floats, central_differences
from course.syllabus import at_zero

HOW_TO_CALL = "Call it as check(relu_backward), with the function itself, or as check(predicted_dw=predicted_dw)."


def check(function: Callable[..., Any] | None = None, /, **answers: Any) -> CheckResult:
    """Check a function that you wrote, or one answer to a question.

    `check(relu_backward)` tries your function on inputs that are not in the lesson's text.
    `check(predicted_dw=predicted_dw)` looks at a prediction.

    Returns a result that shows itself. Raises CheckFailed, which names the mistake where it is a known one;
    NotImplementedError while the exercise is still a stub; CheckUsageError if called in another way.
    """
    __tracebackhide__ = True
    if function is not None and not answers:
        exercise = _exercise_of(function)
        return shown(partial(judge_function, exercise, function, exercise.probes(), exercise.oracle), exercise.name)
    if function is None and len(answers) == 1:
        ((name, given),) = answers.items()
        question = catalogue.QUESTIONS.get(name)
        if question is None:
            raise CheckUsageError(f"There is no question called {name!r} in this course. {HOW_TO_CALL}")
        return shown(partial(judge_answer, question, given), name)
    raise CheckUsageError(f"check takes one function or one named answer. {HOW_TO_CALL}")


def check_at_zero(function: Callable[..., Any]) -> CheckResult:
    """Check which slope your backward function uses where Z is exactly 0.

    Any finite slope in the valid interval passes; one that differs from the course's rule comes with a note.
    Raises as `check` does.
    """
    __tracebackhide__ = True
    exercise = _exercise_of(function)
    if exercise.kink is None:
        raise CheckUsageError(f"{exercise.name} has no rule at Z = 0 to check. Use check({exercise.name}).")
    return shown(partial(judge_at_zero, exercise, function), at_zero(exercise.name))


def gradient_check(f: Callable[[Floats], float], x: ArrayLike, gradient: ArrayLike, h: float = STEP) -> CheckResult:
    """Compare a gradient that you computed with central differences of f at x.

    `f` takes an array of the shape of `x` and returns one number, the loss. `gradient` has the shape of `x`.
    Keep x at least h away from kinks: there central differences see both sides. Raises CheckFailed with
    both gradients where they differ by more than 1e-5 of the largest entry.
    """
    __tracebackhide__ = True

    def run() -> CheckResult:
        __tracebackhide__ = True
        found = difference("gradient", central_differences(f, x, h), gradient)
        if found is None:
            return CheckResult("gradient check", (f"all {np.size(x)} entries, h = {h:g}",))
        report = Report(
            subject="gradient check",
            heading="the two gradients differ.",
            diagnosis=found.problem + ".",
            argument_names=("x",),
            probe=Probe((np.asarray(x),)),
            difference=found,
            look_at="If x holds no kink within h, the central differences are right and the formula is not.",
        )
        raise CheckFailed(rendering.failure_text(report), None, report)

    return shown(run)


def _exercise_of(function: Any) -> Exercise:
    name = getattr(function, "__name__", None)
    if not callable(function) or name is None:
        raise CheckUsageError(f"check got {type(function).__name__}, which is no function. {HOW_TO_CALL}")
    exercise = catalogue.EXERCISES.get(name)
    if exercise is None:
        raise CheckUsageError(f"There is no exercise called {name!r} in this course. Keep the name that the stub has.")
    return exercise

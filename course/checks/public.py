"""What a learner calls. It finds the exercise, runs it, and shows a failure before raising it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from course import catalogue
from course.catalogue.entries import Exercise, Probe
from course.checks import notebook, rendering
from course.checks.at_zero import judge_at_zero
from course.checks.elsewhere import Elsewhere, has_no_key
from course.checks.meant import meant_by
from course.checks.question import AnyQuestion, judge_answer
from course.checks.report import Report
from course.checks.result import CheckFailed, CheckResult, CheckUsageError, shown
from course.checks.run import judge_function
from course.compare import difference
from course.gradient import STEP, Floats, central_differences
from course.letters import offer_letters
from course.progress.attended import is_attended
from course.progress.card import note_html
from course.syllabus import at_zero

HOW_TO_CALL = "Call it as check(relu_backward), with the function itself, or as check(predicted_dw=predicted_dw)."
SAY_WHICH = "Say which exercise it is, as in check(relu_backward=your_function)."
SAME_FUNCTION = "Checked as {name}. Here {other} is the same function; check({other}={other}) checks it as that."


def check(function: Callable[..., Any] | None = None, /, **answers: Any) -> CheckResult | Elsewhere:
    """Check a function that you wrote, or one answer to a question.

    `check(relu_backward)` tries your function on inputs that are not in the lesson's text. It is checked as what its
    name here says; `check(relu_backward=my_function)` says so itself, whatever the function is called.
    `check(predicted_dw=predicted_dw)` looks at a prediction.

    Returns a result that shows itself; while work is graded, a sentence that says so. Raises CheckFailed, which names
    the mistake where it is a known one; NotImplementedError while the exercise is still a stub; CheckUsageError if
    called in another way.
    """
    __tracebackhide__ = True
    if has_no_key():
        return Elsewhere("check")
    name, given = _named("check", function, answers)
    question = catalogue.QUESTIONS.get(name)
    if question is not None:
        return _answered(question, given)
    exercise = _exercise(name)
    return shown(partial(judge_function, exercise, given, exercise.probes(), exercise.oracle), name)


def check_at_zero(function: Callable[..., Any] | None = None, /, **answers: Any) -> CheckResult | Elsewhere:
    """Check which slope your backward function uses where Z is exactly 0: `check_at_zero(relu_backward)`.

    Any finite slope in the valid interval passes; one that differs from the course's rule comes with a note.
    Is called, returns and raises as `check` does.
    """
    __tracebackhide__ = True
    if has_no_key():
        return Elsewhere("check_at_zero")
    name, given = _named("check_at_zero", function, answers)
    exercise = _exercise(name)
    if exercise.kink is None:
        raise CheckUsageError(f"{name} has no rule at Z = 0 to check. Use check({name}).")
    return shown(partial(judge_at_zero, exercise, given), at_zero(name))


def gradient_check(
    f: Callable[[Floats], float], x: ArrayLike, gradient: ArrayLike, h: float = STEP
) -> CheckResult | Elsewhere:
    """Compare a gradient that you computed with central differences of f at x.

    `f` takes an array of the shape of `x` and returns one number, the loss. `gradient` has the shape of `x`.
    Keep x at least h away from kinks: there central differences see both sides. Raises CheckFailed with
    both gradients where they differ by more than 1e-5 of the largest entry. While work is graded, it says so instead.
    """
    __tracebackhide__ = True
    if has_no_key():
        return Elsewhere("gradient_check")

    def run() -> CheckResult:
        __tracebackhide__ = True
        found = difference("gradient", central_differences(f, x, h), gradient)
        if found is None:
            return CheckResult("gradient check", (f"all {np.size(x)} entries, h = {h:g}",))
        report = Report(
            subject="gradient check",
            heading="the two gradients differ.",
            happened=found.problem + ".",
            argument_names=("x",),
            probe=Probe((np.asarray(x),)),
            difference=found,
            look_at="If x holds no kink within h, the central differences are right and the formula is not.",
        )
        raise CheckFailed(rendering.failure_text(report), None, report)

    return shown(run)


def _answered(question: AnyQuestion, given: Any) -> CheckResult:
    """The verdict on a prediction. Where a person is still to find the letter, they can choose it by a click."""
    __tracebackhide__ = True
    try:
        return shown(partial(judge_answer, question, given), question.name)
    except (CheckFailed, NotImplementedError):
        if question.choices and is_attended():
            offer_letters(question.name, question.choices)
        raise


def _named(caller: str, function: Any, answers: dict[str, Any]) -> tuple[str, Any]:
    """What is to be checked, and its name. A function that came without one is looked up; a doubt is shown."""
    if function is None and len(answers) == 1:
        return next(iter(answers.items()))
    if function is None or answers:
        raise CheckUsageError(f"{caller} takes one function or one named answer. {HOW_TO_CALL}")
    meant = meant_by(function)
    if not callable(function) or (meant.name is None and not meant.others):
        raise CheckUsageError(f"{caller} got {type(function).__name__}, which has no name here. {SAY_WHICH}")
    if meant.name is None:
        names = " and ".join(meant.others)
        raise CheckUsageError(f"This function goes by more than one name here: {names}. {SAY_WHICH}")
    if meant.others:
        note = SAME_FUNCTION.format(name=meant.name, other=meant.others[0])
        notebook.show(note, note_html(note))
    return meant.name, function


def _exercise(name: str) -> Exercise:
    exercise = catalogue.EXERCISES.get(name)
    if exercise is None:
        raise CheckUsageError(f"There is no exercise called {name!r} in this course. {SAY_WHICH}")
    return exercise

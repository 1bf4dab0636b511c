"""Judging a prediction: a number, or one of a few letters."""

import math
from numbers import Real
from typing import Any

import numpy as np

from course.catalogue.entries import Question, WrongAnswer
from course.checks.rendering import failure_text
from course.checks.report import Report
from course.checks.result import CheckFailed, CheckResult, not_begun

TOLERANCE = 0.005  # relative: a prediction made on paper may be rounded to three figures


def judge_answer(question: Question, given: Any) -> CheckResult:
    """The verdict on a prediction. `...`, the placeholder, counts as not begun (NotImplementedError)."""
    __tracebackhide__ = True
    if given is Ellipsis:
        raise not_begun(f"{question.name}: replace ... with your answer.")
    answer = _read(question, given)
    if _equal(question.answer, answer):
        return CheckResult(question.name, (), (question.because,))
    known = next((wrong for wrong in question.wrong_answers if _equal(wrong.value, answer)), None)
    report = _report(question, given, known)
    raise CheckFailed(failure_text(report), f"{question.name}.{known.id}" if known else None, report)


def _read(question: Question, given: Any) -> float | str:
    """The answer as a number or a lower-case letter; anything else is told how to answer."""
    __tracebackhide__ = True
    if isinstance(question.answer, str):
        letter = given.strip().lower() if isinstance(given, str) else None
        if letter in question.choices:
            return letter
        wanted = " or ".join(f'"{choice}"' for choice in question.choices)
        complaint = f"Your answer is {given!r}; answer with {wanted}, quotation marks included."
    else:
        number = given.item() if isinstance(given, np.ndarray) and given.size == 1 else given
        if isinstance(number, Real) and math.isfinite(number):
            return float(number)
        complaint = f"Your answer is {given!r}; answer with a number."
    report = Report(question.name, "not an answer yet.", diagnosis=complaint)
    raise CheckFailed(failure_text(report), None, report)


def _equal(right: float | str, answer: float | str) -> bool:
    if isinstance(right, str) or isinstance(answer, str):
        return right == answer
    return math.isclose(right, answer, rel_tol=TOLERANCE, abs_tol=1e-9)


def _report(question: Question, given: Any, known: WrongAnswer | None) -> Report:
    return Report(
        subject=question.name,
        heading=f"{given!r} is not it.",
        diagnosis=known.title if known else "",
        explanation=known.explanation if known else "",
        look_at=question.look_at,
    )

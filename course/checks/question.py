"""Judging a prediction: a number, or one of a few letters."""

import math
from numbers import Real
from typing import Any

import numpy as np

from course.catalogue.entries import Found, Question
from course.catalogue.sealing import SealedQuestion
from course.checks.rendering import failure_text
from course.checks.report import Report, Thought
from course.checks.result import CheckFailed, CheckResult, not_begun

AnyQuestion = Question | SealedQuestion


def judge_answer(question: AnyQuestion, given: Any) -> CheckResult:
    """The verdict on a prediction. `...`, the placeholder, counts as not begun (NotImplementedError)."""
    __tracebackhide__ = True
    if given is Ellipsis:
        raise not_begun(f"{question.name}: replace ... with your answer.")
    answer = _read(question, given)
    known = question.find(answer)
    if known is not None and not known.id:
        return CheckResult(question.name, (), (known.title,))
    report = _report(question, given, known)
    raise CheckFailed(failure_text(report), f"{question.name}.{known.id}" if known else None, report)


def _read(question: AnyQuestion, given: Any) -> float | str:
    """The answer as a number or a lower-case letter; anything else is told how to answer."""
    __tracebackhide__ = True
    if question.choices:
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
    report = Report(question.name, "not an answer yet.", happened=complaint)
    raise CheckFailed(failure_text(report), None, report)


def _report(question: AnyQuestion, given: Any, known: Found | None) -> Report:
    return Report(
        subject=question.name,
        heading=f"{given!r} is not it.",
        thoughts=(Thought(known.title, known.explanation),) if known else (),
        look_at=question.look_at,
    )

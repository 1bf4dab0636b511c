"""What the numbers of a wrong answer show, whatever the exercise.

`patterns` is called by `course.checks.run` once an answer is known to be wrong. A sentence is said only where it was
tried and holds on every probe to which it applies: it is true by construction. It tells how the answer relates to the
right one, never what the right one is, so it may stand under a hidden test.
"""

import numpy as np

from course.catalogue.entries import Exercise, Observation
from course.checks.patterns import answers, errors, groups, relations, reruns, subsets
from course.checks.patterns.pattern import Pattern
from course.checks.patterns.reruns import Function

MOST = 3
"""Sentences beyond these would bury the first."""

__all__ = ["Pattern", "patterns"]


def patterns(exercise: Exercise, function: Function, seen: list[Observation]) -> tuple[Pattern, ...]:
    """The sentences that hold, the most telling first, at most three. `function` may be called again, on copies.

    Learners return anything: where an answer is too odd to look at, there is nothing to say beside what happened.
    """
    __tracebackhide__ = True
    try:
        with np.errstate(all="ignore"):
            return tuple(dict.fromkeys(_found(exercise, function, seen)))[:MOST]
    except Exception:
        return ()


def _found(exercise: Exercise, function: Function, observations: list[Observation]) -> list[Pattern]:
    __tracebackhide__ = True
    stopped = [seen for seen in observations if seen.error is not None]
    if stopped:
        exchanged = reruns.other_order(exercise, function, observations)
        return exchanged or [*errors.shown_by(stopped[0]), *subsets.stopped_on_some(observations)]
    whole = answers.of_the_whole(exercise, observations)
    if whole is not None:
        return [whole]
    if any(seen.unread for seen in observations):
        return []
    found = groups.grouped(exercise, observations)
    if found is None:
        return answers.of_each_output(exercise, observations)
    if all(group.is_right for group in found):
        return answers.with_changed_arguments(exercise, observations)
    other = answers.of_another_exercise(exercise, observations)
    related = relations.of_each(exercise, found)
    told = [*other, *groups.right_and_wrong(found), *related, *subsets.right_on_a_kind(exercise, observations)]
    if not other and not related:
        exchanged = reruns.other_order(exercise, function, observations)
        told = [*exchanged, *told] if exchanged else [*told, *reruns.ignored(exercise, function, observations)]
    return told or reruns.doubling(exercise, function, observations) or subsets.right_on_some(exercise, observations)

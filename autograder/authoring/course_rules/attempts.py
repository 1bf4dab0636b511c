"""Attempts hold the catalogue to its word: each of its mistakes is made in one, and each attempt names one."""

import ast
import re
from collections.abc import Iterator, Sequence

from autograder.authoring.attempts import HEADER, Attempt, attempts, path_of, text_of
from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.course_rules.places import place_of
from course.catalogue.entries import LessonEntries

HEADERS = "Write `# %% right EXERCISE.VARIANT` or `# %% wrong EXERCISE.MISTAKE`."


def no_attempts(lesson: str) -> BuildProblem:
    """What is said of a lesson at which there are no attempts."""
    what = "there are no attempts at this lesson, so no mistake in it can be tried or shown."
    remedy = "Write it, in blocks: `# %% right EXERCISE.VARIANT`, `# %% wrong EXERCISE.MISTAKE`."
    return BuildProblem(path_of(lesson), None, what, remedy)


def attempt_problems(entries: LessonEntries) -> Iterator[BuildProblem]:
    """All that is wrong with the attempts at a lesson of which the catalogue holds something."""
    path, known = path_of(entries.name), attempts(entries.name)
    if not known:
        yield no_attempts(entries.name)
        return
    yield from _headers(path, entries.name)
    mistakes = dict(_mistakes(entries))
    for attempt in known:
        for what, remedy in _faults(attempt, mistakes):
            yield BuildProblem(path, attempt.line, what, remedy)
    wrong = {attempt.id for attempt in known if not attempt.is_right}
    for name, (exercise, entry) in mistakes.items():
        if name not in wrong:
            place, line = place_of(exercise, entry)
            remedy = f"Write one into {path}, as a learner would: `# %% wrong {name}`."
            yield BuildProblem(place, line, f"no attempt makes the mistake {name}.", remedy)
    yield from _never_right(path, entries, known)


def _never_right(path: str, entries: LessonEntries, known: Sequence[Attempt]) -> Iterator[BuildProblem]:
    for name in sorted(set(entries.names) - {attempt.exercise for attempt in known if attempt.is_right}):
        remedy = f"Write every way that must never be rejected: `# %% right {name}.VARIANT`."
        yield BuildProblem(path, None, f"no attempt gets {name} right.", remedy)


def _mistakes(entries: LessonEntries) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each mistake of a lesson: its full name; its exercise and its own."""
    for exercise in entries.exercises:
        yield from ((f"{exercise.name}.{entry.id}", (exercise.name, entry.id)) for entry in exercise.misconceptions)
    for question in entries.questions:
        yield from ((f"{question.name}.{entry.id}", (question.name, entry.id)) for entry in question.wrong_answers)


def _faults(attempt: Attempt, mistakes: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if not attempt.is_right and attempt.id not in mistakes:
        yield f"the catalogue knows no mistake {attempt.id}.", "Name it there, or call the attempt by another's name."
    try:
        defined = {name for node in ast.parse(attempt.source).body for name in _defined(node)}
    except SyntaxError as error:
        yield f"the attempt {attempt.id} is not Python: {error.msg}.", "Correct it: a learner's cell has to run."
        return
    if attempt.exercise not in defined:
        yield f"the attempt {attempt.id} defines no {attempt.exercise}.", "Give it the name that the stub has."


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _headers(path: str, lesson: str) -> Iterator[BuildProblem]:
    """Lines that were meant to begin an attempt, and would be read as part of the one above."""
    for number, line in enumerate(text_of(lesson).split("\n"), 1):
        if re.match(r"#\s*%%", line) and not HEADER.fullmatch(line):
            yield BuildProblem(path, number, f"`{line}` begins no attempt.", HEADERS)

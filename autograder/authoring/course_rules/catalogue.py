"""What an entry of the catalogue must hold so that a failed check helps. Each rule yields the problems it finds."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.course_rules.places import place_of
from course.catalogue.entries import Exercise, LessonEntries, Misconception, WrongAnswer

STEPS = 3
PROBES = 3
SMALLEST = 0.19  # what is smaller in size hides mistakes
Fault = tuple[str, str, str]
"""The id of a mistake ("" for the exercise as a whole), what is wrong, what to do."""


def catalogue_problems(lessons: Sequence[LessonEntries]) -> Iterator[BuildProblem]:
    """All that is wrong with the entries themselves."""
    count = Counter(name for lesson in lessons for name in lesson.names)
    for name in (name for name, times in count.items() if times > 1):
        what = f"{count[name]} exercises or questions of the course are called {name}."
        yield _problem(name, ("", what, "Give each a name of its own, in its lesson too."))
    for exercise in (exercise for lesson in lessons for exercise in lesson.exercises):
        for fault in (*_help(exercise), *_mistakes(exercise), *_probes(exercise)):
            yield _problem(exercise.name, fault)
    for question in (question for lesson in lessons for question in lesson.questions):
        for fault in (*_unique(question.wrong_answers), *_words(question.wrong_answers)):
            yield _problem(question.name, fault)


def _problem(name: str, fault: Fault) -> BuildProblem:
    entry, what, remedy = fault
    path, line = place_of(name, entry)
    return BuildProblem(path, line, what, remedy)


def _help(exercise: Exercise) -> Iterator[Fault]:
    steps = len(exercise.hints)
    if steps != STEPS:
        what = f"the help with {exercise.name} has {steps} steps, not {STEPS}."
        yield "", what, "Say in three what it is about, what to use, and what the formula is."
    kink = [("", exercise.kink.hint)] if exercise.kink else []
    for entry, hint in (*((mistake.id, mistake.hint) for mistake in exercise.misconceptions), *kink):
        if not 1 <= hint <= steps:
            what = f"{_called(exercise.name, entry)} points to step {hint} of the help, which has {steps}."
            yield entry, what, "Let `hint` be the first step that resolves it, counted from 1."
    if len({mistake.hint for mistake in exercise.misconceptions}) < 2:
        what = f"no two mistakes of {exercise.name} point to different steps of the help, so that no step fits any."
        yield "", what, "Let the `hint` of each be the step that resolves just it, and name two mistakes at least."


def _mistakes(exercise: Exercise) -> Iterator[Fault]:
    yield from _unique(exercise.misconceptions)
    yield from _words(exercise.misconceptions)
    for mistake in exercise.misconceptions:
        if not mistake.wrong and mistake.sign is None:
            what = f"{exercise.name}.{mistake.id} is never recognised."
            yield mistake.id, what, "Give it `wrong=`, its formulas, or `sign=`, what it is recognised by."


def _unique(entries: Sequence[Misconception | WrongAnswer]) -> Iterator[Fault]:
    for name, times in Counter(entry.id for entry in entries).items():
        if times > 1:
            yield name, f"{times} entries are called {name}.", "Give each a name of its own."


def _words(entries: Sequence[Misconception | WrongAnswer]) -> Iterator[Fault]:
    """A learner reads whole sentences, with code between backticks."""
    for entry in entries:
        for part in ("title", "explanation", "look_at"):
            words = getattr(entry, part, None)
            if words is not None and not re.search(r"[.?]$", words):
                yield entry.id, f"the {part} of {entry.id} is no whole sentence.", "End it with a full stop or `?`."
            if words is not None and words.count("`") % 2:
                yield entry.id, f"the {part} of {entry.id} has a backtick without a partner.", "Add the other one."


def _probes(exercise: Exercise) -> Iterator[Fault]:
    """Numbers that hide no mistake: zeros, ones and equal numbers do, and so does a single shape.

    AL beside caches is what their network put out, and 0 behind a closed gate: these zeros say what Z says.
    """
    probes = exercise.probes()
    given = [pair for probe in probes for pair in zip(exercise.arguments, probe.arguments, strict=True)]
    named = [(name, value) for name, value in given if isinstance(value, np.ndarray)]
    arrays = [array for _, array in named]
    if len(probes) < PROBES:
        yield "", f"{exercise.name} is tried on {len(probes)} probes.", f"Give it {PROBES} or more."
    if arrays and len({array.shape for array in arrays}) < PROBES:
        what = f"the arrays among the probes of {exercise.name} have fewer than {PROBES} shapes."
        yield "", what, "Let all sizes differ: a mixed-up axis is seen only then."
    numbers = "Take numbers from `course.catalogue.probes.mixed`, or such as it gives."
    for name, whole in named:
        array = whole[whole > 0] if name == "AL" and "caches" in exercise.arguments else whole
        sizes = np.abs(array)
        if not np.isfinite(array).all() or (sizes < SMALLEST).any():
            yield "", f"a probe of {exercise.name} holds a number below {SMALLEST} in size, or none at all.", numbers
        if array.dtype.kind == "f" and ((sizes == 1).any() or len(np.unique(array)) < array.size):
            yield "", f"a probe of {exercise.name} holds a 1 or two equal numbers, among decimals.", numbers


def _called(exercise: str, entry: str) -> str:
    return f"{exercise}.{entry}" if entry else f"the rule at Z = 0 of {exercise}"

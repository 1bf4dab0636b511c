"""What an exercise is: how it is tried, what the right answer is, and which wrong answers have a name."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

TOLERANCE = 0.005  # relative: a prediction made on paper may be rounded to three figures


@dataclass(frozen=True)
class Hint:
    """One closed piece of help: a question in the learner's voice, and its answer in Markdown."""

    question: str
    answer: str


@dataclass(frozen=True)
class Probe:
    """One input to try a function on.

    `arguments` are passed by position. `kind` says in a few words what is special about them ("one
    sample", "whole numbers"); it is shown to the learner when the probe passes or fails.
    """

    arguments: tuple[Any, ...]
    kind: str = "ordinary numbers"


class Drawing(Enum):
    """How a function that takes a random generator drew its numbers."""

    FROM_RNG = "from the generator, or no generator was given"
    NOT_REPEATABLE = "a generator in the same state gave other numbers"
    ALWAYS_THE_SAME = "a generator in another state gave the same numbers"


@dataclass(frozen=True)
class Observation:
    """What a learner's function did on one probe.

    `arguments` are as they were before the call, `after` as they were after it. Exactly one of `result`
    and `error` is meaningful: `error` is None where the function returned. Where the exercise has a `read`, `result`
    is what it read; where it could read nothing, `unread` is true, and `result` is what the function returned.
    """

    probe: Probe
    arguments: tuple[Any, ...]
    after: tuple[Any, ...]
    result: Any
    error: Exception | None
    right: Any
    unread: bool = False
    drawing: Drawing = Drawing.FROM_RNG


@dataclass(frozen=True)
class Misconception:
    """A known wrong answer: its name, the words for the learner, and how it is recognised.

    `wrong` holds the formulas of this mistake, one for each way to write it. Each is called as
    `formula(right, *arguments)` and computes what the mistake gives on a probe. The right answer comes
    first, so that "the right answer, averaged" needs no copy of the solution. A formula may return a dict
    of only those outputs that the mistake touches.
    `hint` is the step of the exercise's help that resolves just this misunderstanding, counted from 1.
    `sign(observation)` recognises a mistake that is no formula: an error raised, an argument changed.
    One of the two is given.
    """

    id: str
    title: str
    explanation: str
    look_at: str
    hint: int
    wrong: tuple[Callable[..., Any], ...] = ()
    sign: Callable[[Observation], bool] | None = None


@dataclass(frozen=True)
class Kink:
    """The rule at Z = 0, where an activation has no derivative.

    Every slope from `low` to `high` is a valid subgradient; this course takes `low`. `hint` is the step of help that
    tells the rule, counted from 1. `more_arguments` come after dA and the cache (the slope of a leaky ReLU, say).
    """

    low: float
    high: float
    hint: int
    more_arguments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """A function that the learner writes.

    `outputs` names what it returns, in order ("dZ" or "A", "cache"); one name stands for a dict as a whole.
    `oracle(*arguments)` gives the right answer without holding a solution: central differences for
    derivatives, the printed formula for a forward function. `read` turns what the function returns into
    the numbers that are judged, where those are not the result itself (the spread of random weights, say);
    the oracle and the wrong formulas then give such numbers too. It raises where it cannot read all of a result, and
    then the answer is wrong: no part of it goes past the reading. Numbers are equal within `tolerance`,
    relative. `kink` is the rule at Z = 0, where there is one.
    """

    name: str
    arguments: tuple[str, ...]
    outputs: tuple[str, ...]
    probes: Callable[[], tuple[Probe, ...]]
    oracle: Callable[..., Any]
    misconceptions: tuple[Misconception, ...]
    hints: tuple[Hint, ...]
    read: Callable[[Any], Any] | None = None
    tolerance: float = 1e-5
    kink: Kink | None = None


@dataclass(frozen=True)
class WrongAnswer:
    """A wrong answer to a question that has a name: the value given, and what it says about the thinking."""

    id: str
    value: float | str
    title: str
    explanation: str


@dataclass(frozen=True)
class Found:
    """What is to be said of an answer. A wrong one has the `id` of its mistake; the right one has "" there.

    `title` says why the right one is so, or what a wrong one says about the thinking; `explanation` goes on.
    """

    id: str
    title: str
    explanation: str = ""


@dataclass(frozen=True)
class Question:
    """A prediction: a number, or one of a few letters. What ships to learners is sealed (see sealing.py).

    `because` is shown with a right answer: why it is so. Of letters each wrong one has its entry.
    """

    name: str
    answer: float | str
    because: str
    look_at: str
    wrong_answers: tuple[WrongAnswer, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The letters to choose from, in order; none where the answer is a number."""
        answers = (self.answer, *(wrong.value for wrong in self.wrong_answers))
        return tuple(sorted(answer for answer in answers if isinstance(answer, str)))

    def known(self) -> Iterator[tuple[float | str, Found]]:
        """The answers that it knows, the right one first, and what is to be said of each."""
        yield self.answer, Found("", self.because)
        for wrong in self.wrong_answers:
            yield wrong.value, Found(wrong.id, wrong.title, wrong.explanation)

    def find(self, given: float | str) -> Found | None:
        """What is to be said of a letter or a number; None for a wrong answer without a name."""
        return next((found for value, found in self.known() if is_answer(value, given)), None)


def is_answer(value: float | str, given: float | str) -> bool:
    """Whether what was given is this answer: the letter, or the number within TOLERANCE."""
    if isinstance(value, str) or isinstance(given, str):
        return value == given
    return math.isclose(value, given, rel_tol=TOLERANCE, abs_tol=1e-9)


@dataclass(frozen=True)
class LessonEntries:
    """What the catalogue holds of a lesson. `name` is that of its file in lessons/, without the ending.

    Each package of `course.catalogue` has one, called LESSON. No two exercises or questions of the course share a name.
    """

    name: str
    exercises: tuple[Exercise, ...]
    questions: tuple[Question, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its exercises, then of its questions."""
        return tuple(entry.name for entry in self.exercises) + tuple(entry.name for entry in self.questions)

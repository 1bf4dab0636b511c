"""What a check knows when it is done, as plain data: the renderers turn it into words and tables."""

from dataclasses import dataclass

from course.catalogue.entries import Probe
from course.compare import Difference


@dataclass(frozen=True)
class Offer:
    """A step of an exercise's help, counted from 1. `fits` tells whether it answers the mistake that was named."""

    exercise: str
    step: int
    question: str
    fits: bool


@dataclass(frozen=True)
class Thought:
    """What was probably thought: the name of a mistake of the catalogue, why it is one, and where to look."""

    title: str
    explanation: str = ""
    look_at: str = ""


@dataclass(frozen=True)
class Report:
    """All that a failed check knows, in three levels of certainty that are never mixed.

    `happened` is a fact: how the answer differs, or Python's own error, with the learner's `line`. `shows` holds
    sentences on what the numbers show, true by construction. `thoughts` are guesses from the catalogue, one for each
    mistake. `heading` is the one-line verdict; `explanation` says why what happened matters, `look_at` where to look
    where no thought says so. `offer` is the help. The numbers are shown only where `probe` is given: hidden tests keep
    their inputs back.
    """

    subject: str
    heading: str
    happened: str = ""
    explanation: str = ""
    shows: tuple[str, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    look_at: str = ""
    argument_names: tuple[str, ...] = ()
    probe: Probe | None = None
    difference: Difference | None = None
    line: str = ""
    offer: Offer | None = None

    @property
    def headline(self) -> str:
        """The one sentence that says most: a name where there is one, then what the numbers show, then the fact."""
        return next((words for words in (*(t.title for t in self.thoughts), *self.shows, self.happened) if words), "")

    @property
    def where_to_look(self) -> tuple[str, ...]:
        """What to look at next: for each mistake that was named, or for what happened."""
        return tuple(thought.look_at for thought in self.thoughts if thought.look_at) or (
            (self.look_at,) if self.look_at else ()
        )


@dataclass(frozen=True)
class Passed:
    """A check that passed: what was checked, what it was tried on, and notes worth knowing.

    `ahead` says that hidden inputs follow; "" where none do. `standing` says where the learner stands with it; "" where
    that is not recorded.
    """

    subject: str
    tried: tuple[str, ...]
    notes: tuple[str, ...] = ()
    ahead: str = ""
    standing: str = ""

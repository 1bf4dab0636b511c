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
class Report:
    """All that a failed check knows: words first, then the facts.

    `heading` is the one-line verdict. `diagnosis` names the mistake where the catalogue knows it. `offer` is the help
    for it. The facts are shown only where `probe` is given: hidden tests keep their inputs back.
    """

    subject: str
    heading: str
    diagnosis: str = ""
    explanation: str = ""
    look_at: str = ""
    argument_names: tuple[str, ...] = ()
    probe: Probe | None = None
    difference: Difference | None = None
    line: str = ""
    offer: Offer | None = None


@dataclass(frozen=True)
class Passed:
    """A check that passed: what was checked, what it was tried on, and notes worth knowing.

    `standing` says where the learner stands with it; "" where that is not recorded.
    """

    subject: str
    tried: tuple[str, ...]
    notes: tuple[str, ...] = ()
    standing: str = ""

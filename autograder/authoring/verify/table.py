"""What came of verifying each lesson, as a table on the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table

from autograder.authoring.verify.claims import Kind
from autograder.authoring.verify.lesson import Outcome


@dataclass(frozen=True)
class Verified:
    """A lesson after verifying: what came of its claims, in how many notebooks.

    `told` is what its files alone tell, each with file, line and remedy. `seconds` is wall-clock time, starting the
    station included.
    """

    lesson: str
    told: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    notebooks: int
    seconds: float

    @property
    def failures(self) -> list[str]:
        """A sentence for everything that does not hold."""
        graded = (f"{self.lesson}: {sentence}" for outcome in self.outcomes for sentence in outcome.against)
        return [*self.told, *sorted(graded)]

    def held(self, kind: Kind) -> tuple[int, int]:
        """How many claims of this kind hold, and how many there are."""
        found = [not outcome.against for outcome in self.outcomes if outcome.claim.kind == kind]
        return sum(found), len(found)


def verified_table(lessons: Sequence[Verified], jailed: bool) -> Table:
    """One row per lesson; how many claims of each kind hold, of how many."""
    graded = sum(verified.notebooks for verified in lessons)
    caption = f"{graded} notebooks graded" + ("" if jailed else ", without a jail")
    table = Table(header_style="bold", caption=caption, caption_justify="left")
    table.add_column("lesson", no_wrap=True)
    for heading in ("solutions", "stubs", "wrong named", "right kept", "seconds"):
        table.add_column(heading, justify="right")
    for verified in lessons:
        counts = ("{}/{}".format(*verified.held(kind)) for kind in Kind)
        table.add_row(verified.lesson, *counts, f"{verified.seconds:.1f}")
    return table

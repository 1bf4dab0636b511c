"""What the table after grading lists as lost: what a test took, and what a human took, once they have."""

import pytest

from autograder.classroom.grading.tables import points_lost
from autograder.engine.verdict import CellVerdict, Status, Verdict
from autograder.gradebook.recorded import Recorded

TEST = CellVerdict("sums", "test_double", 1.0, 4.0)
ESSAY = CellVerdict("sums", "essay", None, 5.0)
SOLVED = CellVerdict("sums", "test_half", 3.0, 3.0)


def recorded(points: dict[str, float], needs_human: bool) -> Recorded:
    verdict = Verdict("ada", "sums", Status.GRADED, cells=(TEST, ESSAY, SOLVED), seconds=0.1)
    held = {("sums", name): given for name, given in points.items()}
    return Recorded(verdict, "digest", held, 0.0, 0.0, 0.0, needs_human)


@pytest.mark.parametrize(
    ("points", "needs_human", "lost"),
    [
        ({"test_double": 1.0, "essay": 0.0, "test_half": 3.0}, True, {"double": 3.0}),
        ({"test_double": 1.0, "essay": 2.0, "test_half": 3.0}, False, {"double": 3.0, "essay": 3.0}),
        ({"test_double": 4.0, "essay": 5.0, "test_half": 0.0}, False, {"half": 3.0}),
        ({"test_double": 1.0, "essay": 0.0, "test_half": 3.0}, False, {"double": 3.0, "essay": 5.0}),
    ],
)
def test_what_waits_for_a_human_is_not_lost_yet(
    points: dict[str, float], needs_human: bool, lost: dict[str, float]
) -> None:
    assert points_lost(recorded(points, needs_human)) == lost

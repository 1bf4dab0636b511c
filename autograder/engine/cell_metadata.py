"""What this autograder keeps in the metadata of cells, beside nbgrader's own."""

from collections.abc import Mapping
from typing import Any

# Points of a test that come on top of what the lesson can give: {"extra_points": 2}.
EXTRA_POINTS = "extra_points"
# A test that has to run among the student's own objects: {"autograder": {"where": "workbench", "reason": "..."}}.
OWN = "autograder"
WHERE = "where"
WORKBENCH = "workbench"
REASON = "reason"  # for people


def runs_in_workbench(metadata: Mapping[str, Any]) -> bool:
    """Whether the instructor lets this test run in the student's process, which then has the last word on it."""
    own = metadata.get(OWN)
    return isinstance(own, Mapping) and own.get(WHERE) == WORKBENCH


def moved_to_workbench(metadata: Mapping[str, Any], reason: str = "") -> dict[str, Any]:
    """The metadata of a test that runs in the student's process from now on."""
    return {**metadata, OWN: {WHERE: WORKBENCH} | ({REASON: reason} if reason else {})}

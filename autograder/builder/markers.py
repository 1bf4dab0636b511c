"""The compact marker of a cell, and the metadata of nbgrader that it stands for.

# %% nbgrader={"grade_id": "relu_backward", "solution": true}        what a student writes
# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}        a test that gives points
# %% nbgrader={"grade_id": "setup", "locked": true}                  read-only
"""

import json
import math
import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["solution", "test", "locked"]

EXAMPLES = (
    'Write {"grade_id": "NAME", "solution": true}, {"grade_id": "test_NAME", "points": 2} '
    'or {"grade_id": "NAME", "locked": true}.'
)

# The key that gives a cell its role.
_ROLES: dict[str, Role] = {"solution": "solution", "points": "test", "locked": "locked"}
# grade_ids become cell ids, for which nbformat allows these characters and this length.
_GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class MarkerError(ValueError):
    """The marker is not one of the three forms; the message says what is wrong with it."""


@dataclass(frozen=True)
class Marker:
    """What nbgrader must know of a cell. `points` is None unless the cell is a test."""

    grade_id: str
    role: Role
    points: float | None = None

    def metadata(self) -> dict[str, object]:
        """Complete metadata of nbgrader's schema 3: with less, nbgrader takes the notebook for an old one."""
        points = {} if self.points is None else {"points": self.points}
        return {
            "cell_type": "code",
            "grade": self.role == "test",
            "grade_id": self.grade_id,
            "locked": self.role != "solution",
            "schema_version": 3,
            "solution": self.role == "solution",
            "task": False,
            **points,
        }


def parse_marker(text: str) -> Marker:
    """The marker that the JSON after `nbgrader=` stands for. Raises MarkerError."""
    try:
        fields = json.loads(text)
    except ValueError as error:
        raise MarkerError(f"the nbgrader marker is not JSON ({error}).") from None
    if not isinstance(fields, dict):
        raise MarkerError("the nbgrader marker is not a JSON object.")
    if unknown := sorted(fields.keys() - _ROLES.keys() - {"grade_id"}):
        raise MarkerError(f"the nbgrader marker has an unknown key, {unknown[0]!r}.")
    grade_id = fields.pop("grade_id", None)
    if not isinstance(grade_id, str) or not _GRADE_ID.fullmatch(grade_id):
        raise MarkerError("the nbgrader marker has no grade_id of 1 to 64 letters, digits, `_` or `-`.")
    if len(fields) != 1:
        raise MarkerError(f"the marker of {grade_id} has {len(fields)} of solution, points and locked, not one.")
    key, value = fields.popitem()
    if key == "points":
        return Marker(grade_id, "test", _points(grade_id, value))
    if value is not True:
        raise MarkerError(f"the marker of {grade_id} says {key}: {json.dumps(value)}, which means nothing.")
    return Marker(grade_id, _ROLES[key])


def _points(grade_id: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    raise MarkerError(f"the points of {grade_id} are {json.dumps(value)}, not a number from 0 up.")

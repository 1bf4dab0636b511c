"""The compact marker of a cell, and the metadata of nbgrader that it stands for.

# %% nbgrader={"grade_id": "relu_backward", "solution": true}        what a student writes
# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}        a test that gives points
# %% nbgrader={"grade_id": "test_l2_grads", "extra_points": 2}       a test whose points come on top
# %% nbgrader={"grade_id": "setup", "locked": true}                  read-only

Extra points do not count in what a lesson can give. nbgrader knows no such thing, so it is told 0 points, and
the extra ones stand beside its own metadata. A test that needs the student's own objects, such as a class, says
"where": "workbench" as well, and may give the "reason": then it runs in the student's process (see
autograder.engine.cell_metadata).
"""

import json
import math
import re
from dataclasses import dataclass
from typing import Literal

from autograder.engine.cell_metadata import EXTRA_POINTS, REASON, WHERE, WORKBENCH, moved_to_workbench

Role = Literal["solution", "test", "locked"]

EXAMPLES = (
    'Write {"grade_id": "NAME", "solution": true}, {"grade_id": "test_NAME", "points": 2}, '
    '{"grade_id": "test_NAME", "extra_points": 2} or {"grade_id": "NAME", "locked": true}.'
)
# The key that gives a cell its role.
_ROLES: dict[str, Role] = {"solution": "solution", "points": "test", EXTRA_POINTS: "test", "locked": "locked"}
# grade_ids become cell ids, for which nbformat allows these characters and this length.
_GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class MarkerError(ValueError):
    """The marker is not one of the four forms; the message says what is wrong with it."""


@dataclass(frozen=True)
class Marker:
    """What nbgrader must know of a cell. `points` is None unless the cell is a test; `is_extra`: they come on top.

    `in_workbench`: it runs in the student's process, for the `reason`.
    """

    grade_id: str
    role: Role
    points: float | None = None
    is_extra: bool = False
    in_workbench: bool = False
    reason: str = ""

    def metadata(self) -> dict[str, object]:
        """The metadata of the cell.

        What nbgrader finds is complete by its schema 3: with less, it takes the notebook for an old one.
        """
        if self.points is None:
            return {"nbgrader": self._for_nbgrader()}
        own: dict[str, object] = moved_to_workbench({}, self.reason) if self.in_workbench else {}
        if self.is_extra:
            return own | {"nbgrader": self._for_nbgrader() | {"points": 0}, EXTRA_POINTS: self.points}
        return own | {"nbgrader": self._for_nbgrader() | {"points": self.points}}

    def _for_nbgrader(self) -> dict[str, object]:
        return {
            "cell_type": "code",
            "grade": self.role == "test",
            "grade_id": self.grade_id,
            "locked": self.role != "solution",
            "schema_version": 3,
            "solution": self.role == "solution",
            "task": False,
        }


def parse_marker(text: str) -> Marker:
    """The marker that the JSON after `nbgrader=` stands for. Raises MarkerError."""
    try:
        fields = json.loads(text)
    except ValueError as error:
        raise MarkerError(f"the nbgrader marker is not JSON ({error}).") from None
    if not isinstance(fields, dict):
        raise MarkerError("the nbgrader marker is not a JSON object.")
    if unknown := sorted(fields.keys() - _ROLES.keys() - {"grade_id", WHERE, REASON}):
        raise MarkerError(f"the nbgrader marker has an unknown key, {unknown[0]!r}.")
    grade_id = fields.pop("grade_id", None)
    if not isinstance(grade_id, str) or not _GRADE_ID.fullmatch(grade_id):
        raise MarkerError("the nbgrader marker has no grade_id of 1 to 64 letters, digits, `_` or `-`.")
    where, reason = fields.pop(WHERE, None), fields.pop(REASON, "")
    if len(fields) != 1:
        roles = "solution, points, extra_points and locked"
        raise MarkerError(f"the marker of {grade_id} has {len(fields)} of {roles}, not one.")
    key, value = fields.popitem()
    if where is not None and (where != WORKBENCH or _ROLES[key] != "test"):
        raise MarkerError(
            f'the marker of {grade_id} says {WHERE}: {json.dumps(where)}; only a test can say "{WORKBENCH}".'
        )
    if not isinstance(reason, str) or (reason and where is None):
        raise MarkerError(f'the marker of {grade_id} gives a reason, which is a text beside {WHERE}: "{WORKBENCH}".')
    if _ROLES[key] == "test":
        points = _points(grade_id, value)
        return Marker(grade_id, "test", points, key == EXTRA_POINTS, where is not None, reason)
    if value is not True:
        raise MarkerError(f"the marker of {grade_id} says {key}: {json.dumps(value)}, which means nothing.")
    return Marker(grade_id, _ROLES[key])


def _points(grade_id: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    raise MarkerError(f"the points of {grade_id} are {json.dumps(value)}, not a number from 0 up.")

"""One lesson, and the way it is graded: all that a station has to know."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from autograder.engine.additions import Additions
from autograder.engine.assignment import Assignment, Submission
from autograder.engine.limits import Limits


@dataclass(frozen=True)
class Job:
    """What is to be done with every submission of a lesson.

    `limits` and `additions` are what Limits and Additions hold, by name. Without a jail (`jailed`), students' code runs
    with the rights of whoever grades. `folder` is the course's, which no jail shows, wherever it lies.
    """

    assignment: Assignment
    limits: Mapping[str, float] = field(default_factory=lambda: Limits().as_dict())
    additions: Mapping[str, Any] = field(default_factory=lambda: Additions().as_dict())
    jailed: bool = True
    folder: str = ""

    @cached_property
    def digest(self) -> str:
        """Tells two jobs apart: other cells, other limits or no jail may give other marks."""
        way = [self.assignment.digest, dict(self.limits), dict(self.additions), self.jailed]
        return sha256(json.dumps(way, sort_keys=True).encode()).hexdigest()

    def knowing(self, added: tuple[tuple[str, str], ...]) -> "Job":
        """The same job, with these as the cells that not all students have got."""
        return replace(self, assignment=replace(self.assignment, added=added))

    def digest_of(self, submission: Submission, noted: bytes) -> str:
        """What a mark stands for: this work, handed in at the time noted, graded in this way.

        What has the same digest in the gradebook is done.
        """
        return sha256(f"{self.digest}\0{submission.digest}\0".encode() + noted).hexdigest()

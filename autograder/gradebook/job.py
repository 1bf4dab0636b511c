"""What is to be done with every submission of a class: one lesson, and the way it is graded."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from autograder.engine.assignment import Assignment, Submission


@dataclass(frozen=True)
class Job:
    """All that a worker has to know. `limits` are those of autograder.engine.jail.limits, by name."""

    assignment: Assignment
    limits: Mapping[str, float]
    jailed: bool

    @cached_property
    def digest(self) -> str:
        """Tells two jobs apart: other cells, other limits or no jail may give other marks."""
        way = json.dumps([self.assignment.digest, dict(self.limits), self.jailed], sort_keys=True)
        return sha256(way.encode()).hexdigest()

    def digest_of(self, submission: Submission, noted: bytes) -> str:
        """What a mark stands for: this work, handed in at the time noted, graded in this way.

        What has the same digest in the gradebook is done.
        """
        return sha256(f"{self.digest}\0{submission.digest}\0".encode() + noted).hexdigest()

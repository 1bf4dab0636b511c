"""Deep networks of four kinds of blocks, from starts of different size: their gradients and how they train.

The runs are a table, made by `python -m autograder.authoring.remedy_runs` and held to it by a test. To train here would
need the functions that the lesson asks for.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from course.gradient import Floats

BLOCKS = ("plain", "batch norm", "layer norm", "residual")
DEPTHS = (2, 6, 10, 14)
MULTIPLIERS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)  # of the spread by He's rule
STEPS = 100
COST_STEPS = (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100)
TABLE = Path(__file__).with_name("remedies.json")


@dataclass(frozen=True)
class Trial:
    """One run. `norms` are those of dW in each block before the first step.

    `costs` belong to the first entries of COST_STEPS; there are fewer where the cost passed a million.
    """

    norms: Floats
    costs: Floats

    @property
    def has_exploded(self) -> bool:
        """Whether the cost ran away."""
        return len(self.costs) < len(COST_STEPS)


def trial_name(block: str, depth: int, multiplier: float) -> str:
    """The key of a run in the table."""
    return f"{block} | {depth} | {multiplier:g}"


@cache
def _trials() -> dict[str, Any]:
    trials: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return trials


def trial(block: str, depth: int, multiplier: float) -> Trial:
    """One run of the table. `block`, `depth` and `multiplier` are of BLOCKS, DEPTHS and MULTIPLIERS."""
    found = _trials()[trial_name(block, depth, multiplier)]
    return Trial(np.array(found["norms"]), np.array(found["costs"]))

"""The runs of lesson 6's explorer, by the lesson's own solutions.

`python -m autograder.authoring.remedy_runs` writes the table that `course.networks.remedies` reads. The table ships to
students; what makes it is what they are asked to write. Run it in the course's folder, after `make build`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.authoring.reference import solutions
from course.networks.remedies import BLOCKS, COST_STEPS, DEPTHS, MULTIPLIERS, STEPS, TABLE, trial_name

LESSON = "06_remedies"
_DIGITS = 3  # of each number


def run(block: str, depth: int, multiplier: float) -> dict[str, list[float]]:
    """One run: the norms of dW in each block before the first step, and the costs at COST_STEPS."""
    own = solutions(LESSON)
    blocks = {
        "plain": own["plain"],
        "batch norm": own["normalised_block"](own["batchnorm_forward"], axis=1),
        "layer norm": own["normalised_block"](own["layernorm_forward"], axis=0),
        "residual": (own["residual_forward"], own["residual_backward"]),
    }
    with np.errstate(all="ignore"):
        costs, norms = own["train"](own["start"](multiplier, depth), blocks[block], steps=STEPS)
    kept = [costs[step] for step in COST_STEPS if step < len(costs) and costs[step] < 1e6]
    return {"norms": [_short(norm) for norm in norms], "costs": [_short(cost) for cost in kept]}


def table() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every run that the explorer can show, by its name."""
    for block in BLOCKS:
        for depth in DEPTHS:
            for multiplier in MULTIPLIERS:
                yield trial_name(block, depth, multiplier), run(block, depth, multiplier)


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")


def main() -> None:
    """Write the table."""
    lines = [f"{json.dumps(name)}: {json.dumps(found, separators=(',', ':'))}" for name, found in table()]
    Path(TABLE).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

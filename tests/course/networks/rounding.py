"""How far a training can be repeated on another processor, which rounds its sums in another order."""

from collections.abc import Sequence

import numpy as np

NUDGE = 1 + 1e-13
"""More than processors differ by at the start. What a run so nudged does not repeat, none need repeat."""


def alike(run: Sequence[object], other: Sequence[object], rtol: float, atol: float = 0) -> int:
    """How many entries agree, from the first. Entries are numbers or rows of them; None is one that was lost."""
    pairs = [[np.array(part, float) for part in pair] for pair in zip(run, other, strict=False)]
    agree = [np.allclose(*pair, rtol, atol, equal_nan=True) for pair in pairs]
    return agree.index(False) if False in agree else len(agree)

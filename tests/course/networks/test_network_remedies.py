"""The trials of lesson 6: their table is what the lesson's own solutions give."""

import json

import numpy as np
import pytest
from repository import ROOT
from rounding import NUDGE, alike

from autograder.authoring import remedy_runs
from course.networks.remedies import BLOCKS, COST_STEPS, DEPTHS, MULTIPLIERS, TABLE, trial, trial_name

EARLY = COST_STEPS.index(5)
LEARNED = 0.3
"""A cost below it is that of a network that has learned."""
TRIED = [
    *((block, 2, 1.0) for block in BLOCKS),
    *((block, 10, multiplier) for block in BLOCKS for multiplier in (0.25, 2.0)),
    ("batch norm", 14, 0.5),
]


@pytest.mark.parametrize(("block", "depth", "multiplier"), TRIED)
def test_the_table_is_what_training_gives(
    block: str, depth: int, multiplier: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    written, fresh = trial(block, depth, multiplier), remedy_runs.run(block, depth, multiplier)
    np.testing.assert_allclose(written.norms, fresh["norms"], rtol=0.01)
    assert len(written.costs) == len(fresh["costs"])
    assert [cost < LEARNED for cost in written.costs[-1:]] == [cost < LEARNED for cost in fresh["costs"][-1:]]
    far = alike(written.costs, fresh["costs"], rtol=0.02)
    if far < len(written.costs):
        assert far >= EARLY
        nudged = remedy_runs.run(block, depth, multiplier * NUDGE)
        assert alike(fresh["costs"], nudged["costs"], rtol=0.01) <= far


def test_the_table_holds_every_run_and_is_small() -> None:
    names = [trial_name(block, depth, size) for block in BLOCKS for depth in DEPTHS for size in MULTIPLIERS]
    assert list(json.loads(TABLE.read_text(encoding="utf-8"))) == names
    assert TABLE.stat().st_size < 30_000


def learns(block: str, depth: int) -> list[float]:
    """The multipliers from which it has learned in the end."""
    runs = {size: trial(block, depth, size) for size in MULTIPLIERS}
    return [size for size, run in runs.items() if not run.has_exploded and run.costs[-1] < LEARNED]


def test_the_lessons_questions_have_their_answers() -> None:
    assert learns("plain", 14) == [1]
    assert learns("plain", 2) == list(MULTIPLIERS)
    assert all(learns("batch norm", depth) == list(MULTIPLIERS) for depth in DEPTHS)
    assert learns("residual", 10) == [0.25]
    assert all(trial("residual", 10, size).has_exploded for size in MULTIPLIERS[1:])
    for size in (0.25, 0.5, 1.0):
        half = trial("batch norm", 10, size).norms / trial("batch norm", 10, 2 * size).norms
        np.testing.assert_allclose(half, 2, rtol=0.1)

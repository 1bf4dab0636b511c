"""The regression: its table is what training gives."""

import json

import numpy as np
import pytest
from rounding import NUDGE, alike

from autograder.authoring import regression_runs
from course.networks.mse_output_layer import ORIENTATIONS, RATES, TABLE, X, Y, r_squared, run

COLUMNS = ORIENTATIONS[1]


def test_the_table_is_what_training_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    written, fresh = json.loads(TABLE.read_text(encoding="utf-8")), regression_runs.table()
    assert list(written) == list(fresh)
    parts = [(name, part) for name in written for part in ("predictions", "errors")]
    far = {(name, part): alike(written[name][part], fresh[name][part], rtol=1e-3, atol=0.11) for name, part in parts}
    departed = [(name, part) for name, part in parts if far[name, part] < len(fresh[name][part])]
    assert len(departed) < 0.1 * len(parts), departed
    if departed:
        monkeypatch.setattr(regression_runs, "RATES", [rate * NUDGE for rate in RATES])
        nudged = regression_runs.table()
    for name, part in departed:
        assert alike(fresh[name][part], nudged[name][part], rtol=1e-4, atol=0.11) <= far[name, part], (name, part)


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 100_000


def test_the_lessons_questions_have_their_answers() -> None:
    def fit(output: str, scaling: str, rate: float) -> float:
        return r_squared(run(COLUMNS, output, scaling, rate, 2000).predictions)

    assert fit("linear", "neither", 0.0001) > 0.9
    assert not fit("linear", "neither", 0.001) > 0.9
    assert fit("linear", "X and Y", 0.1) > 0.99
    assert fit("linear", "X", 0.001) > 0.99
    assert not fit("linear", "X", 0.01) > 0.99


def test_the_errors_end_where_the_predictions_are() -> None:
    found = run(COLUMNS, "linear", "X and Y", 0.1, 2000)
    assert found.errors[-1] == pytest.approx(np.mean((found.predictions - Y[0]) ** 2), rel=0.01)
    assert X.shape == Y.shape == (1, 20)

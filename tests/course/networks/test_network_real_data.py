"""Networks on real data: their table is what training gives."""

import json

import numpy as np
import pytest

from autograder.authoring import diabetes_runs
from course.networks.real_data import (
    EPOCHS,
    INPUTS,
    LESSON_LINE,
    SIZES,
    TABLE,
    WIDTHS,
    lesson_line,
    line,
    line_name,
    over_epochs,
    over_sizes,
    run_name,
)

WRITTEN = json.loads(TABLE.read_text(encoding="utf-8"))


def test_the_table_holds_every_choice_and_is_small() -> None:
    lines = {line_name(inputs, size) for inputs in INPUTS for size in SIZES}
    runs = {run_name(inputs, width, size) for inputs in INPUTS for width in WIDTHS for size in SIZES}
    assert WRITTEN.keys() == lines | runs | {LESSON_LINE}
    assert all(np.shape(WRITTEN[name]) == (2, len(EPOCHS)) for name in runs)
    assert TABLE.stat().st_size < 20_000


@pytest.mark.parametrize("inputs", INPUTS)
def test_the_lines_are_what_least_squares_gives(inputs: str) -> None:
    for size in SIZES:
        fresh = np.median(diabetes_runs.line_scores(INPUTS[inputs], size), axis=-1)
        np.testing.assert_allclose(WRITTEN[line_name(inputs, size)], fresh, atol=0.0006)


def test_the_lessons_line_is_exact() -> None:
    np.testing.assert_allclose(WRITTEN[LESSON_LINE], diabetes_runs.lesson_line(), atol=2e-9)


# To train all of it again takes 13 s of CPU: each number of measurements, width and size is there once.
@pytest.mark.parametrize(
    ("inputs", "width", "size"),
    [
        ("all ten", 50, 20),
        ("all ten", 5, 80),
        ("age and sex", 20, 40),
        ("body mass index", 0, 150),
        ("all ten", 0, 300),
    ],
)
def test_the_networks_are_what_training_gives(inputs: str, width: int, size: int) -> None:
    fresh = diabetes_runs.entry(inputs, width, size)
    np.testing.assert_allclose(WRITTEN[run_name(inputs, width, size)], fresh, atol=0.0021)


def test_both_cuts_through_the_table_meet() -> None:
    epochs, sizes = over_epochs("all ten", 20, 150), over_sizes("all ten", 20, 50)
    for part in ("training", "validation"):
        assert getattr(epochs, part)[EPOCHS.index(50)] == getattr(sizes, part)[SIZES.index(150)]
    assert line("all ten", 300).validation == 0.477
    assert lesson_line().training.shape == (len(SIZES),)

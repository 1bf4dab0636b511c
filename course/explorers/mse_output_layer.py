"""Lesson 5's explorer: the regression with its four decisions as controls, and the fit that each choice leads to."""

import numpy as np

from course.explorers.mse_output_layer_picture import draw_regression
from course.explorers.widget import Choice, Explorer, Scene
from course.networks.mse_output_layer import (
    ORIENTATIONS,
    OUTPUTS,
    RATE_NAMES,
    SCALINGS,
    STEPS,
    Run,
    at_floor,
    r_squared,
    run,
)


def describe(found: Run, orientation: str) -> str:
    """The picture in two or three sentences."""
    shape = "20 inputs, 20 outputs, 1 sample" if orientation == ORIENTATIONS[0] else "1 input, 1 output, 20 samples"
    after = "Before the first step" if found.step == 0 else f"After {found.step} steps"
    if not np.isfinite(found.predictions).all():
        return f"The network has {shape}. {after} the numbers have run away: the rate is too large."
    stuck = at_floor(found)
    fit = f"The network has {shape}. {after} R² = {r_squared(found.predictions):.3f}.".replace("-", "−")
    if not stuck.any():
        return fit
    switches = int(np.sum(stuck[1:] != stuck[:-1]))
    level = "0" if found.floor == 0 else f"{found.floor:.0f}, the mean of Y"
    if stuck.all():
        return f"{fit} All predictions lie on ReLU's floor, at {level}."
    changes = f"{switches} change{'s' if switches != 1 else ''} from one point to the next"
    lie = "1 of 20 predictions lies" if stuck.sum() == 1 else f"{int(stuck.sum())} of 20 predictions lie"
    return f"{fit} {lie} on ReLU's floor, at {level}, with {changes}."


def draw(orientation: str, output: str, scaling: str, rate: str, steps: str) -> Scene:
    """The explorer's picture for one choice."""
    found = run(orientation, output, scaling, float(rate), int(steps))
    summary = describe(found, orientation)
    return Scene(draw_regression(found, f"Targets and predictions, and the error. {summary}"), summary)


def regression() -> Explorer:
    """Choices for orientation, output activation, standardisation, learning rate and steps of one regression."""
    return Explorer(
        draw,
        [
            Choice("orientation", "samples in", ORIENTATIONS, ORIENTATIONS[0]),
            Choice("output", "output activation", OUTPUTS, OUTPUTS[0]),
            Choice("scaling", "standardised", SCALINGS, SCALINGS[0]),
            Choice("rate", "learning rate", RATE_NAMES, RATE_NAMES[0]),
            Choice("steps", "steps taken", tuple(str(step) for step in STEPS), str(STEPS[-1])),
        ],
    )

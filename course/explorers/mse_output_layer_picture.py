"""Draws one regression run: targets and predictions on the left, the error over the steps on the right."""

import numpy as np

from course.explorers import svg
from course.explorers.svg import Scale, text
from course.networks.mse_output_layer import Run, X, Y, at_floor

_FIT_X, _FIT_Y = Scale(-0.5, 19.5, 52, 412), Scale(-160, 1260, 320, 26)
_STEPS, _ERRORS = Scale(0.7, 2600, 486, 736, log=True), Scale(1, 1e7, 320, 26, log=True)


def draw_regression(found: Run, label: str) -> str:
    """The whole picture; `label` is its text alternative."""
    return svg.picture(742, 400, label, _fit(found), _error(found), _legend())


def _fit(found: Run) -> str:
    targets = [svg.marker((_FIT_X(x), _FIT_Y(y)), "circle", filled=False) for x, y in zip(X[0], Y[0], strict=True)]
    predictions = []
    if np.isfinite(found.predictions).all():
        for x, value, is_stuck in zip(X[0], found.predictions, at_floor(found), strict=True):
            at = (_FIT_X(x), _FIT_Y(value))
            shape, colour = ("square", "orange") if is_stuck else ("circle", "blue")
            predictions.append(svg.marker(at, shape, colour=colour, size=4 if is_stuck else 2.6))
    else:
        predictions.append(text(206, 84, "no predictions: the run has diverged", anchor="middle", weight=600))
    return svg.axes(_FIT_X, _FIT_Y, "x", "y") + svg.clipped(_FIT_X, _FIT_Y, *targets, *predictions)


def _error(found: Run) -> str:
    points = [
        (_STEPS(max(step, 0.7)), _ERRORS(error))
        for step, error in zip(found.error_steps, found.errors, strict=True)
        if np.isfinite(error)
    ]
    last = [svg.marker(points[-1], "circle", colour="blue", size=4)] if points else []
    return svg.axes(_STEPS, _ERRORS, "step", "mean squared error (units of y²)") + svg.clipped(
        _STEPS, _ERRORS, svg.polyline(points, colour="blue"), *last
    )


def _legend() -> str:
    return "".join(
        [
            svg.marker((62, 384), "circle", filled=False),
            text(74, 389, "target"),
            svg.marker((152, 384), "circle", colour="blue", size=2.6),
            text(162, 389, "prediction"),
            svg.marker((262, 384), "square", colour="orange", size=4),
            text(274, 389, "prediction on ReLU's floor"),
        ]
    )

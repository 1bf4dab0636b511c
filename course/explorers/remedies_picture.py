"""Draws one trial: the norms of dW block by block on the left, the cost during training on the right, on log axes.

The run is blue with circles, that of plain blocks from the same start grey and dashed, for comparison.
"""

import numpy as np

from course.explorers import svg
from course.explorers.svg import Key, Scale, text
from course.gradient import Floats
from course.networks.remedies import COST_STEPS, STEPS, Trial
from course.numerals import number, scientific

_DASH = "7 5"
_TOP, _FOOT = 62, 316
_NORMS, _COSTS = Scale(1e-10, 1e8, _FOOT, _TOP, log=True), Scale(1e-4, 1e3, _FOOT, _TOP, log=True)
_STEPS = Scale(0, STEPS, 476, 730)


class _Blocks(Scale):
    """The axis of blocks: its ticks are whole numbers."""

    def ticks(self, count: int = 5) -> list[float]:
        return [tick for tick in super().ticks(count) if tick == round(tick)]


def shown(value: float) -> str:
    """A positive number with two digits: plain where that is short, otherwise as 1.9 × 10¹³."""
    return number(value, 2) if 1e-3 <= value < 1e3 else scientific(value, 2)


def draw_trial(found: Trial, plain: Trial, depth: int, label: str) -> str:
    """The whole picture of a run; `label` is its text alternative."""
    blocks = _Blocks(1, depth, 58, 380)
    return svg.picture(742, 400, label, _norms(found, plain, depth, blocks), _costs(found, plain), _legend())


def _norms(found: Trial, plain: Trial, depth: int, blocks: Scale) -> str:
    places = np.arange(1, depth + 1)
    return (
        text(10, 18, "Before the first step", size=15, weight=600)
        + svg.axes(blocks, _NORMS, "block", "norm of dW")
        + svg.clipped(blocks, _NORMS, *_both(blocks, _NORMS, places, found.norms, plain.norms))
    )


def _costs(found: Trial, plain: Trial) -> str:
    left = _STEPS.start - 48
    parts = [
        text(left, 18, "During training", size=15, weight=600),
        svg.axes(_STEPS, _COSTS, "step", "cost J"),
        svg.line((_STEPS.start, _COSTS(0.5)), (_STEPS.stop, _COSTS(0.5)), colour="muted", dash="2 5"),
        text(_STEPS.stop, _COSTS(0.5) - 8, "0.5: nothing learned", colour="muted", size=13, anchor="end", halo="paper"),
        svg.clipped(_STEPS, _COSTS, *_both(_STEPS, _COSTS, COST_STEPS, found.costs, plain.costs)),
    ]
    if found.has_exploded:
        parts.append(text(603, 120, "exploded", colour="orange", size=15, anchor="middle", weight=700, halo="paper"))
    return "".join(parts)


def _both(x: Scale, y: Scale, places: object, found: Floats, plain: Floats) -> list[str]:
    points, others = (
        [(x(float(at)), y(float(value))) for at, value in zip(np.asarray(places), values, strict=False)]
        for values in (found, plain)
    )
    markers = [svg.marker(point, "circle", colour="blue", size=3.5) for point in points]
    return [
        svg.polyline(others, colour="muted", width=2, dash=_DASH) if others else "",
        svg.polyline(points, colour="blue", width=2.5) if points else "",
        *markers,
    ]


def _legend() -> str:
    keys = [Key("these blocks", "blue", shape="circle"), Key("plain blocks, same start", "muted", dash=_DASH)]
    return svg.legend((60, 382), keys[:1]) + svg.legend((200, 382), keys[1:])

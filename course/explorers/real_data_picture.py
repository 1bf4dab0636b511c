"""Draws the scores of networks on real data: over the epochs on the left, over the people learned from on the right."""

from collections.abc import Sequence

from course.explorers import svg
from course.explorers.svg import Key, Scale
from course.networks.real_data import EPOCHS, SIZES, Scores

_EPOCHS, _SIZES = Scale(0.9, 230, 52, 360, log=True), Scale(0, 310, 424, 732)
_LEFT, _RIGHT = (Scale(-0.62, 1.04, 316, 28) for _ in range(2))
_PARTS = ("training", "blue", "", "circle"), ("validation", "orange", "7 5", "square")


def draw_scores(epochs: Scores, sizes: Scores, line: Scores, size: int, epoch: int, label: str) -> str:
    """The whole picture; `label` is its text alternative. The chosen size and epoch are marked in both halves."""
    return svg.picture(
        742,
        420,
        label,
        _half(_EPOCHS, _LEFT, EPOCHS, epochs, "epochs", epoch, float(line.validation)),
        _half(_SIZES, _RIGHT, SIZES, sizes, "people learned from", size),
        _legend(),
    )


def _half(
    x: Scale, y: Scale, at: Sequence[int], scores: Scores, name: str, chosen: int, level: float | None = None
) -> str:
    parts = [svg.line((x.start, y(0)), (x.stop, y(0)), colour="line", width=1.5)]
    if level is not None:
        parts.append(svg.line((x.start, y(level)), (x.stop, y(level)), colour="ink", dash="2 5"))
    parts.append(svg.line((x(chosen), y.start), (x(chosen), y.stop), colour="muted", width=1))
    for part, colour, dash, shape in _PARTS:
        points = [(x(place), y(value)) for place, value in zip(at, getattr(scores, part), strict=True)]
        parts.append(svg.polyline(points, colour=colour, dash=dash, width=2.5))
        parts.append(svg.marker(points[list(at).index(chosen)], shape, colour=colour))
    return svg.axes(x, y, name, "R²") + svg.clipped(x, y, *parts)


def _legend() -> str:
    keys = [Key(f"{part} part", colour, dash, shape) for part, colour, dash, shape in _PARTS]
    dashed = Key("best straight line, validation part", "ink", "2 5")
    return svg.legend((62, 376), keys) + svg.legend((300, 376), [dashed])

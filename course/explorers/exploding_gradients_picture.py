"""Draws a chain of ReLU neurons: the two passes layer by layer, and the gradient against the depth, on log axes.

Forward is blue with circles, backward orange and dashed with squares, the gradient of the weights green with
diamonds, so that nothing depends on colour.
"""

import math
from collections.abc import Sequence

from course.explorers import svg
from course.explorers.svg import Key, Point, Scale, text
from course.networks.exploding_gradients import DEEPEST, FLOAT32, ChainNumbers, closed_form
from course.numerals import number, scientific

_DASH = "7 5"
_TOP, _FOOT = 104, 356  # the heights between which both plots stand
_LEFT, _RIGHT = (54, 346), (446, 732)  # from where to where each is wide


class _Layers(Scale):
    """The axis of layers: its ticks are whole numbers."""

    def ticks(self, count: int = 5) -> list[float]:
        return [tick for tick in super().ticks(count) if tick == round(tick)]


def shown(value: float) -> str:
    """A positive number with four digits: plain where that is short, otherwise as 1.907 × 10¹³."""
    return number(value) if 1e-3 <= value < 1e5 else scientific(value, 4)


def draw_chain(n: ChainNumbers, label: str) -> str:
    """The whole picture; `label` is its text alternative."""
    return svg.picture(742, 400, label, _layers(n), _depths(n))


def _layers(n: ChainNumbers) -> str:
    decades = [math.log10(value) for value in (*n.a, *n.da, *n.dw)]
    low, high = math.floor(min(decades) - 0.3), math.ceil(max(decades) + 0.3)
    x, y = _Layers(0, n.depth, *_LEFT), Scale(10.0**low, 10.0**high, _FOOT, _TOP, log=True)
    keys = [
        Key("a, forward", "blue", shape="circle"),
        Key("da, backward", "orange", dash=_DASH, shape="square"),
        Key("dw of each layer", "green", dash="2 5", shape="diamond"),
    ]
    return "".join(
        [
            text(_LEFT[0] - 48, 16, "Inside the network", size=15, weight=600),
            svg.legend((_LEFT[0] - 46, 36), keys[:1]),
            svg.legend((_LEFT[0] + 82, 36), keys[1:2]),
            svg.legend((_LEFT[0] - 46, 60), keys[2:]),
            svg.axes(x, y, "layer (0 is the input)", "size", count=5),
            _line(x, y, list(enumerate(n.a)), keys[0]),
            _line(x, y, list(enumerate(n.da)), keys[1]),
            _line(x, y, list(enumerate(n.dw, start=1)), keys[2]),
        ]
    )


def _line(x: Scale, y: Scale, values: Sequence[Point], key: Key) -> str:
    points = [(x(layer), y(value)) for layer, value in values]
    line = svg.polyline(points, colour=key.colour, width=2, dash=key.dash)
    return line + "".join(svg.marker(point, key.shape, colour=key.colour, size=4) for point in points)


def _depths(n: ChainNumbers) -> str:
    x, y = Scale(0, DEEPEST, *_RIGHT), Scale(1e-45, 1e45, _FOOT, _TOP, log=True)
    depths = range(1, DEEPEST + 1)
    by_depth = [(x(L), y(size)) for L, size in zip(depths, closed_form(depths, n.k).tolist(), strict=True)]
    here = (x(n.depth), y(n.dw[0]))
    falls, is_right = n.k < 1, n.depth > DEEPEST / 2
    at_the_foot = falls and is_right and here[1] + 24 > _FOOT
    if at_the_foot:  # the label stays above the axis, and so far to the left that it clears the line
        label_at = (here[0] - 22, _FOOT - 4.0)
    else:
        label_at = (here[0] + (-12 if is_right else 12), here[1] + (24 if falls == is_right else -14))
    return "".join(
        [
            text(_RIGHT[0] - 48, 16, "The gradient against the depth", size=15, weight=600),
            svg.legend((_RIGHT[0] - 46, 36), [Key(f"dw = k²ᴸ⁻¹ with k = {number(n.k)}", "green")]),
            svg.legend((_RIGHT[0] - 46, 60), [Key("the limits of float32", "muted", dash="4 4")]),
            svg.axes(x, y, "layers L", "dw", count=6),
            *(svg.line((x.start, y(limit)), (x.stop, y(limit)), colour="muted", dash="4 4") for limit in FLOAT32),
            svg.clipped(x, y, svg.polyline(by_depth, colour="green", width=2.5)),
            svg.marker(here, "diamond", colour="green", size=6),
            text(
                *label_at,
                shown(n.dw[0]),
                colour="green",
                size=14.5,
                anchor="end" if is_right else "start",
                weight=700,
                halo="surface",
            ),
        ]
    )

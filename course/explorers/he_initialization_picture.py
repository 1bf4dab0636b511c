"""Draws the sizes of the numbers in ten layers: one shape per layer, above the way forward, below the way back.

Forward is blue with circles, backward orange with diamonds, and each has an arrow of its own direction.
"""

import math
from collections.abc import Iterable

from course.explorers import svg
from course.explorers.svg import Key, Point, Scale, text
from course.networks.he_initialization import LAYERS, Layers, Pass
from course.theme import colour as css

_WIDTH, _HEIGHT = 742, 560
_LEFT, _RIGHT = 58, 728
_HALF = 24  # half the width of a shape at its widest
_LOW, _HIGH = 1e-5, 1e5
_RULE = "6 4"


def draw_layers(found: Layers, label: str) -> str:
    """The whole picture; `label` is its text alternative."""
    above, below = Scale(_LOW, _HIGH, 268, 66, log=True), Scale(_LOW, _HIGH, 500, 298, log=True)
    return svg.picture(
        _WIDTH,
        _HEIGHT,
        label,
        _legend(),
        _panel(found.forward, above, "blue", "circle"),
        _panel(found.backward, below, "orange", "diamond"),
        _heading(56, "forward: A", "blue", (_LEFT + 130, _LEFT + 184)),
        _heading(288, "backward: dA", "orange", (_LEFT + 184, _LEFT + 130)),
        _feet(found.widths),
    )


def _x(layer: float) -> float:
    first, last = _LEFT + 34, _RIGHT - 34
    return first + (last - first) * layer / LAYERS


def _legend() -> str:
    keys = (
        Key("", "blue", shape="circle"),
        Key("rms, measured", "orange", shape="diamond"),
        Key("rms by the rule", "ink", dash=_RULE),
    )
    places = (_LEFT, _LEFT + 38, _LEFT + 190)
    return "".join(svg.legend((x, 16), [key]) for x, key in zip(places, keys, strict=True)) + text(
        _RIGHT, 20.5, "shape: where the numbers of a layer lie", size=13, anchor="end", colour="muted"
    )


def _heading(y: float, words: str, colour: str, arrow: tuple[float, float]) -> str:
    dash = "" if colour == "blue" else "7 5"
    return text(_LEFT, y, words, size=14.5, weight=600, colour=colour) + svg.arrow(
        (arrow[0], y - 5), (arrow[1], y - 5), colour=colour, width=2.2, dash=dash
    )


def _panel(way: Pass, y: Scale, colour: str, shape: str) -> str:
    inside = [
        _violin(_x(layer), y, (rms + way.low, way.step), shares, colour)
        for layer, (rms, shares) in enumerate(zip(way.rms.tolist(), way.shares.tolist(), strict=True))
    ]
    rule = [(_x(layer), y(_size(value))) for layer, value in enumerate(way.rule)]
    inside.append(svg.polyline(rule, colour="ink", width=1.8, dash=_RULE))
    inside += [
        svg.marker((_x(layer), y(_size(rms))), shape, colour=colour, size=4.5) for layer, rms in enumerate(way.rms)
    ]
    frame = Scale(0, 1, _LEFT, _RIGHT)
    level = svg.line((_LEFT, y(1)), (_RIGHT, y(1)), width=1)
    return svg.levels(frame, y) + level + svg.clipped(frame, y, *inside)


def _size(exponent: float) -> float:
    return math.pow(10, min(max(exponent, -99), 99))


def _violin(x: float, y: Scale, bins: tuple[float, float], shares: Iterable[float], colour: str) -> str:
    """A shape whose width at each height says how many numbers of the layer have that size.

    `bins`: where the first of `shares` begins and how wide each is, in decades.
    """
    low, step = bins
    filled = [(low + (index + 0.5) * step, share) for index, share in enumerate(shares) if share > 0.02]
    if not filled:
        return ""
    ends = [(filled[0][0] - step / 2, 0.0), *filled, (filled[-1][0] + step / 2, 0.0)]
    right: list[Point] = [(_HALF * share, y(_size(place))) for place, share in ends]
    left: list[Point] = [(-across, down) for across, down in reversed(right)]
    path = "L".join(f"{x + across:.1f} {down:.1f}" for across, down in right + left)
    return f'<path d="M{path}Z" style="fill:{css(colour + "-tint")};stroke:{css(colour)};stroke-width:1.2"/>'


def _feet(widths: tuple[int, ...]) -> str:
    parts = [text(_LEFT - 8, 522, "layer", colour="muted", size=13, anchor="end")]
    parts += [text(_LEFT - 8, 543, "units", colour="muted", size=13, anchor="end")]
    for layer, width in enumerate(widths):
        name = "input" if layer == 0 else str(layer)
        parts += [
            text(_x(layer), 522, name, size=13, anchor="middle"),
            text(_x(layer), 543, str(width), size=13, anchor="middle", colour="muted"),
        ]
    return "".join(parts)

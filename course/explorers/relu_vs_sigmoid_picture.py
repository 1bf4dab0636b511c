"""Draws two chains of layers: where each layer stands on its curve, and what is left of a gradient on its way back.

ReLU is blue, solid and square, the sigmoid orange, dashed and round, so that nothing depends on colour.
"""

import math

import numpy as np

from course.explorers import svg
from course.explorers.svg import Key, Point, Scale, text
from course.networks.relu_vs_sigmoid import Chain, sigmoid_curve
from course.numerals import number, scientific

_Z = (-6.5, 8.5)
_LOOK = {"ReLU": ("blue", "", "square"), "sigmoid": ("orange", "7 5", "circle")}
_DECADES = 3  # the gradient axis grows by whole steps of this, so that it stands still under most moves


def shown(value: float) -> str:
    """A number as picture and text write it: three figures, very small and very large ones as 3.7 × 10⁻⁹."""
    if value == 0 or 1e-4 <= abs(value) < 1e5:
        return number(value, 3 if abs(value) < 1000 else 5)
    return scientific(value, 2)


def draw_chains(relu: Chain, sigmoid: Chain, k: float, label: str) -> str:
    """The whole picture; `label` is its text alternative."""
    curves = (
        _curve(relu, Scale(*_Z, 34, 352), Scale(-0.5, 8.5, 190, 34), _relu_line(), words=(-6, 7.6, "start")),
        _curve(sigmoid, Scale(*_Z, 420, 738), Scale(-0.06, 1.06, 190, 34), _sigmoid_line(), words=(8.5, 0.26, "end")),
    )
    return svg.picture(742, 528, label, *curves, _ways_back(relu, sigmoid, k))


def _relu_line() -> list[Point]:
    return [(_Z[0], 0), (0, 0), (_Z[1], _Z[1])]


def _sigmoid_line() -> list[Point]:
    places = np.linspace(*_Z, 61)
    return list(zip(places.tolist(), sigmoid_curve(places)[0].tolist(), strict=True))


def _curve(chain: Chain, z: Scale, a: Scale, line: list[Point], words: tuple[float, float, str]) -> str:
    """One activation with a point for each layer: layer 1 filled, the others hollow. `words`: where they stand."""
    colour, _, shape = _LOOK[chain.name]
    run = 1.1
    here, slope = (chain.z[0], chain.a[0]), chain.slopes[0]
    touching = [(z(here[0] + step), a(here[1] + step * slope)) for step in (-run, run)]
    inside = [place for place in zip(chain.z, chain.a, strict=True) if place[0] <= _Z[1]]
    points = [svg.marker((z(x), a(y)), shape, colour=colour, filled=False) for x, y in inside[1:]]
    return "".join(
        [
            svg.axes(z, a, "z", f"a = {chain.name}(z)", count=4),
            svg.clipped(
                z,
                a,
                svg.polyline([(z(x), a(y)) for x, y in line], colour="ink", width=2.5),
                svg.polyline(touching, colour=colour, width=6),
            ),
            *reversed(points),
            svg.marker((z(here[0]), a(here[1])), shape, colour=colour, size=6),
            _slopes(chain, (z(words[0]), a(words[1])), anchor=words[2]),
            _outside(len(chain.z) - len(inside), z, a),
        ]
    )


def _slopes(chain: Chain, at: Point, anchor: str) -> str:
    """The slopes of the first and the last layer, in words."""
    colour = _LOOK[chain.name][0]
    layers = len(chain.z)
    lines = [f"layer 1: slope {shown(chain.slopes[0])}"]
    if layers > 1:
        lines.append(f"layer {layers}: slope {shown(chain.slopes[-1])}")
    return "".join(
        text(at[0], at[1] + 19 * row, words, colour=colour, anchor=anchor, weight=600, halo="surface")
        for row, words in enumerate(lines)
    )


def _outside(count: int, z: Scale, a: Scale) -> str:
    """How many layers stand where the plot does not reach."""
    if not count:
        return ""
    lines = ("1 layer" if count == 1 else f"{count} layers", "further right →")
    return "".join(
        text(z.stop, a.start - 42 + 17 * row, words, colour="muted", anchor="end", size=13)
        for row, words in enumerate(lines)
    )


def _ways_back(relu: Chain, sigmoid: Chain, k: float) -> str:
    """What is left of a gradient of 1, from the output on the right to layer 1 on the left, on a logarithmic axis."""
    layers = len(relu.z)
    at_best = [0.25 ** (layers - layer) * k ** (layers - layer - 1) for layer in range(layers)]
    seen = [1.0, *at_best, *sigmoid.gradients, *(g for g in relu.gradients if g > 0)]
    x, y = Scale(0.6, layers + 1.4, 62, 520), _decades(min(seen), max(seen))
    bound = [(x(layer + 1), y(share)) for layer, share in enumerate(at_best)]
    return "".join(
        [
            _axes(x, y, layers),
            svg.polyline([*bound, (x(layers + 1), y(1))], colour="muted", width=2, dash="1 5"),
            _way_back(sigmoid, x, y),
            _way_back(relu, x, y),
            _numbers(relu, sigmoid, at_best[0]),
        ]
    )


def _decades(least: float, most: float) -> Scale:
    low = -_DECADES * max(2, math.ceil(-math.log10(least) / _DECADES))
    high = _DECADES * math.ceil(math.log10(most) / _DECADES)
    return Scale(10.0**low, 10.0 ** max(high, 1), 482, 270, log=True)


def _axes(x: Scale, y: Scale, layers: int) -> str:
    parts = [svg.levels(x, y)]
    for layer in range(1, layers + 1):
        if layers <= 10 or layer == 1 or layer % 5 == 0:
            parts.append(text(x(layer), y.start + 18, str(layer), colour="muted", size=13, anchor="middle"))
    parts += [
        svg.line((x(layers + 1), y.start), (x(layers + 1), y.start + 22), width=1),
        text(x(layers + 1), y.start + 36, "output", size=13, anchor="middle"),
        svg.polyline([(x.start, y.stop), (x.start, y.start), (x.stop, y.start)], colour="line", width=1.5),
        text((x.start + x.stop) / 2, y.start + 36, "layer", size=13, anchor="middle"),
        text(27, y.stop - 14, "what is left of a gradient of 1, on its way back from the output", size=14, weight=600),
    ]
    return "".join(parts)


def _way_back(chain: Chain, x: Scale, y: Scale) -> str:
    """The gradients of one chain; a gradient of 0, which has no place on the axis, stands hollow on its foot."""
    colour, dash, shape = _LOOK[chain.name]
    shares = [*chain.gradients, 1.0]
    places = [(x(layer), y(share) if share else y.start) for layer, share in enumerate(shares, start=1)]
    markers = [
        svg.marker(place, shape, colour=colour, filled=share > 0) for place, share in zip(places, shares, strict=True)
    ]
    return svg.polyline(places, colour=colour, width=2.5, dash=dash) + "".join(markers)


def _numbers(relu: Chain, sigmoid: Chain, at_best: float) -> str:
    """The legend, with what reaches layer 1."""
    left, top = 546, 296
    parts = [text(left, top, "left at layer 1", size=14, weight=600)]
    rows = [(chain.name, *_LOOK[chain.name], shown(chain.left), chain.left == 0) for chain in (relu, sigmoid)]
    rows.append(("sigmoid at best", "muted", "1 5", "", shown(at_best), False))
    for row, (name, colour, dash, shape, share, is_zero) in enumerate(rows):
        y = top + 28 + 54 * row
        parts += [
            svg.legend((left, y), [Key(name, colour, dash, shape)], size=14),
            text(
                left + 36,
                y + 25,
                f"{share} (closed)" if is_zero else share,
                colour=colour if colour != "muted" else "ink",
                size=16,
                weight=700,
            ),
        ]
    return "".join(parts)

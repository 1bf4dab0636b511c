"""Draws the numbers of one ReLU neuron: the graph, where it stands on ReLU, and the chain rule line by line.

Each quantity is a card: above what the forward pass brings, below what the backward pass brings. Forward is blue and
solid, backward orange and dashed, each with arrowheads of its own direction, so that neither depends on colour.
"""

from course.explorers import svg
from course.explorers.svg import Key, Point, Scale, text
from course.networks.neuron import NeuronNumbers
from course.numerals import number

_CARD, _ROW, _GATE, _TALL = 120, 32, 64, 108  # widths of a card and of the gate, heights of a row and of gate and z
_INPUTS, _Z, _RELU, _A, _LOSS = 4, 194, 338, 426, 618  # left edges, from the inputs to the loss
_MIDDLE = 152
_FORWARD, _BACKWARD = _MIDDLE - _ROW / 2, _MIDDLE + _ROW / 2  # the heights at which the two passes run
_DASH = "7 5"


def shown(value: float) -> str:
    """A number as picture and text write it: short enough for a card."""
    return number(value, 3 if abs(value) >= 100 else 4)


def draw_graph(n: NeuronNumbers, label: str) -> str:
    """The whole picture; `label` is its text alternative."""
    return svg.picture(742, 492, label, _legend(), _inputs(n), _gate(n), _output(n), _relu_plot(n), _chain_rule(n))


def _legend() -> str:
    forward, backward = Key("forward: values", "blue"), Key("backward: gradients", "orange", dash=_DASH)
    return svg.legend((_INPUTS, 12), [forward]) + svg.legend((_INPUTS + 160, 12), [backward])


def _forward(start: Point, end: Point) -> str:
    return svg.arrow(start, end, colour="blue", width=2.2)


def _backward(start: Point, end: Point, *, alive: bool = True) -> str:
    if alive:
        return svg.arrow(start, end, colour="orange", width=2.2, dash=_DASH)
    return svg.arrow(start, end, colour="line", width=1.2, dash="1 5")


def _card(left: float, middle: float, name: str, value: float, gradient: float, height: float = 2 * _ROW) -> str:
    corner = (left, middle - height / 2)
    return "".join(
        [
            svg.box(corner, _CARD, height, fill="paper"),
            svg.line((left + 10, middle), (left + _CARD - 10, middle), colour="grid", width=1),
            _row(left, middle - _ROW / 2, name, value, "blue"),
            _row(left, middle + _ROW / 2, f"dL/d{name}", gradient, "orange"),
        ]
    )


def _row(left: float, middle: float, name: str, value: float, colour: str) -> str:
    figure = text(left + _CARD - 10, middle + 6, shown(value), colour=colour, size=15.5, anchor="end", weight=700)
    return text(left + 10, middle + 5.5, name) + figure


def _caption(left: float, top: float, formula: str) -> str:
    return text(left + _CARD / 2, top - 9, formula, colour="muted", size=14, anchor="middle")


def _local_slope(x: float, y: float, formula: str) -> str:
    return text(x, y, f"× {formula}", colour="orange", size=14, anchor="middle")


def _inputs(n: NeuronNumbers) -> str:
    right = _INPUTS + _CARD
    parts = [_card(_Z, _MIDDLE, "z", n.z, n.dz, _TALL), _caption(_Z, _MIDDLE - _TALL / 2, "z = w·x + b")]
    # Name, value, gradient, local slope and where its label has room, place from top to bottom.
    rows = (
        ("x", n.x, n.dx, "w", (30, -21), -1),
        ("w", n.w, n.dw, "x", (24, 32), 0),
        ("b", n.b, n.db, "1", (46, 98), 1),
    )
    for name, value, gradient, factor, (along, down), row in rows:
        middle, port = _MIDDLE + 80 * row, _MIDDLE + 34 * row
        there, back = middle - _ROW / 2, middle + _ROW / 2
        parts += [
            _card(_INPUTS, middle, name, value, gradient),
            _forward((right + 3, there), (_Z - 3, port - 9)),
            _backward((_Z - 3, port + 9), (right + 3, back), alive=n.slope > 0),
            _local_slope(right + along, _MIDDLE + down, factor),
        ]
    return "".join(parts)


def _gate(n: NeuronNumbers) -> str:
    right, centre, is_open = _RELU + _GATE, _RELU + _GATE / 2, n.slope > 0
    stop = _RELU + 4 if is_open else centre + 5
    parts = [
        _forward((_Z + _CARD + 3, _FORWARD), (_RELU - 3, _FORWARD)),
        _forward((right + 3, _FORWARD), (_A - 3, _FORWARD)),
        _backward((_A - 3, _BACKWARD), (right + 3, _BACKWARD)),
        _backward((_RELU - 3, _BACKWARD), (_Z + _CARD + 3, _BACKWARD), alive=is_open),
        svg.box((_RELU, _MIDDLE - _TALL / 2), _GATE, _TALL, fill="paper"),
        text(centre, _MIDDLE - 33, "ReLU", size=15, anchor="middle", weight=600),
        svg.line((_RELU + 4, _FORWARD), (right - 4, _FORWARD), colour="blue", width=2.2),
        svg.line((right - 4, _BACKWARD), (stop, _BACKWARD), colour="orange", width=2.2, dash=_DASH),
        _local_slope(centre, _MIDDLE + 45, shown(n.slope)),
        text(centre, _MIDDLE + 75, "gate open" if is_open else "gate closed", size=14, anchor="middle", weight=600),
    ]
    if not is_open:
        parts.append(svg.line((centre, _BACKWARD - 11), (centre, _BACKWARD + 11), colour="ink", width=4))
    return "".join(parts)


def _output(n: NeuronNumbers) -> str:
    right, foot, elbow = _A + _CARD, _MIDDLE + 96, _LOSS + _CARD / 2
    return "".join(
        [
            _card(_A, _MIDDLE, "a", n.a, n.da),
            _caption(_A, _MIDDLE - _ROW, "a = ReLU(z)"),
            _card(_LOSS, _MIDDLE, "L", n.loss, 1),
            _caption(_LOSS, _MIDDLE - _ROW, "L = (a − y)²"),
            _forward((right + 3, _FORWARD), (_LOSS - 3, _FORWARD)),
            _backward((_LOSS - 3, _BACKWARD), (right + 3, _BACKWARD)),
            _local_slope((right + _LOSS) / 2, _MIDDLE + _ROW + 16, "2(a − y)"),
            svg.box((_A, foot - _ROW / 2), _CARD, _ROW, fill="paper"),
            _row(_A, foot, "y", n.y, "blue"),
            svg.line((right + 3, foot), (elbow, foot), colour="blue", width=2.2),
            _forward((elbow, foot), (elbow, _MIDDLE + _ROW + 3)),
        ]
    )


def _relu_plot(n: NeuronNumbers) -> str:
    z, a = Scale(-20, 20, 36, 316), Scale(-2, 20, 444, 318)
    here, run = (z(n.z), a(n.a)), 5
    touching = [(z(n.z - run), a(n.a - run * n.slope)), (z(n.z + run), a(n.a + run * n.slope))]
    return "".join(
        [
            svg.axes(z, a, "z", "a = ReLU(z)", count=4),
            svg.clipped(
                z,
                a,
                svg.polyline([(z(-20), a(0)), (z(0), a(0)), (z(20), a(20))], colour="ink", width=2.5),
                svg.polyline(touching, colour="orange", width=5),
            ),
            svg.line((here[0], a.start), here, colour="blue", width=1.5, dash="2 4"),
            svg.marker(here, "circle", colour="blue", size=6),
            text(
                max(here[0] - 10, 96),
                here[1] - 11,
                f"slope {shown(n.slope)}",
                colour="orange",
                anchor="end",
                weight=600,
                halo="surface",
            ),
        ]
    )


def _chain_rule(n: NeuronNumbers) -> str:
    rows = (
        ("dL/da", "2(a − y)", f"2 · ({shown(n.a)} {'−' if n.y >= 0 else '+'} {shown(abs(n.y))})", n.da),
        ("dL/dz", "dL/da · slope", f"{shown(n.da)} · {shown(n.slope)}", n.dz),
        ("dL/dw", "dL/dz · x", f"{shown(n.dz)} · {_bracketed(n.x)}", n.dw),
        ("dL/db", "dL/dz · 1", f"{shown(n.dz)} · 1", n.db),
        ("dL/dx", "dL/dz · w", f"{shown(n.dz)} · {_bracketed(n.w)}", n.dx),
    )
    left, right, top = 364, 738, 308
    parts = [text(left, top, "The chain rule, from the loss back", size=15, weight=600)]
    for row, (name, formula, figures, value) in enumerate(rows):
        y = top + 30 + 26 * row
        parts += [
            text(left, y, name, size=14.5),
            text(left + 50, y, f"= {formula}", size=14.5),
            text(left + 172, y, f"= {figures}", size=14.5),
            text(right, y, f"= {shown(value)}", colour="orange", size=15, anchor="end", weight=700),
        ]
    if n.z == 0:
        for line, words in enumerate(("At z = 0 ReLU has no slope:", "the rule of this course is to take 0.")):
            parts.append(text(left, top + 158 + 18 * line, words, weight=600))
    return "".join(parts)


def _bracketed(value: float) -> str:
    return f"({shown(value)})" if value < 0 else shown(value)

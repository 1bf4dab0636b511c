"""Lesson 3: a layer of two inputs and two units as a computation graph, in numbers, forwards and back."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from course.figures.picture import Picture, painted
from course.theme import tokens

A = (2, 3)
W = ((4, -1), (1, 2))
B = (1, -3)
DZ = (5, -2)
"""The example: the two inputs, the weights (a row for each unit), the biases, and what comes back to the two z."""

_COLOURS = tokens()
_WIDTH, _HEIGHT = 1.5, 0.82
_UNITS = (0, 1)


@dataclass(frozen=True)
class Box:
    """A step of the graph: where its middle is, what it is, the number that went forward and the one that came back."""

    x: float
    y: float
    label: str
    forward: int
    backward: int


def boxes() -> dict[str, Box]:
    """All boxes of the example by name: a1, w11 (unit 1, input 1), p11 (that product), b1, z1."""
    found = {}
    for k in _UNITS:
        back = sum(W[i][k] * DZ[i] for i in _UNITS)
        found[f"a{k + 1}"] = Box(0.85, (6, 2)[k], f"a{_low(k)}", A[k], back)
    for i in _UNITS:
        for k in _UNITS:
            y = 7.5 - 4 * i - 2 * k
            found[f"w{i + 1}{k + 1}"] = Box(5, y, f"w{_low(i)}{_low(k)}", W[i][k], A[k] * DZ[i])
            found[f"p{i + 1}{k + 1}"] = Box(5, y - 0.98, "×", W[i][k] * A[k], DZ[i])
        y = 5.52 - 4 * i
        found[f"b{i + 1}"] = Box(9.1, y + 1.3, f"b{_low(i)}", B[i], DZ[i])
        found[f"z{i + 1}"] = Box(9.1, y, f"z{_low(i)}  +", sum(W[i][k] * A[k] for k in _UNITS) + B[i], DZ[i])
    return found


def computation_graph() -> Picture:
    """The graph of z = W a + b for one sample: in each box the number that went forward, and the one that came back."""
    graph = boxes()
    numbers = {name: f"{_number(box.forward)}, back {_number(box.backward)}" for name, box in graph.items()}
    inputs, weights, biases, ends = (
        "; ".join(f"{box.label[:3].strip()} {numbers[name]}" for name, box in graph.items() if name[0] == kind)
        for kind in "awbz"
    )
    a1 = graph["a1"]
    alt = (
        "A computation graph that is read from left to right forwards, and from right to left backwards. Two inputs, "
        f"each used by two units: {inputs}. Four boxes multiply an input by a weight: {weights}. Two boxes add two "
        f"products and a bias: {biases}; {ends}. Each adding box hands its number back unchanged to both products and "
        f"the bias. What comes back to an input is the sum of two ways: a₁ gets "
        f"{W[0][0]} · {DZ[0]} + {W[1][0]} · ({_number(DZ[1])}) = {_number(a1.backward)}."
    )
    caption = "Upper number: on the way forward. Lower number, with an arrow: on the way back."
    return painted(lambda figure: _paint(figure, graph), alt=alt, height=470, caption=caption)


def _paint(figure: Figure, graph: dict[str, Box]) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 10), ylim=(0, 8), xticks=(), yticks=())
    axes.set_axis_off()
    for i in _UNITS:
        for k in _UNITS:
            product = graph[f"p{i + 1}{k + 1}"]
            _line(axes, graph[f"a{k + 1}"], product)
            _line(axes, product, graph[f"z{i + 1}"])
            _down(axes, graph[f"w{i + 1}{k + 1}"], product)
        _down(axes, graph[f"b{i + 1}"], graph[f"z{i + 1}"])
    for name, box in graph.items():
        _box(axes, box, "surface" if name[0] in "pz" else "blue-tint")


def _line(axes: Axes, start: Box, end: Box) -> None:
    across = (start.x + _WIDTH / 2, end.x - _WIDTH / 2)
    axes.plot(across, (start.y, end.y), color=_COLOURS["line"], linewidth=1.5, zorder=0)


def _down(axes: Axes, start: Box, end: Box) -> None:
    axes.plot((start.x, end.x), (start.y, end.y), color=_COLOURS["line"], linewidth=1.5, zorder=0)


def _box(axes: Axes, box: Box, ground: str) -> None:
    corner = box.x - _WIDTH / 2, box.y - _HEIGHT / 2
    frame = FancyBboxPatch(corner, _WIDTH, _HEIGHT, boxstyle="round,pad=0,rounding_size=0.12", linewidth=1.5, zorder=2)
    frame.set(facecolor=_COLOURS[ground], edgecolor=_COLOURS["line"])
    axes.add_patch(frame)
    axes.text(corner[0] + 0.13, box.y, box.label, va="center", weight="bold", zorder=3)
    right = corner[0] + _WIDTH - 0.13
    forward, backward = _number(box.forward), f"← {_number(box.backward)}"
    axes.text(right, box.y + 0.19, forward, ha="right", va="center", color=_COLOURS["ink"], zorder=3)
    axes.text(right, box.y - 0.2, backward, ha="right", va="center", color=_COLOURS["orange"], zorder=3)


def _low(index: int) -> str:
    return "₁₂"[index]


def _number(value: int) -> str:
    return str(value).replace("-", "−")

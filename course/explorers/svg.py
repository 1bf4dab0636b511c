"""Drawing primitives of the explorers: pure functions from data to fragments of SVG.

Every function returns a string; `picture` joins strings into a drawing. Lengths are units of the drawing's own
width and height, y points down, sizes of letters are in the same units. Colours are names from theme.css.
Nothing carries an id: two copies of a drawing on one page must not disturb each other.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from course.numerals import number, power_of_ten
from course.theme import colour as css

Point = tuple[float, float]

# What all parts of a drawing inherit: each move of a slider sends the whole drawing, so nothing is said twice.
_DRAWING = "fill:none;stroke-linecap:round;stroke-linejoin:round"


@dataclass(frozen=True)
class Scale:
    """An axis: the number `low` lies at `start`, `high` at `stop`; in between linear, or logarithmic if `log`."""

    low: float
    high: float
    start: float
    stop: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """Where `value` lies. What is far off the axis stays finite: infinities, and zero on a logarithmic axis."""
        low, high = self._warp(self.low), self._warp(self.high)
        share = (self._warp(value) - low) / (high - low)
        return self.start + min(max(share, -100.0), 100.0) * (self.stop - self.start)

    def _warp(self, value: float) -> float:
        if not self.log:
            return value
        return math.log10(value) if value > 0 else -math.inf

    def ticks(self, count: int = 5) -> list[float]:
        """About `count` round numbers on the axis: multiples of 1, 2 or 5, or whole decades if `log`."""
        low, high = self._warp(self.low), self._warp(self.high)
        rough = (high - low) / count
        decade = 10.0 ** math.floor(math.log10(rough))
        step = next(decade * nice for nice in (1, 2, 5, 10) if decade * nice >= rough * 0.999)
        if self.log:
            step = max(1.0, round(step))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        places = [round(index * step, 12) for index in range(first, last + 1)]
        return [10.0**place for place in places] if self.log else places

    def label(self, tick: float) -> str:
        """How a tick is written: 0.5 or, if `log`, 10⁻³. One is 1 on both."""
        return power_of_ten(round(math.log10(tick))) if self.log else number(tick)


def text(
    x: float,
    y: float,
    string: str,
    *,
    colour: str = "ink",
    size: float = 14,
    anchor: str = "start",
    weight: int = 400,
    halo: str = "",
) -> str:
    """Letters on the baseline `y`. `anchor`: start, middle or end. `halo`: colour of an outline behind them."""
    outline = f"stroke:{css(halo)};stroke-width:4;paint-order:stroke;" if halo else ""
    style = f"{outline}fill:{css(colour)};font-size:{size}px"
    style += f";font-weight:{weight}" if weight != 400 else ""
    style += f";text-anchor:{anchor}" if anchor != "start" else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" style="{style}">{escape(string)}</text>'


def _stroke(colour: str, width: float, dash: str) -> str:
    dashes = f";stroke-dasharray:{dash}" if dash else ""
    return f"stroke:{css(colour)};stroke-width:{width}{dashes}"


def polyline(points: Iterable[Point], *, colour: str = "ink", width: float = 2, dash: str = "") -> str:
    """A line through `points`, broken where a coordinate is not a number."""
    steps, pen = [], "M"
    for x, y in points:
        broken = math.isnan(x) or math.isnan(y)
        steps += [] if broken else [f"{pen}{x:.1f} {y:.1f}"]
        pen = "M" if broken else "L"
    return f'<path d="{"".join(steps)}" style="{_stroke(colour, width, dash)}"/>'


def line(start: Point, end: Point, *, colour: str = "line", width: float = 1.5, dash: str = "") -> str:
    """A straight line. `dash`: lengths of strokes and gaps, such as "2 5"."""
    return polyline((start, end), colour=colour, width=width, dash=dash)


def arrow(start: Point, end: Point, *, colour: str = "ink", width: float = 2, dash: str = "") -> str:
    """A straight line whose head's tip touches `end`."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    length, half = 5 + 2 * width, 2.2 + 1.1 * width
    base = (end[0] - length * along[0], end[1] - length * along[1])
    corners = [end, *((base[0] + side * across[0], base[1] + side * across[1]) for side in (half, -half))]
    return line(start, base, colour=colour, width=width, dash=dash) + _polygon(corners, f"fill:{css(colour)}")


def _polygon(corners: Iterable[Point], style: str) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{points}" style="{style}"/>'


def box(
    corner: Point,
    width: float,
    height: float,
    *,
    fill: str = "surface",
    edge: str = "line",
    line_width: float = 1.5,
    radius: float = 8,
) -> str:
    """A rounded box; `corner` is its upper left one."""
    style = f"fill:{css(fill)};stroke:{css(edge)};stroke-width:{line_width}"
    place = f'x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius}"'
    return f'<rect {place} style="{style}"/>'


_SHAPES: dict[str, Sequence[Point]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
}


def marker(at: Point, shape: str, *, colour: str = "ink", size: float = 5, filled: bool = True) -> str:
    """A point of a plot. `shape`: circle, square, diamond or triangle; hollow ones show the paper."""
    x, y = at
    style = f"fill:{css(colour if filled else 'paper')};stroke:{css(colour)};stroke-width:2"
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" style="{style}"/>'
    return _polygon(((x + size * dx, y + size * dy) for dx, dy in _SHAPES[shape]), style)


def bars(edges: Sequence[float], heights: Sequence[float], x: Scale, y: Scale, *, colour: str = "blue") -> str:
    """A histogram: bar number i stands between `edges[i]` and `edges[i + 1]`, from the foot of `y` to its height."""
    style = f"fill:{css(colour)};stroke:{css('paper')};stroke-width:0.5"
    parts = []
    for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True):
        top = min(y(height), y.start)
        place = f'x="{x(left):.1f}" y="{top:.1f}" width="{x(right) - x(left):.1f}" height="{y.start - top:.1f}"'
        parts.append(f'<rect {place} style="{style}"/>')
    return "".join(parts)


def levels(x: Scale, y: Scale, *, count: int = 5, size: float = 13) -> str:
    """The ticks of y: a number left of the drawing, and a line across it."""
    return "".join(
        line((x.start, y(tick)), (x.stop, y(tick)), colour="grid", width=1)
        + text(x.start - 7, y(tick) + size * 0.35, y.label(tick), colour="muted", size=size, anchor="end")
        for tick in y.ticks(count)
    )


def axes(x: Scale, y: Scale, x_label: str, y_label: str, *, count: int = 5, size: float = 13) -> str:
    """Both axes with grid lines, ticks and labels (name and unit); the label of y stands above its axis."""
    parts = []
    for tick in x.ticks(count):
        parts += [
            line((x(tick), y.start), (x(tick), y.stop), colour="grid", width=1),
            text(x(tick), y.start + size + 5, x.label(tick), colour="muted", size=size, anchor="middle"),
        ]
    parts += [
        levels(x, y, count=count, size=size),
        polyline([(x.start, y.stop), (x.start, y.start), (x.stop, y.start)], colour="line", width=1.5),
        text(x.stop, y.start + 2.4 * size + 5, x_label, size=size + 1, anchor="end"),
        text(x.start - 7, y.stop - 8, y_label, size=size + 1),
    ]
    return "".join(parts)


def clipped(x: Scale, y: Scale, *parts: str) -> str:
    """The part of a drawing that lies inside the axes."""
    left, top = min(x.start, x.stop), min(y.start, y.stop)
    width, height = abs(x.stop - x.start), abs(y.stop - y.start)
    frame = f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}"
    place = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" viewBox="{frame}"'
    return f'<svg role="presentation" {place}>{"".join(parts)}</svg>'


@dataclass(frozen=True)
class Key:
    """One entry of a legend: a line (with its dash pattern), a marker on it, or both."""

    label: str
    colour: str
    dash: str = ""
    shape: str = ""


def legend(at: Point, keys: Iterable[Key], *, size: float = 13, leading: float = 20) -> str:
    """A column of keys; `at` is the middle of the first one's line, at its left end."""
    x, y = at
    parts = []
    for row, key in enumerate(keys):
        height = y + row * leading
        parts.append(line((x, height), (x + 28, height), colour=key.colour, width=2.5, dash=key.dash))
        if key.shape:
            parts.append(marker((x + 14, height), key.shape, colour=key.colour))
        parts.append(text(x + 36, height + size * 0.35, key.label, size=size))
    return "".join(parts)


def picture(width: float, height: float, label: str, *parts: str) -> str:
    """The whole drawing. `label` is what someone is told who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-label="{escape(label)}" style="{_DRAWING}">{"".join(parts)}</svg>'
    )

"""The primitives that the explorers draw with."""

import math
import re
from xml.etree import ElementTree

import pytest

from course.explorers import svg
from course.explorers.svg import Key, Scale
from course.theme import tokens

X, Y = Scale(0, 10, 100, 300), Scale(0, 4, 200, 40)
SVG = "{http://www.w3.org/2000/svg}"


def parse(*parts: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.picture(400, 300, "a label", *parts))


def texts(*parts: str) -> list[str]:
    return [element.text or "" for element in parse(*parts).iter(f"{SVG}text")]


def test_linear_scale() -> None:
    assert (X(0), X(5), X(10)) == (100, 200, 300)
    assert (Y(0), Y(4)) == (200, 40)


def test_logarithmic_scale() -> None:
    scale = Scale(1e-3, 1e3, 0, 600, log=True)
    assert [scale(value) for value in (1e-3, 1, 1e3)] == pytest.approx([0, 300, 600])


@pytest.mark.parametrize("scale", [X, Scale(1e-3, 1e3, 0, 600, log=True)])
@pytest.mark.parametrize("value", [math.inf, -math.inf, 1e300, 0.0])
def test_scale_stays_finite(scale: Scale, value: float) -> None:
    assert math.isfinite(scale(value))


def test_scale_passes_on_what_is_not_a_number() -> None:
    assert math.isnan(X(math.nan))


@pytest.mark.parametrize(
    ("scale", "ticks"),
    [
        (Scale(0, 10, 0, 1), [0, 2, 4, 6, 8, 10]),
        (Scale(-18, 18, 0, 1), [-10, 0, 10]),
        (Scale(0, 0.3, 0, 1), [0, 0.1, 0.2, 0.3]),
        (Scale(1e-2, 1e2, 0, 1, log=True), [1e-2, 1e-1, 1, 1e1, 1e2]),
        (Scale(1e-20, 1e20, 0, 1, log=True), [1e-20, 1e-10, 1, 1e10, 1e20]),
    ],
)
def test_ticks(scale: Scale, ticks: list[float]) -> None:
    assert scale.ticks() == pytest.approx(ticks)


def test_labels_of_ticks() -> None:
    assert [X.label(tick) for tick in (-2.5, 0)] == ["−2.5", "0"]
    assert [Scale(1, 1e9, 0, 1, log=True).label(tick) for tick in (1e-12, 1, 1e3)] == ["10⁻¹²", "1", "10³"]


def test_picture_is_an_image_with_a_label() -> None:
    root = ElementTree.fromstring(svg.picture(400, 300, 'L < "4" & more'))
    shown = {name: root.get(name) for name in ("viewBox", "role", "aria-label")}
    assert shown == {"viewBox": "0 0 400 300", "role": "img", "aria-label": 'L < "4" & more'}


def test_text_is_escaped() -> None:
    assert texts(svg.text(0, 0, "<script>a && b</script>")) == ["<script>a && b</script>"]


def test_polyline_breaks_at_what_is_not_a_number() -> None:
    path = parse(svg.polyline([(0, 0), (1, 1), (2, math.nan), (3, 3), (4, 4)])).find(f"{SVG}path")
    assert path is not None
    assert path.get("d") == "M0.0 0.0L1.0 1.0M3.0 3.0L4.0 4.0"


def test_arrow_ends_at_its_tip() -> None:
    head = parse(svg.arrow((0, 0), (100, 0))).find(f"{SVG}polygon")
    assert head is not None
    assert (head.get("points") or "").startswith("100.0,0.0 ")


@pytest.mark.parametrize("shape", ["circle", "square", "diamond", "triangle"])
def test_markers_can_be_hollow(shape: str) -> None:
    full, hollow = (svg.marker((10, 10), shape, colour="blue", filled=filled) for filled in (True, False))
    assert f"fill:var(--course-blue, {tokens()['blue']})" in full
    assert f"fill:var(--course-paper, {tokens()['paper']})" in hollow


def test_bars_stand_on_the_axis_and_reach_their_height() -> None:
    rects = list(parse(svg.bars([0, 5, 10], [2, 4], X, Y)).iter(f"{SVG}rect"))
    sizes = [[float(rect.get(name, "")) for name in ("x", "y", "width", "height")] for rect in rects]
    assert sizes == [[100, 120, 100, 80], [200, 40, 100, 160]]


def test_bars_need_one_edge_more_than_heights() -> None:
    with pytest.raises(ValueError, match="zip"):
        svg.bars([0, 5, 10], [2], X, Y)


def test_axes_are_labelled() -> None:
    words = texts(svg.axes(X, Y, "depth L (layers)", "size"))
    assert words == ["0", "2", "4", "6", "8", "10", "0", "1", "2", "3", "4", "depth L (layers)", "size"]


def test_clipped_keeps_the_coordinates() -> None:
    inner = parse(svg.clipped(X, Y, svg.line((0, 0), (1, 1)))).find(f"{SVG}svg")
    assert inner is not None
    assert inner.get("viewBox") == "100.0 40.0 200.0 160.0"
    assert [inner.get(name) for name in ("x", "y", "width", "height")] == ["100.0", "40.0", "200.0", "160.0"]


def test_legend_tells_keys_apart_without_colour() -> None:
    drawing = svg.legend((0, 10), [Key("one", "blue"), Key("two", "blue", dash="4 4", shape="square")])
    assert texts(drawing) == ["one", "two"]
    assert drawing.count("stroke-dasharray:4 4") == 1
    assert drawing.count("<polygon") == 1


def test_no_ids_and_no_colour_outside_the_theme() -> None:
    parts = (
        svg.axes(X, Y, "x", "y"),
        svg.bars([0, 5], [1], X, Y),
        svg.box((0, 0), 10, 10),
        svg.arrow((0, 0), (9, 9)),
        svg.text(0, 0, "t", halo="paper"),
        svg.marker((1, 1), "circle"),
    )
    drawing = svg.picture(400, 300, "l", *parts)
    assert " id=" not in drawing
    assert not re.search("#[0-9a-f]{3,8}", re.sub(r"var\(--course-[a-z-]+, #[0-9a-f]{6}\)", "", drawing))

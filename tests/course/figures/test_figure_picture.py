"""What becomes of a matplotlib figure on its way into the page, for every figure of the course."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib import colors
from matplotlib.figure import Figure

from course import figures
from course.figures.picture import Picture, painted, style
from course.theme import tokens

ALL: list[Callable[[], Picture]] = [
    figures.relu_and_slope,
    figures.subgradients_at_zero,
    figures.dying_relu,
    lambda: figures.your_slope(lambda dA, cache: dA * (cache > -1)),
    lambda: figures.your_slope(lambda dA, cache: None),
]
every_figure = pytest.mark.parametrize("draw", ALL, ids=["slope", "subgradients", "dying", "yours", "nothing to draw"])


def plot(figure: Figure) -> None:
    axes = figure.add_axes((0.1, 0.2, 0.8, 0.7))
    axes.plot([0, 1], [0, 1], "o-", label="a < b & c")
    axes.legend()


@every_figure
def test_is_a_labelled_image_in_well_formed_html(draw: Callable[[], Picture]) -> None:
    picture = draw()
    page = ElementTree.fromstring(picture._repr_mimebundle_()["text/html"])
    drawing = page.find(".//{http://www.w3.org/2000/svg}svg")
    assert drawing is not None
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", picture.alt)
    assert drawing.get("viewBox")
    assert not {"width", "height"} & set(drawing.keys())


@every_figure
def test_has_no_colour_outside_the_theme(draw: Callable[[], Picture]) -> None:
    drawing = draw().svg()
    assert "var(--course-blue, " in drawing
    assert re.findall(r"[:,] ?#\w+", re.sub(r"var\(--course-[a-z-]+, #[0-9a-f]{6}\)", "", drawing)) == []
    assert not re.search(r"(fill|stroke): (black|white|rgb)", drawing)


@every_figure
def test_has_no_rules_for_the_whole_page_and_no_font_of_its_own(draw: Callable[[], Picture]) -> None:
    drawing = draw().svg()
    assert "<style" not in drawing
    assert "font-family" not in drawing


@every_figure
def test_every_reference_leads_to_an_id_of_its_own(draw: Callable[[], Picture]) -> None:
    drawing = draw().svg()
    ids = re.findall(r'\bid="([^"]*)"', drawing)
    assert len(ids) == len(set(ids)) > 0
    assert {*re.findall(r'href="#([^"]*)"', drawing), *re.findall(r"url\(#([^)]*)\)", drawing)} == set(ids)


@every_figure
def test_no_text_leaves_the_picture(draw: Callable[[], Picture]) -> None:
    """Where matplotlib puts it: set in DejaVu Sans, wider than what notebooks use."""
    figure = draw().figure
    with matplotlib.rc_context(style()):
        figure.draw_without_rendering()
        width, height = figure.bbox.width, figure.bbox.height
        boxes = [text.get_window_extent() for axes in figure.axes for text in axes.findobj(matplotlib.text.Text)]
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height for box in boxes)


@every_figure
def test_is_the_same_every_time(draw: Callable[[], Picture]) -> None:
    assert draw().svg() == draw().svg()


def test_ids_of_two_pictures_differ() -> None:
    # Of the same layout, so that matplotlib itself gives them the same ids.
    one, other = (figures.your_slope(function).svg() for function in (lambda dA, cache: dA, lambda dA, cache: 2 * dA))
    assert not {*re.findall(r'\bid="([^"]*)"', one)} & {*re.findall(r'\bid="([^"]*)"', other)}


def test_alt_is_required() -> None:
    with pytest.raises(TypeError, match="alt"):
        painted(plot)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="a picture needs alt"):
        painted(plot, alt=" ")


def test_text_is_escaped() -> None:
    html = painted(plot, alt='<b>"one"</b>', caption="<i>two</i>")._repr_mimebundle_()["text/html"]
    page = ElementTree.fromstring(html)
    assert page.findtext(".//figcaption") == "<i>two</i>"
    assert "a < b & c" in [element.text for element in page.iter("{http://www.w3.org/2000/svg}text")]


def test_words_stand_for_the_picture() -> None:
    assert painted(plot, alt="what to see")._repr_mimebundle_()["text/plain"] == "what to see"


def test_caption_is_optional() -> None:
    assert "figcaption>" not in painted(plot, alt="what to see")._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_saves_to_a_file(tmp_path: Path, ending: str, begins: bytes) -> None:
    path = tmp_path / f"figure.{ending}"
    painted(plot, alt="what to see").save(path)
    assert path.read_bytes().startswith(begins)


def test_style_uses_the_light_colours_of_the_theme() -> None:
    cycle = style()["axes.prop_cycle"].by_key()["color"]
    used = [value for name, value in style().items() if name.endswith("color") and value not in ("none", "auto")]
    hexes = {colors.to_hex(value) for value in used if colors.is_color_like(value)} | {colors.to_hex(c) for c in cycle}
    assert hexes <= set(tokens().values())
    assert len(hexes) > 5


def test_leaves_matplotlib_as_it_was() -> None:
    before = dict(matplotlib.rcParams)
    figures.relu_and_slope().svg()
    assert dict(matplotlib.rcParams) == before

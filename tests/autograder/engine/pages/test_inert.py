"""Students' outputs and markdown come out harmless, and what is honest comes out as it was."""

import base64
import json
import re
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from repository import ROOT
from xss import MARKDOWN, OUTPUTS

from autograder.engine.pages.inert import LEFT_OUT, inert_markdown, inert_output, inert_raw, inert_text
from course.figures import relu_and_slope

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and so on").decode()
TAGS = {"a", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "hr", "i"}
TAGS |= {"h1", "h2", "h3", "h4", "h5", "h6", "img", "kbd", "li", "ol", "p", "pre", "span", "strong", "summary"}
TAGS |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {"href", "title", "src", "alt", "open", "align", "start", "width", "height"}


def on_the_page(source: str, **attachments: Any) -> str:
    """Markdown as nbconvert puts it into feedback pages and formgrader's."""
    return MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attachments)).render(source)


def assert_harmless(html: str) -> None:
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        assert tag.name in TAGS, html
        assert tag.attrs.keys() <= ATTRIBUTES, html
        assert re.match(r"https?://|mailto:|#", str(tag.get("href", "#"))), html
        assert re.match(r"data:image/(png|jpeg);base64,[\w+/=]*$", str(tag.get("src", "data:image/png;base64,"))), html


@pytest.mark.parametrize("source", MARKDOWN)
def test_markdown_that_means_harm(source: str) -> None:
    assert_harmless(on_the_page(inert_markdown(source)))


MARKUP = ["<", ">", "</", "<a href=", "<img src=x onerror=1>", "<script>", "</script>", "<div>", "<!--", "-->", "<svg"]
MARKUP += ["<style>", "<pre>", "<textarea>", "<title>", "<b title=", "&lt;", "&", '"', "'"]
MARKDOWN_SIGNS = [
    "[x](",
    "javascript:1)",
    "`",
    "```",
    "$",
    "$$",
    "\\",
    "# ",
    "> ",
    "- ",
    "|",
    "---",
    "===",
    "*",
    "]: ",
    "~~",
]
MARKDOWN_SIGNS += ["\\begin{a}", "\\end{a}", "![x](attachment:y)", "http://x", "\n", "\n\n", "    ", " ", "x"]
PIECES = st.sampled_from(MARKUP + MARKDOWN_SIGNS)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_markdown_of_any_kind(source: str) -> None:
    html = on_the_page(inert_markdown(source))
    # What is only words may hold code, which nbconvert highlights.
    assert_harmless(re.sub(r' class="(highlight|language-\S*|hll|\w{1,3})"', "", html))


def test_markdown_that_is_cleaned_reaches_the_page_as_it_is() -> None:
    source = "# A\n\n```\na\n\nb\n```\n\n- [x](https://a.b)\n\n<b>*c*</b>\n\n$$\nd < e\n$$\n\n`[x](y)`"
    clean = inert_markdown(source)
    assert on_the_page(clean).strip() == clean
    assert "\n" not in clean


@pytest.mark.parametrize(
    "source", ["", "Words, *words* and $a_1 + b^2$.", "1. one\n2. two", "a | b\n--|--\n1 | 2", "`x`"]
)
def test_prose_stays_as_it_is(source: str) -> None:
    assert inert_markdown(source) == source


@pytest.mark.parametrize("lesson", sorted(path.name for path in (ROOT / "release").glob("*/")))
def test_the_lessons_own_prose_says_the_same(lesson: str) -> None:
    cells = json.loads((ROOT / "release" / lesson / f"{lesson}.ipynb").read_text())["cells"]
    for source in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"):
        before, after = (BeautifulSoup(on_the_page(text), "html.parser") for text in (source, inert_markdown(source)))
        assert after.get_text(" ").split() == before.get_text(" ").replace("¶", "").split()
        kept = [
            [tag.name for tag in page.find_all(["details", "table", "li", "code", "h2", "h3"])]
            for page in (before, after)
        ]
        assert kept[0] == kept[1]


def test_attachments() -> None:
    attachments = {
        "a.png": {"image/png": PNG},
        "b.png": {"image/png": '" onerror="x'},
        "c": {"text/html": "<b>"},
        "d": 1,
    }
    assert f'src="data:image/png;base64,{PNG}"' in inert_markdown("![x](attachment:a.png)", attachments)
    for name in ("b.png", "c", "d", "e"):
        assert inert_markdown(f"![x](attachment:{name})", attachments) == f"<pre>!&#91;x](attachment:{name})</pre>"


def test_markdown_too_long_to_render_is_shown_as_it_is() -> None:
    long = "\\\\(<b>\n\n" * 2000
    shown = inert_markdown(long)
    assert BeautifulSoup(on_the_page(shown), "html.parser").get_text().strip() == long.strip()


@pytest.mark.parametrize("size", [10_000, 100_000])
@pytest.mark.parametrize("unit", ["[", "![", "\\[", "[^1]", "`[`"])
def test_nothing_is_left_that_pages_look_for_links_in(unit: str, size: int) -> None:
    """nbconvert's strip_files_prefix, which every page goes through, tries each bracket with all that follows."""
    shown = inert_markdown((unit * size)[:size])
    assert "[" not in shown
    assert BeautifulSoup(shown, "html.parser").get_text().count("[") > min(size, 20_000) / 5


@pytest.mark.parametrize("source", ["<b>x</b>", "a & b", "<script>alert(1)</script>", "<" * 30_000])
def test_a_raw_cell_shows_its_words(source: str) -> None:
    shown = BeautifulSoup(inert_raw(source), "html.parser")
    assert [tag.name for tag in shown.find_all(True)] == ["pre"]
    assert shown.get_text().startswith(source[:20_000])
    assert inert_raw("x = 1\n[a]") == "x = 1\n[a]"


@pytest.mark.parametrize("output", OUTPUTS)
def test_outputs_that_mean_harm(output: dict[str, Any]) -> None:
    safe = inert_output(output)
    nbformat.validator.validate(nbformat.from_dict(safe), ref="output", version=4)
    assert safe["output_type"] in ("stream", "display_data", "execute_result", "error")
    assert safe.get("metadata", {}) == {}
    assert safe.get("data", {}).keys() <= {"text/plain", "text/html", "image/png", "image/jpeg"}
    framed = BeautifulSoup(safe.get("data", {}).get("text/html", ""), "html.parser").find_all(True)
    assert [tag.name for tag in framed] in ([], ["iframe"], ["img"])
    for tag in framed:
        assert tag.attrs.keys() <= {"sandbox", "srcdoc", "title", "style", "alt", "src"}
        if tag.name == "iframe":
            assert "".join(tag["sandbox"]) == ""
            assert str(tag["srcdoc"]).startswith('<meta http-equiv="Content-Security-Policy"')


def test_text_and_pictures_stay() -> None:
    stream = {"output_type": "stream", "name": "stderr", "text": "\x1b[31ma\x1b[0m\n"}
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": ["a", "b"]}
    result = {"output_type": "execute_result", "execution_count": 3, "data": {"text/plain": "4"}, "metadata": {}}
    picture = {"output_type": "display_data", "data": {"image/png": PNG, "text/plain": "<Figure>"}, "metadata": {}}
    for output in (stream, error, result, picture):
        assert inert_output(output) == output
    wrapped = picture | {"data": {"image/png": [PNG[:8] + "\n", PNG[8:] + "\n"], "text/plain": ["<Fig", "ure>"]}}
    assert inert_output(wrapped) == picture


def test_what_cannot_be_shown_is_said() -> None:
    for data in ({}, {"application/pdf": "x"}, {"image/png": "no picture"}):
        assert inert_output({"output_type": "display_data", "data": data})["data"] == {"text/plain": LEFT_OUT}


def test_a_figure_of_the_course_has_a_frame_of_its_size() -> None:
    data = inert_output({"output_type": "display_data", "data": relu_and_slope()._repr_mimebundle_()})["data"]
    assert re.findall(r"height:(\d+)px", data["text/html"]) == ["470"]
    assert data["text/plain"].startswith("Two plots")


def test_heights() -> None:
    tall = "<table>" + "<tr><td>1</td></tr>" * 30 + "</table>"
    for html, height in (("<b>x</b>", 69), (tall, 794), (tall * 9, 800), ("", 40), ("<img height='300'>", 344)):
        (found,) = re.findall(r"height:(\d+)px", _framed(html) or "height:40px")
        assert int(found) == height


@pytest.mark.parametrize("inner", ["", "<svg viewBox='0 0 100 100'><rect/></svg>", "<style>p{color:red}</style>"])
def test_a_picture_in_a_picture_takes_no_room(inner: str) -> None:
    whole = f"<svg role='img' aria-label='{'x' * 900}' viewBox='0 0 768 300'>{inner}<text>words in it</text></svg>"
    for html, height in ((whole, 344), (f"<p>{'y' * 101}</p>{whole}<p>z</p>", 344 + 3 * 21 + 2 * 4)):
        assert re.findall(r"height:(\d+)px", _framed(html)) == [str(height)]


def _framed(html: str) -> str:
    return str(inert_output({"output_type": "display_data", "data": {"text/html": html}})["data"].get("text/html", ""))


@pytest.mark.parametrize("given", ["a\ud800b", ["a\ud800", "b"]])
def test_text_can_be_written_to_a_file(given: object) -> None:
    assert inert_text(given) == "a\\ud800b"
    assert inert_text(None) == ""

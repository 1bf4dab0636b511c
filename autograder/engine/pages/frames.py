"""HTML and SVG of a student's, in a frame of its own that runs no script and loads nothing.

The frame cannot tell the page how high it is, so its height is estimated from what it holds.
"""

import base64
import re
from html import escape
from math import ceil

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
# What comes first in the frame holds for all that follows.
_RULES = (
    f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    "<style>body{margin:4px;font:14px/1.5 sans-serif}table{border-collapse:collapse}td,th{padding:2px 8px}"
    "svg{max-width:768px}</style>"
)
_TITLE = "Output of the student's cell"
_LOWEST, _HIGHEST = 40, 800
# Pixels: how wide a picture is at most, as the rules above have it, how high a line of text is, what a block of text
# has around it, and what the frame has around all; and how many letters go into a line.
_WIDTH, _LINE, _AROUND, _EDGE, _LETTERS = 768, 21, 4, 44, 100

# Every run is bounded, so that no input makes the search slow.
_NUMBER = r"(\d{1,5}(?:\.\d{1,9})?)"
_VIEW = re.compile(rf"""\bviewBox=["']-?[\d.]{{1,9}}[ ,]-?[\d.]{{1,9}}[ ,]{_NUMBER}[ ,]{_NUMBER}["']""")
_SVG = re.compile(r"<(/?)svg\b([^<>]{0,2000})>?")
_IMAGE_HEIGHT = re.compile(r"""<(?:svg|img)\b[^<>]{0,200}?\bheight=["']?(\d{1,4})""", re.IGNORECASE)
_LINE_ENDS = re.compile(r"<br|</(?:p|div|li|tr|h[1-6]|pre|summary|figcaption)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def framed_html(html: str) -> str:
    """`html` in a frame."""
    inside = escape(_RULES + html)
    return (
        f'<iframe sandbox="" title="{escape(_TITLE)}" srcdoc="{inside}" '
        f'style="border:0;width:100%;height:{_height(html)}px"></iframe>'
    )


def framed_svg(svg: str, alt: str = "") -> str:
    """`svg` as a picture: browsers run no script of an SVG that is an image, and load nothing for it."""
    content = base64.b64encode(svg.encode()).decode("ascii")
    return f'<img alt="{escape(alt or _TITLE)}" style="max-width:100%" src="data:image/svg+xml;base64,{content}">'


def one_line(html: str) -> str:
    """The same HTML without a line break: markdown takes it as one block, and leaves it as it is.

    And without a bracket: whoever makes a page looks for links once more, in time that grows with the square of them.
    """
    return html.replace("\r", "").replace("\n", "&#10;").replace("[", "&#91;")


def _height(html: str) -> int:
    """An estimate, in pixels: a little too high rather than too low, which would cut something off."""
    drawn, around = _pictures_apart(html)
    rest = around.rpartition("</style>")[2]
    images = sum(map(int, _IMAGE_HEIGHT.findall(rest)))
    blocks = [words for piece in _LINE_ENDS.split(rest) if (words := _TAG.sub("", piece).strip())]
    lines = sum(_lines(words, is_plain="<pre" in rest) for words in blocks)
    return _bounded(drawn + images + lines * _LINE + len(blocks) * _AROUND + _EDGE)


def _lines(words: str, is_plain: bool) -> int:
    return max(words.count("\n") + 1 if is_plain else 1, ceil(len(words) / _LETTERS))


def _pictures_apart(html: str) -> tuple[float, str]:
    """How high the SVG in a page is drawn, one below the other, and what is around it. One in another is part of it."""
    height, depth, end, around = 0.0, 0, 0, []
    for tag in _SVG.finditer(html):
        if not tag[1]:
            if depth == 0:
                around.append(html[end : tag.start()])
                view = _VIEW.search(tag[2])
                height += _WIDTH * float(view[2]) / float(view[1]) if view and float(view[1]) else 0.0
            depth += 1
        elif depth:
            depth -= 1
        end = tag.end()
    return height, "".join([*around, "" if depth else html[end:]])


def _bounded(height: float) -> int:
    return int(min(max(height, _LOWEST), _HIGHEST))

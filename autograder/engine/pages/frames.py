"""HTML and SVG of a student's, in a frame of its own that runs no script and loads nothing.

The frame cannot tell the page how high it is, so its height is estimated from what it holds.
"""

import base64
import re
from html import escape

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
# What comes first in the frame holds for all that follows.
_RULES = (
    f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    "<style>body{margin:4px;font:14px/1.5 sans-serif}table{border-collapse:collapse}td,th{padding:2px 8px}</style>"
)
_TITLE = "Output of the student's cell"
_LOWEST, _HIGHEST = 40, 800
# Pixels: how wide the course draws at most (course/theme.css), how high a line is, and how much text goes into it.
_WIDTH, _LINE, _LETTERS = 840, 21, 110

# Every run is bounded, so that no input makes the search slow.
_NUMBER = r"(\d{1,5}(?:\.\d{1,9})?)"
_VIEW = re.compile(rf"""viewBox=["']-?[\d.]{{1,9}}[ ,]-?[\d.]{{1,9}}[ ,]{_NUMBER}[ ,]{_NUMBER}["']""")
_IMAGE_HEIGHT = re.compile(r"""<(?:svg|img)\b[^<>]{0,200}?\bheight=["']?(\d{1,4})""", re.IGNORECASE)
_LINE_ENDS = re.compile(r"<br|</(?:p|div|li|tr|h[1-6]|pre|summary)>", re.IGNORECASE)
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
    """The same HTML without a line break: markdown takes it as one block, and leaves it as it is."""
    return html.replace("\r", "").replace("\n", "&#10;")


def _height(html: str) -> int:
    """An estimate, in pixels."""
    shapes = [(float(wide), float(high)) for wide, high in _VIEW.findall(html)]
    drawn = sum(_WIDTH * high / wide for wide, high in shapes if wide)
    if drawn:
        return _bounded(drawn + 2 * _LINE)
    words = _TAG.sub("", html.rpartition("</style>")[2])
    lines = max(len(_LINE_ENDS.findall(html)), words.count("\n") if "<pre" in html else 0, len(words) // _LETTERS)
    return _bounded(sum(map(int, _IMAGE_HEIGHT.findall(html))) + (lines + 1) * _LINE)


def _bounded(height: float) -> int:
    return int(min(max(height, _LOWEST), _HIGHEST))

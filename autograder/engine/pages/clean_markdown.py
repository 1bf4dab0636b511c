"""A student's markdown, rendered as nbconvert renders it and then cleaned by bleach.

Cleaning the source would not do: markdown makes links, headings and raw HTML of what looks harmless before. The result
is one line of HTML that begins with <div>, which markdown passes on as it is when the page is made.
"""

import re

import bleach  # type: ignore[import-untyped]
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from autograder.engine.pages.frames import one_line

_WORDS = {"abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong"}
_MORE_WORDS = {"a", "br", "img", "sub", "sup", "tt", "u", "var"}
_BLOCKS = {"blockquote", "details", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "summary"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLES = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_TAGS = frozenset(_WORDS | _MORE_WORDS | _BLOCKS | _LISTS | _TABLES)
# Neither class nor id nor style: the page's own scripts and looks go by them.
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
_PROTOCOLS = frozenset({"http", "https", "mailto", "data"})
# Not into the course's own server: formgrader serves whatever files were handed in, pages with script among them.
_ELSEWHERE = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")


def rendered_and_cleaned(source: str, attachments: dict[str, dict[str, str]]) -> str | None:
    """One line of HTML that shows `source`, or None where markdown cannot be rendered.

    Pictures are shown if they are embedded in the cell: the page asks no other server for one.
    """
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=attachments)
    try:
        html = MarkdownWithMath(renderer=renderer).render(source)
        cleaned = bleach.clean(html, _TAGS, _is_allowed, _PROTOCOLS, strip=True)
    except (InvalidNotebook, RecursionError, ValueError):
        return None
    return f"<div>{one_line(cleaned.strip())}</div>"


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name not in _ATTRIBUTES.get(tag, ()):
        return False
    if name == "src":
        return _EMBEDDED.fullmatch(value) is not None
    return name != "href" or _ELSEWHERE.match(value) is not None

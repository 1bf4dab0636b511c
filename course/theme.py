"""The one stylesheet, theme.css, and what Python needs to know of it.

Whatever the course shows in a notebook is HTML framed by `framed`; pictures name their colours with `colour`.
"""

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

Theme = Literal["light", "dark"]

_SOURCE = Path(__file__).with_name("theme.css").read_text(encoding="utf-8")


def compact(css: str) -> str:
    """The same rules without comments and line breaks: every output of a notebook carries a copy of them."""
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s+", " ", without_comments).strip()


THEME_CSS = compact(_SOURCE)
SCROLLS = 'tabindex="0" data-lm-suppress-shortcuts="true"'
"""Attributes of what may scroll sideways: the arrow keys move it, instead of JupyterLab's choice of a cell."""


@cache
def tokens(theme: Theme = "light") -> dict[str, str]:
    """Colour by name, as "#rrggbb". Where the page may supply its own (paper), the course's nominal value."""
    rules = re.findall(r"[^{}]+\{([^{}]*--course-paper[^{}]*)\}", THEME_CSS)
    declarations = rules[("light", "dark").index(theme)]
    return dict(re.findall(r"--course-([a-z-]+):[^;]*(#[0-9a-f]{6})", declarations))


def colour(name: str) -> str:
    """CSS for a colour of the theme, which falls back to its light value where the stylesheet is absent.

    Raises KeyError for a name that theme.css does not define.
    """
    return f"var(--course-{name}, {tokens()[name]})"


def with_code(words: str, *, quote: bool = True) -> str:
    """Escaped words, with `backticks` as code. `quote` says whether quotation marks are escaped, too."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(words, quote=quote))


def framed(html: str, css: str = "") -> str:
    """`html` inside the element that carries the theme; `css` is added to the theme's own rules."""
    return f'<div class="course-ui"><style>{THEME_CSS}{css}</style>{html}</div>'

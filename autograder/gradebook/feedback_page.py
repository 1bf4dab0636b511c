"""The page that a student gets back: nbgrader's, with formulas that need no network, tests called by their names, and
points of extra credit called so.

nbgrader's own page asks a server elsewhere for what sets formulas, and JupyterLab, where students read it, runs no
script of a page that was fetched. nbgrader_config.py names FeedbackPage in GenerateFeedback.exporter_class.
"""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbgrader
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets.config import Config

from autograder.gradebook.formulas import LatexError, mathml

_TEMPLATES = Path(str(files("autograder.gradebook") / "templates"))
_FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader"
_BOOTSTRAP = _FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"
_UNNAMED = re.compile(r'<a href="#([\w-]+)">Test cell</a>')
_EXTRA = re.compile(r'(</a> \(|<span class="pull-right">\s*)Score: (\d+\.\d+) / 0\.0(?= *[)<])')


class FeedbackPage(HTMLExporter):  # type: ignore[misc]
    """Makes the page of one graded notebook."""

    @property
    def default_config(self) -> Config:
        """The template course_feedback, which extends nbgrader's, and where that and its style are."""
        own = {
            "template_name": "course_feedback",
            "extra_template_basedirs": [str(_TEMPLATES)],
            "extra_template_paths": [str(_FORMGRADER / "templates"), str(_BOOTSTRAP)],
        }
        config = Config({"FeedbackPage": own})
        config.merge(super().default_config)
        return config

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        """nbconvert's, with formulas as MathML."""
        yield from super().default_filters()
        yield "markdown2html", _markdown2html
        yield "with_named_marks", _with_named_marks


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """Markdown as nbconvert renders it, but for formulas. One that cannot be read stays as it was written."""

    def inline_math(self, body: str) -> str:
        return _set(body, f"${body}$", is_block=False)

    def block_math(self, body: str) -> str:
        return _set(body, f"$${body}$$", is_block=True)

    def latex_environment(self, name: str, body: str) -> str:
        whole = f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return _set(whole, whole, is_block=True)


def _set(latex: str, as_written: str, *, is_block: bool) -> str:
    try:
        formula = mathml(latex, is_block=is_block)
    except LatexError:
        return escape(as_written, quote=False)
    return f'<div class="formula">{formula}</div>' if is_block else formula


@pass_context
def _markdown2html(context: Context, source: str) -> str:
    """The HTML of a cell's markdown. Links to files in it are left as they are."""
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = _Renderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    html: str = MarkdownWithMath(renderer=renderer).render(source)
    return html


def _with_named_marks(page: str) -> str:
    """nbgrader's page, with tests by their names in its list of marks, and "Extra: 2.0" for "Score: 2.0 / 0.0"."""
    return _EXTRA.sub(r"\1Extra: \2", _UNNAMED.sub(r'<a href="#\1"><code>\1</code></a>', page))

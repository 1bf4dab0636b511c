"""The page that a student gets back: what was not right and why, then the notebook as nbgrader shows it, with formulas
that need no network.

nbgrader's own page asks a server elsewhere for what sets formulas, and JupyterLab, where students read it, runs no
script of a page that was fetched. autograder/settings.py names FeedbackPage.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbgrader
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from traitlets.config import Config

from autograder.gradebook.formulas import LatexError, mathml

_TEMPLATES = Path(str(files("autograder.gradebook") / "templates"))
_FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader"
_BOOTSTRAP = _FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"
_UNNAMED = re.compile(r'<a href="#([\w-]+)">Test cell</a>')
_EXTRA = re.compile(r'(</a> \(|<span class="pull-right">\s*)Score: (\d+\.\d+) / 0\.0(?= *[)<])')
_NO_ALT = re.compile(r"<img (?![^<>]*\balt=)")
NO_ALT = "No description has been provided for this image"
# A lesson's own cells are the same on every page of a class. Bounded, so that what students wrote fills no memory.
_REMEMBERED, _LONGEST_REMEMBERED = 500, 4000

_environments: dict[tuple[str, ...], Environment] = {}


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
        yield "markdown2html", markdown2html
        yield "with_named_marks", _with_named_marks
        yield "points", "{:.10g}".format

    def from_notebook_node(self, nb: Any, resources: Any = None, **more: Any) -> tuple[str, Any]:
        """The page. HTMLExporter would read the whole of it again, for pictures that are without a text."""
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer", "ipython3")
        made = self._init_resources(resources)
        kinds = WidgetsDataTypeFilter(notebook_metadata=self._nb_metadata, parent=self, resources=made)
        self.register_filter("highlight_code", _Highlighter(lexer))
        self.register_filter("filter_data_type", kinds)
        page, made = TemplateExporter.from_notebook_node(self, nb, made, **more)
        return _NO_ALT.sub(f'<img alt="{NO_ALT}" ', page), made

    def _create_environment(self) -> Environment:
        """Templates are compiled once in a process, whatever number of exporters nbgrader makes."""
        places = tuple(self.template_paths)
        if places not in _environments:
            _environments[places] = super()._create_environment()
        for name, made in self.default_filters():
            self._register_filter(_environments[places], name, made)
        return _environments[places]


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
def markdown2html(context: Context, source: str) -> str:
    """The HTML of a cell's markdown. Links to files in it are left as they are."""
    attachments = context.get("cell", {}).get("attachments", {})
    if attachments or len(source) > _LONGEST_REMEMBERED:
        return _rendered(source, attachments)
    return _rendered_once(source)


def _rendered(source: str, attachments: Any) -> str:
    renderer = _Renderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    html: str = MarkdownWithMath(renderer=renderer).render(source)
    return html


@lru_cache(maxsize=_REMEMBERED)
def _rendered_once(source: str) -> str:
    return _rendered(source, {})


class _Highlighter:
    """nbconvert's colouring of code, which is done once for the code that a lesson gives."""

    def __init__(self, lexer: str) -> None:
        self.lexer = lexer

    def __call__(self, source: str, language: str | None = None, metadata: Any = None) -> str:
        language = (metadata or {}).get("magics_language") or language or self.lexer
        return _coloured(source, language) if len(source) > _LONGEST_REMEMBERED else _coloured_once(source, language)


def _coloured(source: str, language: str) -> str:
    html: str = Highlight2HTML(pygments_lexer=language)(source)
    return html


_coloured_once = lru_cache(maxsize=_REMEMBERED)(_coloured)


def _with_named_marks(page: str) -> str:
    """nbgrader's page, with tests by their names in its list of marks, and "Extra: 2.0" for "Score: 2.0 / 0.0"."""
    return _EXTRA.sub(r"\1Extra: \2", _UNNAMED.sub(r'<a href="#\1"><code>\1</code></a>', page))

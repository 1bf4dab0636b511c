"""Formulas as MathML, made when the site is built, and the font that they are set in.

Browsers draw MathML themselves: no script, nothing to fetch, sharp in print, and readable to a screen reader. What
they need is a font with an OpenType MATH table. STIX Two Math comes with ziamath, under the SIL Open Font License.
"""

import logging
from importlib.resources import as_file, files
from pathlib import Path

from docutils import nodes
from fontTools import subset
from sphinx.application import Sphinx
from sphinx.util import logging as sphinx_logging
from sphinx.writers.html5 import HTML5Translator

from autograder.gradebook.formulas import LatexError, mathml

# Latin, Greek, punctuation, arrows, operators, and the italic letters that variables are drawn with.
_BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x391, 0x3F6),
    (0x2000, 0x206F),
    (0x210E, 0x210E),
    (0x2190, 0x2199),
    (0x2200, 0x22FF),
    (0x1D434, 0x1D467),
    (0x1D6E2, 0x1D71B),
)
_logger = sphinx_logging.getLogger(__name__)


def write_font(path: Path) -> None:
    """Write the font as WOFF, cut down to the characters of formulas: from 1.5 MB to 170 kB."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    options = subset.Options(flavor="woff", layout_features=["*"], notdef_outline=True, name_IDs=["*"])
    with as_file(files("ziamath") / "fonts" / "STIXTwoMath-Regular.ttf") as whole:
        font = subset.load_font(str(whole), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in _BLOCKS for code in range(first, last + 1)])
    subsetter.subset(font)
    subset.save_font(font, str(path), options)


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx calls this. `html_math_renderer = "mathml"` then uses it."""
    app.add_html_math_renderer("mathml", inline_renderers=(_visit_inline, None), block_renderers=(_visit_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _visit_inline(page: HTML5Translator, node: nodes.math) -> None:
    page.body.append(_converted(node, is_block=False))
    raise nodes.SkipNode


def _visit_block(page: HTML5Translator, node: nodes.math_block) -> None:
    page.body.append(f'<div class="formula">{_converted(node, is_block=True)}</div>\n')
    raise nodes.SkipNode


def _converted(node: nodes.Element, *, is_block: bool) -> str:
    try:
        return mathml(node.astext(), is_block=is_block)
    except LatexError as error:
        _logger.warning("the formula %s cannot be set: %s", node.astext(), error, location=node)
        return ""

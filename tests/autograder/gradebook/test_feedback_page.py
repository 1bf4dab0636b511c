"""The feedback page: formulas and names of tests, and nothing that comes from elsewhere."""

import io
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from formgrader_page import as_formgrader_shows
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from PIL import Image
from playwright.sync_api import Browser
from traitlets.config import Config

from autograder.gradebook.feedback_page import NO_ALT, FeedbackPage

MARKS = {"grade": True, "solution": False, "score": 1.0, "points": 2.0}
RESOURCES = {"nbgrader": {"notebook": "sums", "score": 1.0, "max_score": 2.0, "late_penalty": 0.0}}


def page(*markdown: str, **test: Any) -> str:
    """The page of a notebook with these cells of markdown and one test, as nbgrader has it made."""
    cells = [nbformat.v4.new_markdown_cell(source) for source in markdown]
    marker = {"nbgrader": {"grade_id": "test_add", **MARKS, **test}}
    cells.append(nbformat.v4.new_code_cell("assert add(1, 2) == 3", metadata=marker))
    exporter = FeedbackPage(config=Config({"HTMLExporter": {"template_name": "feedback"}}))
    exporter.register_preprocessor(CSSHTMLHeaderPreprocessor, enabled=True)
    made, _ = exporter.from_notebook_node(nbformat.v4.new_notebook(cells=cells), RESOURCES)
    return str(made)


def test_formulas_are_there_without_a_script() -> None:
    made = page(r"The slope $\frac{dL}{dw}$ is" "\n\n$$w < 3$$\n\n" r"\begin{align} a &= b \end{align}")
    assert "<mfrac>" in made
    assert '<div class="formula"><math' in made
    assert "<mtable" in made
    assert "$" not in made.partition("<body>")[2]


def test_it_is_dark_where_the_reader_s_computer_is(browser: Browser) -> None:
    made = page("x")
    lights = {}
    for scheme in ("light", "dark"):
        shown = browser.new_page(color_scheme=scheme)
        shown.set_content(made)
        lights[scheme] = Image.open(io.BytesIO(shown.screenshot())).convert("L").getpixel((2, 2))
        shown.close()
    assert lights["dark"] < 60
    assert lights["light"] > 240


def test_nothing_comes_from_elsewhere() -> None:
    made = page("$z$")
    assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", made) == []
    assert re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", made) == []


def test_a_formula_that_cannot_be_read_stays_as_it_was_written() -> None:
    made = page(r"One $\nosuch{x} < 1$ and a price of 5$.")
    assert r"$\nosuch{x} &lt; 1$" in made
    assert "a price of 5$." in made


@pytest.mark.parametrize(
    "formula", [r"\text{<img src=x onerror=pwned()>}", "</math><img src=x onerror=pwned()>", r"\href{javascript:x}{y}"]
)
def test_a_formula_is_no_way_in(formula: str) -> None:
    made = page(f"${formula}$", f"$${formula}$$")
    assert "<img" not in made
    assert 'href="javascript' not in made


def test_a_test_is_called_by_its_name_and_leads_to_its_cell() -> None:
    made = page("# Sums")
    assert '<a href="#test_add"><code>test_add</code></a> (Score: 1.0 / 2.0)' in made
    assert '<a name="test_add"></a>' in made


def test_extra_credit_is_called_so_in_the_list_and_above_the_cell() -> None:
    made = page(points=0.0, score=1.0)
    assert "<code>test_add</code></a> (Extra: 1.0)" in made
    assert re.search(r'<span class="pull-right">\s*Extra: 1.0 <a', made)
    assert "/ 0.0" not in made


def test_formgrader_sets_formulas_without_a_script_from_elsewhere(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_markdown_cell(r"The slope $\frac{dL}{dw}$"), nbformat.v4.new_code_cell("x = '$'")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "sums.ipynb")
    made = as_formgrader_shows(tmp_path / "sums.ipynb", "01_sums")
    assert "<mfrac>" in made
    assert "MathJax.Hub" not in made
    assert "var MathJax" in made  # which formgrader's own script waits for
    assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//[^"']*""", made) == []


@pytest.mark.parametrize("image", ["<img src='data:image/png;base64,AAAA'>", '<p>a</p>\n<img width="3" src="x">'])
def test_a_picture_without_a_text_gets_one(image: str) -> None:
    assert page(image).count(NO_ALT) == 1
    assert NO_ALT not in page(image.replace("<img", "<img alt='x'"))


def test_it_looks_as_nbgraders_page_does() -> None:
    made = page("# Sums")
    assert "sums (Score: 1.0 / 2.0)" in made
    assert ".panel-heading" in made  # the style that nbgrader brings along

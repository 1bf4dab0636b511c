"""A page runs, and keeps of its outputs what is to be seen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from website.formulas import mathml
from website.lesson_page import UNSEEN
from website.problem import Problem
from website.running import for_a_page, run_all


def run(*cells):
    """In a thread of its own: where a test before this one has opened a browser, Playwright's loop runs in this one."""
    page = new_notebook(cells=list(cells))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(run_all, {"01_a_lesson": page}).result()
    return page


def test_a_page_runs_and_unseen_cells_are_gone_afterwards():
    page = run(new_code_cell("a = 7", metadata={"tags": [UNSEEN]}), new_code_cell("print(a)\nprint(a + 1)"))
    (cell,) = page.cells
    (output,) = cell.outputs
    assert output.text == "7\n8\n"
    assert cell.metadata == {}


def test_an_explorer_becomes_its_still_picture():
    page = run(new_code_cell("from course import explore\nexplore.neuron()"))
    (output,) = page.cells[0].outputs
    html = output.data["text/html"]
    assert html.startswith('<div class="course-ui"><div class="course-panel">')
    assert "<svg" in html
    assert "A still picture. In the notebook you can move the controls.</p>" in html
    assert "<style" not in html
    assert "widgets" not in page.metadata


def test_what_only_a_notebook_needs_is_taken_out():
    html = '<div class="course-ui"><style>a{}</style><p data-course-still="f00">A still picture. Run it.</p></div>'
    clean = '<div class="course-ui"><p>A still picture. In the notebook you can move the controls.</p></div>'
    assert for_a_page(html) == clean


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("1 / 0", "01_a_lesson does not run: ZeroDivisionError: division by zero"),
        ("import warnings; warnings.warn('old')", "01_a_lesson prints a warning: .*old"),
    ],
)
def test_a_lesson_that_fails_is_a_problem_in_plain_words(source, words):
    with pytest.raises(Problem, match=words):
        run(new_code_cell(source))


def test_formulas_become_mathml():
    inline, block = mathml(r"\frac{dL}{dw}", is_block=False), mathml(r"\frac{dL}{dw}", is_block=True)
    assert inline.startswith("<math><mfrac>")
    assert '<math display="block">' in block


def test_a_prime_is_as_large_as_its_letter():
    assert mathml(r"\sigma'(z)", is_block=False).startswith(
        '<math><mrow><mi>σ</mi><mo lspace="0" rspace="0">′</mo></mrow>'
    )

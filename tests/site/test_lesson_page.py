"""Two notebooks become one page: what is on it, and what is not."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from website.lesson_page import UNSEEN, lesson_page

KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def code(source, grade_id="", *, solution=False, grade=False):
    marks = {"nbgrader": {"grade_id": grade_id, "solution": solution, "grade": grade, "locked": not solution}}
    return new_code_cell(source, metadata=marks if grade_id else {})


def made(released, instructors=()):
    """The cells of the page of a lesson, after its head."""
    head = new_markdown_cell("# 1. A lesson")
    release = new_notebook(cells=[head, *released], metadata=KERNEL)
    page = lesson_page(new_notebook(cells=list(instructors)), release, "What is it about?")
    return page.cells[1:]


STUB = code('def f(Z):\n    raise NotImplementedError("f: replace this line")', "f", solution=True)
SOLUTION = code("def f(Z):\n    ### BEGIN SOLUTION\n    return Z\n    ### END SOLUTION", "f", solution=True)


def test_the_solution_is_folded_below_the_stub_and_runs_in_its_place():
    shown, run = made([STUB], [SOLUTION])
    stub, fold = shown.source.split("<details", 1)
    assert stub == f"```python\n{STUB.source}\n```\n\n"
    assert fold.startswith(' class="solution">\n<summary>Solution</summary>\n\n```python\ndef f(Z):\n    return Z\n```')
    assert run.source == "def f(Z):\n    return Z"
    assert run.metadata == {"tags": [UNSEEN]}


def test_an_answer_is_called_an_answer():
    stub = code("a = ...", "a", solution=True)
    shown, _ = made([stub], [code("### BEGIN SOLUTION\na = 8\n### END SOLUTION", "a", solution=True)])
    assert "<summary>Answer</summary>" in shown.source


def test_checks_of_a_solution_are_left_out_and_others_stay():
    checks = [code("check(f)", "test_f", grade=True), code("check_more(f)", "test_f_2", grade=True)]
    further = code("check_at_zero(f)", "test_f_at_zero", grade=True)
    text = new_markdown_cell("Now at 0.")
    cells = made([STUB, *checks, text, further], [SOLUTION])
    assert [cell.source for cell in cells[2:]] == ["Now at 0.", "check_at_zero(f)"]


def test_what_is_hidden_in_the_release_is_not_on_the_page():
    hidden = code("# f meets further inputs here.\ngrade(f, [secret])", "test_f_hidden", grade=True)
    rest = code("# f meets further inputs here.\n", "test_f_hidden", grade=True)
    cells = made([new_markdown_cell("Text."), rest], [hidden])
    assert [cell.source for cell in cells] == ["Text."]


def test_the_section_on_progress_is_left_out():
    before = new_markdown_cell("The end.\n\n## What to remember\n\n- This.\n\n## Where you stand\n\nWhat is done:")
    cells = made([before, code("progress()"), new_markdown_cell("**Next:** more.")])
    assert [cell.source for cell in cells] == ["The end.\n\n## What to remember\n\n- This.\n", "**Next:** more."]


def test_cells_lose_what_graders_marked_them_with():
    (cell,) = made([code("import numpy as np", "setup")])
    assert cell.metadata == {}


def test_links_to_other_lessons_lead_to_their_pages():
    (cell,) = made([new_markdown_cell("[Next](../02_sigmoid/02_sigmoid.ipynb#top), [Docs](../docs/a.md)")])
    assert cell.source == "[Next](02_sigmoid.ipynb#top), [Docs](../docs/a.md)"


def test_headings_that_skip_a_level_are_raised_and_code_is_left_alone():
    text = "### Names\n\n```python\n# a comment\n### another\n```\n\n## Part\n\n### Exercise"
    (cell,) = made([new_markdown_cell(text)])
    assert cell.source == text.replace("### Names", "## Names")


def test_the_head_describes_the_page():
    release = new_notebook(cells=[new_markdown_cell("# 1. A lesson")], metadata=KERNEL)
    page = lesson_page(new_notebook(), release, "What is it about?")
    assert page.cells[0].source.endswith(":description: What is it about?\n```")
    assert page.metadata == KERNEL

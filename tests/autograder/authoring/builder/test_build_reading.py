"""How a lesson's text becomes cells: nothing that the author wrote is lost, merged or split unnoticed."""

import pytest

from autograder.authoring.builder.lesson import Lesson, read_lesson
from autograder.authoring.builder.markers import Marker


def read(text: str) -> Lesson:
    return read_lesson("lessons/01_x.py", text)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


def test_cells_know_their_text_kind_marker_and_lines(lesson_text: str) -> None:
    lesson = read(lesson_text)
    lines = lesson_text.split("\n")
    assert lesson.problems == ()
    assert [cell.kind for cell in lesson.cells] == ["markdown", *3 * ["code"], "markdown", *5 * ["code"]]
    assert lesson.cells[0].source == "# The derivative of ReLU\n\nThe slope is $\\theta(z)$: 0 or 1."
    assert lesson.cells[1].marker == Marker("setup", "locked")
    assert lesson.cells[7].marker == Marker("test_relu_backward_hidden", "test", 1.5)
    assert lesson.cells[8].marker is None
    for cell in lesson.cells:
        assert lines[cell.line - 1].startswith("# %%")
        written = lines[cell.source_line - 1 : cell.source_line - 1 + len(cell.source.split("\n"))]
        assert "\n".join(written) == cell.source


@pytest.mark.parametrize(
    ("body", "source", "source_line"),
    [
        ('"""# T"""', "# T", 2),
        ('"""\n# T\n"""', "# T", 3),
        ('"""\n\n# T\n\n"""\n\n\n\n', "# T", 4),
        ('r"""\n# $\\nu$\n"""', "# $\\nu$", 3),
        ('"""\n# $\\nu$, $\\partial$\n"""', "# $\\nu$, $\\partial$", 3),
        ('"""\n# T\n\n```\n# %% not a cell\n```\n"""', "# T\n\n```\n# %% not a cell\n```", 3),
    ],
)
def test_prose_is_taken_verbatim_from_between_the_quotes(body: str, source: str, source_line: int) -> None:
    lesson = read(f"# %% [markdown]\n{body}\n")
    assert lesson.problems == ()
    assert [(cell.source, cell.source_line) for cell in lesson.cells] == [(source, source_line)]


@pytest.mark.parametrize(
    "source",
    [
        "# Why?\nx = 1",
        "# ls is not a command here\nx = 1",
        "# + one\nx = 1",
        "x = 1  # %% of all",
        "s = '''\n# %%\n'''",
    ],
)
def test_code_is_taken_verbatim(source: str) -> None:
    lesson = read(f"# %%\n{source}\n\n\n\n# %%\ny = 2\n")
    assert lesson.problems == ()
    assert [cell.source for cell in lesson.cells] == [source, "y = 2"]


def test_comments_above_the_first_cell_are_no_cell() -> None:
    header = '# ---\n# jupyter:\n#   jupytext:\n#     cell_markers: \'"""\'\n# ---\n\n'
    lesson = read(f'{header}# %% [markdown]\n"""\n# T\n"""\n')
    assert lesson.problems == ()
    assert [(cell.source, cell.source_line) for cell in lesson.cells] == [("# T", 9)]


def test_code_above_the_first_cell_is_refused() -> None:
    expected = "lessons/01_x.py:2: there is code before the first cell. Put `# %%` above it."
    assert problems("# note\nimport os\n# %%\nx = 1\n") == [expected]
    assert problems("# note\nimport os\n") == [expected]


CUT = "this `# %%` cuts a statement in two. Remove the `# %%`, or end the statement before it."
INDENTED = "this `# %%` is indented, and would still start a cell. Remove the `# %%`, or end the statement before it."


@pytest.mark.parametrize(
    ("code", "line", "what"),
    [
        ("def f(x):\n    y = x\n    # %%\n    return y", 4, CUT),
        ("def f(x):\n    y = x\n    # %% then\n    return y", 4, CUT),
        ("def f(x):\n    y = x\n# %%\n    return y", 4, CUT),
        ("def f(x):\n    y = x\n#%%\n    return y", 4, CUT),
        ("class C:\n    a = 1\n\n# %%\n    b = 2", 5, CUT),
        ("total = (\n    1\n# %%\n    + 2\n)", 4, CUT),
        ("if True:\n    x = 1\n# %%\nelse:\n    x = 2", 4, CUT),
        ("@decorator\n# %%\ndef f(x):\n    return x", 3, CUT),
        ("def f(x):\n    return x\n    # %% done", 4, INDENTED),
        ("if True:\n    # %%\n    x = 1", 3, CUT),
    ],
)
def test_a_marker_that_splits_a_cell_is_refused_once_at_its_line(code: str, line: int, what: str) -> None:
    assert problems(f"# %%\n{code}\n\n# %%\nz = 3\n") == [f"lessons/01_x.py:{line}: {what}"]


@pytest.mark.parametrize("comment", ["# In[3]:", "# <codecell>"])
def test_what_only_jupytext_takes_for_a_marker_is_refused(comment: str) -> None:
    expected = "lessons/01_x.py:1: jupytext makes more than one cell of this. Write the comment in another way."
    assert problems(f"# %%\nx = 1\n{comment}\ny = 2\n") == [expected]


@pytest.mark.parametrize(
    "marker",
    [
        "#%%",
        "# %%[markdown]",
        "# %% [md]",
        "# %% [markdown] title",
        "# %% of the samples",
        '# %% tags=["hide"]',
        '# %% nbgrader={"grade_id": "a", "locked": true} tags=["b"]',
        "# %%%",
    ],
)
def test_an_unknown_marker_is_refused(marker: str) -> None:
    found = problems(f'# %% [markdown]\n"""\n# T\n"""\n\n{marker}\n"""\nText\n"""\n')
    assert found[0].startswith(
        f"lessons/01_x.py:6: {'`' if 'grade_id' not in marker else 'the nbgrader marker is not JSON'}"
    )
    assert all(problem.startswith("lessons/01_x.py:6: ") for problem in found)


@pytest.mark.parametrize("magic", ["# %matplotlib inline", "# %%time", "    # %timeit f(x)"])
def test_a_commented_magic_is_refused(magic: str) -> None:
    code = f"if True:\n{magic}\n    x = 1" if magic.startswith(" ") else f"x = 1\n{magic}"
    (found,) = problems(f"# %%\n{code}\n")
    assert found == (
        f"lessons/01_x.py:3: `{magic.strip()}` reads like a magic, and would do nothing. "
        "A lesson is plain Python, without magics: correct the code."
    )


@pytest.mark.parametrize(
    "body",
    ["# T", '"""# T"""\nx = 1', '"""# T""" """more"""', 'f"""# T"""', "'''# T'''", '# note\n"""# T"""', "x = 1", ""],
)
def test_markdown_is_one_triple_quoted_string(body: str) -> None:
    expected = (
        "lessons/01_x.py:1: this markdown cell is not one triple-quoted string. "
        'Put the text between `"""` and `"""`, and nothing else into the cell.'
    )
    assert problems(f"# %% [markdown]\n{body}\n") == [expected]


def test_prose_in_a_code_cell_is_refused() -> None:
    expected = "lessons/01_x.py:1: this code cell holds nothing but text. Write `# %% [markdown]` above it."
    assert problems('# %%\n"""\n# T\n"""\n') == [expected]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# %%\nx = 1\n\n# %%\ndef f(:\n", 5, "invalid syntax"),
        ("# %%\n%matplotlib inline\n", 2, "invalid syntax"),
        ("# %%\nx = '\0'\n", 1, "source code string cannot contain null bytes"),
    ],
)
def test_what_is_not_python_is_refused_at_its_line(text: str, line: int, message: str) -> None:
    expected = f"lessons/01_x.py:{line}: this is not Python: {message}."
    assert problems(text) == [f"{expected} A lesson is plain Python, without magics: correct the code."]

"""What stands in for a solution: it names what is to be written, and the cell stays Python."""

import ast

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.authoring.builder.stubs import NamedStubs, stubbed


def raises(name: str) -> str:
    return f'raise NotImplementedError("{name}: replace this line with your code.")'


STUBS = {
    "a function": (
        'def f(x):\n    """Docs."""\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n',
        f'def f(x):\n    """Docs."""\n    {raises("f")}\n',
    ),
    "a region between given lines": (
        "def f(x):\n    y = 1\n    ### BEGIN SOLUTION\n    # Think.\n\n    y = x\n    ### END SOLUTION\n    return y",
        f"def f(x):\n    y = 1\n    {raises('f')}\n    return y",
    ),
    "marks that are not indented": (
        "def f(x):\n    y = 1\n### BEGIN SOLUTION\n    # Think.\n\n    return x\n### END SOLUTION",
        f"def f(x):\n    y = 1\n    {raises('f')}",
    ),
    "two functions": (
        "def g(x):\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n\n\n"
        "def f(x):\n    ### BEGIN SOLUTION\n    return 2\n    ### END SOLUTION",
        f"def g(x):\n    {raises('g')}\n\n\ndef f(x):\n    {raises('f')}",
    ),
    "an inner function": (
        "def f(x):\n    def inner():\n        ### BEGIN SOLUTION\n        return 1\n        ### END SOLUTION\n"
        "    return inner",
        f"def f(x):\n    def inner():\n        {raises('f')}\n    return inner",
    ),
    "a method": (
        "class Net:\n    def forward(self):\n        ### BEGIN SOLUTION\n        return 1\n        ### END SOLUTION",
        f"class Net:\n    def forward(self):\n        {raises('Net.forward')}",
    ),
    "an assignment in a function": (
        "async def f(x):\n    ### BEGIN SOLUTION\n    y = x\n    ### END SOLUTION\n    return y",
        f"async def f(x):\n    {raises('f')}\n    return y",
    ),
    "an answer": (
        "### BEGIN SOLUTION\nf = 8\n### END SOLUTION",
        "f = ...  # replace ... with your answer",
    ),
    "several answers": (
        "### BEGIN SOLUTION\nw, (b, c) = 2, (3, 4)\nf: int = 1\nf = w = 2\n### END SOLUTION\nprint(f)",
        "\n".join(f"{name} = ...  # replace ... with your answer" for name in "wbcf") + "\nprint(f)",
    ),
    "an answer between functions": (
        "def g():\n    return 1\n\n\n### BEGIN SOLUTION\nf = g()\n### END SOLUTION\n\n\ndef h():\n    return 2",
        "def g():\n    return 1\n\n\nf = ...  # replace ... with your answer\n\n\ndef h():\n    return 2",
    ),
    "a loop at top level": (
        "f = []\n### BEGIN SOLUTION\nfor i in range(3):\n    f.append(i)\n### END SOLUTION",
        f"f = []\n{raises('f')}",
    ),
    "within a loop at top level": (
        "for i in range(3):\n    ### BEGIN SOLUTION\n    f = i\n    ### END SOLUTION",
        f"for i in range(3):\n    {raises('f')}",
    ),
    "an assignment and more": (
        "### BEGIN SOLUTION\nf = 1\nf += 2\n### END SOLUTION",
        raises("f"),
    ),
    "an element": (
        "f = {}\n### BEGIN SOLUTION\nf['a'] = 1\n### END SOLUTION",
        f"f = {{}}\n{raises('f')}",
    ),
}


@pytest.mark.parametrize(("source", "expected"), STUBS.values(), ids=STUBS.keys())
def test_the_stub_names_what_is_to_be_written(source: str, expected: str) -> None:
    assert stubbed(source, "f") == expected
    ast.parse(expected)


SOLUTION_CELL = {"grade_id": "f", "solution": True, "grade": False, "locked": False, "schema_version": 3}
REGION = "### BEGIN SOLUTION\nf = 1\n### END SOLUTION"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (REGION, "f = ...  # replace ... with your answer"),
        ("f = 1", "# YOUR CODE HERE\nraise NotImplementedError()"),
        (f"%time\n{REGION}", "%time\n# YOUR CODE HERE\nraise NotImplementedError()"),
        ("# BEGIN SOLUTION\nf = 1\n# END SOLUTION", "# YOUR CODE HERE\nraise NotImplementedError()"),
    ],
    ids=["ours", "no region", "not Python", "other marks"],
)
def test_cells_that_are_not_written_as_ours_are_left_to_nbgrader(source: str, expected: str) -> None:
    cell = new_code_cell(source, metadata={"nbgrader": SOLUTION_CELL})
    notebook, _ = NamedStubs().preprocess(new_notebook(cells=[cell]), {})
    assert notebook.cells[0].source == expected


@pytest.mark.parametrize("cell", [new_code_cell(REGION), new_markdown_cell(REGION)])
def test_a_solution_in_an_unmarked_cell_is_still_an_error(cell: object) -> None:
    with pytest.raises(RuntimeError, match="Solution region detected in a non-solution cell"):
        NamedStubs().preprocess(new_notebook(cells=[cell]), {})

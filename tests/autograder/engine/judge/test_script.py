"""What the judge reads off the instructor's notebook, without running it."""

import pytest
from small_lesson import answer, cell, exam, given, hidden, marked

from autograder.engine.judge.names import functions_that_change_arguments, imports_of, names_of
from autograder.engine.judge.script import Kind, ScriptCell, script_of


def script(*cells: dict) -> list[ScriptCell]:
    return script_of(list(cells), str)


def judged(*cells: dict) -> list[bool]:
    return [one.judged for one in script(*cells)]


@pytest.mark.parametrize(
    ("code", "bound", "needed"),
    [
        ("x = y + 1", {"x"}, {"y"}),
        ("x = 1\nx + z", {"x"}, {"z"}),
        ("x += 1", {"x"}, {"x"}),
        ("def f(a, b=c):\n    return a + d", {"f"}, {"c", "d"}),
        ("def f(a):\n    e = a\n    return e", {"f"}, set()),
        ("for i in range(n):\n    total = i", {"i", "total"}, {"n"}),
        ("[v for v in values]", set(), {"values"}),
        ("{k: [c * v for v in k] for k in k}", set(), {"c", "k"}),
        ("{u for u in values if u > w}", set(), {"values", "w"}),
        ("with open(p) as file:\n    text = file.read()", {"file", "text"}, {"p"}),
        ("class A(B):\n    c = d", {"A"}, {"B", "d"}),
        ("g = lambda t: t * s", {"g"}, {"s"}),
        ("if ok:\n    u = 1\nelse:\n    u, (w, *v) = data", {"u", "v", "w"}, {"data", "ok"}),
        ("print(len('a'))", set(), set()),
        ("this is no Python", set(), set()),
    ],
)
def test_names_of_a_cell(code: str, bound: set[str], needed: set[str]) -> None:
    found = names_of(code)
    assert found.bound == bound
    assert found.needed == needed


def test_imports_are_told_apart() -> None:
    code = "import numpy as np, os.path\nfrom math import pi as p\nx = np.pi"
    assert names_of(code).imported == {"np", "os", "p"}
    assert names_of(code).bound == {"x"}
    assert imports_of(code) == "import numpy as np, os.path\nfrom math import pi as p"


def test_functions_that_change_their_arguments_are_found() -> None:
    cells = [
        "def fill(a):\n    a[0] = 1",
        "def grow(xs, x):\n    xs.append(x)",
        "def through(b):\n    fill(b)",
        "def draw(rng):\n    return rng.normal()",
        "def harmless(c):\n    c = c + 1\n    return c.sum()",
    ]
    assert functions_that_change_arguments(cells) >= {"fill", "grow", "through", "draw", "shuffle"}
    assert "harmless" not in functions_that_change_arguments(cells)


def test_the_judge_runs_tests_and_given_cells_and_no_other_without_need() -> None:
    assert judged(
        given("import numpy as np", "setup"),
        cell("np.arange(3).sum()"),
        answer("f", "def f(x): return x"),
        cell("print(f(1))"),
        exam("test_f", "assert f(1) == 1"),
    ) == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("source", "is_needed"),
    [
        ("data = [1, 2]", True),
        ("data: list = [1]", True),
        ("other = data", False),
        ("data.append(3)", True),
        ("data[0] = 5", True),
        ("np.random.seed(1)", True),
        ("np.random.shuffle(data)", True),
        ("spoil(data)", True),
        ("show(data)", False),
        ("data.sum()", False),
        ("plt.plot(data)", False),
    ],
)
def test_a_plain_cell_is_judged_where_a_test_needs_what_it_does(source: str, is_needed: bool) -> None:
    cells = [
        given("import numpy as np\nimport matplotlib.pyplot as plt", "setup"),
        given("def spoil(x):\n    x[0] = 0\ndef show(x):\n    print(x)", "helpers"),
        cell("data = [0]"),
        cell(source),
        answer("f", "def f(x): return x"),
        exam("test_f", "assert f(data) == data and np.random.random() < 1"),
    ]
    assert judged(*cells)[3] is is_needed


def test_a_plain_cell_that_another_one_needs_is_judged_too() -> None:
    cells = [cell("a = 1"), cell("b = a + 1"), cell("c = 3"), answer("f", "f = 1"), exam("test_f", "assert f == b - 1")]
    assert judged(*cells) == [True, True, False, False, True]


def test_a_cell_borrows_what_it_needs_and_no_more() -> None:
    cells = script(
        answer("f", "def f(x): return x"),
        answer("g", "def g(x): return x"),
        exam("test_f", "assert f(1) == 1"),
        given("def both(x): return g(x)", "helper"),
        exam("test_f_again", "assert f(2) == 2"),
        exam("test_any", "assert eval('f(3)') == 3"),
        exam("test_own", "assert extra == 1"),
    )
    assert [sorted(one.borrowed) for one in cells[2:]] == [["f"], ["g"], ["f", "g"], ["f", "g"], ["extra", "g"]]


def test_what_the_instructor_binds_is_never_borrowed() -> None:
    cells = script(cell("expected = f(1)"), answer("f", "f = abs"), exam("test_f", "assert f(1) == expected"))
    assert cells[2].borrowed == {"f"}


def test_kinds_and_markers() -> None:
    cells = script(
        cell("text", kind="markdown"),
        marked("essay", "essay", kind="markdown", grade=True, solution=True, points=3),
        marked("task", "task", kind="markdown", task=True, points=2, locked=True),
        marked("def own(): ...", "own", grade=True, solution=True, points=1),
        exam("test_box", "Box()", autograder={"where": "workbench"}),
        exam("test_hidden", hidden("assert secret"), extra_points=2, points=0),
    )
    manual = Kind.MANUAL
    assert [one.kind for one in cells] == [Kind.TEXT, manual, manual, manual, Kind.TEST, Kind.TEST]
    assert cells[4].in_workbench
    assert (cells[5].hidden, cells[5].extra, cells[5].points) == (True, 2, 0)


def test_a_test_that_binds_a_name_for_a_later_cell_is_shared() -> None:
    cells = script(
        answer("f", "f = 1"), exam("test_f", "sample = f"), exam("test_g", "other = f"), cell("print(sample)")
    )
    assert [one.shared for one in cells] == [False, True, False, False]


def test_what_a_solution_imports_the_student_must_have_and_the_judge_imports_itself() -> None:
    cells = script(
        given("import numpy as np", "setup"),
        answer("f", "from math import sqrt\nimport numpy as np\ndef f(x): return sqrt(x)"),
        exam("test_f", "assert f(4) == sqrt(4) == np.sqrt(4)"),
        cell("import math\nsqrt = math.sqrt"),
        exam("test_g", "assert sqrt(f(16)) == 2"),
    )
    assert (cells[2].borrowed, cells[2].imported) == ({"f"}, {"sqrt", "np"})
    assert (cells[4].borrowed, cells[4].imported) == ({"f"}, set())


def test_what_a_solution_changes_is_the_students() -> None:
    cells = script(
        given("import numpy as np\nheld = []\ncount = 1\nkept = {}", "setup"),
        answer("fill", "held.append(3)\ncount += 1\nnp.random.seed(2)"),
        exam("test_fill", "assert held == [3] and count == 2 and kept == {} and np.pi"),
    )
    assert (cells[2].borrowed, cells[2].imported) == ({"held", "count"}, set())

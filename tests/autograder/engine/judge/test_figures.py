"""Matplotlib in the judge: left out where nothing that the judge runs names it, and there wherever something does."""

from pathlib import Path

import psutil
import pytest
from hypothesis import given as tried_with
from hypothesis import strategies as st
from small_lesson import answer, exam, given, handed_in, lesson

from autograder.engine.job import Job
from autograder.engine.judge.figures import without_matplotlib
from autograder.engine.station import Station

MAGIC = "get_ipython().run_line_magic('matplotlib', 'inline')"
SETUP = f"import numpy as np\n{MAGIC}\nimport matplotlib.pyplot as plt\nfrom matplotlib import (\n    cm,\n)\nx = 1"
THINNER = "import numpy as np\n\n\n\n\n\nx = 1"


def test_what_only_imports_it_is_left_out() -> None:
    assert without_matplotlib([SETUP, "y = 2"], ["assert x == 1"]) == [THINNER, "y = 2"]


@pytest.mark.parametrize("test", ["import matplotlib.image", "from matplotlib.figure import Figure"])
def test_a_test_that_imports_it_names_it(test: str) -> None:
    assert without_matplotlib([SETUP], [test]) == [SETUP]


@pytest.mark.parametrize(
    "names_it",
    [
        "assert plt.gcf()",
        "def draw():\n    cm.viridis(0)",
        "if x:\n    from matplotlib.figure import Figure",
        "import seaborn as sns",
        "# plt is there",
        "exec('p' + 'lt.gcf()')",
        "assert 'pl' + 't' in globals()",
        "get_ipython().run_line_magic('config', 'InlineBackend.figure_format')",
    ],
)
@pytest.mark.parametrize("is_given", [True, False])
def test_all_is_as_it_was_where_anything_names_it(names_it: str, is_given: bool) -> None:
    given, others = ([SETUP, names_it], []) if is_given else ([SETUP], [names_it])
    assert without_matplotlib(given, others) == given


@pytest.mark.parametrize(
    "kept",
    [
        "import numpy as np, matplotlib.pyplot as drawing",
        "import matplotlib.pyplot as drawing; x = 1",
        "def draw():\n    import matplotlib.pyplot as drawing",
        "if True:\n    from matplotlib import pyplot as drawing",
        "from .matplotlib import drawing",
        "from matplotlib.pyplot import *",
        "text = '''\nimport matplotlib.pyplot as drawing\n'''",
        "import matplotlib.pyplot as",
    ],
)
def test_a_statement_that_is_more_than_such_an_import_stays(kept: str) -> None:
    assert without_matplotlib([kept], []) == [kept]


LINES = st.sampled_from(
    ["import matplotlib", "import matplotlib.pyplot as drawing", MAGIC, "from matplotlib import cm as colors", "x = 1",
     "y = drawing.gcf()", "'''", "import numpy as np", "def f():", "    return colors", "", "a = (", ")", "x = 1; \\"]
)  # fmt: skip


@tried_with(st.lists(st.lists(LINES, max_size=6).map("\n".join), max_size=4))
def test_no_name_is_missing_that_is_used_and_no_line_changes_its_number(codes: list[str]) -> None:
    everything = "\n".join(codes)
    for before, after in zip(codes, without_matplotlib(codes, []), strict=True):
        lines = list(zip(before.split("\n"), after.split("\n"), strict=True))
        assert all(new in (old, "") for old, new in lines)
        left_out = [old for old, new in lines if old != new]
        assert not ("as drawing" in "".join(left_out) and "drawing." in everything)
        assert not ("as colors" in "".join(left_out) and "return colors" in everything)
        if left_out:
            compile(after, "cell", "exec")


def judges() -> set[int]:
    """The judges that this process has started, in their jails."""
    found = {one.pid: one.cmdline() for one in psutil.Process().children(recursive=True)}
    return {pid for pid, said in found.items() if "autograder.engine.judge" in said and "bwrap" not in said[0]}


SETUP_CELL = given("%matplotlib inline\nimport matplotlib.pyplot as plt\nimport numpy as np", "setup")


@pytest.mark.parametrize(
    ("test", "has_it"),
    [
        ("assert np.array_equal(double(np.ones(2)), [2, 2])", False),
        ("figure = plt.figure()\nassert double(figure.number) == 2", True),
    ],
)
def test_a_judge_has_it_where_a_test_needs_it(test: str, has_it: bool) -> None:
    cells = [SETUP_CELL, answer("double", "def double(n):\n    return 2 * n"), exam("t", test)]
    before = judges()
    with Station(Job(lesson(cells))) as station:
        (judge,) = judges() - before
        assert ("matplotlib" in Path(f"/proc/{judge}/maps").read_text()) is has_it
        right = station.grade(handed_in(cells))
        wrong = station.grade(handed_in(cells, {"double": "def double(n):\n    return plt and n"}))
    assert (right.score, wrong.score) == (1, 0)

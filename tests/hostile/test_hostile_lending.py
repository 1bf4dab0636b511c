"""Functions and random generators that tests hand to students: what students do with them harms nobody."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest
from hostile_lesson import SECRET, SHOWN
from hostile_room import LIMITS, shown
from repository import ROOT
from this_course import additions

from autograder.authoring.builder.course import build, write
from autograder.engine.assignment import Submission, read_assignment
from autograder.engine.job import Job
from autograder.engine.station import Station

NAME = "01_lending"
LESSON = '''\
# %% [markdown]
"""
# Three exercises
"""

# %% nbgrader={"grade_id": "setup", "locked": true}
import numpy as np

# %% nbgrader={"grade_id": "slope", "solution": true}
def slope(f, x):
    """How fast f changes at x."""
    ### BEGIN SOLUTION
    return (f(x + 1e-3) - f(x - 1e-3)) / 2e-3
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_slope", "points": 1}
assert abs(slope(lambda x: x * x, 3.0) - 6) < 1e-6

# %% nbgrader={"grade_id": "test_slope_hidden", "points": 2}
### BEGIN HIDDEN TESTS
assert abs(slope(lambda x: SECRET.0 * x, 2.0) - SECRET) < 1
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "drawn", "solution": true}
def drawn(rng, n):
    """n numbers between 0 and 1."""
    ### BEGIN SOLUTION
    return rng.uniform(size=n)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_drawn", "points": 1}
rng = np.random.RandomState(7)
assert np.array_equal(drawn(rng, 3), np.random.RandomState(7).uniform(size=3))
assert 0 <= rng.uniform() < 1

# %% nbgrader={"grade_id": "test_drawn_hidden", "points": 2}
### BEGIN HIDDEN TESTS
rng = np.random.Generator(np.random.Philox(7))
assert np.array_equal(drawn(rng, 5), np.random.Generator(np.random.Philox(7)).uniform(size=5))
assert 0 <= rng.uniform() < 1
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "number", "solution": true}
### BEGIN SOLUTION
number = 3
### END SOLUTION

# %% nbgrader={"grade_id": "test_number", "points": 1}
assert 0 < number < 9

# %% nbgrader={"grade_id": "test_number_hidden", "points": 2}
### BEGIN HIDDEN TESTS
assert number == 3
### END HIDDEN TESTS
'''
RIGHT = {
    "slope": "def slope(f, x): return (f(x + 1e-3) - f(x - 1e-3)) / 2e-3",
    "drawn": "def drawn(rng, n): return rng.uniform(size=n)",
    "number": "number = 3",
}
KEPT = "lent = []\ndef slope(f, x):\n    lent.append(f)\n    return (f(x + 1e-3) - f(x - 1e-3)) / 2e-3\n"
FORGED = """
import sys
values = sys.modules["autograder.engine.wire.values"]
real = values.Packer._generator
def forged(own, generator):
    node = real(own, generator)
    def spoil(part):
        if isinstance(part, list):
            if len(part) == 2 and part[0] in ("pos", "buffer_pos"):
                part[1] = {position}
            for inner in part:
                spoil(inner)
    if calls:
        spoil(node)
    return node
calls = []
for kind in (np.random.RandomState, np.random.Generator):
    values._PACKED[kind] = forged
def drawn(rng, n):
    calls.append(1)
    return rng.uniform(size=n)
"""


@dataclass(frozen=True)
class Lent:
    """A notebook that replaces some of the right answers, and its honest marks: from `least` to `most`."""

    story: str
    least: float
    most: float
    answers: dict[str, str] = field(default_factory=dict)


CASES = {
    "honest": Lent("Nothing is wrong with it.", 9, 9),
    "calls_for_ever": Lent(
        "Calls what it was lent without end.", 6, 6, {"slope": "def slope(f, x):\n    while True: f(x)"}
    ),
    "calls_itself": Lent(
        "Lends itself to what it was lent.", 6, 6, {"slope": "def slope(f, x): return f(slope) + f(f)"}
    ),
    "calls_with_objects": Lent(
        "Calls what it was lent with an object that answers everything.",
        6,
        6,
        {"slope": "class Any:\n    __mul__ = __rmul__ = lambda own, other: own\ndef slope(f, x): return f(Any())"},
    ),
    "calls_with_too_much": Lent(
        "Calls what it was lent with what takes hours, or gigabytes, to multiply.",
        6,
        6,
        {"slope": "def slope(f, x): return [f(3 ** 10**6), f(range(10**18)), f(np.zeros((2000, 2000)))]"},
    ),
    "calls_wrongly": Lent(
        "Calls what it was lent with other arguments.", 6, 6, {"slope": "def slope(f, x): return f(x, x, x=x)"}
    ),
    "calls_from_threads": Lent(
        "Calls what it was lent from eight threads at once.",
        6,
        9,
        {
            "slope": """
            import threading
            def slope(f, x):
                for _ in range(8):
                    threading.Thread(target=lambda: [f(x) for _ in range(50)], daemon=True).start()
                return (f(x + 1e-3) - f(x - 1e-3)) / 2e-3
            """
        },
    ),
    "keeps_what_was_lent": Lent(
        "Keeps what it was lent, and calls it in a later cell.",
        9,
        9,
        {"slope": KEPT, "number": "number = 3\nprint([f(1.0) for f in lent])"},
    ),
    "keeps_the_generator": Lent(
        "Keeps the generator, and draws from it between two calls.",
        9,
        9,
        {"drawn": "kept = []\ndef drawn(rng, n):\n    kept.append(rng)\n    return rng.uniform(size=n)"},
    ),
    "generator_far_away": Lent(
        "Sends a generator back that would read far outside its own memory.",
        6,
        7,
        {"drawn": FORGED.format(position=99_999_999)},
    ),
    "generator_before": Lent(
        "Sends a generator back that would read before its own memory.",
        6,
        7,
        {"drawn": FORGED.format(position=-99_999_999)},
    ),
    "generator_nearby": Lent(
        "Sends a generator back that would read what lies behind its memory.",
        6,
        7,
        {"drawn": FORGED.format(position=700)},
    ),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lending")
    (root / "lessons").mkdir()
    (root / "lessons" / f"{NAME}.py").write_text(LESSON.replace("SECRET", SECRET), encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    write(root, build(root, {}.__getitem__))
    return root


@pytest.fixture(scope="module")
def station(course: Path) -> Iterator[Station]:
    with Station(Job(read_assignment(course / "source" / NAME), LIMITS, additions())) as station:
        yield station


@pytest.mark.parametrize("name", CASES)
def test_what_is_lent_does_no_harm(station: Station, course: Path, name: str) -> None:
    case = CASES[name]
    notebook = json.loads((course / "release" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = dedent((RIGHT | case.answers).get(cell["id"], "".join(cell["source"])))
    verdict = station.grade(Submission(name, {f"{NAME}.ipynb": json.dumps(notebook).encode()}))
    told = [(cell.grade_id, cell.score, cell.message) for cell in verdict.cells]
    assert case.least <= verdict.score <= case.most, f"{case.story} {told}"
    assert [digits for digits in SHOWN if digits in shown(verdict)] == []

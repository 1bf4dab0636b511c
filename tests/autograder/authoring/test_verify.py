"""The course checks itself through the real engine, and says what does not hold where something does not."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repository import ROOT

from autograder.authoring.attempts import attempts
from autograder.authoring.builder.course import build, write
from autograder.authoring.verify import lesson as verification
from autograder.authoring.verify.lesson import Verification
from autograder.commands.verify import verify
from autograder.gradebook.course import Course

LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))
BROKEN = "01_relu_derivative"
TINY = "09_tiny"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(verify, arguments, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def rows(result: Result) -> dict[str, list[str]]:
    """The closing table, by lesson, without the seconds."""
    split = (
        [part.strip() for part in line.strip("│").split("│")] for line in result.output.splitlines() if "│" in line
    )
    return {lesson: rest[:-1] for lesson, *rest in split}


@pytest.fixture(scope="module")
def verified() -> Iterator[Result]:
    """This course, verified once for all tests that look at the result."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield run()


def test_everything_holds(verified: Result) -> None:
    assert verified.exit_code == 0, verified.output


@pytest.mark.parametrize("lesson", LESSONS)
def test_solutions_stubs_wrong_versions_and_right_variants(verified: Result, lesson: str) -> None:
    wrong = sum(not attempt.is_right for attempt in attempts(lesson))
    right = sum(attempt.is_right for attempt in attempts(lesson))
    assert rows(verified)[lesson] == ["1/1", "1/1", f"{wrong}/{wrong}", f"{right}/{right}"]


def test_no_attempt_spoils_another_in_its_notebook(verified: Result) -> None:
    planned = sum(len(Verification(Course(ROOT).job(lesson)).notebooks) for lesson in LESSONS)
    assert f"{planned} notebooks graded" in verified.output
    assert planned < 0.4 * sum(len(attempts(lesson)) for lesson in LESSONS)


TEXT = '''\
# %% [markdown]
"""
# Sums
"""

# %% nbgrader={"grade_id": "add", "solution": true}
def add(a, b):
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_add", "points": 4}
assert add(1, 2) == 3, "one and two is three"

# %% nbgrader={"grade_id": "total", "solution": true}
def total(numbers):
    ### BEGIN SOLUTION
    return sum(numbers)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_total", "extra_points": 2}
assert total([1, 2, 4]) == 7
'''


def rewrite(notebook: Path, old: str, new: str) -> None:
    """Change the one cell of a notebook whose source holds `old`."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    (cell,) = [cell for cell in content["cells"] if old in "".join(cell["source"])]
    cell["source"] = "".join(cell["source"]).replace(old, new)
    notebook.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course in a folder of its own, with one small lesson that has no catalogue of mistakes."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / f"{TINY}.py").write_text(TEXT, encoding="utf-8")
    write(tmp_path, build(tmp_path, {}.__getitem__))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_solutions_and_stubs_are_tried_where_there_is_nothing_else(course: Path) -> None:
    result = run()
    assert (result.exit_code, rows(result)) == (0, {TINY: ["1/1", "1/1", "0/0", "0/0"]})
    assert "2 notebooks graded " in result.output
    (tried,) = set(re.findall(rf"trying where the tests of {TINY} can run: (\d+) of \1,", result.output))
    assert int(tried) > 2
    assert result.output.endswith(
        f"autograder/authoring/attempts/{TINY}.py: there are no attempts at this lesson, so no mistake in it can be "
        "tried or shown. Write it, in blocks: `# %% right EXERCISE.VARIANT`, `# %% wrong EXERCISE.MISTAKE`.\n"
    )


def test_without_a_jail_it_comes_to_the_same_and_says_so(course: Path) -> None:
    before = sorted(course.rglob("*"))
    result = run("--no-jail", "--workers", "1", TINY)
    assert (result.exit_code, rows(result)) == (0, {TINY: ["1/1", "1/1", "0/0", "0/0"]})
    assert "2 notebooks graded, without a jail" in result.output
    assert sorted(course.rglob("*")) == before


def test_each_point_too_many_or_too_few_is_said(course: Path) -> None:
    rewrite(course / "source" / TINY / f"{TINY}.ipynb", "a + b", "a - b")
    rewrite(course / "release" / TINY / f"{TINY}.ipynb", 'raise NotImplementedError("total:', "return sum(numbers)  #")
    result = run()
    assert (result.exit_code, rows(result)) == (1, {TINY: ["0/1", "0/1", "0/0", "0/0"]})
    assert "Error: This does not hold:\n" in result.output
    assert f"{TINY}: the solutions: test_add gave 0 instead of 4 (" in result.output
    assert f"{TINY}: the notebook as released: test_total gave 0 + 2 extra instead of 0.\n" in result.output


TRIED = ("relu.step", "relu.max_of_whole_arrays", "relu.where", "relu_backward.identity", "predicted_dw.no_x")
"""A few of the attempts at a lesson: that all of them are graded is held above."""


def test_a_wrong_version_that_is_not_caught_is_said(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(attempt for attempt in attempts(BROKEN) if attempt.id in TRIED)
    monkeypatch.setattr(verification, "attempts", lambda lesson: few)
    for kind in ("source", "release"):
        shutil.copytree(ROOT / kind / BROKEN, course / kind / BROKEN)
    rewrite(course / "source" / BROKEN / f"{BROKEN}.ipynb", "grade(\n    relu=relu,", "dict(\n    relu=relu,")
    result = run(BROKEN)
    wrong = [attempt for attempt in few if not attempt.is_right]
    missed = [attempt.id for attempt in wrong if attempt.exercise == "relu"]
    assert rows(result)[BROKEN][1:3] == ["0/1", f"{len(wrong) - len(missed)}/{len(wrong)}"]
    assert len(result.output.partition("This does not hold:\n")[2].splitlines()) == len(missed) + 2
    assert (
        f"\nsource/{BROKEN}/{BROKEN}.ipynb: who knows the numbers of the visible check by heart passes the hidden test "
        "of relu. Try it on other numbers and other shapes.\n"
    ) in result.output
    for name in missed:
        assert f"{BROKEN}: wrong {name}" in result.output
    assert f"{BROKEN}: wrong relu.step: test_relu_hidden gave 1 instead of 0.\n" in result.output
    assert f"{BROKEN}: wrong relu.max_of_whole_arrays (no. 2 of that name): test_relu_hidden gave 1" in result.output


def test_what_cannot_be_verified_is_said(course: Path) -> None:
    unknown = run("07_nothing")
    assert f"Error: 07_nothing: there is no such lesson in source/. There are: {TINY}.\n" in unknown.output
    shutil.copytree(course / "source" / TINY, course / "source" / BROKEN)
    shutil.copytree(course / "release" / TINY, course / "release" / BROKEN)
    for kind in ("source", "release"):
        (course / kind / BROKEN / f"{TINY}.ipynb").rename(course / kind / BROKEN / f"{BROKEN}.ipynb")
    strangers = run(BROKEN)
    assert (
        f"Error: {BROKEN}: there are attempts at hunt_relu_backward, for which the lesson has no exercise."
        in strangers.output
    )
    shutil.copy(ROOT / "release" / BROKEN / f"{BROKEN}.ipynb", course / "release" / BROKEN)
    stale = run(BROKEN)
    assert f"Error: {BROKEN}: release/ does not fit source/. Run nbgrader generate_assignment " in stale.output
    assert [result.exit_code for result in (unknown, strangers, stale)] == [1, 1, 1]


def test_where_there_is_no_course_or_no_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outside = run()
    assert (outside.exit_code, "no nbgrader_config.py in this folder" in outside.output) == (1, True)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    nothing = run()
    assert (nothing.exit_code, "Put your lessons there" in nothing.output) == (1, True)


def test_lessons_are_those_of_source_in_order() -> None:
    assert Course(ROOT).known() == LESSONS


# A lesson of another course, as its author's nbgrader wrote it: two notebooks, no ids, names with a space.
OTHER = "ps 1"


def foreign_cell(source: str, name: str, points: float | None = None) -> dict[str, object]:
    role = {"grade": points is not None, "solution": points is None, "locked": points is not None, "task": False}
    marking = {"grade_id": name, "schema_version": 3, "cell_type": "code"} | role
    marking |= {} if points is None else {"points": points}
    shape = {"cell_type": "code", "execution_count": None, "outputs": []}
    return shape | {"metadata": {"nbgrader": marking}, "source": [source]}


def solved(source: str) -> str:
    return f"### BEGIN SOLUTION\n{source}\n### END SOLUTION"


OBJECTS = [
    foreign_cell(solved("class Box:\n    def __init__(self, size): self.size = size"), "Box"),
    foreign_cell("### BEGIN HIDDEN TESTS\nbox = Box(3)\n### END HIDDEN TESTS", "make_a_box", 1),
    foreign_cell("### BEGIN HIDDEN TESTS\nassert box.__dict__ == {'size': 3}\n### END HIDDEN TESTS", "size", 1),
    foreign_cell("assert Box(4).size == 4", "members", 1),
    foreign_cell(solved("def double(x):\n    return 2 * x"), "double"),
    foreign_cell("assert double(2) == 4", "test_double", 2),
]
LOOKED_INTO = "hello()\nassert hello.__code__.co_varnames == ()"
PRINTED = [
    foreign_cell(solved("def hello():\n    print('hello')"), "hello"),
    foreign_cell(LOOKED_INTO, "looked_into", 1),
    foreign_cell(solved("answer = 'B'"), "answer"),
    foreign_cell("assert answer == 'B'", "answer_is_B", 1),
    foreign_cell(solved("formula = 'sum([1, 2])'"), "formula"),
    foreign_cell("### BEGIN HIDDEN TESTS\nassert eval(formula) == 3\n### END HIDDEN TESTS", "evaluated", 1),
]


@pytest.fixture
def foreign(course: Path) -> Path:
    for name, cells in (("part a", OBJECTS), ("part b", PRINTED)):
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        held = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}
        path = course / "source" / OTHER / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(held, indent=1), encoding="utf-8")
    Course(course).release(OTHER)
    return course / "source" / OTHER


def test_tests_that_cannot_be_judged_apart_are_found_said_and_moved(foreign: Path) -> None:
    found = run(OTHER)
    assert found.exit_code == 1
    for name in (
        "make_a_box in part a.ipynb",
        "size in part a.ipynb",
        "looked_into in part b.ipynb",
        "evaluated in part b.ipynb",
    ):
        assert f"{OTHER}: {name} cannot be judged apart from the student's code: " in found.output
    assert "with the solutions it gives 0 apart from the student's code and 1 beside it: " in found.output
    reasons = [line for line in found.output.splitlines() if "cannot be judged apart" in line]
    assert not any("kept back" in reason for reason in reasons)
    assert any("`.__dict__` cannot be read here" in reason for reason in reasons)
    assert any("it runs what a student writes as code" in reason for reason in reasons)
    assert f"autograder verify --fix '{OTHER}'" in found.output
    before = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in foreign.glob("*.ipynb")}
    fixed = run("--fix", OTHER)
    assert (fixed.exit_code, rows(fixed)[OTHER]) == (0, ["2/2", "2/2", "0/0", "0/0"]), fixed.output
    moved = set()
    for path in foreign.glob("*.ipynb"):
        after = json.loads(path.read_text(encoding="utf-8"))
        for cell in after["cells"]:
            if own := cell["metadata"].pop("autograder", None):
                assert own.keys() == {"where", "reason"}
                moved.add(cell["metadata"]["nbgrader"]["grade_id"])
        assert after == before[path.name]
    assert moved == {"make_a_box", "size", "looked_into", "evaluated"}


def test_a_lesson_written_as_text_is_changed_there(course: Path) -> None:
    path = course / "lessons" / f"{TINY}.py"
    path.write_text(TEXT.replace("assert add", "assert add.__code__.co_argcount == 2\nassert add"), encoding="utf-8")
    write(course, build(course, {}.__getitem__))
    result = run("--fix", TINY)
    assert f"{TINY}: test_add runs beside the student's code from now on" in result.output
    assert f"lessons/{TINY}.py was changed. Run make build." in result.output
    write(course, build(course, {}.__getitem__))
    assert run(TINY).exit_code == 0

"""Everything that a build refuses, with the sentence that an author reads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.authoring.builder.course import build
from autograder.authoring.builder.hints import HintsOf
from autograder.authoring.builder.problems import BuildError

MakeCourse = Callable[..., Path]
SOLUTION = '# %% nbgrader={"grade_id": "relu_backward", "solution": true}'
TEST = '# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}'
HIDDEN = '# %% nbgrader={"grade_id": "test_relu_backward_hidden", "points": 1.5}'
RELU_BACKWARD = 'def relu_backward(dA, cache):\n    """Shape (n_l, m)."""\n    Z = cache\n'

# (the line to change, what to put there, the line that is reported, the report)
CHANGES = {
    "duplicate grade_id": (
        HIDDEN,
        TEST,
        HIDDEN,
        "the grade_id test_relu_backward is taken by the cell in line 40. Give one of the two another name.",
    ),
    "test that leaves the name to the student": (
        TEST,
        f"{TEST}\ncheck(relu_backward)",
        "assert relu_backward(np.ones(2)",
        "this check takes the name of what it checks from the function, which its student chooses. "
        "Write `check(relu_backward=relu_backward)`.",
    ),
    "unknown key": (
        TEST,
        TEST.replace("points", "point"),
        TEST,
        "the nbgrader marker has an unknown key, 'point'. Write "
        '{"grade_id": "NAME", "solution": true}, {"grade_id": "test_NAME", "points": 2}, '
        '{"grade_id": "test_NAME", "extra_points": 2} or {"grade_id": "NAME", "locked": true}.',
    ),
    "unknown marker": (
        "# %% [markdown]",
        "# %% [prose]",
        "# %% [markdown]",
        "`# %% [prose]` is an unknown marker. "
        "Write `# %%`, `# %% [markdown]` or `# %% nbgrader={...}`, at the start of the line.",
    ),
    "split cell": (
        "    Z = cache",
        "    # %%",
        "    Z = cache",
        "this `# %%` cuts a statement in two. Remove the `# %%`, or end the statement before it.",
    ),
    "solution split at top level": (
        "prediction = 8",
        "prediction = 8\n# %%",
        "### BEGIN SOLUTION",
        "`### BEGIN SOLUTION` has no partner in this cell. "
        "Write the `### BEGIN` and the `### END` in the same cell, each on a line of its own.",
    ),
    "solution that defines another name": (
        "def relu_backward(dA, cache):",
        "def relu_backwards(dA, cache):",
        SOLUTION,
        "the solution relu_backward defines no relu_backward at top level. "
        "Give the cell the name of the function or variable that a student writes in it.",
    ),
    "test of nothing": (
        TEST,
        TEST.replace("test_relu_backward", "test_relu"),
        TEST,
        "the test test_relu belongs to no solution. "
        "Begin its grade_id with `test_` and the grade_id of a solution in this lesson.",
    ),
    "points and extra points": (
        HIDDEN,
        HIDDEN.replace("points", "extra_points"),
        HIDDEN,
        "the tests of relu_backward give both points and extra points. "
        "Give all of them `points`, or all of them `extra_points`.",
    ),
    "exercise without a card": (
        "Write it.",
        "### Exercise: relu_backward\n\n*2 points, 5 minutes.*",
        "Write it.",
        "`### Exercise: relu_backward` has no card that says its points, its minutes and how hard it is. "
        "Write `*2 points · 5 minutes · easy.*` below it, or `*2 extra points · ...*`; "
        "the last word is easy, harder or hard, and a prediction may leave it out.",
    ),
    "test without test_": (
        TEST,
        TEST.replace("test_relu_backward", "relu_backward_test"),
        TEST,
        "the test relu_backward_test belongs to no solution. "
        "Begin its grade_id with `test_` and the grade_id of a solution in this lesson.",
    ),
    "nothing taken out": (
        "    ### BEGIN SOLUTION\n    dZ = dA * (Z > 0)\n    return dZ\n    ### END SOLUTION",
        "    return dA * (Z > 0)",
        SOLUTION,
        "nothing is taken out of the solution relu_backward. "
        "Put what students are to write between `### BEGIN SOLUTION` and `### END SOLUTION`.",
    ),
    "empty region": (
        "prediction = 8",
        "# Eight.",
        "### BEGIN SOLUTION",
        "there is no code below `### BEGIN SOLUTION`. Write the code, or remove the two markers.",
    ),
    "marker beside code": (
        "prediction = 8\n### END SOLUTION",
        "prediction = 8  ### END SOLUTION",
        "prediction = 8",
        "`prediction = 8  ### END SOLUTION` is neither `### BEGIN SOLUTION` nor `### END SOLUTION`, alone on its "
        "line. Write the `### BEGIN` and the `### END` in the same cell, each on a line of its own.",
    ),
    "nested regions": (
        "prediction = 8",
        "### BEGIN SOLUTION",
        "prediction = 8",
        "`### BEGIN SOLUTION` has no partner in this cell. "
        "Write the `### BEGIN` and the `### END` in the same cell, each on a line of its own.",
    ),
    "hidden tests left open": (
        "### END HIDDEN TESTS",
        "",
        "### BEGIN HIDDEN TESTS",
        "`### BEGIN HIDDEN TESTS` has no partner in this cell. "
        "Write the `### BEGIN` and the `### END` in the same cell, each on a line of its own.",
    ),
    "hidden tests in a solution": (
        "    Z = cache",
        "    ### BEGIN HIDDEN TESTS",
        "    Z = cache",
        "`HIDDEN TESTS` is marked in a cell that is not a test cell. Mark the cell as a test cell, or remove the line.",
    ),
    "solution in an unmarked cell": (
        "# Why?",
        "### BEGIN SOLUTION",
        "# Why?",
        "`SOLUTION` is marked in a cell that is not a solution cell. "
        "Mark the cell as a solution cell, or remove the line.",
    ),
    "solution in the prose": (
        "Write it.",
        "The BEGIN SOLUTION mark.",
        "Write it.",
        "`SOLUTION` is marked in a cell that is not a solution cell. "
        "Mark the cell as a solution cell, or remove the line.",
    ),
    "half a statement": (
        "prediction = 8\n### END SOLUTION",
        "prediction = (\n    8\n### END SOLUTION\n)",
        '# %% nbgrader={"grade_id": "prediction", "solution": true}',
        "without its `SOLUTION` this cell is not Python. "
        "Put whole statements between the two markers, and leave whole statements outside.",
    ),
    "hidden tests that leave half a statement": (
        "# More inputs than you see here.\n### BEGIN HIDDEN TESTS\n",
        "if True:\n    ### BEGIN HIDDEN TESTS\n    ",
        HIDDEN,
        "without its `HIDDEN TESTS` this cell is not Python. "
        "Put whole statements between the two markers, and leave whole statements outside.",
    ),
    "region with the def line in it": (
        RELU_BACKWARD,
        f"### BEGIN SOLUTION\n{RELU_BACKWARD}",
        SOLUTION,
        "students would not get the `def` line of relu_backward. "
        "Begin the region below the `def` line and its docstring.",
    ),
    "unknown hints": (
        "{{hints relu_backward}}",
        "{{hints relu_backwards}}",
        "{{hints relu_backward}}",
        "the catalogue has no hints for relu_backwards. Name an exercise of the catalogue that has hints.",
    ),
    "no title": (
        "# The derivative of ReLU",
        "The derivative of ReLU",
        "# %% [markdown]",
        "the first cell is not a markdown cell with the lesson's title. Begin it with `# ` and the title.",
    ),
}


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def refused(root: Path, hints_of: HintsOf) -> list[str]:
    with pytest.raises(BuildError) as refusal:
        build(root, hints_of)
    assert str(refusal.value) == "\n".join(map(str, refusal.value.problems))
    return [str(problem) for problem in refusal.value.problems]


@pytest.mark.parametrize(("old", "new", "place", "report"), CHANGES.values(), ids=CHANGES.keys())
def test_a_mistake_in_a_lesson_is_refused_with_its_line_and_remedy(
    old: str, new: str, place: str, report: str, lesson_text: str, make_course: MakeCourse, hints_of: HintsOf
) -> None:
    text = lesson_text
    if old == RELU_BACKWARD:
        text = text.replace(f"{old}    ### BEGIN SOLUTION\n", old)
    assert old in text
    assert place in lesson_text
    line = line_of(text, place)
    root = make_course({"lessons/01_relu.py": text.replace(old, new, 1)})
    assert f"lessons/01_relu.py:{line}: {report}" in refused(root, hints_of)


def cells(*grade_ids: str) -> str:
    """A lesson of solutions and tests with these grade_ids."""
    parts = ['# %% [markdown]\n"""\n# T\n"""\n']
    for grade_id in grade_ids:
        if grade_id.startswith("test_"):
            parts.append(f'# %% nbgrader={{"grade_id": "{grade_id}", "points": 1}}\nassert True\n')
        else:
            body = f"### BEGIN SOLUTION\n{grade_id} = 1\n### END SOLUTION\n"
            parts.append(f'# %% nbgrader={{"grade_id": "{grade_id}", "solution": true}}\n{body}')
    return "\n".join(parts)


@pytest.mark.parametrize(
    ("grade_ids", "untested"),
    [
        (["relu"], ["relu"]),
        (["relu", "relu_backward", "test_relu_backward"], ["relu"]),
        (["relu", "relu_backward", "test_relu_backward_tie", "test_relu"], []),
        (["relu", "relu_backward", "test_relu", "test_relu_hidden"], ["relu_backward"]),
        (["a", "b", "test_ab"], ["a", "b"]),
    ],
)
def test_each_solution_needs_a_test_of_its_own(
    grade_ids: list[str], untested: list[str], make_course: MakeCourse, hints_of: HintsOf
) -> None:
    text = cells(*grade_ids)
    root = make_course({"lessons/01_relu.py": text})
    expected = [
        f"lessons/01_relu.py:{line_of(text, chr(34) + name + chr(34))}: the solution {name} has no test. "
        f"Add a cell with a grade_id of test_{name}, or test_{name}_ and a word, and with points."
        for name in untested
    ]
    if not untested:
        assert build(root, hints_of)
    else:
        assert [report for report in refused(root, hints_of) if "has no test" in report] == expected


@pytest.mark.parametrize(
    ("files", "reports"),
    [
        ({"README.md": ""}, ["lessons: there is no lesson. Write one: lessons/01_topic.py."]),
        (
            {"lessons/01_relu.py": ""},
            ["lessons/01_relu.py:1: the lesson is empty. Write a markdown cell with its title."],
        ),
        (
            {"lessons/01_relu.py": "# only a note\n"},
            ["lessons/01_relu.py:1: the lesson is empty. Write a markdown cell with its title."],
        ),
        (
            {f"lessons/{name}.py": cells() for name in ("1_relu", "01_Relu", "01-relu", "01_relu ", "relu", "02_ok")},
            [
                f"lessons/{name}.py: a lesson is called NN_lower_case.py. Rename the file, or move it."
                for name in ("01-relu", "01_Relu", "01_relu ", "1_relu", "relu")
            ],
        ),
        (
            {
                "lessons/01_relu.py": cells(),
                "source/01_relu/01_relu.ipynb": "old",
                "source/01_relu/.ipynb_checkpoints/01_relu-checkpoint.ipynb": "",
                "source/01_relu/notes.txt": "",
                "source/01_relu/data/x.csv": "",
                "source/01_relu/copy.ipynb": "",
                "release/01_relu/01_relu.ipynb": "old",
                "release/01_relu/answers.md": "",
                "release/.ipynb_checkpoints/x": "",
            },
            [
                f"{place}: no lesson makes this file, and students would get it as it is. "
                "Delete it, or move it elsewhere."
                for place in (
                    "release/01_relu/answers.md",
                    "source/01_relu/copy.ipynb",
                    "source/01_relu/data/x.csv",
                    "source/01_relu/notes.txt",
                )
            ],
        ),
        (
            {
                "lessons/01_relu.py": cells(),
                "source/02_gone/02_gone.ipynb": "",
                "release/02_gone/02_gone.ipynb": "",
                "release/notes.txt": "",
            },
            [
                f"{place}: no lesson makes this. Delete it, or move it elsewhere."
                for place in ("release/02_gone", "release/notes.txt", "source/02_gone")
            ],
        ),
    ],
    ids=["no lesson", "empty", "only a comment", "file names", "stray files", "stray folders"],
)
def test_files_that_do_not_belong_are_refused(
    files: dict[str, str], reports: list[str], make_course: MakeCourse, hints_of: HintsOf
) -> None:
    assert refused(make_course(files), hints_of) == reports


def test_a_lesson_that_is_not_utf8_is_refused(make_course: MakeCourse, hints_of: HintsOf) -> None:
    root = make_course()
    (root / "lessons/01_relu.py").write_bytes("# %%\n'\u03b8'\n".encode("utf-16"))
    assert refused(root, hints_of)[0] == "lessons/01_relu.py: this is not UTF-8. Save it as UTF-8."


def test_all_problems_of_all_lessons_come_at_once_in_the_order_of_lines(
    lesson_text: str, make_course: MakeCourse, hints_of: HintsOf
) -> None:
    bad = lesson_text.replace("prediction = 8", "guess = 8").replace(TEST, "# %% test").replace("# Why?", "# %time", 1)
    root = make_course({"lessons/02_b.py": bad, "lessons/01_a.py": "x = 1\n", "source/03_c/x": ""})
    places = [report.split(": ")[0] for report in refused(root, hints_of)]
    first = [line_of(bad, part) for part in ('"prediction"', "# %% test", "# %time")]
    assert places == ["lessons/01_a.py:1", *[f"lessons/02_b.py:{line}" for line in first], "source/03_c"]
    assert not (root / "release").exists()

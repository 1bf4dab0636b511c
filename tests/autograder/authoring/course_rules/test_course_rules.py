"""This course obeys its own rules; what lies beside lessons and catalogue is told with file, line and remedy, too."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repository import ROOT

from autograder.authoring import attempts as attempts_package
from autograder.authoring.builder.lesson import Lesson, read_lesson
from autograder.authoring.course_rules import course_problems
from autograder.authoring.course_rules.attempts import attempt_problems
from autograder.authoring.course_rules.readme import readme_problems
from autograder.authoring.course_rules.shipped import shipped_problems
from course.catalogue import lessons
from course.catalogue.entries import LessonEntries

FIRST = lessons()[0]
ATTEMPTS = f"autograder/authoring/attempts/{FIRST.name}.py"


def written() -> dict[str, Lesson]:
    paths = sorted((ROOT / "lessons").glob("[0-9]*.py"))
    return {path.stem: read_lesson(f"lessons/{path.name}", path.read_text(encoding="utf-8")) for path in paths}


def test_this_course_has_no_problem() -> None:
    assert list(course_problems(ROOT, written())) == []


@pytest.mark.parametrize("entries", lessons(), ids=lambda entries: entries.name)
def test_the_attempts_have_no_problem(entries: LessonEntries) -> None:
    assert list(attempt_problems(entries)) == []


def test_a_lesson_of_which_the_catalogue_holds_nothing_is_told() -> None:
    known = written()
    known["09_new"] = read_lesson("lessons/09_new.py", (ROOT / "lessons" / f"{FIRST.name}.py").read_text("utf-8"))
    said = [str(problem) for problem in course_problems(ROOT, known)]
    assert (
        "lessons/09_new.py: the catalogue holds nothing of this lesson. "
        'Write a package in course/catalogue/ whose LESSON is LessonEntries("09_new", ...).'
    ) in said


def test_a_part_of_the_catalogue_without_a_lesson_is_told_at_its_name() -> None:
    known = written()
    del known[FIRST.name]
    place = "course/catalogue/relu_derivative/__init__.py"
    lines = (ROOT / place).read_text(encoding="utf-8").split("\n")
    number = lines.index("LESSON = LessonEntries(") + 1
    said = [str(problem) for problem in course_problems(ROOT, known)]
    assert f"{place}:{number}: there is no lessons/{FIRST.name}.py. Write it, or correct the name." in said


def test_a_lesson_that_the_readme_does_not_list_is_told(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in readme.split("\n") if line.startswith("| 2 | ")]
    (tmp_path / "README.md").write_text(readme.replace(row, row.replace("| 2 |", "| 99 |")), encoding="utf-8")
    number = readme.split("\n").index(row) + 1
    last = number + len(written()) - 2
    assert [str(problem) for problem in readme_problems(tmp_path, written())] == [
        f"README.md:{last}: a lesson is not in the table. Write this row into it: `{row}`",
        f"README.md:{number}: no lesson is as this row says. Correct it, or take it out.",
    ]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "import autograder.cli",
            "this imports the autograder, which students do not have. Move what both need into course/.",
        ),
        (
            "from autograder import root",
            "this imports the autograder, which students do not have. Move what both need into course/.",
        ),
        (
            "def relu(Z): return Z",
            "relu is what a learner is asked to write, and this goes to students. "
            "Rename it, or do without: compare with central differences.",
        ),
    ],
)
def test_what_students_must_not_get_is_told(tmp_path: Path, code: str, sentence: str) -> None:
    (tmp_path / "course" / "figures").mkdir(parents=True)
    (tmp_path / "course" / "figures" / "new.py").write_text(f'"""New."""\n\n{code}\n', encoding="utf-8")
    assert [str(problem) for problem in shipped_problems(tmp_path, {"relu"})] == [
        f"course/figures/new.py:3: {sentence}"
    ]


# Attempts: the last line of a file that is otherwise as it is.
RIGHT_NOWHERE = "no attempt gets relu right. Write every way that must never be rejected: `# %% right relu.VARIANT`."


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (
            "# %% wrong relu.stepp\ndef relu(Z):\n    return Z > 0, Z\n",
            "the catalogue knows no mistake relu.stepp. Name it there, or call the attempt by another's name.",
        ),
        (
            "# %% wrong relu.step\ndef relu(Z:\n    return Z > 0, Z\n",
            "the attempt relu.step is not Python: '(' was never closed. Correct it: a learner's cell has to run.",
        ),
        (
            "# %% right relu.where\ndef relus(Z):\n    return np.where(Z > 0, Z, 0), Z\n",
            "the attempt relu.where defines no relu. Give it the name that the stub has.",
        ),
        (
            "# %% wrong relu\ndef relu(Z):\n    return Z > 0, Z\n",
            "`# %% wrong relu` begins no attempt. "
            "Write `# %% right EXERCISE.VARIANT` or `# %% wrong EXERCISE.MISTAKE`.",
        ),
    ],
)
def test_an_attempt_that_fits_nothing_is_told(block: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = attempts_package.text_of(FIRST.name)
    use(monkeypatch, text + block)
    assert [str(problem) for problem in attempt_problems(FIRST)] == [
        f"{ATTEMPTS}:{text.count(chr(10)) + 1}: {sentence}"
    ]


def test_a_mistake_that_no_attempt_makes_is_told_at_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    use(
        monkeypatch, attempts_package.text_of(FIRST.name).replace("# %% wrong relu.step\n", "# %% wrong relu.minimum\n")
    )
    place = "course/catalogue/relu_derivative/relu.py"
    number = (ROOT / place).read_text(encoding="utf-8").split("\n").index('            id="step",')
    assert [str(problem) for problem in attempt_problems(FIRST)] == [
        f"{place}:{number}: no attempt makes the mistake relu.step. "
        f"Write one into {ATTEMPTS}, as a learner would: `# %% wrong relu.step`."
    ]


def test_an_exercise_that_no_attempt_gets_right_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, attempts_package.text_of(FIRST.name).replace("# %% right relu.", "# %% wrong relu."))
    assert f"{ATTEMPTS}: {RIGHT_NOWHERE}" in [str(problem) for problem in attempt_problems(FIRST)]


def use(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let this be the file of the first lesson's attempts."""
    monkeypatch.setattr(attempts_package, "text_of", lambda lesson: text)
    monkeypatch.setattr("autograder.authoring.course_rules.attempts.text_of", lambda lesson: text)


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        ("x = 1\ny = (\n", 2, "SyntaxError: '(' was never closed"),
        ("x = 1\ny = x / 0\n", 2, "ZeroDivisionError: division by zero"),
        ("from course.catalogue.entries import Exercize\n", 1, "ImportError: cannot import name 'Exercize'"),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_told(tmp_path: Path, code: str, line: int, reason: str) -> None:
    shutil.copytree(ROOT / "course", tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("nbgrader_config.py", "lessons"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "course" / "catalogue" / "new").mkdir()
    (tmp_path / "course" / "catalogue" / "new" / "__init__.py").write_text(code, encoding="utf-8")
    build = [sys.executable, "-c", "from autograder.cli import main; main()", "build", "--check"]
    ended = subprocess.run(build, cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}"}, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith(
        f"Error: nothing was built.\ncourse/catalogue/new/__init__.py:{line}: the catalogue cannot be read ({reason}"
    )
    assert ended.stderr.endswith(" Correct it there.\n")

"""One more lesson, added as docs/new-lesson.md tells it: built, verified, shown in the demo and on the site."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repository import ROOT

from course.syllabus import syllabus

PAGE = (ROOT / "docs" / "new-lesson.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w/.]+)`:\n\n```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
NAME = next(Path(place).stem for place in FILES if place.startswith("lessons/"))
NUMBER = int(NAME[:2])
NEEDED = ("autograder", "course", "lessons", "source", "release", "website", "docs/points.md", "nbgrader_config.py")
AUTOGRADER = "from autograder.cli import main; main()"
# Both by one process: what they import takes longer than what they do.
VERIFY_AND_DEMO = """
import sys
from autograder.cli import main
for command in ("verify", "demo"):
    main([command, sys.argv[1]], standalone_mode=False)
"""
SITE = """
from pathlib import Path
from course.syllabus import syllabus
from website import __main__ as site
from website.running import run_all
lesson = syllabus()[-1]
pages = {lesson.name: site._page(lesson)}
run_all(pages)
site._lay_out(Path("desk"), pages)
for page in Path("desk/pages").glob("*.md"):
    page.unlink()
Path("desk/pages/index.md").write_text(f"# Lessons\\n\\n```{{toctree}}\\nlessons/{lesson.name}\\n```\\n")
site.run_sphinx(Path("desk"), Path("site"))
"""


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A Python command in the scratch copy, which imports what lies there."""
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": str(root), "PATH": tools, "TMPDIR": str(root), "COLUMNS": "200"}
    ended = [sys.executable, "-c", *command]
    return subprocess.run(ended, cwd=root, env=environment, capture_output=True, text=True, timeout=400)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what it takes to build, grade and show lessons, with one more in it and not yet in the README."""
    folder = tmp_path_factory.mktemp("project")
    for name in NEEDED:
        (folder / name).parent.mkdir(exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    shutil.copy(ROOT / "README.md", folder)
    for place, text in FILES.items():
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """The copy after the last step: the row that the build asks for is in the README, at the line that it names."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    without = run(root, AUTOGRADER, "build")
    assert (without.returncode, without.stdout) == (1, "")
    asked = r"README\.md:(\d+): a lesson is not in the table\. Write this row into it: `(.*)`"
    ((line, row),) = re.findall(asked, without.stderr)
    assert row == f"| {NUMBER} | [Squares](release/{NAME}/{NAME}.ipynb), optional | How fast does a square grow? |"
    lines = readme.split("\n")
    (root / "README.md").write_text("\n".join([*lines[: int(line)], row, *lines[int(line) :]]), encoding="utf-8")
    ended = run(root, AUTOGRADER, "build")
    assert (ended.returncode, ended.stderr) == (0, "")
    made = {f"{step}/{NAME}/{NAME}.ipynb" for step in ("source", "release")}
    assert made | {"docs/points.md", "course/syllabus.json"} <= set(ended.stdout.splitlines())
    return root


def test_the_page_takes_a_number_that_is_free() -> None:
    assert syllabus()[-1].number < NUMBER, "docs/new-lesson.md: give the made-up lesson the next number"


def test_the_pages_for_learners_and_teachers_set_it_apart(built: Path) -> None:
    welcome = (built / "release" / "welcome.ipynb").read_text(encoding="utf-8")
    assert f"[{NUMBER}. Squares]({NAME}/{NAME}.ipynb), optional<br>" in welcome
    points = (built / "docs" / "points.md").read_text(encoding="utf-8")
    assert points.count(f"[{NUMBER}. Squares](../release/{NAME}/{NAME}.ipynb), optional") == 2


@pytest.fixture(scope="module")
def said(built: Path) -> str:
    """What `autograder verify` and then `autograder demo` say of the lesson."""
    ended = run(built, VERIFY_AND_DEMO, NAME)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_it_is_verified(said: str) -> None:
    assert re.search(rf"{NAME} +│ +1/1 +│ +1/1 +│ +3/3 +│ +3/3 ", said), said


def test_the_demo_finds_it(said: str) -> None:
    assert f"{NAME}, optional: 5 submissions collected into" in said
    assert "goes wrong in square and slope_at_three" in said
    assert "5 feedback pages, such as" in said


def test_it_has_a_page_on_the_site(built: Path) -> None:
    ended = run(built, SITE)
    assert ended.returncode == 0, ended.stderr
    page = (built / "site" / "lessons" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "How fast does" in page
    assert "HIDDEN TESTS" not in page
    order = (built / "desk" / "pages" / "lesson-order.txt").read_text("utf-8")
    assert re.search(rf":caption: Optional\n\n(lessons/\w+\n)*lessons/{NAME}\n", order), order
    assert f"[Squares](lessons/{NAME}.ipynb)" in (built / "desk" / "pages" / "lesson-map.txt").read_text("utf-8")

"""The documents tell the truth: links lead somewhere, commands exist, and nothing names one machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from repository import ROOT

from course.syllabus import syllabus

TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
FILES = [ROOT / name for name in TRACKED.split("\0") if name]
# Sphinx follows the links of the site's pages, which lead to pages that are built.
PAGES = [path for path in FILES if path.suffix == ".md" and ROOT / "website" not in path.parents]
NOTEBOOKS = sorted((ROOT / "release").rglob("*.ipynb"))
PACKAGES = [
    path for path in FILES if path.name == "__init__.py" and path.is_file() and ROOT / "tests" not in path.parents
]
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MAKEFILES = (ROOT / "Makefile", ROOT / "tools" / "learner.mk")


@pytest.mark.parametrize("page", [*PAGES, *NOTEBOOKS], ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_commands_named_are_targets_of_the_makefile(page: Path) -> None:
    rules = "\n".join(path.read_text(encoding="utf-8") for path in MAKEFILES)
    targets = set(re.findall(r"^([a-z]+):", rules, re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


def test_no_file_holds_a_path_of_one_machine() -> None:
    text = {path: path.read_bytes() for path in FILES if path.is_file()}
    homes = re.compile(rb"/(?:home|root|Users|work)/[a-z]")
    assert [str(path.relative_to(ROOT)) for path, held in text.items() if homes.search(held)] == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.parent.relative_to(ROOT)))
def test_a_package_lists_modules_that_are_there(package: Path) -> None:
    """In its docstring, in one column or two: a name or several, two spaces or more, and what it is."""
    lines = (ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or "").split("\n")
    listed = [re.split(r" {2,}", line) for line in lines if re.match(r"[a-z_]+(, [a-z_]+)*/?  ", line)]
    named = [name.rstrip("/") for columns in listed for names in columns[::2] for name in names.split(", ")]
    there = {path.stem for path in package.parent.iterdir()}
    assert [name for name in named if name not in there] == []


@pytest.mark.parametrize("page", ["docs/ARCHITECTURE.md", "docs/security.md"])
def test_modules_named_are_there(page: str) -> None:
    """With their folders: a file's name alone, such as `run.py`, stands for whichever the sentence is about."""
    named = set(re.findall(r"`((?:\w+/)+\w+\.py)`", (ROOT / page).read_text(encoding="utf-8")))
    assert named
    assert {name for name in named if not any(str(path).endswith(f"/{name}") for path in FILES)} == set()


@pytest.mark.parametrize("page", ["website/pages/index.md", "course/README.md"])
def test_how_many_lessons_there_are_is_said_as_it_is(page: str) -> None:
    optional = sum(lesson.is_optional for lesson in syllabus())
    said = f"{NUMBERS[len(syllabus()) - optional]} lessons and {NUMBERS[optional]} optional ones"
    assert said in (ROOT / page).read_text(encoding="utf-8")

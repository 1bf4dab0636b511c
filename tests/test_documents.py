"""The documents tell the truth: links lead somewhere, commands exist, and nothing names one machine."""

import re
import subprocess
from pathlib import Path

import pytest
from repository import ROOT

TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
FILES = [ROOT / name for name in TRACKED.split("\0") if name]
# Sphinx follows the links of the site's pages, which lead to pages that are built.
PAGES = [path for path in FILES if path.suffix == ".md" and ROOT / "website" not in path.parents]
NOTEBOOKS = sorted((ROOT / "release").rglob("*.ipynb"))
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

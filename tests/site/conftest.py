"""The site as `make site` builds it, once for all tests: its folder, and the pages of the reading edition."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lite_site import Host
from repository import ROOT
from tinyhtml5.parser import HTMLParser

from website.lite import FOLDER

LESSONS = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())
PAGES = ["index", "notation", "common-claims", "search", *(f"lessons/{name}" for name in LESSONS)]


@dataclass(frozen=True)
class SitePage:
    """One built page, parsed as a browser would."""

    path: Path

    @cached_property
    def _parsed(self) -> tuple[ET.Element, list[object]]:
        parser = HTMLParser(namespace_html_elements=False)
        with self.path.open("rb") as source:
            return parser.parse(source), parser.errors

    @property
    def root(self) -> ET.Element:
        return self._parsed[0]

    @property
    def faults(self) -> list[object]:
        """What is wrong with the HTML, as the standard's parser finds it."""
        return self._parsed[1]

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @property
    def text(self) -> ET.Element:
        """What is on this page and on no other."""
        return next(self.root.iter("main"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site. Sphinx turns each of its warnings into a failure, a link that leads nowhere included."""
    folder = tmp_path_factory.mktemp("reading") / "site"
    command = [sys.executable, "-m", "website", "--output", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "index.html" in run.stdout
    return folder


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of the test's own that serves the site."""
    host = Host(tmp_path / "host", site)
    yield host
    host.stop()


@pytest.fixture(scope="session")
def site_pages(site: Path) -> dict[str, SitePage]:
    """All pages to read, by their path without .html."""
    found = sorted(path for path in site.rglob("*.html") if site / FOLDER not in path.parents)
    return {path.relative_to(site).with_suffix("").as_posix(): SitePage(path) for path in found}


@pytest.fixture(scope="session")
def course_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def page_names() -> list[str]:
    """What `site_page` goes through."""
    return PAGES


@pytest.fixture(params=PAGES)
def site_page(request: pytest.FixtureRequest, site_pages: dict[str, SitePage]) -> SitePage:
    return site_pages[request.param]

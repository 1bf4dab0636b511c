"""JupyterLab as `make lab` opens it, in a real Chromium.

`lab` is the server, started by `python -m course.lab` with a home and a copy of the lessons of its own. `page` is a
browser page on it, and `lesson` a notebook in that page, each fresh for its test.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from real_lab import ROOT, SECONDS, Lab, Lesson


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("learner"))
    yield lab
    lab.stop()


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A page of a learner who opens JupyterLab for the first time."""
    lab.forget()
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(SECONDS * 1000)
    yield page
    page.close()


@pytest.fixture
def lesson(page: Page, lab: Lab, request: pytest.FixtureRequest) -> Lesson:
    """A fresh copy of a lesson, the first one unless `@pytest.mark.parametrize("lesson", [NAME], indirect=True)`."""
    name = getattr(request, "param", "01_relu_derivative")
    folder = Path(re.sub(r"\W+", "_", request.node.name))
    shutil.copytree(ROOT / "release" / name, lab.lessons / folder)
    lesson = Lesson(page, lab, f"{folder}/{name}.ipynb")
    lesson.open(lab.address(f"/lab/tree/{lesson.path}"))
    return lesson

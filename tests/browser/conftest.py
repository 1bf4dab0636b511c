"""JupyterLab as `make lab` opens it, in a real Chromium.

`lab` is the server, started by `python -m course.lab` with a home and a copy of the lessons of its own. `page` shows
it with nothing open, and `lesson` is a notebook in it; all tests have the same page, and find it as on the first day.
`same_lesson` is a notebook that the tests of a module share: to open one takes longer than most of them.
`first_visit` is an empty page of somebody who was never here.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from real_lab import ROOT, Desk, Lab, Lesson, new_page
from shared import shared

DESK = pytest.StashKey[Desk]()
SAME_LESSON = pytest.StashKey[Lesson]()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("learner"))
    yield lab
    lab.stop()


@pytest.fixture
def first_visit(browser: Browser, lab: Lab) -> Iterator[Page]:
    """An empty page of a learner who opens JupyterLab for the first time."""
    lab.forget()
    page = new_page(browser)
    yield page
    page.close()


@pytest.fixture
def desk(browser: Browser, lab: Lab, request: pytest.FixtureRequest) -> Desk:
    """As the test before left it: see `page`."""

    @contextmanager
    def open_desk() -> Iterator[Desk]:
        desk = Desk(browser, lab)
        yield desk
        desk.page.close()

    return shared(request.node.getparent(pytest.Dir), DESK, open_desk)


@pytest.fixture
def page(desk: Desk) -> Page:
    return desk.clear()


@pytest.fixture
def lesson(page: Page, lab: Lab, request: pytest.FixtureRequest) -> Lesson:
    """A fresh copy of a lesson, the first one unless `@pytest.mark.parametrize("lesson", [NAME], indirect=True)`."""
    return opened_copy(page, lab, getattr(request, "param", "01_relu_derivative"), request.node.name)


@pytest.fixture
def same_lesson(desk: Desk, lab: Lab, request: pytest.FixtureRequest) -> Lesson:
    """A copy of the first lesson as the test before left it: each begins with the cells that it needs."""
    module = request.node.getparent(pytest.Module)

    def open_lesson() -> nullcontext[Lesson]:
        return nullcontext(opened_copy(desk.clear(), lab, "01_relu_derivative", module.path.stem))

    lesson = shared(module, SAME_LESSON, open_lesson)
    desk.tidy()
    return lesson


def opened_copy(page: Page, lab: Lab, name: str, folder_name: str) -> Lesson:
    """A fresh copy of a lesson, in a folder of its own, alone in the page."""
    folder = Path(re.sub(r"\W+", "_", folder_name))
    shutil.copytree(ROOT / "release" / name, lab.lessons / folder)
    lesson = Lesson(page, lab, f"{folder}/{name}.ipynb")
    lesson.open()
    return lesson

"""Debian's Chromium, for every test that looks at a page; and which tests stay together when processes share them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from shared import shared

TESTS = Path(__file__).parent
ONCE = ("browser", "site", "runs")
"""Folders whose tests share something that takes long to make."""
APART = "browser/test_whole_way.py"
"""As long as the rest of its folder, with a server of its own."""
LONGEST = ("browser", "hostile", "runs", "site", "autograder/demo", "autograder/classroom")
"""Begun first, so that the last process is not left alone with them."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


BROWSER = pytest.StashKey[Browser]()


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Browser:
    """One for all tests of a folder. It ends with them, as other tests may not run inside Playwright's loop."""
    return shared(request.node.getparent(pytest.Dir), BROWSER, _chromium)


@contextmanager
def _chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if not executable:
        pytest.fail("This test needs Chromium: run make test, which sees to it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, and those of a folder that makes something dear once (`--dist loadgroup`).

    Before pytest-xdist reads the groups, which it does in this hook.
    """
    items.sort(key=lambda item: not _place(item).startswith(LONGEST))
    for item in items:
        place = _place(item)
        folder = place.partition("/")[0]
        item.add_marker(pytest.mark.xdist_group(folder if folder in ONCE and place != APART else place))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).as_posix()

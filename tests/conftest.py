"""Debian's Chromium, for every test that looks at a page."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from shared import shared

pytest_plugins = ["together"]
# As in `make lab`, and before NumPy reads it: processes share the cores, and its threads would wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Each program that a test starts would compile the course for itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# The same input each time, whoever runs it, and no test of how long it takes: machines are busy.
settings.register_profile(
    "suite", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")
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


@pytest.fixture
def nbgrader_finds_alembic(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the environment is active: nbgrader starts alembic by name to make a gradebook, or to upgrade one."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))


@contextmanager
def _chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if not executable:
        pytest.fail("This test needs Chromium: run make test, which sees to it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()

"""Which tests one process runs, one after the other, since they share what takes long to make.

Tests of a file always do. `make test` asks for it by `--dist loadscope`; a plugin of pytest, given in conftest.py.
"""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

ONCE = ("browser", "site", "runs")
"""Folders whose files share something."""
APART = "browser/test_whole_way.py"
"""As long as the rest of its folder, with a server of its own."""
LONGEST = ("browser", "autograder/authoring", "hostile", "site", "runs", "autograder/demo", "autograder/classroom")
"""Begun first, so that the last process is not left alone with them."""


class ByPlace(LoadScopeScheduling):
    """A process takes one file after the other, or one folder of those in ONCE."""

    def _split_scope(self, nodeid: str) -> str:
        place = place_of(nodeid)
        folder = place.partition("/")[0]
        return folder if folder in ONCE and place != APART else place


def place_of(nodeid: str) -> str:
    """The file of a test, as seen from the folder of all tests."""
    return nodeid.partition("::")[0].removeprefix("tests/")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByPlace | None:
    """Only where nothing else is asked for: a test may need two processes for two tests of one file."""
    return ByPlace(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the order of LONGEST, and as they come."""
    items.sort(key=lambda item: _rank(place_of(item.nodeid)))


def _rank(place: str) -> int:
    return next((rank for rank, folder in enumerate(LONGEST) if place.startswith(folder)), len(LONGEST))

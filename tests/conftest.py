"""Which tests stay together when several processes share them (pytest-xdist, `--dist loadgroup`)."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ONCE = ("site", "runs")
"""Folders whose tests share something that takes long to make."""
LONGEST = ("browser", "hostile", "runs", "site", "autograder/test_demo.py", "autograder/classes")
"""Begun first, so that the last process is not left alone with them."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, and those of a folder that makes something dear once."""
    items.sort(key=lambda item: not _place(item).startswith(LONGEST))
    for item in items:
        place = _place(item)
        folder = place.partition("/")[0]
        item.add_marker(pytest.mark.xdist_group(folder if folder in ONCE else place))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).as_posix()

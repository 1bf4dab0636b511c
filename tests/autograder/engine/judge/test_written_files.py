"""The files that a notebook writes beside itself: which are kept, and what is believed of those that are told of."""

from collections.abc import Iterator

import pytest
from hypothesis import given as made_up
from hypothesis import strategies as st
from small_lesson import NAME, answer, exam, handed_in, lesson

from autograder.engine.job import Job
from autograder.engine.station import Station
from autograder.engine.verdict import Status
from autograder.engine.workbench.written import MOST_BYTES, MOST_FILES, taken

CELLS = [answer("work", "pass"), exam("test_work", "assert 1")]
FILES = {"given.csv": b"1,2", "kept.csv": b"3"}


@pytest.fixture(scope="module")
def station() -> Iterator[Station]:
    with Station(Job(lesson(CELLS, **FILES))) as started:
        yield started


def test_what_a_notebook_writes_is_kept(station: Station) -> None:
    """New files, also in folders, and changed ones; no links, no pipes, nothing hidden, nothing compiled."""
    code = """
import os
from pathlib import Path
Path("out.txt").write_text("written")
Path("given.csv").write_text("1,2,3")
Path("own.txt").write_text("changed")
Path("deep/er").mkdir(parents=True)
Path("deep/er/data.bin").write_bytes(b"\\0" * 10)
Path("helper.py").write_text("x = 1")
import helper
os.symlink("/etc/passwd", "link")
os.mkfifo("pipe")
Path(".hidden").write_text("")
Path(".cache").mkdir()
Path(".cache/inner").write_text("")
os.chdir("deep")
"""
    verdict = station.grade(handed_in(CELLS, {"work": code}, **{"own.txt": b"mine", "unread.txt": b""}))
    assert verdict.written == {
        "out.txt": b"written",
        "given.csv": b"1,2,3",
        "own.txt": b"changed",
        "deep/er/data.bin": bytes(10),
        "helper.py": b"x = 1",
    }
    assert verdict.status is Status.GRADED
    assert not verdict.notes


@pytest.mark.parametrize(
    "code",
    [
        "from pathlib import Path\nfor n in range(300): Path(f'f{n}').write_text('x')",
        "open('large', 'wb').write(bytes(5 << 20)); open('small', 'w').write('x')",
    ],
)
def test_more_than_there_is_room_for_is_said(station: Station, code: str) -> None:
    verdict = station.grade(handed_in(CELLS, {"work": code}))
    assert verdict.score == 1
    assert verdict.written.keys() <= {"small", *(f"f{n}" for n in range(300))}
    assert len(verdict.written) in (1, MOST_FILES)
    assert verdict.notes == (f"{NAME} wrote more or larger files than are kept beside it: some are left out.",)


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.walk = lambda folder: 1 / 0",
        "import os\nos.walk = lambda folder: iter([(folder, [], ['\\ud800', '../x', 'a/b', 'n' * 300])])",
        "import pathlib\npathlib.Path.lstat = lambda self: 1 / 0\nopen('f', 'w')",
        "import os, threading\nthreading.Timer(.2, os._exit, [0]).start()",
    ],
)
def test_no_trick_with_files_costs_a_mark(station: Station, code: str) -> None:
    verdict = station.grade(handed_in(CELLS, {"work": code}))
    assert verdict.score == 1
    assert not verdict.written


PARTS = st.sampled_from(["a", "b", "..", ".", "", "/", "\n", "\x1b[0m", "\ud800", "x" * 300, ".hidden", "é"])
PLACES = st.lists(PARTS, min_size=1, max_size=10).map("/".join) | st.integers() | st.none()
HELD = st.sampled_from([b"", b"x", bytes(MOST_BYTES - 1), "x", 1, None])


@made_up(st.dictionaries(PLACES, HELD, max_size=20) | st.lists(PLACES) | st.none())
def test_what_is_told_of_files_is_taken_within_bounds(told: object) -> None:
    """Whatever is told: relative places inside the folder that can be written one after the other."""
    held = taken(told)
    assert sum(map(len, held.values())) <= MOST_BYTES
    for place in held:
        assert place.isprintable()
        assert not set(place.split("/")) & {"", ".", ".."}
        assert not any(other.startswith(f"{place}/") for other in held)

"""Whatever is in a download: each file that came is matched, kept or refused by name, and nothing else is written."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

import pytest
from desk_class import PEOPLE
from downloads import FILE, LINK, PLATFORMS, HandIn, Student, zipped_as_told
from hypothesis import given, settings
from hypothesis import strategies as st
from light_class import LESSON, LightClass

from autograder.classroom.collect.collecting import Collection
from autograder.classroom.collect.result import Collected

WORDS = st.text(st.characters(categories=["Lu", "Ll", "Nd"], include_characters=" '-éüß"), min_size=1, max_size=8).map(
    str.strip
)
STRANGERS = st.builds(
    Student,
    st.from_regex(r"[a-z][a-z0-9_]{1,8}", fullmatch=True),
    st.from_regex(r"[1-9]\d{3}", fullmatch=True),
    WORDS.filter(bool),
    WORDS.filter(bool),
    st.just(""),
    st.from_regex(r"6\d{4}", fullmatch=True),
    st.from_regex(r"8\d{5}", fullmatch=True),
)
FILES = st.sampled_from(
    [f"{LESSON}.ipynb", f"{LESSON}-1.ipynb", "Sums (2).ipynb", "data.csv", "timestamp.txt", "a b.zip", "é.txt"]
)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12) | st.sampled_from(
    [".", "../x", "/x", "a//b", "x\\y", ".."]
)
HAND_INS = st.builds(
    HandIn,
    st.sampled_from(PEOPLE) | STRANGERS,
    st.dictionaries(FILES, st.binary(max_size=6), min_size=1, max_size=3),
    st.tuples(st.just(2026), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59)),
    st.booleans(),
)


@pytest.fixture(scope="module")
def places(rostered: Path) -> Path:
    return rostered


@contextmanager
def a_course(rostered: Path) -> Iterator[LightClass]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(rostered, Path(folder) / "course")
        yield LightClass(Path(folder) / "course")


def collected(desk: LightClass, download: Path) -> Collected:
    with Collection(desk.course, LESSON, [download], UTC) as collection:
        list(collection.place())
        return collection.result


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_dir()}


@settings(max_examples=40)
@given(
    hand_ins=st.lists(HAND_INS, min_size=1, max_size=6),
    platform=st.sampled_from(sorted(PLATFORMS)),
    strays=st.dictionaries(NAMES, st.tuples(st.binary(max_size=6), st.sampled_from([FILE, LINK])), max_size=3),
)
def test_nothing_is_lost_and_nothing_else_is_written(
    places: Path, hand_ins: list[HandIn], platform: str, strays: dict[str, tuple[bytes, int]]
) -> None:
    entries = PLATFORMS[platform](hand_ins)
    told = [(path, content, FILE) for path, content in entries.items()]
    told += [(path, *how) for path, how in strays.items() if path not in entries and not path.endswith("/")]
    with a_course(places) as desk:
        before = files_below(desk.root)
        download = zipped_as_told(desk.root.parent / "download.zip", told)
        result = collected(desk, download)
        written = files_below(desk.root) - before
        theirs = [desk.root / "submitted", desk.root / "unmatched" / LESSON]
        assert all(any(path.is_relative_to(folder) for folder in theirs) for path in written)
        assert not any(path.is_symlink() for path in written)
        accounted = sum(len(placed.files) for placed in result.placed) + len(result.refused) + len(result.passed_over)
        older = any(placed.older for placed in result.placed)
        assert accounted == len(told) or (older and accounted < len(told))
        for placed in result.placed:
            assert placed.student is None or placed.student in {student.login for student in PEOPLE}
            count = len([path for path in placed.folder.rglob("*") if path.is_file()])
            assert count >= len(placed.files) - len(result.refused)

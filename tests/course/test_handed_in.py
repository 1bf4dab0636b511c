"""What a learner handed in through the exchange of their class, and its page, as nbgrader leaves them."""

from pathlib import Path

import pytest
from nbgrader.utils import notebook_hash

from course.handed_in import HandedIn, handed_in

FIRST, LAST = "2027-01-05 10:00:00.000001 UTC", "2027-01-05 10:00:00.000002 UTC"


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's lessons, in a class with an exchange, after handing in lesson 1 twice and lesson 2 once."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "class.toml").write_text('exchange = "exchange"\ncourse_id = "relu"\n')
    for name in (f"ada+01_gates+{LAST}", f"ada+01_gates+{FIRST}", f"ada+02_depth+{FIRST}"):
        copy = tmp_path / "data" / "nbgrader_cache" / "relu" / name
        copy.mkdir(parents=True)
        for file, text in {"submission_secret.txt": name, "gates.ipynb": "{}", "aside.ipynb": "{}"}.items():
            (copy / file).write_text(text)
    (tmp_path / "my-lessons").mkdir()
    return tmp_path / "my-lessons"


def give_back(lessons: Path, submission: str, text: str) -> None:
    feedback = lessons.parent / "exchange" / "relu" / "feedback"
    feedback.mkdir(parents=True, exist_ok=True)
    (feedback / f"{notebook_hash(secret=submission, notebook_id='gates')}.html").write_text(text)


def test_the_newest_submission_is_told_and_its_page_fetched_and_kept_up_to_date(lessons: Path) -> None:
    give_back(lessons, f"ada+01_gates+{FIRST}", "of the first")
    none_yet = [HandedIn("01_gates", LAST, None), HandedIn("02_depth", FIRST, None)]
    assert handed_in(lessons) == none_yet
    mine = lessons / "01_gates" / "feedback" / LAST / "gates.html"
    for text in ("of the last", "of the last, with all reasons"):
        give_back(lessons, f"ada+01_gates+{LAST}", text)
        assert handed_in(lessons) == [HandedIn("01_gates", LAST, mine), none_yet[1]]
        assert mine.read_text() == text


def test_nothing_is_told_where_there_is_no_exchange_or_what_nbgrader_keeps_is_damaged(lessons: Path) -> None:
    (lessons.parent / "data" / "nbgrader_cache" / "relu" / f"ada+02_depth+{FIRST}" / "submission_secret.txt").unlink()
    assert handed_in(lessons) == []
    (lessons.parent / "class.toml").unlink()
    assert handed_in(lessons) == []

"""Due dates as students see them: from their copy's class.toml, never in the way of learning."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from course.due_dates import DueDates, due_dates
from course.lab.exchange import find_exchange
from course.lab.welcome_dates import with_due_dates

DATED = 'timezone = "Europe/Berlin"\n[due]\n"01_gates" = 2027-01-05T23:59:00+01:00\n'
ROW = "| [1. Gates](01_gates/01_gates.ipynb)<br>What is a gate? | 60 min |"


def test_dates_without_an_exchange(tmp_path: Path) -> None:
    (tmp_path / "class.toml").write_text(DATED)
    (tmp_path / "my-lessons" / "01_gates").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "my-lessons", tmp_path / "my-lessons" / "01_gates"):
        found = due_dates(folder)
        assert (found.shown("01_gates"), found.zone) == ("Tue 5 Jan 2027, 23:59", "Europe/Berlin")
        assert found.shown("02_depth") == ""
    assert find_exchange(tmp_path) is None


@pytest.mark.parametrize(
    "text", ["", "due = 3", '[due]\n"01_gates" = "soon"', "timezone = 3", "[due", "\0", 'exchange = 3\ncourse_id = "x"']
)
def test_what_is_wrong_shows_no_dates(text: str, tmp_path: Path) -> None:
    (tmp_path / "class.toml").write_text(text)
    assert due_dates(tmp_path).dates == {}


def welcome(source: str) -> bytes:
    return json.dumps({"cells": [{"cell_type": "markdown", "source": [source]}]}).encode()


def test_the_welcome_has_the_dates_in_its_map() -> None:
    due = DueDates("Europe/Berlin", {"01_gates": datetime(2027, 1, 5, 23, 59)})
    told = json.loads(with_due_dates(welcome(ROW), due))["cells"][0]["source"]
    assert told == [ROW.replace("gate? |", "gate?<br>**due Tue 5 Jan 2027, 23:59** (Europe/Berlin) |")]
    assert with_due_dates(welcome("no map"), due) == welcome("no map")

"""Whatever a student writes, wherever they write it: everybody is graded, and it leaves by every exit as words only."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from exits import raw, raw_in_gradebook, raw_in_json
from formgrader_page import as_formgrader_shows
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from light_class import LESSON, STUDENTS, LightClass
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from rich.console import Console

from autograder.classroom.grading import records
from autograder.classroom.grading.tables import marks_table
from autograder.classroom.report.page import page
from autograder.engine.pages.inert import inert_code, inert_markdown, inert_output
from autograder.engine.printable import printable, printable_name
from autograder.engine.submissions.parsing import parse
from autograder.engine.verdict import CellVerdict, Status, Verdict, from_json, to_json
from autograder.engine.wire.errors import error_from_data
from autograder.gradebook.export import SpreadsheetExport, cell
from autograder.gradebook.names import refusal_of_name
from autograder.gradebook.recorded import Recorded

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

WORDS = {
    "half": "\ud800",
    "halves": "a\udfff\ud800b",
    "escape": "\x1b]0;title\x07\x1b[2J",
    "null": "a\0b",
    "turned": "\u202egnirts\u2066",
    "lines": "a\u2028b\x85c\rd\n\n",
    "c1": "\x9b31m\x90q",
    "tags": "</script></style></title><script>steal()</script><img src=x onerror=steal()>",
    "formula": '=HYPERLINK("http://x","y")',
}
"""Texts by the name of the student who writes them everywhere."""
ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("\0\x1b\r\x9b\u202e\ud800<>&[]=`$#"), min_size=1)


def made_up(many: int) -> list[str]:
    """Texts that hypothesis makes, the same each time."""
    found: list[str] = []

    @settings(max_examples=many, phases=[Phase.generate], derandomize=True, database=None)
    @given(ANY)
    def take(text: str) -> None:
        found.append(text)

    take()
    return found


WORDS |= {f"any-{number}": text for number, text in enumerate(made_up(12))}


def answers(text: str) -> dict[str, str]:
    """Errors, warnings, names, keys and outputs that hold a text. The answer to `total` is right."""
    return {
        "add": f"def add(a, b):\n    print({text!r})\n    raise ValueError({text!r})",
        "total": f"import warnings\ndef total(numbers):\n    warnings.warn({text!r})\n    return sum(numbers)",
        "largest": f"def largest(numbers):\n    return {{{text!r}: {text!r}}}\nlargest.__name__ = {text!r}",
    }


def hand_in(class_: LightClass, student: str, text: str) -> None:
    """A notebook with a text wherever a notebook has any, and beside it a file of that name."""
    class_.hand_in(student, answers(text))
    place = class_.submitted(student) / f"{LESSON}.ipynb"
    notebook = json.loads(place.read_bytes())
    shown = (
        f"import sys\nprint({text!r})\nprint({text!r}, file=sys.stderr)\ndisplay({{'text/html': {text!r}}}, raw=True)"
    )
    own: list[dict[str, Any]] = [
        {"cell_type": "code", "source": f"{shown}\n# {text}", "outputs": [], "execution_count": None},
        {
            "cell_type": "code",
            "source": f"raise type({text!r}, (NotImplementedError,), {{}})({text!r})",
            "outputs": [],
            "execution_count": None,
        },
        {"cell_type": "markdown", "source": text, "attachments": {text: {text: text, "image/png": text}}},
        {"cell_type": "raw", "source": text},
    ]
    notebook["cells"] += [{"id": text, "metadata": {text: text, "tags": [text]}, **cell} for cell in own]
    notebook["metadata"] |= {"title": text, "kernelspec": {"name": text, "display_name": text, "language": text}}
    place.write_text(json.dumps(notebook))
    name = text.replace("/", "").replace("\0", "")[:40]
    if not set(name) & set(map(chr, range(0xD800, 0xE000))):
        (class_.submitted(student) / f"{name}.txt").write_text("beside")
    if student.startswith("any"):
        (class_.submitted(student) / "timestamp.txt").write_bytes(text.encode(errors="surrogatepass"))


@pytest.fixture(scope="module")
def graded(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[LightClass, dict[str, str]]:
    """The class after grading, and what every exit said, by the exit."""
    root = tmp_path_factory.mktemp("exits") / "course"
    shutil.copytree(made, root)
    class_ = LightClass(root)
    for student, text in WORDS.items():
        hand_in(class_, student, text)
    for name in ("\x1beve", "=1+1", "+A1"):
        class_.hand_in(name, {})
    (root / "submitted" / "ada" / "\x1b[2J").mkdir()
    (class_.submitted("boris") / "timestamp.txt").write_text("garbage \x1b[2J")
    (class_.submitted("chen") / "timestamp.txt").unlink()
    (class_.submitted("chen") / "timestamp.txt").mkdir()
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for name, arguments in {
            "grade": ["grade", "--json", "records.json"],
            "again": ["grade", LESSON],
            "feedback": ["feedback", LESSON],
            "report": ["report", LESSON, "--output", "report.html"],
        }.items():
            result = class_.run(*arguments)
            said[name] = f"{result.exit_code}\n{result.output}"
        api = NbGraderAPI(class_.course.coursedir, config=class_.course.config, log=class_.course.log)
        said["log"] = json.dumps([api.autograde(LESSON, student) for student in WORDS], ensure_ascii=False)
        said["list"] = json.dumps(api.get_submissions(LESSON), ensure_ascii=False)
        with Gradebook(class_.course.coursedir.db_url, class_.course.coursedir.course_id) as gradebook:
            SpreadsheetExport(to="grades.csv", log=class_.course.log).export(gradebook)
    return class_, said


def test_everybody_is_graded_and_again_nobody_has_to_be(graded: tuple[LightClass, dict[str, str]]) -> None:
    class_, said = graded
    points = class_.points()
    assert points.keys() == {*STUDENTS, *WORDS, "=1+1", "+A1"}
    assert {student: points[student] for student in WORDS} == dict.fromkeys(WORDS, (2.0, 0.0))
    assert f"0 graded now, {len(points)} before" in said["again"]
    assert [said[name][0] for name in ("grade", "again", "feedback", "report")] == ["1", "1", "0", "0"]


def test_nothing_but_words_leaves_by_any_exit(graded: tuple[LightClass, dict[str, str]]) -> None:
    class_, said = graded
    found = {name: raw(text) for name, text in said.items()}
    found["records"] = raw_in_json((class_.root / "records.json").read_text())
    found["gradebook"] = raw_in_gradebook(class_.root / "gradebook.db")
    for place in sorted(class_.root.glob("autograded/*/*/*.ipynb")):
        found[str(place)] = raw_in_json(place.read_text())
        found[f"formgrader {place}"] = raw(as_formgrader_shows(place, LESSON))
    for place in (*class_.root.glob("feedback/*/*/*.html"), class_.root / "report.html", class_.root / "grades.csv"):
        found[str(place)] = raw(place.read_text())
    assert {name: letters for name, letters in found.items() if letters} == {}
    assert len(found) > 3 * len(WORDS)


def test_nbgrader_s_own_command_takes_them_too(graded: tuple[LightClass, dict[str, str]]) -> None:
    _, said = graded
    assert [one["success"] for one in json.loads(said["log"])] == [True] * len(WORDS)


def test_a_text_can_be_read_where_it_helps(graded: tuple[LightClass, dict[str, str]]) -> None:
    class_, _ = graded
    given_back = class_.root / "feedback" / "half" / LESSON / f"{LESSON}.html"
    assert r"add stopped with ValueError in line 3 of add: \ud800" in given_back.read_text()
    told = {one["student"]: one for one in json.loads((class_.root / "records.json").read_text())}
    assert told[r"\x1beve"]["message"].startswith(r"submitted/\x1beve: this is no name")


def test_no_cell_of_a_spreadsheet_is_a_formula(graded: tuple[LightClass, dict[str, str]]) -> None:
    class_, _ = graded
    with (class_.root / "grades.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["student_id"] for row in rows} == {*STUDENTS, *WORDS, "'=1+1", "'+A1"}
    assert not any(held.startswith(("=", "+", "-", "@")) for row in rows for held in row.values())
    assert {row["student_id"]: float(row["score"]) for row in rows}["ada"] == 7.0


def test_a_note_of_time_that_is_none_is_a_remark_and_hides_nobody(graded: tuple[LightClass, dict[str, str]]) -> None:
    class_, said = graded
    listed = {one["student"]: one for one in json.loads(said["list"])}
    assert listed["boris"]["autograded"]
    assert listed["chen"]["autograded"]
    told = {one["student"]: one for one in json.loads((class_.root / "records.json").read_text())}
    for student in ("boris", "chen"):
        assert any("held no time that can be read" in note for note in told[student]["notes"])
    assert told["ada"]["notes"] == []


def verdict_with(text: str) -> Verdict:
    """A verdict made of what a student's process sends, with the text in all of it."""
    error = error_from_data({"kinds": [text, "ValueError"], "text": text})
    test = CellVerdict(LESSON, "test_add", 0.0, 4.0, message=f"{type(error).__name__}: {error}")
    shown = [
        {"output_type": "stream", "name": text, "text": [text, text]},
        {"output_type": "error", "ename": text, "evalue": text, "traceback": [text, text]},
        {"output_type": "execute_result", "data": {text: text, "text/plain": text}},
        {"output_type": "display_data", "data": {"text/html": text, "image/svg+xml": text, "image/png": text}},
    ]
    written = [
        {"cell_type": "code", "source": text, "id": text, "metadata": {text: [text]}, "outputs": shown},
        {"cell_type": "markdown", "source": text, "attachments": {text: {text: text}}},
        {"cell_type": "raw", "source": [text, text]},
    ]
    notebook = parse(json.dumps({"cells": written, "metadata": {text: text}, "nbformat": 4}).encode())
    notebook["cells"][0]["source"] = inert_code(printable(notebook["cells"][0]["source"]))
    notebook["cells"][0]["outputs"] = [inert_output(output) for output in shown]
    notebook["cells"][1]["source"] = inert_markdown(notebook["cells"][1]["source"])
    notebook["cells"][1].pop("attachments", None)
    kept = {LESSON: json.dumps(notebook, ensure_ascii=False)}
    return Verdict("ada", LESSON, Status.DIED, 1.0, (test,), text, (f"{text} was taken.",), notebooks=kept)


@settings(max_examples=30)
@given(ANY)
def test_any_text_of_a_student_s_leaves_as_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    verdict = verdict_with(text)
    (notebook,) = (verdict.notebooks or {}).values()
    place = tmp_path_factory.mktemp("any") / f"{LESSON}.ipynb"
    place.write_text(notebook, encoding="utf-8")
    mark = Recorded(from_json(to_json(verdict)), "digest", {}, 0.0, 0.0, 0.0, False)
    screen = Console(file=io.StringIO(), width=80, force_terminal=True, color_system=None)
    screen.print(marks_table([mark], {"ada": printable_name(text)}))
    exits = {
        "notebook": raw_in_json(notebook),
        "formgrader": raw(as_formgrader_shows(place, LESSON)),
        "record": raw_in_json(json.dumps(records.graded(mark))),
        "report": raw(page(LESSON, [mark])),
        "terminal": raw(screen.file.getvalue()),
        "spreadsheet": raw(cell(text)),
        "refusal": raw(refusal_of_name(text)),
    }
    assert {name: letters for name, letters in exits.items() if letters} == {}
    assert not cell(text).startswith(("=", "+", "-", "@"))

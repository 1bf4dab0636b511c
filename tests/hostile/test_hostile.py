"""Every notebook of the corpus gets its honest mark, reaches nothing, learns nothing and leaves nothing behind."""

import json
import tempfile
import threading
import time
from collections.abc import Iterator

import nbformat
import pytest
from cases_host import FINDS_NOTES, LEAVES_NOTES
from cases_pages import TAGS, Page
from cases_wire import FOUND
from exits import raw, raw_in_json
from hostile_case import GRADED, REACHED
from hostile_corpus import CASES, CORPUS
from hostile_lesson import FULL, NAME, REMARK, SECRET, SHOWN, write_course
from hostile_room import Room, a_room, messages, shown
from nbconvert import HTMLExporter

SECONDS = 40
"""More than any verdict may take, whatever was handed in: the submission's own 15 and the grader's reserve."""
MOST_OUTPUT = 2 << 20
"""Bytes of a graded notebook, however much was printed: about 64 KiB for each of twenty cells."""


@pytest.fixture(scope="module")
def room(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The room, where those cases are being graded that were asked for. Temporary files go to a folder of its own."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "temporary").mkdir()
    write_course(home / "course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(home / "temporary"))
        patch.setattr(tempfile, "tempdir", None)
        with a_room(home, home / "course") as made:
            made.begin(asked_for(request))
            yield made


def asked_for(request: pytest.FixtureRequest) -> list[str]:
    """The cases that this run of pytest is about, in order."""
    chosen = (getattr(item, "callspec", None) for item in request.session.items)
    names = [spec.params["name"] for spec in chosen if spec is not None and "name" in spec.params]
    return [name for name in dict.fromkeys(names) if name in CASES]


@pytest.fixture(scope="module")
def exporter() -> HTMLExporter:
    """Makes pages as nbgrader does for its feedback and formgrader, whose templates extend this one."""
    return HTMLExporter(template_name="classic", config={"HTMLExporter": {"sanitize_html": False}})


@pytest.mark.parametrize("name", CASES)
def test_a_notebook_gets_its_honest_mark(room: Room, name: str) -> None:
    case, verdict = CASES[name], room.verdict(name)
    marks = {cell.grade_id: cell.score for cell in verdict.cells if cell.score}
    lowest = case.score if case.least is None else case.least
    assert lowest <= verdict.score <= case.score, f"{case.story} {marks} {messages(verdict)}"
    assert verdict.status in case.ends, f"{case.story} {verdict.message}"
    assert case.words in messages(verdict)
    assert verdict.max_score == FULL
    assert verdict.seconds < SECONDS


@pytest.mark.parametrize("name", CASES)
def test_a_notebook_reaches_nothing(room: Room, name: str) -> None:
    verdict, text = room.verdict(name), shown(room.verdict(name))
    assert REACHED not in text, text[text.index(REACHED) :][:200]
    assert room.host.secret not in text
    assert [heard for heard in room.host.heard if name.encode() in heard] == []
    assert sum(map(len, (verdict.notebooks or {}).values())) < MOST_OUTPUT


REMEMBERING = ("keeps_arguments", "files_arguments", "thread_tells_arguments")
"""A function sees what a hidden test calls it with, and later cells can print it: see docs/security.md."""


@pytest.mark.parametrize("name", [name for name in CASES if name not in REMEMBERING])
def test_a_notebook_learns_nothing(room: Room, name: str) -> None:
    text = shown(room.verdict(name))
    found = [text[max(0, text.index(digits) - 200) :][:400] for digits in SHOWN if digits in text]
    assert found == []
    assert not CASES[name].secret or CASES[name].secret not in messages(room.verdict(name))


@pytest.mark.parametrize("name", REMEMBERING)
def test_what_a_function_was_called_with_is_all_that_it_can_tell(room: Room, name: str) -> None:
    text = shown(room.verdict(name))
    assert REMARK not in text
    assert SECRET not in messages(room.verdict(name))


@pytest.mark.parametrize("name", [case.name for case in CORPUS["the connection to the judge"]])
def test_an_attack_on_the_connection_finds_it(room: Room, name: str) -> None:
    assert FOUND in shown(room.verdict(name))


@pytest.mark.parametrize("name", [case.name for case in CORPUS["active content"]])
def test_nothing_runs_in_the_page(room: Room, name: str, exporter: HTMLExporter) -> None:
    (notebook,) = (room.verdict(name).notebooks or {}).values()
    page, _ = exporter.from_notebook_node(nbformat.reads(notebook, as_version=4))
    assert Page(page).active == []


@pytest.mark.parametrize("name", [case.name for case in CORPUS["families"]])
def test_nothing_but_words_leaves(room: Room, name: str) -> None:
    verdict = room.verdict(name)
    (notebook,) = (verdict.notebooks or {}).values()
    assert raw_in_json(notebook) == set()
    assert raw(messages(verdict)) == set()


SLOW = [case.name for case in CORPUS["families"] if case.name.startswith(("slow_", "short_"))]


@pytest.mark.parametrize("name", SLOW)
def test_a_page_is_rendered_in_good_time(room: Room, name: str, exporter: HTMLExporter) -> None:
    (notebook,) = (room.verdict(name).notebooks or {}).values()
    before = time.process_time()
    exporter.from_notebook_node(nbformat.reads(notebook, as_version=4))
    assert time.process_time() - before < 10


def test_what_would_run_is_seen() -> None:
    assert len(Page(TAGS).active) == 4
    assert len(Page(f"<iframe srcdoc='{TAGS}'>").active) > 0


def test_what_an_attack_prints_would_be_seen(room: Room) -> None:
    assert "hello" in shown(room.grade(CASES["own_process"]))


def test_students_leave_each_other_no_notes(room: Room) -> None:
    room.grade(LEAVES_NOTES)
    found = room.grade(FINDS_NOTES)
    assert "looked everywhere" in shown(found)
    assert REACHED not in shown(found)


def test_an_honest_notebook_keeps_its_marks_beside_hostile_ones(room: Room) -> None:
    hostile = ["busy_processes", "memory_list", "print_200_mb", "kills_everybody", "stubborn_loop", "many_processes"]
    beside = threading.Thread(target=lambda: [room.grade(CASES[name], f"{name}-again") for name in hostile])
    beside.start()
    scores = []
    while beside.is_alive():
        scores.append(room.grade(CASES["perfect"]).score)
    assert len(scores) > len(hostile)
    assert set(scores) == {FULL}


@pytest.mark.parametrize("student", ["o'brien", "../../ada", "<b>ada</b>", "a\nb", "{ada}", "大小", "-rf *", "x" * 200])
def test_a_student_may_have_any_name(room: Room, student: str) -> None:
    verdict = room.grade(CASES["perfect"], student)
    assert (verdict.student, verdict.score, verdict.status) == (student, FULL, GRADED[0])


def test_nothing_is_left(room: Room) -> None:
    room.finish()
    assert room.left_running() == []
    assert room.host.heard == []
    assert room.host.changes() == []
    assert room.host.traces() == []


def test_the_station_still_grades(room: Room) -> None:
    verdict = room.grade(CASES["perfect"])
    assert (verdict.score, verdict.status, verdict.message) == (FULL, GRADED[0], "")
    assert [cell["cell_type"] for cell in json.loads((verdict.notebooks or {})[NAME])["cells"]].count("code") == 19

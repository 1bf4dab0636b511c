"""What the course shows, in a front end that speaks Jupyter's messages and nothing else, as VS Code or a terminal may.

Every rich output has words that stand alone, HTML brings all that it needs, and errors read well as text.
"""

import re
from collections.abc import Iterator

import nbformat
import pytest
from repository import ROOT
from wheel_kernel import Play

LESSONS = sorted(path.stem for path in (ROOT / "source").glob("*/*.ipynb"))
WIDGET = "application/vnd.jupyter.widget-view+json"
COLOURS_OF_A_TERMINAL = re.compile(r"\x1b\[[\d;]*m")
REPR = re.compile(r"<[\w.]+( object)?( at 0x[\da-f]+)?>")

each_lesson = pytest.mark.parametrize("lesson", LESSONS)
# Stubs read alike in all lessons.
each_way = pytest.mark.parametrize(
    ("lesson", "how"), [(LESSONS[0], "given"), *((lesson, how) for lesson in LESSONS for how in ("wrong", "solved"))]
)


def outputs(notebook: nbformat.NotebookNode, *kinds: str) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    """The outputs of these kinds, each with the source of its cell."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield from ((cell.source, output) for output in cell.outputs if output.output_type in kinds)


def shown(notebook: nbformat.NotebookNode) -> list[tuple[str, dict[str, str]]]:
    """What is displayed, as data by MIME type. The live view of an explorer stands beside its still picture."""
    found = [(cell, output.data) for cell, output in outputs(notebook, "display_data", "execute_result")]
    return [(cell, data) for cell, data in found if WIDGET not in data]


@each_way
def test_every_output_has_words_that_stand_alone(lesson: str, how: str, played: Play) -> None:
    displayed = shown(played(lesson, how))
    assert displayed
    for cell, data in displayed:
        words = data.get("text/plain", "")
        assert len(words) > 0, cell
        assert not REPR.search(words), cell
        if "text/html" in data:
            assert len(words) > 20, cell
            assert not re.search(r"\.\.\.$|…$", words), cell


@each_lesson
def test_a_live_explorer_comes_after_its_still_picture(lesson: str, played: Play) -> None:
    found = [output.data for _, output in outputs(played(lesson, "solved"), "display_data", "execute_result")]
    live = [i for i, data in enumerate(found) if WIDGET in data]
    assert live
    for i in live:
        assert "data-course-still" in found[i - 1]["text/html"]
        # What cannot show the view is to show nothing in its place.
        assert found[i]["text/html"] == ""


@each_way
def test_html_brings_its_styles_along_and_asks_for_nothing(lesson: str, how: str, played: Play) -> None:
    pages = [data["text/html"] for _, data in shown(played(lesson, how)) if "text/html" in data]
    assert pages
    for page in pages:
        defined = set(re.findall(r"(--course-[\w-]+):", page))
        without_fallback = set(re.findall(r"var\((--[\w-]+)\)", page))
        assert without_fallback <= defined
        assert not re.search(r"<script|<link|@import|\ssrc=|url\([\"']?(?!#)", page)
        assert not re.search(r"href=[\"'](?!#)", page)


@each_lesson
def test_a_wrong_answer_is_told_in_full_without_html(lesson: str, played: Play) -> None:
    notebook = played(lesson, "wrong")
    failures = [data for _, data in shown(notebook) if "course-card--fail" in data.get("text/html", "")]
    assert failures
    for data in failures:
        card = re.sub(r"<style>.*?</style>", "", data["text/html"])
        for shown_in_bold in re.findall(r"<strong>(.*?)</strong>", card):
            plain = re.sub(r"<.*?>", "", shown_in_bold)
            assert unescaped(plain) in data["text/plain"].replace("`", "")


def unescaped(text: str) -> str:
    for entity, character in {"&lt;": "<", "&gt;": ">", "&#x27;": "'", "&quot;": '"', "&amp;": "&"}.items():
        text = text.replace(entity, character)
    return text


@pytest.mark.parametrize(("lesson", "how"), [(LESSONS[0], "given"), *((lesson, "wrong") for lesson in LESSONS)])
def test_an_error_reads_well_as_text(lesson: str, how: str, played: Play) -> None:
    raised = [error for cell, error in outputs(played(lesson, how), "error") if "check" in cell]
    assert raised
    for error in raised:
        lines = COLOURS_OF_A_TERMINAL.sub("", "\n".join(error.traceback)).splitlines()
        assert lines[-1] == f"{error.ename}: {error.evalue}" or error.ename == "CheckFailed"
        # Where a function of theirs raises, the learner's own lines; never those of the checker, and no HTML.
        assert not re.search(r"course/|</?\w+>", "\n".join(lines))
        if error.ename == "CheckFailed":  # the card above it says the rest
            (line,) = lines
            assert error.evalue.splitlines()[0] in line

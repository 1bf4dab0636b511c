"""What a student is shown where nothing could be graded, and where tests are hidden."""

import json
from typing import Any

import nbformat
import pytest
from nbgrader.preprocessors import CheckCellMetadata
from repository import ROOT
from sums_lesson import HIDDEN, MORE, SUMS, code, graded_test, notebook, text, verdict

from autograder.engine.assignment import Assignment, read_assignment
from autograder.engine.pages.explained import BELOW, explained, explained_notebook
from autograder.engine.verdict import Status
from autograder.gradebook.feedback import HideTests

ASSIGNMENT = Assignment("01_sums", {"sums": json.dumps(SUMS).encode(), "more": json.dumps(MORE).encode()}, {})


def sources(held: Any) -> dict[str, str]:
    return {cell["id"]: cell["source"] for cell in held["cells"]}


def test_a_page_for_each_notebook() -> None:
    judged = verdict("ada", status=Status.REFUSED, message="The folder is a link, so it was not opened.")
    pages = {name: json.loads(page) for name, page in explained(judged, ASSIGNMENT).items()}
    assert {name: list(sources(page)) for name, page in pages.items()} == {
        "sums": ["what-happened", "test_double", "test_double_hidden", "test_double_lists", "essay", "project"],
        "more": ["what-happened", "test_half"],
    }
    for page in pages.values():
        content = nbformat.from_dict(page)
        nbformat.validate(content)
        CheckCellMetadata().preprocess(content, {})
        said = sources(page)["what-happened"]
        assert said == f"<div><p><strong>{judged.message}</strong></p><p>{BELOW}</p></div>"
        assert all(cell.get("outputs", []) == [] for cell in page["cells"])


@pytest.mark.parametrize("lesson", sorted(path.name for path in (ROOT / "source").iterdir()))
def test_pages_for_the_lessons_themselves(lesson: str) -> None:
    (page,) = explained(verdict("ada", message="No."), read_assignment(ROOT / "source" / lesson)).values()
    nbformat.validate(nbformat.from_dict(json.loads(page)))
    assert len(json.loads(page)["cells"]) > 5
    assert "HIDDEN" not in page
    assert "grade(" not in page


def test_neither_solutions_nor_hidden_tests_are_in_it() -> None:
    model = text("Because it is so.", grade=True, solution=True, grade_id="essay", points=5)
    task = text(
        "Do it.\n=== BEGIN MARK SCHEME ===\n2 for neatness\n=== END MARK SCHEME ===", task=True, grade_id="p", points=2
    )
    page = explained_notebook(notebook(*SUMS["cells"][:4], model, task), "No.")
    assert sources(page) | {"what-happened": ""} == {
        "what-happened": "",
        "test_double": "assert double(2) == 4",
        "test_double_hidden": "# Hidden test: 2 points",
        "essay": "",
        "p": "Do it.",
    }


@pytest.mark.parametrize("message", ["<script>1</script>", "[x](javascript:1)", "a\n\n# b", "`", "</div>", "$x$"])
def test_the_message_may_be_anything(message: str) -> None:
    said = sources(explained_notebook(MORE, message))["what-happened"]
    assert "\n" not in said
    assert said.startswith("<div><p><strong>")
    assert "<script" not in said
    assert said.count("</div>") == 1


def with_outputs(cell: dict[str, Any], outputs: list[dict[str, Any]]) -> dict[str, Any]:
    return cell | {"outputs": outputs}


def hidden(*cells: dict[str, Any]) -> list[Any]:
    content, _ = HideTests().preprocess(nbformat.from_dict(notebook(*cells)), {})
    return list(content.cells)


def test_hidden_tests_are_named_and_not_shown() -> None:
    whole, extra = SUMS["cells"][3], graded_test(f"### BEGIN HIDDEN TESTS\n{HIDDEN}", "test_extra", 0, extra_points=1)
    part = graded_test(f"assert double(2) == 4\n### BEGIN HIDDEN TESTS\n{HIDDEN}\n### END HIDDEN TESTS", "test_part", 1)
    cells = hidden(whole, extra, part, SUMS["cells"][2], SUMS["cells"][0])
    assert [cell.source for cell in cells] == [
        "# Hidden test: 2 points",
        "# Hidden test: 1 extra point",
        "assert double(2) == 4",
        "assert double(2) == 4",
        "# Sums",
    ]


def test_their_tracebacks_are_not_shown_either() -> None:
    error = {"output_type": "error", "ename": "AssertionError", "evalue": "", "traceback": [HIDDEN, "AssertionError:"]}
    card = {"output_type": "display_data", "data": {"text/plain": "a card"}, "metadata": {}}
    (cell,) = hidden(with_outputs(SUMS["cells"][3], [card, error, error | {"evalue": "It is not 4."}]))
    assert cell.outputs[0] == card
    assert [output.traceback for output in cell.outputs[1:]] == [["AssertionError"], ["It is not 4."]]
    (seen,) = hidden(with_outputs(SUMS["cells"][2], [error]))
    assert seen.outputs == [error]


def test_mark_schemes_are_not_shown() -> None:
    task = text("=== BEGIN MARK SCHEME ===\n2 for neatness\n=== END MARK SCHEME ===", task=True, grade_id="p", points=2)
    assert [cell.source for cell in hidden(task)] == ["*How this is marked: 2 points*"]
    assert hidden(code("x = 1"))[0].source == "x = 1"

"""The notebooks that a build makes, and that nbgrader by hand makes the same release of them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder.authoring.builder.course import build, write
from autograder.authoring.builder.hints import HintsOf
from autograder.authoring.builder.problems import BuildError
from autograder.authoring.builder.release import release_notebooks

MakeCourse = Callable[..., Path]
SOURCE, RELEASE = "source/01_relu/01_relu.ipynb", "release/01_relu/01_relu.ipynb"
GIVEN_IDS = {
    "setup",
    "prediction",
    "test_prediction",
    "relu_backward",
    "test_relu_backward",
    "test_relu_backward_hidden",
}


def cells(content: bytes) -> dict[str, Any]:
    return {cell["id"]: cell for cell in json.loads(content)["cells"]}


def text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


@pytest.mark.parametrize("path", [SOURCE, RELEASE])
def test_a_notebook_is_valid_for_jupyter_and_for_nbgrader(
    path: str, make_course: MakeCourse, hints_of: HintsOf
) -> None:
    content = build(make_course(), hints_of)[path]
    notebook = nbformat.reads(content.decode(), as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert content.endswith(b"}\n")
    assert content.decode() == json.dumps(json.loads(content), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_ids_are_the_grade_ids_and_otherwise_follow_from_the_text(
    make_course: MakeCourse, hints_of: HintsOf, lesson_text: str
) -> None:
    files = build(make_course(), hints_of)
    ids = list(cells(files[SOURCE]))
    assert len(ids) == 10
    assert list(cells(files[RELEASE])) == ids
    assert set(ids) >= GIVEN_IDS
    assert ids[9] == f"{ids[8]}-2", "the last two cells hold the same text"
    changed = lesson_text.replace("# What is 2 * 4?", "# What is it?").replace("Then run", "Now run")
    others = list(cells(build(make_course({"lessons/01_relu.py": changed}), hints_of)[SOURCE]))
    assert [mine for mine, other in zip(ids, others, strict=True) if mine != other] == [ids[4]]


def test_the_source_holds_the_solutions_and_no_trace_of_jupytext(make_course: MakeCourse, hints_of: HintsOf) -> None:
    found = cells(build(make_course(), hints_of)[SOURCE])
    assert text(found["prediction"]) == "# What is 2 * 4?\n### BEGIN SOLUTION\nprediction = 8\n### END SOLUTION"
    for name, cell in found.items():
        assert cell["metadata"].keys() == ({"nbgrader"} if name in GIVEN_IDS else set())


def test_the_release_holds_stubs_and_what_grading_needs(make_course: MakeCourse, hints_of: HintsOf) -> None:
    found = cells(build(make_course(), hints_of)[RELEASE])
    assert text(found["prediction"]) == "# What is 2 * 4?\nprediction = ...  # replace ... with your answer"
    assert text(found["relu_backward"]).endswith(
        '    Z = cache\n    raise NotImplementedError("relu_backward: replace this line with your code.")'
    )
    assert text(found["test_relu_backward_hidden"]) == "# More inputs than you see here."
    for name, cell in found.items():
        if name in GIVEN_IDS:
            assert cell["metadata"]["deletable"] is False
            assert cell["metadata"].get("editable", True) is (name in ("prediction", "relu_backward"))
            assert len(cell["metadata"]["nbgrader"]["checksum"]) == 32
    assert found["test_relu_backward_hidden"]["metadata"]["nbgrader"]["points"] == 1.5


def test_hints_are_in_both_notebooks(make_course: MakeCourse, hints_of: HintsOf) -> None:
    files = build(make_course(), hints_of)
    for path in (SOURCE, RELEASE):
        prose = text(list(cells(files[path]).values())[4])
        assert prose.startswith("Write it.\n\n<details>\n<summary>What is <code>dA</code>")
        assert prose.endswith("</details>\n\nThen run the check.")


def test_building_twice_gives_the_same_bytes_and_leaves_nothing_behind(
    make_course: MakeCourse, hints_of: HintsOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, scratch = make_course(), tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    before = sorted(root.rglob("*"))
    assert build(root, hints_of) == build(root, hints_of)
    assert sorted(root.rglob("*")) == before
    assert list(scratch.iterdir()) == []


@pytest.mark.usefixtures("nbgrader_finds_alembic")
def test_nbgrader_by_hand_makes_the_same_release(make_course: MakeCourse, hints_of: HintsOf, tmp_path: Path) -> None:
    root = make_course()
    files = build(root, hints_of)
    write(root, {SOURCE: files[SOURCE]})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = ["-m", "nbgrader", "generate_assignment", "01_relu", f"--course-dir={root}"]
    subprocess.run([sys.executable, *command], check=True, cwd=elsewhere)
    assert (root / RELEASE).read_bytes() == files[RELEASE]
    assert (root / "gradebook.db").is_file(), "by hand, nbgrader records the release"


def test_what_nbgrader_refuses_is_one_sentence(make_course: MakeCourse, hints_of: HintsOf) -> None:
    root = make_course()
    source = build(root, hints_of)[SOURCE].replace(b"# Why?", b"### BEGIN MARK SCHEME")
    with pytest.raises(BuildError) as refusal:
        release_notebooks(root, {"01_relu": source})
    assert str(refusal.value) == (
        "source/01_relu/01_relu.ipynb: nbgrader cannot make a release of this notebook "
        "(RuntimeError: No end mark scheme tests statement found). Correct lessons/01_relu.py there."
    )

"""What may lie where a notebook should be, and what may have happened to a notebook on its way.

An honest notebook keeps its marks wherever its answers can be read.
"""

import io
import json
import os
import zipfile

from hostile_case import (
    ENDS,
    Case,
    Desk,
    Notebook,
    Status,
    cell,
    damaged,
    own_cell,
    right,
)
from hostile_lesson import FULL, NAME, RIGHT

FILE = f"{NAME}.ipynb"
UNREADABLE, MISSING, REFUSED = (Status.UNREADABLE,), (Status.MISSING,), (Status.REFUSED,)


def holds(name: str, story: str, content: bytes, words: str = "") -> Case:
    """Something that is no notebook, under the notebook's name."""
    return Case(name, story, lambda desk: desk.save(content) and None, 0, UNREADABLE, words)


def rewritten(name: str, story: str, rewrite, score: float = FULL, ends=(Status.GRADED,), words: str = "") -> Case:
    """The bytes of a fully solved notebook, after `rewrite`."""

    def make(desk: Desk) -> None:
        desk.save(rewrite(json.dumps(desk.notebook(right(*RIGHT)), indent=1, ensure_ascii=False).encode()))

    return Case(name, story, make, score, ends, words)


def folder(name: str, story: str, make, score: float, ends, words: str = "") -> Case:
    """A folder of several things, made by `make(desk, notebook)` with a fully solved notebook."""
    return Case(name, story, lambda desk: make(desk, desk.notebook(right(*RIGHT))), score, ends, words)


def nested(depth: int) -> bytes:
    return b'{"cells": ' + b"[" * depth + b"]" * depth + b', "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def as_format_3(content: bytes) -> bytes:
    """The notebook as IPython 2 would have written it."""
    notebook = json.loads(content)
    cells = []
    for one in notebook["cells"]:
        old = {"cell_type": one["cell_type"], "metadata": one["metadata"]}
        key = "input" if one["cell_type"] == "code" else "source"
        code = {"language": "python", "outputs": [], "collapsed": False} if key == "input" else {}
        cells.append(old | {key: one["source"]} | code)
    return json.dumps(
        {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}
    ).encode()


def zipped(content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(FILE, content)
    return held.getvalue()


def tests(notebook: Notebook) -> list[Notebook]:
    return [one for one in notebook["cells"] if one["id"].startswith("test_")]


def to_markdown(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["cell_type"] = "markdown"
        del one["outputs"], one["execution_count"]


def without_tests(notebook: Notebook) -> None:
    notebook["cells"] = [one for one in notebook["cells"] if not one["id"].startswith("test_")]


def doubled_tests(notebook: Notebook) -> None:
    notebook["cells"] += json.loads(json.dumps(tests(notebook)))


def emptied_tests(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["source"] = "pass"


def false_copies(notebook: Notebook) -> None:
    """Behind each test a copy of it that passes."""
    for one in tests(notebook):
        copy = json.loads(json.dumps(one)) | {"source": "2"}
        notebook["cells"].insert(notebook["cells"].index(one), copy)


def renamed_tests(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["id"] = one["metadata"]["nbgrader"]["grade_id"] = "my_" + one["id"]


def tests_named_as_answers(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["metadata"]["nbgrader"] |= {"grade": False, "solution": True, "locked": False}


def moved_tests(notebook: Notebook) -> None:
    moved = tests(notebook)
    without_tests(notebook)
    notebook["cells"] = moved[::-1] + notebook["cells"]


def more_points(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["metadata"]["nbgrader"]["points"] = 1000
        one["metadata"]["extra_points"] = 1000


def answers_worth_points(notebook: Notebook) -> None:
    for name in RIGHT:
        cell(notebook, name)["metadata"]["nbgrader"] |= {"grade": True, "points": 1000}
    extra = own_cell("more", "pass")
    extra["metadata"] = {
        "nbgrader": cell(notebook, "test_scale")["metadata"]["nbgrader"] | {"grade_id": "more", "points": 50}
    }
    notebook["cells"].append(extra)


def unlocked(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"].get("nbgrader", {}).pop("locked", None)
    cell(notebook, "setup")["source"] = "import numpy as np\nnp.allclose = lambda *given: True\nnp.testing = None"


def skipped(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove-cell"]


def in_the_workbench(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"]["autograder"] = {"where": "workbench"}


def stored_outputs(notebook: Notebook) -> None:
    for one in tests(notebook):
        one["outputs"] = [
            {"output_type": "execute_result", "data": {"text/plain": "3"}, "metadata": {}, "execution_count": 1}
        ]


def no_marks(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {}


def odd_metadata(notebook: Notebook) -> None:
    odd = [3, "nbgrader", None, [1], {"grade_id": 3}, {"grade_id": ["a"], "grade": "yes"}, {"schema_version": "x"}, {}]
    for number, one in enumerate(notebook["cells"]):
        one["metadata"]["nbgrader"] = odd[number % len(odd)]
    notebook["metadata"] = {"kernelspec": [], "language_info": 3, "widgets": {"state": None}, "title": "<script>"}


def odd_ids(notebook: Notebook) -> None:
    for number, one in enumerate(notebook["cells"]):
        one["id"] = [7, "", "same", "same", None, "../../etc/passwd", "x" * 1000, "<script>"][number % 8]


def odd_outputs(notebook: Notebook) -> None:
    for number, one in enumerate(notebook["cells"]):
        if one["cell_type"] == "code":
            one["outputs"] = [3, {}, None, [], {"output_type": "stream"}, {"output_type": "x", "data": 3}][: number % 7]
            one["execution_count"] = "many"


def many_cells(notebook: Notebook) -> None:
    notebook["cells"] += [own_cell(f"many-{number}", "pass") for number in range(1000)]


def much_prose(notebook: Notebook) -> None:
    prose = [{"cell_type": "markdown", "id": f"m{n}", "metadata": {}, "source": "word " * 20} for n in range(3_000)]
    notebook["cells"][1:1] = prose


def copied_twice(notebook: Notebook) -> None:
    notebook["cells"] += json.loads(json.dumps(notebook["cells"]))


def fifo(desk: Desk, notebook: Notebook) -> None:
    os.mkfifo(desk.folder / FILE)


def linked(desk: Desk, notebook: Notebook) -> None:
    """A link to another student's notebook, fully solved."""
    desk.save(notebook, "elsewhere")
    (desk.folder / "elsewhere").rename(desk.folder.parent / "elsewhere")
    (desk.folder / FILE).symlink_to(desk.folder.parent / "elsewhere")


def links_beside(desk: Desk, notebook: Notebook) -> None:
    desk.save(notebook)
    (desk.folder / "data.csv").symlink_to(str(desk.host["secret"]))
    (desk.folder / "all").symlink_to("/")
    (desk.folder / "loop").symlink_to(desk.folder)
    os.mkfifo(desk.folder / "pipe")


def two_notebooks(desk: Desk, notebook: Notebook) -> None:
    desk.save(desk.notebook({}), "Untitled.ipynb")
    desk.save(notebook)
    desk.save(b"{", "draft.ipynb")


def strange_files(desk: Desk, notebook: Notebook) -> None:
    desk.save(notebook)
    for name in (
        "a\nb",
        "-rf",
        "*",
        "'; drop table grade; --",
        "é\u202e.py",
        "x" * 250,
        "numpy.py",
        "sitecustomize.py",
    ):
        (desk.folder / name).write_text("raise SystemExit(0)")
    os.close(os.open(os.fsencode(desk.folder) + b"/\xff\xfe", os.O_CREAT | os.O_WRONLY))


def nothing(desk: Desk, notebook: Notebook) -> None:
    (desk.folder / "notes.txt").write_text("I shall hand it in tomorrow.")


SOME = ENDS

CASES = (
    holds("empty_file", "A file without a byte.", b"", "empty"),
    holds("blank_file", "A file of zeros, as a full disk leaves it.", bytes(100_000), "empty"),
    holds("zip_renamed", "A zip archive under a notebook's name.", zipped(b"{}"), "zip"),
    holds(
        "web_page",
        "The page that shows a notebook, not the notebook.",
        b"<!DOCTYPE html><html><body>Notebook</body></html>",
        "web page",
    ),
    holds("pdf", "A PDF.", b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF"),
    holds("noise", "Bytes without meaning.", bytes((n * 197 + 61) % 256 for n in range(50_000))),
    holds("python_file", "A Python file.", "\n".join(RIGHT.values()).encode()),
    holds("deep_nesting", "A list in a list, a hundred thousand deep.", nested(100_000)),
    holds("no_cells", "A notebook without cells.", b'{"metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "cells"),
    holds(
        "odd_cells",
        "Cells that are none.",
        b'{"cells": [1, "two", null], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    ),
    holds("just_a_number", "JSON, but a number.", b"42"),
    holds("many_brackets", "Five million values in fifteen megabytes.", b"[" + b"[]," * 5_000_000 + b"1]"),
    rewritten(
        "cut_off", "The download broke off.", lambda held: held[: len(held) * 2 // 3], 0, UNREADABLE, "breaks off"
    ),
    rewritten(
        "with_bom", "A byte order mark in front, as Windows' Notepad puts it.", lambda held: b"\xef\xbb\xbf" + held
    ),
    rewritten("utf_16", "UTF-16, as PowerShell writes it.", lambda held: held.decode().encode("utf-16")),
    rewritten("utf_32", "UTF-32.", lambda held: held.decode().encode("utf-32")),
    rewritten(
        "latin_1",
        "Words in Latin-1, which is not UTF-8.",
        lambda held: held.replace(b"def scale(x, k):\\n", "def scale(x, k):\\n    # très facile\\n".encode("latin-1")),
    ),
    rewritten(
        "windows_lines",
        "Lines end as on Windows.",
        lambda held: held.replace(b"\n", b"\r\n").replace(b"\\n", b"\\r\\n"),
    ),
    rewritten("trailing_zeros", "Zeros behind the notebook, as a crash leaves them.", lambda held: held + bytes(4096)),
    rewritten("format_3", "The format of ten years ago.", as_format_3),
    rewritten(
        "format_9",
        "A format of the future.",
        lambda held: held.replace(b'"nbformat": 4', b'"nbformat": 9'),
        0,
        UNREADABLE,
    ),
    rewritten(
        "old_minor",
        "Format 4.0, whose cells have no ids.",
        lambda held: held.replace(b'"nbformat_minor": 5', b'"nbformat_minor": 0'),
    ),
    folder("fifo", "A pipe that nobody writes into.", fifo, 0, REFUSED),
    folder("link", "A link to another student's notebook.", linked, 0, REFUSED),
    folder(
        "directory",
        "A folder with a notebook's name.",
        lambda desk, notebook: (desk.folder / FILE).mkdir(),
        0,
        (*REFUSED, *MISSING),
    ),
    folder("nothing_handed_in", "A folder without a notebook.", nothing, 0, MISSING),
    folder("links_beside", "Links and a pipe beside an honest notebook.", links_beside, FULL, (Status.GRADED,)),
    folder("two_notebooks", "Further notebooks beside the right one.", two_notebooks, FULL, (Status.GRADED,)),
    folder("strange_files", "Files with names and contents to stumble over.", strange_files, FULL, (Status.GRADED,)),
    folder(
        "renamed",
        "The only notebook has another name.",
        lambda desk, notebook: desk.save(notebook, "01_hostile (1).ipynb"),
        FULL,
        (Status.GRADED,),
    ),
    damaged("deleted_tests", "All tests are deleted.", without_tests, solves=SOME),
    damaged("deleted_tests_honest", "All tests are deleted from a fully solved notebook.", without_tests),
    damaged("doubled_tests", "All tests are there twice.", doubled_tests, solves=SOME),
    damaged("false_copies", "In front of each test a copy that passes.", false_copies, solves=SOME),
    damaged("emptied_tests", "The tests say pass.", emptied_tests, solves=SOME),
    damaged("renamed_tests", "The tests have other ids.", renamed_tests, solves=SOME),
    damaged("tests_as_answers", "The tests claim to be answers.", tests_named_as_answers, solves=SOME),
    damaged("moved_tests", "All tests stand above the answers, in the wrong order.", moved_tests),
    damaged("tests_as_prose", "The tests are markdown.", to_markdown, solves=SOME),
    damaged("more_points", "Each test is worth a thousand points.", more_points, solves=SOME),
    damaged(
        "answers_worth_points",
        "The answers are worth points, and there is one more test.",
        answers_worth_points,
        solves=SOME,
    ),
    damaged("unlocked", "The given cell is changed, so that comparisons agree.", unlocked, solves=SOME),
    damaged("skipped_tests", "Tags that tell Jupyter to leave the tests out.", skipped, solves=SOME),
    damaged("in_the_workbench", "Asks for the tests to be run beside the answers.", in_the_workbench, solves=SOME),
    damaged("stored_outputs", "The outputs say that all went well.", stored_outputs, solves=SOME),
    damaged("no_metadata", "A notebook that lost all its metadata.", no_marks),
    damaged("odd_metadata", "Metadata of the wrong kinds.", odd_metadata),
    damaged("odd_ids", "Ids that are none, or are there twice.", odd_ids),
    damaged("odd_outputs", "Stored outputs that are none.", odd_outputs),
    damaged("copied_twice", "The whole notebook is there twice.", copied_twice),
    damaged("many_cells", "A thousand further cells.", many_cells, ends=(Status.GRADED, Status.TIMEOUT)),
    damaged("much_prose", "Three thousand cells of prose in front.", much_prose),
    damaged(
        "other_kernel",
        "The notebook says that it is bash.",
        lambda notebook: notebook.update(
            metadata={
                "kernelspec": {"name": "bash", "display_name": "Bash", "language": "bash"},
                "language_info": {"name": "bash"},
            }
        ),
    ),
)

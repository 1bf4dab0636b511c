"""Every file becomes a valid notebook, or is refused in words that help."""

import codecs
import gzip
import io
import json
import subprocess
import sys
import warnings
import zipfile

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_notebooks import LESSON, RELEASE, RELEASE_BYTES, SOURCE_BYTES, as_bytes, cell, lesson, notebook

from autograder.engine.submissions.decoding import MOST_VALUES, UnreadableError, text_of, value_of
from autograder.engine.submissions.parsing import parse


def a_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(f"{LESSON}.ipynb", RELEASE_BYTES)
    return held.getvalue()


REFUSED = {
    b"": "The file is empty.",
    b" \n\0\0": "The file is empty.",
    b"\xef\xbb\xbf": "The file is empty.",
    a_zip(): "The file is a zip archive, not a notebook. Hand in the .ipynb file itself.",
    gzip.compress(RELEASE_BYTES): "The file is a gzip archive, not a notebook. Hand in the .ipynb file itself.",
    b"%PDF-1.7": "The file is a PDF, not a notebook. Hand in the .ipynb file itself.",
    b"\n<!DOCTYPE html>\n<html>": (
        "The file is a web page, not a notebook. Download the .ipynb file itself, not the page that shows it."
    ),
    b"import numpy as np\n": "The file is not a notebook: line 1 is not JSON (Expecting value).",
    b'{"cells": [],\n"metadata" {}}\n': "The file is not a notebook: line 2 is not JSON (Expecting ':' delimiter).",
    b'{"cells": [\n<<<<<<< HEAD\n]}': "The file is not a notebook: line 2 is not JSON (Expecting value).",
    b'{"cells": []}\n{"cells": []}': "The file is not a notebook: line 2 is not JSON (Extra data).",
    b"[1, 2]": "The file is JSON, but not a notebook.",
    b'"text"': "The file is JSON, but not a notebook.",
    b'{"name": "package"}': "The file is not a notebook: it has no list of cells.",
    b'{"cells": {}, "nbformat": 4}': "The file is not a notebook: it has no list of cells.",
    b'{"cells": [], "nbformat": 5}': (
        "The notebook is in format 5, and only formats 2 to 4 can be read. Save it with JupyterLab."
    ),
    as_bytes(notebook(cell("", "a"), 7)): "Cell 2 of the notebook is not a cell.",
    as_bytes(notebook(cell("", "a", "sound"))): "Cell 1 of the notebook is neither code nor markdown nor raw.",
    as_bytes(notebook(cell(["x", 1], "a"))): "The source of cell 1 of the notebook is not text.",
    as_bytes(notebook({"cell_type": "code", "source": None})): "The source of cell 1 of the notebook is not text.",
    as_bytes(notebook(*[cell("", "a")] * 5001)): "The notebook has 5001 cells, and no more than 5000 can be read.",
    b"[" * 200_000: "The file is not a notebook: it is nested too deeply.",
    b'{"cells": [' + b"[]," * MOST_VALUES: (
        "The notebook holds too much to be read. Clear its outputs, save it and hand it in again."
    ),
}


@pytest.mark.parametrize(("held", "reason"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_is_no_notebook_is_refused_in_clear_words(held: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse(held)
    assert str(refused.value) == reason


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_breaks_off_is_said_to_break_off(share: float) -> None:
    with pytest.raises(UnreadableError, match=r"^The file breaks off in line \d+: the rest of the notebook is missing"):
        parse(RELEASE_BYTES[: int(share * len(RELEASE_BYTES))])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert parse(RELEASE_BYTES.decode().encode(encoding)) == RELEASE


def test_windows_line_ends_and_trailing_nulls_do_not_matter() -> None:
    windows = RELEASE_BYTES.replace(b"\\n", b"\\r\\n").replace(b"\n", b"\r\n") + b"\0" * 512
    assert parse(codecs.BOM_UTF8 + windows) == RELEASE


def test_bytes_in_another_encoding_cost_no_more_than_their_text() -> None:
    held = json.dumps(notebook(cell("# größer", "a"), cell("x = 1", "b")), ensure_ascii=False).encode("cp1252")
    assert [cell["source"] for cell in parse(held)["cells"]] == ["# gr\ufffd\ufffder", "x = 1"]


def test_outputs_and_counts_are_dropped() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": ["10 of 10 points"]}
    run = cell("1 + 1", "a") | {"execution_count": 7, "outputs": [stream, "rubbish"]}
    assert parse(as_bytes(notebook(run))) == notebook(cell("1 + 1", "a"))


def test_source_may_be_a_list_of_lines_and_most_fields_may_be_missing() -> None:
    bare = {"cells": [{"cell_type": "code", "source": ["a\n", "b"]}, {"cell_type": "markdown"}]}
    cells = parse(as_bytes(bare))["cells"]
    assert cells == [cell("a\nb", "cell-1"), cell("", "cell-2", "markdown")]


def test_everything_of_the_instructors_metadata_is_kept() -> None:
    held = json.loads(SOURCE_BYTES)
    assert [cell["metadata"] for cell in parse(SOURCE_BYTES)["cells"]] == [cell["metadata"] for cell in held["cells"]]
    assert parse(SOURCE_BYTES)["metadata"] == held["metadata"]


ODD_METADATA = [
    7,
    None,
    {"nbgrader": "mine"},
    {"tags": "one", "name": "", "collapsed": 1, "scrolled": "no", "jupyter": [], "execution": {"a": 1}, "format": 0},
    {"\ud800": ["\udfff\0", {"x": "\x1b[2J"}]},
]


@pytest.mark.parametrize("metadata", ODD_METADATA)
def test_metadata_of_the_wrong_kind_is_made_harmless(metadata: object) -> None:
    parsed = parse(as_bytes(notebook(cell("x", "a") | {"metadata": metadata})))
    nbformat.validate(parsed)
    assert json.dumps(parsed, ensure_ascii=False, allow_nan=False).isascii()
    assert "nbgrader" not in parsed["cells"][0]["metadata"]


def test_metadata_that_nest_deeply_are_cut_off() -> None:
    deep = b"[" * 500 + b"]" * 500
    held = as_bytes(notebook(cell("x", "a") | {"metadata": {"deep": "HERE"}})).replace(b'"HERE"', deep)
    assert len(json.dumps(parse(held))) < 500


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 10_000])
def test_numbers_that_not_everybody_can_read_become_null(number: str) -> None:
    held = as_bytes(notebook(cell("x", "a") | {"metadata": {"n": "HERE"}})).replace(b'"HERE"', number.encode())
    assert parse(held)["cells"][0]["metadata"] == {"n": None}


def test_characters_that_nobody_can_store_are_written_out() -> None:
    """Of code those that Python takes nowhere: the others are to run as they were written, in a raw string, too."""
    text = "a\0b\x1bc\ud83dd\té\n\U0001f600"
    parsed = parse(as_bytes(notebook(cell(text, "a"), cell(text, "b", "markdown"))))
    assert [one["source"] for one in parsed["cells"]] == [
        "a\\x00b\x1bc\\ud83dd\té\n\U0001f600",
        "a\\x00b\\x1bc\\ud83dd\té\n\U0001f600",
    ]


def test_raw_control_characters_inside_strings_are_read() -> None:
    assert parse(b'{"cells": [{"cell_type": "code", "source": "a\n\tb"}]}')["cells"][0]["source"] == "a\n\tb"


def test_ids_are_valid_and_unique_and_ambiguous_ones_are_given_up() -> None:
    ids = ["a", "b b", None, "c", "c", 5, "x" * 65, "cell-2", "a\n"]
    cells = [{"cell_type": "code", "id": value} for value in ids]
    assert [cell["id"] for cell in parse(as_bytes(notebook(*cells)))["cells"]] == [
        "a", "cell-2-2", "cell-3", "cell-4", "cell-5", "cell-6", "cell-7", "cell-2", "cell-9",
    ]  # fmt: skip


def test_pictures_in_markdown_are_kept_and_rubbish_beside_them_is_not() -> None:
    good = {"a.png": {"image/png": "QUJD"}}
    odd = good | {"b.png": 1, "c.png": {"image/png": {}}}
    with_picture = cell("![](attachment:a.png)", "a", "markdown")
    parsed = parse(as_bytes(notebook(with_picture | {"attachments": odd})))
    nbformat.validate(parsed)
    assert parsed["cells"][0]["attachments"] == good | {"c.png": {}}


def test_the_kernel_is_kept_where_it_is_whole() -> None:
    odd = notebook() | {"metadata": {"kernelspec": {"name": 5}, "language_info": {"name": "python", "version": 3}}}
    assert parse(as_bytes(odd))["metadata"] == {"language_info": {"name": "python"}}


def test_a_notebook_of_format_3_is_read_as_nbformat_upgrades_it() -> None:
    """Also one whose cells nbformat made into headings."""
    current = nbformat.from_dict(lesson())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        old = nbformat.convert(current, 3)
        upgraded = nbformat.convert(nbformat.from_dict(json.loads(json.dumps(old))), 4)
    assert old.worksheets[0].cells[0].cell_type == "heading"
    parsed = parse(as_bytes(old))
    for ours, theirs in zip(parsed["cells"], upgraded.cells, strict=True):
        assert (ours["cell_type"], ours["source"]) == (theirs.cell_type, theirs.source)
        assert ours["metadata"].get("nbgrader") == theirs.metadata.get("nbgrader")


def test_a_heading_of_format_3_is_no_bomb() -> None:
    heading = {"cell_type": "heading", "level": 10**9, "source": ["one\n", "two"]}
    old = {"nbformat": 3, "worksheets": [{"cells": [heading]}, {"cells": None}, 7], "metadata": {}}
    assert parse(as_bytes(old))["cells"] == [cell("# one two", "cell-1", "markdown")]


def test_a_notebook_that_takes_more_memory_than_there_is_is_refused() -> None:
    """A process of its own, so that nothing else runs short."""
    held = as_bytes(notebook(cell("x" * 2**24, "a")))
    short = "import resource, sys; from autograder.engine.submissions.parsing import parse;"
    short += "held = sys.stdin.buffer.read();"
    short += "now = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize();"
    short += "resource.setrlimit(resource.RLIMIT_AS, (now + 2**24, now + 2**24)); parse(held)"
    done = subprocess.run([sys.executable, "-c", short], input=held, capture_output=True, check=False)
    assert b"UnreadableError: The notebook holds too much to be read." in done.stderr


def test_long_outputs_of_a_normal_notebook_are_no_reason_to_refuse_it() -> None:
    printed = {"output_type": "stream", "name": "stdout", "text": "[1, 2], " * MOST_VALUES}
    held = as_bytes(notebook(cell("x", "a") | {"outputs": [printed]}))
    assert parse(held) == notebook(cell("x", "a"))


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(0, 20_000))
def test_a_large_file_holds_the_same_texts(text: str, times: int) -> None:
    """What is not ASCII in it becomes escapes before it is read."""
    held = {"text": text * times, "ascii": "x" * (1 << 20), text: 1}
    for mark in (b"", codecs.BOM_UTF8):
        assert value_of(text_of(mark + json.dumps(held, ensure_ascii=False).encode())) == held


def test_a_stray_byte_of_a_large_file_costs_its_string_alone() -> None:
    content = json.dumps({"a": "?", "b": "x" * (1 << 20), "c": "é"}, ensure_ascii=False).encode()
    read = value_of(text_of(content.replace(b"?", b"\xff\x80")))
    assert read == {"a": "\ufffd\ufffd", "b": "x" * (1 << 20), "c": "é"}

"""No file of marks runs anything in a spreadsheet, and numbers stay numbers."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from light_class import LESSON, LightClass
from marked_class import OUT_OF, STUDENTS
from openpyxl import load_workbook

from autograder.classroom.marks.harmless import harmless, number
from autograder.classroom.marks.plain import as_csv, as_xlsx

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
NUMBERS = {student.number for student in STUDENTS}


@given(
    st.text(st.characters(exclude_categories=["Cs"])) | st.builds(str.__add__, st.sampled_from(DANGEROUS), st.text())
)
def test_no_text_begins_a_formula(text: str) -> None:
    shown = harmless(text)
    assert not shown.startswith(DANGEROUS)
    assert not set(shown) & set("\t\r\n\0\x1b")
    ((cell,),) = csv.reader(io.StringIO(as_csv([[shown or "x"]]).decode("utf-8-sig"), newline=""))
    assert cell == (shown or "x")


@given(st.lists(st.text(max_size=20), min_size=1, max_size=3), st.floats(0, 1000))
def test_a_workbook_holds_text_and_numbers_and_no_formula(texts: list[str], points: float) -> None:
    book = load_workbook(io.BytesIO(as_xlsx([["title"] * (len(texts) + 1), [*map(harmless, texts), points]])))
    row = next(book.active.iter_rows(min_row=2))
    assert all(cell.data_type != "f" for cell in row)
    assert row[-1].value == pytest.approx(points)


@given(st.floats(0, 10_000))
def test_a_number_is_one_in_any_language(points: float) -> None:
    assert float(number(points)) == pytest.approx(points, abs=0.0051)
    assert set(number(points)) <= set("0123456789.")


@pytest.mark.parametrize("kind", ["canvas", "csv", "xlsx"])
@pytest.mark.parametrize("lesson", [LESSON, None])
def test_no_file_has_a_cell_that_runs(kind: str, lesson: str | None, marked: LightClass) -> None:
    result = marked.run("marks", *([lesson] if lesson else []), "--for", kind)
    assert result.exit_code == 0, result.output
    (path,) = marked.root.glob("marks*")
    cells = sheet(path)
    assert not [cell for row in cells for cell in row if isinstance(cell, str) and cell.startswith(DANGEROUS)]


def test_one_lesson_has_all_that_makes_up_a_mark(marked: LightClass) -> None:
    marked.run("marks", LESSON, "--for", "xlsx")
    titles, *rows = sheet(marked.root / f"marks-{LESSON}.xlsx")
    assert titles[5:] == ["status", "points", "extra", "late penalty", "counts", "out of"]
    by_student = {row[0]: row[5:] for row in rows}
    assert by_student["ada"] == ["graded", 6, 1, 0, 7, OUT_OF]
    assert by_student["boris"] == ["graded", 4.25, 0, 1, 3.25, OUT_OF]
    assert by_student["dora"] == ["waits for marks by hand", 0, 0, 0, None, OUT_OF]
    assert by_student["emil"] == ["missing", None, None, None, None, OUT_OF]


def test_all_lessons_have_a_column_each_and_a_sum(marked: LightClass) -> None:
    marked.run("marks", "--for", "csv", "--zero")
    titles, *rows = sheet(marked.root / "marks.csv")
    assert titles[5:] == [LESSON, "sum", "out of"]
    assert {row[0]: row[5:] for row in rows}["emil"] == ["0", "0", "6"]


def sheet(path: Path) -> list[list[object]]:
    if path.suffix == ".xlsx":
        return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]
    return [list(row) for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))]

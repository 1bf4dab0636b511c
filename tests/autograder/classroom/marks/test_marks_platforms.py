"""The files of marks are what the platforms' importers read; each test plays the importer as it is documented."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from light_class import LESSON, LightClass
from marked_class import OUT_OF, STUDENTS

ALL = {student.id: student.counts for student in STUDENTS}
EXPECTED = {name: points for name, points in ALL.items() if points is not None}
BY_NUMBER = {student.number: student.id for student in STUDENTS}


def table(path: Path, encoding: str = "utf-8", separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=separator))


def canvas_import(rows: list[list[str]], assignments: Mapping[int, str]) -> tuple[dict[str, float], str | None, float]:
    """canvas-lms, lib/gradebook_importer.rb: header?, update_column_count, process_pp, process_student."""
    header = rows[0]
    assert len(header) > 3
    assert "Student" in header[0]
    assert "ID" in header[1]
    student_columns = 3
    if re.search(r"SIS\s+Login\s+ID", header[2]):
        student_columns += 1
    elif re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
        student_columns += 2
    assert "Section" in header[student_columns - 1]
    (title,) = header[student_columns:]
    number = re.fullmatch(r".*\((\d+)\)", title)
    assignment = assignments[int(number[1])] if number else None
    assert "Points Possible" in rows[1][0]
    marks = {BY_NUMBER[row[1]]: float(row[-1]) for row in rows[2:] if row[-1]}
    return marks, assignment, float(rows[1][-1])


def canvas_export(title: str = "01 Sums (98765)", points: str = "6", given: Mapping[str, str] | None = None) -> str:
    """canvas-lms, lib/gradebook_exporter.rb."""
    lines = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Other (1)", title, "Final Score"]]
    lines += [
        ["", "", "", "", "", "Manual Posting", "", ""],
        ["    Points Possible", "", "", "", "", "10", points, "(read only)"],
    ]
    lines += [[*student.person.columns.values(), "9", (given or {}).get(student.id, ""), "50"] for student in STUDENTS]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()


def test_canvas_takes_a_file_made_of_the_roster_as_a_new_assignment(marked: LightClass) -> None:
    result = marked.run("marks", LESSON, "--for", "canvas")
    assert result.exit_code == 0, result.output
    imported = canvas_import(table(marked.root / f"marks-{LESSON}-canvas.csv"), {})
    assert imported == (EXPECTED, None, OUT_OF)


def test_canvas_s_own_export_is_filled_in_and_nothing_else_of_it_goes_back(marked: LightClass) -> None:
    (marked.root / "export.csv").write_text(canvas_export(), encoding="utf-8-sig")
    result = marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv")
    assert result.exit_code == 0, result.output
    rows = table(marked.root / f"marks-{LESSON}-canvas.csv", "utf-8-sig")
    assert canvas_import(rows, {98765: "ours"}) == (EXPECTED, "ours", OUT_OF)


def test_what_canvas_excused_stays_and_a_mark_without_another_stays(marked: LightClass) -> None:
    (marked.root / "export.csv").write_text(canvas_export(given={"ada": "EX", "emil": "3"}), encoding="utf-8")
    result = marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv")
    last = {row[3]: row[-1] for row in table(marked.root / f"marks-{LESSON}-canvas.csv")[2:]}
    assert last == {"ada": "EX", "boris": "3.25", "chen": "0", "dora": "", "emil": "3"}
    assert f"ada: {LESSON} stays EX, as it is in Canvas." in result.output


def test_the_missing_get_a_zero_when_told(marked: LightClass) -> None:
    marked.run("marks", LESSON, "--for", "canvas", "--zero")
    marks, _, _ = canvas_import(table(marked.root / f"marks-{LESSON}-canvas.csv"), {})
    assert marks == {**EXPECTED, "emil": 0.0}


def test_a_column_that_is_called_otherwise_is_named(marked: LightClass) -> None:
    (marked.root / "export.csv").write_text(canvas_export("Homework one (98765)"), encoding="utf-8")
    refused = marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv")
    assert refused.exit_code == 1
    assert "Name it with --column; there are: Other (1), Homework one (98765)." in refused.output
    marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv", "--column", "Homework one")
    assert canvas_import(table(marked.root / f"marks-{LESSON}-canvas.csv"), {98765: "x"})[0] == EXPECTED


def test_other_points_are_said_or_converted_never_written_as_they_are(marked: LightClass) -> None:
    (marked.root / "export.csv").write_text(canvas_export(points="12"), encoding="utf-8")
    refused = marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv")
    assert refused.exit_code == 1
    assert "Canvas gives 12 points for it, and the lesson has 6." in refused.output
    assert not (marked.root / f"marks-{LESSON}-canvas.csv").exists()
    marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv", "--out-of", "12")
    marks, _, points = canvas_import(table(marked.root / f"marks-{LESSON}-canvas.csv"), {98765: "x"})
    assert (marks, points) == ({name: 2 * counts for name, counts in EXPECTED.items()}, 12.0)


WORKSHEETS = {
    "en": ("Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade", "Online text"),
    "de": (
        "ID",
        "Vollständiger Name",
        "E-Mail-Adresse",
        "Status",
        "Bewertung",
        "Bestwertung",
        "Texteingabe",
    ),
    "pl": ("Identyfikator", "Nazwa", "Adres e-mail", "Status", "Ocena", "Maksymalna ocena", "Tekst online"),
}
PARTICIPANT = {"en": "Participant ", "de": "Teilnehmer/in", "pl": "Uczestnik "}
TIMES = {
    "en": ("Last modified (submission)", "Last modified (grade)", "Feedback comments"),
    "de": ("Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)", "Feedback als Kommentar"),
    "pl": ("Ostatnio modyfikowane (zadanie)", "Ostatnio modyfikowane (ocena)", "Komentarz"),
}


def worksheet(language: str, most: str) -> str:
    """Moodle, mod/assign/gradingtable.php, with a text that students typed in."""
    lines = [[*WORKSHEETS[language], *TIMES[language]]]
    word = PARTICIPANT[language]
    for number, student in enumerate(STUDENTS, 700_001):
        name = f"{student.first} {student.last}"
        lines.append(
            [
                f"{word}{number}",
                name,
                f"{student.id}@uni.example",
                "Submitted",
                "",
                most,
                "=cmd|x",
                "-",
                "-",
                "well done",
            ]
        )
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()


def moodle_import(rows: list[list[str]], language: str, most: float) -> dict[int, float]:
    """Moodle, feedback/offline: importgradeslib.php (init, next) and locallib.php (process_import_grades)."""
    header = rows[0]
    identifier, grade = header.index(WORKSHEETS[language][0]), header.index(WORKSHEETS[language][4])
    assert TIMES[language][1] in header
    hidden_user = PARTICIPANT[language]
    taken = {}
    for row in rows[1:]:
        number = int(row[identifier][len(hidden_user) :])
        if row[grade] and 0 <= float(row[grade]) <= most:
            taken[number] = float(row[grade])
    return taken


@pytest.mark.parametrize("language", WORKSHEETS)
def test_moodle_s_worksheet_is_filled_in(language: str, marked: LightClass) -> None:
    (marked.root / "Grades.csv").write_text(
        worksheet(language, "6.00" if language == "en" else "6,00"), encoding="utf-8"
    )
    result = marked.run("marks", LESSON, "--for", "moodle", "--into", "Grades.csv")
    assert result.exit_code == 0, result.output
    rows = table(marked.root / f"marks-{LESSON}-moodle.csv")
    taken = moodle_import(rows, language, OUT_OF)
    assert taken == {700_001: 6.0, 700_002: 3.25, 700_003: 0.0}
    assert "ada: 7 points in 01_sums are more than the 6 that Moodle takes; written as 6." in result.output
    assert rows[0] == [*WORKSHEETS[language], *TIMES[language]]
    assert {row[-1] for row in rows[1:]} == {"well done"}


def test_who_shares_an_address_gets_nobody_else_s_mark(marked: LightClass) -> None:
    ada = STUDENTS[0]
    lines = worksheet("en", "6.00").splitlines()
    stranger = lines[1].replace(f"{ada.first} {ada.last}", "Mary Smith").replace("700001", "799999")
    (marked.root / "Grades.csv").write_text("\n".join([*lines, stranger]), encoding="utf-8")
    result = marked.run("marks", LESSON, "--for", "moodle", "--into", "Grades.csv")
    assert (
        f"{ada.id}: several rows of that file have this id or address: {ada.first} {ada.last}, Mary Smith."
        in result.output
    )
    taken = moodle_import(table(marked.root / f"marks-{LESSON}-moodle.csv"), "en", OUT_OF)
    assert taken == {700_001: 6.0, 700_002: 3.25, 700_003: 0.0}


def test_moodle_without_a_worksheet_or_its_zip_is_said(marked: LightClass) -> None:
    assert "Moodle's numbers of the students are not known" in marked.run("marks", LESSON, "--for", "moodle").output
    assert "Name the LESSON" in marked.run("marks", "--for", "moodle").output


def blackboard_export(column: str) -> bytes:
    lines = [["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability", column]]
    lines += [[student.last, student.first, student.id, student.number, "", "Yes", ""] for student in STUDENTS]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t").writerows(lines)
    return text.getvalue().encode("utf-16")


def test_blackboard_s_export_is_filled_in_as_it_came(marked: LightClass) -> None:
    """Username finds the student, the number at the end of the title the column; tabs and UTF-16 as in the download."""
    column = "01_sums [Total Pts: 6 Score] |12345"
    (marked.root / "gc.xls").write_bytes(blackboard_export(column))
    result = marked.run("marks", LESSON, "--for", "blackboard", "--into", "gc.xls")
    assert result.exit_code == 0, result.output
    rows = table(marked.root / f"marks-{LESSON}-blackboard.csv", "utf-16", "\t")
    assert rows[0][-1] == column
    user = rows[0].index("Username")
    assert {row[user]: float(row[-1]) for row in rows[1:] if row[-1]} == EXPECTED


def test_brightspace_gets_the_columns_that_it_wants(marked: LightClass) -> None:
    """ "Importing grades", community.d2l.com: OrgDefinedId, Username, ITEM Points Grade, End-of-Line Indicator."""
    lines = [
        ["OrgDefinedId", "Username", "Last Name", "First Name", "Email", "01 Sums Points Grade <Numeric MaxPoints:6>"]
    ]
    lines[0] += ["End-of-Line Indicator"]
    lines += [
        [f"#{one.number}", f"#{one.id}", one.last, one.first, f"{one.id}@uni.example", "", "#"] for one in STUDENTS
    ]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    (marked.root / "export.csv").write_text(text.getvalue(), encoding="utf-8")
    result = marked.run("marks", LESSON, "--for", "brightspace", "--into", "export.csv")
    assert result.exit_code == 0, result.output
    rows = table(marked.root / f"marks-{LESSON}-brightspace.csv")
    assert rows[0] == [
        "OrgDefinedId",
        "Username",
        "01 Sums Points Grade <Numeric MaxPoints:6>",
        "End-of-Line Indicator",
    ]
    assert {row[-1] for row in rows[1:]} == {"#"}
    assert {row[1].removeprefix("#"): float(row[2]) for row in rows[1:] if row[2]} == EXPECTED


@pytest.mark.parametrize("platform", ["blackboard", "brightspace"])
def test_a_platform_that_nobody_comes_from_is_said(platform: str, marked: LightClass) -> None:
    result = marked.run("marks", LESSON, "--for", platform)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: Nobody on the roster comes from {platform.title()}.")


def test_who_has_marks_and_is_not_in_the_file_is_named(marked: LightClass) -> None:
    text = "".join(line for line in canvas_export().splitlines(keepends=True) if "50001" not in line)
    (marked.root / "export.csv").write_text(text, encoding="utf-8")
    result = marked.run("marks", LESSON, "--for", "canvas", "--into", "export.csv")
    assert result.exit_code == 1
    assert "ada has marks, and is not in this file." in result.output
    assert canvas_import(table(marked.root / f"marks-{LESSON}-canvas.csv"), {98765: ""})[
        0
    ].keys() == EXPECTED.keys() - {"ada"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "nothing: there is no such lesson in source/"),
        ([LESSON, "--into", "nowhere.csv"], "nowhere.csv: No such file"),
        ([LESSON, "--into", "list.csv"], "This file is not Canvas's: its columns are id, name"),
    ],
)
def test_a_slip_is_said_in_one_sentence(arguments: list[str], said: str, marked: LightClass) -> None:
    (marked.root / "list.csv").write_text("id,name\nada,Ada\n", encoding="utf-8")
    result = marked.run("marks", *arguments, "--for", "canvas")
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {said}")
    assert result.output.count("\n") == 1

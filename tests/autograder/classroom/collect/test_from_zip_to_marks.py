"""From Moodle's zip on an instructor's desk to its marks and its feedback, by the commands that the docs name."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

from desk_class import NOTEBOOK, PEOPLE
from downloads import HandIn, moodle, zipped
from light_class import ALL, LESSON, NO_ADD, LightClass

from autograder.authoring.filled_in import filled_in, read_notebook


def worksheet() -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    titles = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade"]
    writer.writerow([*titles, "Last modified (submission)", "Last modified (grade)", "Feedback comments"])
    for one in PEOPLE:
        name, times = f"{one.first} {one.last}", ["Monday, 2 March 2026, 2:00 PM", "-", ""]
        writer.writerow([f"Participant {one.participant}", name, one.email, "Submitted", "", "6.00", *times])
    return text.getvalue()


def test_moodle_from_its_zip_to_its_marks(desk: LightClass, tmp_path: Path) -> None:
    release = read_notebook((desk.root / "release" / LESSON / NOTEBOOK).read_bytes())
    answers = [ALL, ALL | {"add": NO_ADD}]
    hand_ins = [
        HandIn(student, {f"{LESSON}-1.ipynb": json.dumps(filled_in(release, answer)).encode()})
        for student, answer in zip(PEOPLE, answers, strict=False)
    ]
    download = zipped(tmp_path / "HW.zip", moodle(hand_ins))
    (tmp_path / "Grades.csv").write_text(worksheet(), encoding="utf-8")
    for arguments in (
        ("roster", str(tmp_path / "Grades.csv")),
        ("collect", LESSON, str(download), str(tmp_path / "Grades.csv"), "--timezone", "UTC"),
        ("grade", LESSON),
        ("feedback", LESSON, "--for", "moodle"),
        ("marks", LESSON, "--for", "moodle", "--into", str(tmp_path / "Grades.csv"), "--zero"),
    ):
        result = desk.run(*arguments)
        assert result.exit_code == 0, result.output
    text = (desk.root / f"marks-{LESSON}-moodle.csv").read_text(encoding="utf-8")
    grades = {row["Email address"]: row["Grade"] for row in csv.DictReader(io.StringIO(text))}
    assert [grades[student.email] for student in PEOPLE] == ["6", "3", "0", "0", "0"]
    with ZipFile(desk.root / f"feedback-{LESSON}-moodle.zip") as archive:
        prefixes = [f"{one.first} {one.last}_{one.participant}_assignsubmission_file" for one in PEOPLE[:2]]
        assert sorted(archive.namelist()) == sorted(f"{prefix}/{LESSON}.html" for prefix in prefixes)

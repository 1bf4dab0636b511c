"""Files as the platforms export them, of a small class whose names are difficult."""

import csv
import io
from collections.abc import Sequence

# Each: account, number, first name, last name, e-mail, Canvas's id, Moodle's number in an assignment.
CLASS = (
    ("ada", "1001", "Ada", "Lovelace", "ada@uni.example", "50001", "700001"),
    ("jmueller", "1002", "Jürgen", "Müller", "jm@uni.example", "50002", "700002"),
    ("obrien", "1003", "Conor", "O'Brien", "obrien@uni.example", "50003", "700003"),
    ("renee", "1004", "Renée-Anne", "de la Tour", "renee@uni.example", "50004", "700004"),
    ("li", "1005", "明", "李", "li@uni.example", "50005", "700005"),
)
ACCOUNTS = [student[0] for student in CLASS]


def csv_text(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def canvas(separator: str = ",", assignment: str = "ReLU 01 (98765)", points: str = "20") -> str:
    """canvas-lms, lib/gradebook_exporter.rb: a header, rows of posting and of points, students, a test student."""
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment, "Current Score"]
    posting = ["", "", "", "", "", "Manual Posting", ""]
    possible = ["    Points Possible", "", "", "", "", points, "(read only)"]
    people = [
        [f"{last}, {first}", canvas, number, login, "Tuesday", "", ""]
        for login, number, first, last, _, canvas, _ in CLASS
    ]
    return csv_text(
        [header, posting, possible, *people, ["Student, Test", "50099", "", "0" * 40, "Tuesday", "", ""]], separator
    )


def moodle_worksheet(separator: str = ",", most: str = "20.00", submitted: str = "-") -> str:
    """Moodle, mod/assign/gradingtable.php, while downloading."""
    header = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade", "Grade can be changed"]
    header += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]
    people = [
        [
            f"Participant {number}",
            f"{first} {last}",
            email,
            "Submitted for grading",
            "",
            most,
            "Yes",
            submitted,
            "-",
            "",
        ]
        for _, _, first, last, email, _, number in CLASS
    ]
    return csv_text([header, *people], separator)


def moodle_participants(separator: str = ",") -> str:
    header = ["First name", "Last name", "Username", "ID number", "Email address", "Groups"]
    return csv_text(
        [header, *([first, last, login, number, email, "A"] for login, number, first, last, email, _, _ in CLASS)],
        separator,
    )


def blackboard(separator: str = "\t", column: str = "HW1 [Total Pts: 20 Score] |12345") -> str:
    """Blackboard, Grade Center, Work Offline, Download: a column of marks has points and an id in its title."""
    header = ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability", column]
    people = [
        [last, first, login, number, "2026-03-02 10:00:00", "Yes", ""] for login, number, first, last, *_ in CLASS
    ]
    return csv_text([header, *people], separator)


def brightspace(separator: str = ",", item: str = "HW1 Points Grade <Numeric MaxPoints:20>") -> str:
    """Brightspace, Grades, Export, both key fields: ids have a # in front, and each row ends in one."""
    header = ["OrgDefinedId", "Username", "Last Name", "First Name", "Email", item, "End-of-Line Indicator"]
    people = [
        [f"#{number}", f"#{login}", last, first, email, "", "#"] for login, number, first, last, email, _, _ in CLASS
    ]
    return csv_text([header, *people], separator)


def plain(separator: str = ",") -> str:
    return csv_text(
        [["id", "name", "email"], *([login, f"{first} {last}", email] for login, _, first, last, email, *_ in CLASS)],
        separator,
    )


EXPORTS = {
    "canvas": canvas,
    "moodle worksheet": moodle_worksheet,
    "moodle participants": moodle_participants,
    "blackboard": blackboard,
    "brightspace": brightspace,
    "csv": plain,
}

# Moodle's worksheet in other languages: its titles, its word for a participant, and how it writes 2 March 2026, 10:30.
WORKSHEETS = {
    "de": (
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
        "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar",
        "Teilnehmer/in",
        "Montag, 2. März 2026, 10:30",
    ),
    "es": (
        "Identificador,Nombre completo,Dirección de correo,Estado,Calificación,Calificación máxima,"
        "La calificación puede ser cambiada,Última modificación (entrega),Última modificación (calificación),"
        "Comentarios",
        "Participante ",
        "lunes, 2 de marzo de 2026, 10:30",
    ),
    "pl": (
        "Identyfikator,Pełna nazwa,Adres e-mail,Status,Ocena,Maksymalna ocena,Ocena może zostać zmieniona,"
        "Ostatnio modyfikowane (zadanie),Ostatnio modyfikowane (ocena),Komentarz",
        "Uczestnik ",
        "poniedziałek, 2 marca 2026, 10:30",
    ),
    "ja": (
        "ID,フルネーム,メールアドレス,ステータス,評点,最大評点,評点変更可,"
        "最終更新日時 (提出),最終更新日時 (評定),コメント",
        "参加者",
        "2026年 03月 2日(月曜日) 10:30",
    ),
    "a language of nobody's": ("Aa,Bb,Cc,Dd,Ee,Ff,Gg,Hh,Ii,Jj", "Foo ", "2026-03-02 10:30"),
}


def worksheet_in(language: str) -> str:
    header, word, when = WORKSHEETS[language]
    people = [
        [f"{word}{number}", f"{first} {last}", email, "x", "", "20.00", "x", when, "-", ""]
        for _, _, first, last, email, _, number in CLASS
    ]
    return csv_text([header.split(","), *people])

"""What the columns of the platforms' files are called, and by which a platform's file is known.

- Canvas: `lib/gradebook_exporter.rb` of canvas-lms writes Student (or LastName and FirstName), ID, SIS User ID, SIS
  Login ID, Section, and `lib/gradebook_importer.rb` wants them in that order.
- Moodle: `mod/assign/gradingtable.php` writes the grading worksheet, where Identifier is "Participant 123"; the page of
  participants has a list, too.
- Blackboard: "Uploading or Downloading Grade Center Items for Working Offline", library.blackboard.com.
- Brightspace: "Importing grades", community.d2l.com, article 3538.

Moodle, Blackboard and spreadsheets title their columns in the language of whoever exports: see titles.py and shapes.py.
"""

import re
import unicodedata
from collections.abc import Sequence

from autograder.classroom.roster.titles import PEOPLE

CANVAS, MOODLE, BLACKBOARD, BRIGHTSPACE, PLAIN = "canvas", "moodle", "blackboard", "brightspace", "csv"

# Roles of columns.
NAME, FIRST, LAST, EMAIL, LOGIN, NUMBER, SECTION = (
    "name",
    "first name",
    "last name",
    "e-mail",
    "login",
    "number",
    "section",
)
PARTICIPANT, PLATFORM_ID = "participant", "platform id"
GRADE, HIGHEST, SUBMITTED, GRADED = "grade", "highest grade", "submitted", "graded"

# Of Moodle's worksheet, as its own code has them; in other languages it is known by its shape.
WORKSHEET = {
    PARTICIPANT: "Identifier",
    GRADE: "Grade",
    HIGHEST: "Maximum grade",
    SUBMITTED: "Last modified (submission)",
    GRADED: "Last modified (grade)",
}
_ALSO_IN_WORKSHEETS: dict[str, str] = {
    PARTICIPANT: "identifiant, identificador, identificativo",
    GRADE: "bewertung, note, calificación, valutazione, avaliação, nota",
    HIGHEST: "bestwertung, note maximale, calificación máxima, valutazione massima, nota máxima",
    SUBMITTED: "zuletzt geändert (abgabe), dernière modification (travail remis), última modificación (entrega), "
    "ultima modifica (consegna), última modificação (envio)",
    GRADED: "zuletzt geändert (bewertung), dernière modification (note), última modificación (calificación), "
    "ultima modifica (valutazione), última modificação (nota)",
}
# "ID" and "Student" mean one thing to Canvas and another to everybody else.
_SPECIAL = {CANVAS: {"student": NAME, "id": PLATFORM_ID}, MOODLE: {"id": PARTICIPANT}}
_USUAL = {"student": LOGIN, "id": LOGIN}
_ABOUT_MARKS = {GRADE, HIGHEST, SUBMITTED, GRADED}
_ALSO_IDENTITY = {"integrationid", "rootaccount"}
_WITH_ID = re.compile(r"\|\d+$")  # as in "HW1 [Total Pts: 20 Score] |12345", in any language


def letters(title: str) -> str:
    """The letters and digits of a title, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in plain if character.isalnum())


_ROLES = {
    letters(title): role
    for titles_of in (PEOPLE, WORKSHEET, _ALSO_IN_WORKSHEETS)
    for role, titles in titles_of.items()
    for title in titles.split(", ")
}


def role_of(platform: str, title: str) -> str | None:
    """What a column of that title holds; None where it says nothing of a person or a mark."""
    return _SPECIAL.get(platform, _USUAL).get(letters(title)) or _ROLES.get(letters(title))


def roles(platform: str, header: Sequence[str]) -> dict[str, int]:
    """Where each role's column is. Of two columns with one role the first counts.

    Of two last names one is a first name: "Nom" is French for the one and Catalan for the other.
    """
    found: dict[str, int] = {}
    for index, title in enumerate(header):
        role = role_of(platform, title)
        if role == LAST and LAST in found and FIRST not in found:
            found[FIRST], found[LAST] = found[LAST], index
        elif role:
            found.setdefault(role, index)
    return found


def identity(platform: str, header: Sequence[str]) -> list[int]:
    """The columns that say who somebody is, in the order of the file: what a platform's import finds its people by."""
    return [
        index
        for index, title in enumerate(header)
        if letters(title) in _ALSO_IDENTITY or (role_of(platform, title) or GRADE) not in _ABOUT_MARKS
    ]


def platform_of(header: Sequence[str]) -> str:
    """Which platform has written a file with these titles; PLAIN where none did that is known."""
    titles = {letters(title) for title in header}
    known = {_ROLES.get(title) for title in titles}
    if titles & {"orgdefinedid", "endoflineindicator"}:
        return BRIGHTSPACE
    if {"id", "section"} <= titles and titles & {"student", "lastname"}:
        return CANVAS
    if (PARTICIPANT in known or "id" in titles) and GRADE in known and known & {HIGHEST, SUBMITTED, GRADED}:
        return MOODLE
    if LOGIN in known and ("availability" in titles or any(_WITH_ID.search(title) for title in header)):
        return BLACKBOARD
    return MOODLE if "emailaddress" in titles and FIRST in known else PLAIN

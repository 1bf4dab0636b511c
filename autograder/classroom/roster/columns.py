"""What the columns of the platforms' files are called, and by which a platform's file is known.

- Canvas: `lib/gradebook_exporter.rb` of canvas-lms writes Student (or LastName and FirstName), ID, SIS User ID, SIS
  Login ID, Section, and `lib/gradebook_importer.rb` wants them in that order.
- Moodle: `mod/assign/gradingtable.php` writes the grading worksheet, where Identifier is "Participant 123"; the page of
  participants has a list, too.
- Blackboard: "Uploading or Downloading Grade Center Items for Working Offline", library.blackboard.com.
- Brightspace: "Importing grades", community.d2l.com, article 3538.

Moodle, Blackboard and spreadsheets title their columns in the language of whoever exports: a few are known here.
"""

import re
import unicodedata
from collections.abc import Sequence

CANVAS, MOODLE, BLACKBOARD, BRIGHTSPACE, PLAIN = "canvas", "moodle", "blackboard", "brightspace", "csv"

# Roles of columns.
NAME, FIRST, LAST, EMAIL, LOGIN, NUMBER, PARTICIPANT, SECTION = (
    "name",
    "first name",
    "last name",
    "e-mail",
    "login",
    "number",
    "participant",
    "section",
)
PLATFORM_ID = "platform id"
GRADE, HIGHEST, SUBMITTED, GRADED = "grade", "highest grade", "submitted", "graded"

_TITLES: dict[str, str] = {
    NAME: "name, full name, student name, vollständiger name, nom complet, nombre completo",
    FIRST: "first name, firstname, given name, vorname, prénom, nombre",
    LAST: "last name, lastname, surname, family name, nachname, nom, apellidos, apellido(s)",
    EMAIL: "email, e-mail, email address, mail, e-mail-adresse, adresse de courriel, dirección de correo, courriel",
    LOGIN: "username, user name, user id, login, sis login id, benutzername, anmeldename, nom d'utilisateur",
    NUMBER: "id number, student id, student number, sis user id, orgdefinedid, matriculation number, matrikelnummer, "
    "student-id, id-nummer, numéro d'identification, número de id",
    PARTICIPANT: "identifier, id der teilnehmer/in, identifiant",
    SECTION: "section, sections, group, groups, gruppe, gruppen, groupes, grupos",
    GRADE: "grade, bewertung, note, calificación",
    HIGHEST: "maximum grade, bestwertung, note maximale, calificación máxima",
    SUBMITTED: "last modified (submission), zuletzt geändert (abgabe), dernière modification (travail remis), "
    "última modificación (entrega)",
    GRADED: "last modified (grade), zuletzt geändert (bewertung), dernière modification (note), "
    "última modificación (calificación)",
}
# "ID" and "Student" mean one thing to Canvas and another to everybody else.
_SPECIAL = {CANVAS: {"student": NAME, "id": PLATFORM_ID}}
_USUAL = {"student": LOGIN, "id": LOGIN}
_ABOUT_MARKS = {GRADE, HIGHEST, SUBMITTED, GRADED}
_ALSO_IDENTITY = {"integrationid", "rootaccount"}
_WITH_ID = re.compile(r"\|\d+$")  # as in "HW1 [Total Pts: 20 Score] |12345", in any language


def letters(title: str) -> str:
    """The letters and digits of a title, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in plain if character.isalnum())


_ROLES = {letters(title): role for role, titles in _TITLES.items() for title in titles.split(", ")}


def role_of(platform: str, title: str) -> str | None:
    """What a column of that title holds; None where it says nothing of a person or a mark."""
    return _SPECIAL.get(platform, _USUAL).get(letters(title)) or _ROLES.get(letters(title))


def roles(platform: str, header: Sequence[str]) -> dict[str, int]:
    """Where each role's column is. Of two columns with one role the first counts."""
    found: dict[str, int] = {}
    for index, title in enumerate(header):
        if role := role_of(platform, title):
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
    if {PARTICIPANT, GRADE} <= known:
        return MOODLE
    if LOGIN in known and ("availability" in titles or any(_WITH_ID.search(title) for title in header)):
        return BLACKBOARD
    return MOODLE if "emailaddress" in titles and FIRST in known else PLAIN

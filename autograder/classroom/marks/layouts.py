"""How each platform's file of marks looks: which column is a lesson's, what it can give, and what must stay as it is.

- Canvas, `lib/gradebook_importer.rb`: Student, ID, SIS User ID, SIS Login ID, Section, then "Title (12345)" for each
  assignment; a row "Points Possible" below the titles. A title without a number makes a new assignment.
- Moodle, `mod/assign/feedback/offline/importgradeslib.php`: Identifier, Grade and Last modified (grade) are read, the
  rest is not. A grade above the maximum is left out ("Out of range", locallib.php).
- Blackboard, "Uploading or Downloading Grade Center Items": Username finds the student, and the number at the end of
  "HW1 [Total Pts: 20 Score] |12345" the column. A title without one makes a new column, of text, without points.
- Brightspace, "Importing grades": OrgDefinedId, Username or both, "HW1 Points Grade", and a last column
  End-of-Line Indicator with "#". A new item is "HW1 Points Grade <Numeric MaxPoints:20>". Other columns are not wanted.
"""

import re
from collections.abc import Sequence

from autograder.classroom.marks.harmless import number
from autograder.classroom.roster import columns
from autograder.classroom.roster.tables import Table

PLATFORMS = (columns.CANVAS, columns.MOODLE, columns.BLACKBOARD, columns.BRIGHTSPACE)
POINTS_POSSIBLE = "    Points Possible"
END_OF_LINE = "End-of-Line Indicator"

_KEYS = {
    columns.PLATFORM_ID,
    columns.LOGIN,
    columns.NUMBER,
    columns.PARTICIPANT,
    columns.GRADE,
    columns.HIGHEST,
    columns.SUBMITTED,
    columns.GRADED,
}
_ALSO_KEYS = {columns.letters(title) for title in ("Integration ID", "Root Account", END_OF_LINE)}
_BRIGHTSPACE_WANTS = (columns.NUMBER, columns.LOGIN)
_CORE = {
    columns.CANVAS: re.compile(r"(.*?)(?: \(\d+\))?"),
    columns.BLACKBOARD: re.compile(r"(.*?)(?: \[.*)?"),
    columns.BRIGHTSPACE: re.compile(r"(.*?)(?: Points Grade.*)?"),
}
_POINTS = {
    columns.BLACKBOARD: re.compile(r"\[\D*(\d+(?:[.,]\d+)?)"),
    columns.BRIGHTSPACE: re.compile(r"MaxPoints:(\d+(?:[.,]\d+)?)"),
}


def carried(platform: str, header: Sequence[str]) -> list[int]:
    """The columns of a platform's own file that go back to it beside the marks."""
    if platform == columns.MOODLE:
        return list(range(len(header)))
    places = columns.identity(platform, header)
    if platform == columns.BRIGHTSPACE:
        return [place for place in places if columns.role_of(platform, header[place]) in _BRIGHTSPACE_WANTS]
    return places


def is_key(platform: str, header: Sequence[str], place: int) -> bool:
    """Whether a column must stay as it is, since the platform finds something by it; Moodle reads comments, too."""
    behind_marks = columns.roles(platform, header).get(columns.GRADED, len(header))
    if platform == columns.MOODLE and place > behind_marks:
        return True
    return columns.role_of(platform, header[place]) in _KEYS or columns.letters(header[place]) in _ALSO_KEYS


def columns_of_marks(platform: str, table: Table) -> list[str]:
    """The titles of the columns that can be a lesson's."""
    header = table.header
    if platform == columns.MOODLE:
        return [header[place] for role, place in columns.roles(platform, table.titles).items() if role == columns.GRADE]
    known = {*columns.identity(platform, header)}
    titles = [title for place, title in enumerate(header) if place not in known and title != END_OF_LINE]
    wanted = {columns.CANVAS: r"\(\d+\)$", columns.BLACKBOARD: r"\|\d+$", columns.BRIGHTSPACE: r"Points Grade"}[
        platform
    ]
    return [title for title in titles if re.search(wanted, title)]


def core(platform: str, title: str) -> str:
    """What somebody called the column, without what the platform adds."""
    found = _CORE[platform].fullmatch(title) if platform in _CORE else None
    return found[1] if found else title


def points_of(platform: str, table: Table, title: str) -> float | None:
    """The points that the platform gives for a column; None where its file does not say."""
    place = table.header.index(title)
    text = ""
    if platform == columns.CANVAS:
        text = next((row[place] for row in table.rows if row[0].strip().startswith("Points Possible")), "")
    elif platform == columns.MOODLE:
        highest = columns.roles(platform, table.titles).get(columns.HIGHEST)
        text = table.rows[0][highest] if highest is not None and table.rows else ""
    elif found := _POINTS[platform].search(title):
        text = found[1]
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def new_title(platform: str, lesson: str, points: float) -> str:
    """The title of a column that the platform does not have yet."""
    if platform == columns.BRIGHTSPACE:
        return f"{lesson} Points Grade <Numeric MaxPoints:{number(points)}>"
    return "Grade" if platform == columns.MOODLE else lesson

"""From a platform's file to students: who stands in it, and who cannot be taken from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from autograder.classroom.roster import columns
from autograder.classroom.roster.person import Person
from autograder.classroom.roster.tables import Table, read_table
from autograder.engine.printable import printable_name
from autograder.engine.problem import Problem
from autograder.gradebook.names import refusal_of_name

# What becomes a student's id in the gradebook, best first: the name of their account where the file has it.
_IDS = (columns.LOGIN, columns.NUMBER, columns.EMAIL, columns.PLATFORM_ID)

NO_PERSON = (
    "{path}: no column says who somebody is. The first row must name the columns, and one of them an id, a user name, "
    "an e-mail address or a name. Its columns are: {columns}."
)
NO_COLUMN = "{path}: there is no column {title}. Its columns are: {columns}."
UNSAFE_ID = (
    '"{id}" cannot be an id: letters, digits, spaces and any of @ . + = , ~ _ - \' can be in one, 128 of them at most, '
    "and no dot in front"
)
TWICE = "two people in this file have the id {id}: {first} and {second}"


@dataclass
class Listing:
    """Who stands in a file. People in it may have no id yet: the gradebook may know them by another file.

    `problems` are sentences about rows that no student could be made of.
    """

    platform: str
    people: list[Person] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_listing(path: Path, id_column: str | None = None) -> Listing:
    """The students in a file that a platform exports. Raises Problem where it lists nobody, and OSError.

    `id_column` is the title of the column that their ids are in; by default it is chosen.
    """
    table = read_table(path)
    known = ", ".join(filter(None, table.header))
    platform = columns.platform_of(table.titles)
    if not columns.roles(platform, table.titles).keys() & {*_IDS, columns.NAME, columns.LAST}:
        raise Problem(NO_PERSON.format(path=path, columns=known))
    if id_column is not None and id_column not in table.header:
        raise Problem(NO_COLUMN.format(path=path, title=id_column, columns=known))
    listing = Listing(platform)
    for _, person in people_in(table, id_column):
        _add(listing, person)
    return listing


def people_in(table: Table, id_column: str | None = None) -> Iterator[tuple[int, Person]]:
    """The rows of a table that are somebody, by index, and who it is; their id is "" where the row has none."""
    reader = _Rows(table, columns.platform_of(table.titles), id_column)
    for index, row in enumerate(table.rows):
        if reader.is_somebody(row):
            yield index, reader.person(row)


def _add(listing: Listing, person: Person) -> None:
    if person.id and refusal_of_name(person.id):
        listing.problems.append(UNSAFE_ID.format(id=printable_name(person.id)[:60]))
        return
    before = next((other for other in listing.people if other.id and other.id == person.id), None)
    if before is None:
        listing.people.append(person)
    elif before.name != person.name:
        listing.problems.append(TWICE.format(id=person.id, first=before.name, second=person.name))


class _Rows:
    def __init__(self, table: Table, platform: str, id_column: str | None) -> None:
        self.platform, self.titles = platform, table.titles
        self.places = columns.roles(platform, table.titles)
        self.identity = columns.identity(platform, table.titles)
        wanted = [table.header.index(id_column)] if id_column is not None else []
        self.ids = wanted or [self.places[role] for role in _IDS if role in self.places]

    def is_somebody(self, row: Sequence[str]) -> bool:
        """Not Canvas's rows of points and of posting, nor the student that it makes up to test with."""
        first = row[0].strip()
        if self.platform == columns.CANVAS and (first == "Student, Test" or first.startswith("Points Possible")):
            return False
        return any(row[index].strip() for index in self.identity)

    def person(self, row: Sequence[str]) -> Person:
        first, last = _names(self._cell(row, columns.NAME))
        return Person(
            id=next(filter(None, (self._key(row[index]) for index in self.ids)), ""),
            first_name=self._cell(row, columns.FIRST) or first,
            last_name=self._cell(row, columns.LAST) or last,
            email=self._cell(row, columns.EMAIL),
            platform=self.platform,
            platform_id=self._cell(row, columns.PLATFORM_ID),
            columns={self.titles[index]: row[index].strip() for index in self.identity},
        )

    def _cell(self, row: Sequence[str], role: str) -> str:
        index = self.places.get(role)
        return "" if index is None else _harmless(normalize("NFC", " ".join(row[index].split())))

    def _key(self, cell: str) -> str:
        """Brightspace writes "#" before its ids, so that spreadsheets leave them as they are."""
        text = normalize("NFC", cell.strip())
        return text.removeprefix("#") if self.platform == columns.BRIGHTSPACE else text


def _harmless(text: str) -> str:
    """Text for nbgrader's table of students: formgrader writes names into its pages as they are, and 128 fit."""
    return printable_name(text)[:128].replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")


def _names(name: str) -> tuple[str, str]:
    """First and last name, of "Lovelace, Ada", "Lovelace; Ada" and "Ada Lovelace"."""
    last, comma, first = name.replace(";", ",").partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()

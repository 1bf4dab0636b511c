"""Marks into the file that a platform imports: its own export filled in, or one made from the roster."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from autograder.classroom.collect.handles import Handle
from autograder.classroom.marks import layouts
from autograder.classroom.marks.harmless import harmless, number
from autograder.classroom.marks.standing import MISSING, Lesson
from autograder.classroom.roster import columns
from autograder.classroom.roster.matching import Clues, Directory, digits_at_end
from autograder.classroom.roster.person import Person
from autograder.classroom.roster.reading import people_in
from autograder.classroom.roster.tables import Table
from autograder.engine.problem import Problem

_STAYS = {"EX", "N/A"}  # Canvas: excused, and not assigned to

NOT_THEIRS = "This file is not {platform}'s: its columns are {columns}."
NO_COLUMN = "{lesson}: no column of that file is called so. Name it with --column; there are: {columns}."
NOT_ONE = "{lesson}: several columns of that file are called so. Name one with --column: {columns}."
NOBODY = "Nobody on the roster comes from {platform}. Give the file that it exports: --into FILE"
NO_NUMBERS = (
    "{lesson}: Moodle's numbers of the students are not known. Give its grading worksheet, --into FILE, or collect "
    "from its zip of submissions."
)
OTHER_POINTS = (
    "{lesson}: {platform} gives {theirs} points for it, and the lesson has {ours}. Set it to {ours} there, or convert "
    "the marks with --out-of {theirs}."
)
ABOVE = "{student}: {points} points in {lesson} are more than the {most} that Moodle takes; written as {most}"
SEVERAL_ROWS = (
    "{student}: several rows of that file have this id or address: {names}. Where one of them has the student's own "
    "name, it got the mark, and no other"
)
EXCUSED = "{student}: {lesson} stays {word}, as it is in Canvas"


@dataclass
class Filled:
    """The file's table, who is in it, and what the instructor should know."""

    table: Table
    students: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)


def fill(
    platform: str,
    table: Table,
    people: Sequence[Person],
    lessons: Sequence[Lesson],
    *,
    column: str | None = None,
    out_of: float | None = None,
    zero: bool = False,
) -> Filled:
    """The platform's own table with the marks of the lessons in their columns. Where there is no mark, a cell stays.

    `column` is the title of the one lesson's; `out_of` are points to convert to; with `zero` the missing get 0.
    Raises Problem.
    """
    if columns.platform_of(table.titles) != platform:
        raise Problem(NOT_THEIRS.format(platform=platform.title(), columns=", ".join(table.header)))
    titles = {lesson.name: _title(platform, table, lesson.name, column) for lesson in lessons}
    return _Filling(platform, table, lessons, titles, out_of, zero).run(Directory(people))


def from_roster(
    platform: str, people: Sequence[Person], lessons: Sequence[Lesson], out_of: float | None = None
) -> Table:
    """The table that the platform would export of these people, with new columns for the lessons."""
    theirs = [person for person in people if person.platform == platform]
    if not theirs:
        raise Problem(NOBODY.format(platform=platform.title()))
    header = list(dict.fromkeys(title for person in theirs for title in person.columns))
    new = [layouts.new_title(platform, lesson.name, out_of or lesson.out_of) for lesson in lessons]
    rows = [[person.columns.get(title, "") for title in header] + [""] * len(new) for person in theirs]
    if platform == columns.CANVAS:
        points = [number(out_of or lesson.out_of) for lesson in lessons]
        rows.insert(0, [layouts.POINTS_POSSIBLE, *[""] * (len(header) - 1), *points])
    return Table((*header, *new), tuple(map(tuple, rows)), encoding="utf-8")


def moodle_from_handles(people: Sequence[Person], lesson: Lesson, known: Mapping[str, Mapping[str, Handle]]) -> Table:
    """A worksheet of those who handed in through Moodle, by the numbers that its zip gave them."""
    rows = []
    for person in people:
        numbers = {handle.participant for handle in known.get(person.id, {}).values()}
        for participant in sorted(numbers - {""}):
            rows.append((f"Participant {participant}", person.name, person.email, "", "-"))
    if not rows:
        raise Problem(NO_NUMBERS.format(lesson=lesson.name))
    header = ("Identifier", "Full name", "Email address", "Grade", "Last modified (grade)")
    return Table(header, tuple(rows))


def _title(platform: str, table: Table, lesson: str, column: str | None) -> str:
    """The title of a lesson's column."""
    header, there = table.header, layouts.columns_of_marks(platform, table)
    there += [lesson] if lesson in header and lesson not in there else []
    wanted = columns.letters(column or lesson)
    found = [title for title in there if column == title or columns.letters(layouts.core(platform, title)) == wanted]
    if platform == columns.MOODLE and not column:
        found = there  # a worksheet is one assignment's
    if len(found) == 1:
        return found[0]
    words = NOT_ONE if found else NO_COLUMN
    raise Problem(words.format(lesson=column or lesson, columns=", ".join(found or there) or "none"))


class _Filling:
    def __init__(
        self,
        platform: str,
        table: Table,
        lessons: Sequence[Lesson],
        titles: Mapping[str, str],
        out_of: float | None,
        zero: bool,
    ) -> None:
        self.platform, self.table, self.lessons, self.titles = platform, table, lessons, titles
        self.zero = zero
        self.most = {lesson.name: layouts.points_of(platform, table, titles[lesson.name]) for lesson in lessons}
        self.out_of = {lesson.name: out_of or lesson.out_of for lesson in lessons}
        for name, theirs in self.most.items():
            if theirs is not None and abs(theirs - self.out_of[name]) > 1e-6:
                ours = number(self.out_of[name])
                raise Problem(
                    OTHER_POINTS.format(lesson=name, platform=platform.title(), theirs=number(theirs), ours=ours)
                )

    def run(self, directory: Directory) -> Filled:
        """Fill in every row that is somebody whom the roster knows."""
        header = self.table.header
        places = [
            place for place in layouts.carried(self.platform, header) if header[place] not in self.titles.values()
        ]
        marks = [header.index(self.titles[lesson.name]) for lesson in self.lessons]
        order = sorted({*places, *marks}) if self.platform == columns.MOODLE else [*places, *marks]
        end = [layouts.END_OF_LINE] if self.platform == columns.BRIGHTSPACE else []
        filled = Filled(
            Table((*(header[place] for place in order), *end), (), self.table.encoding, self.table.separator)
        )
        rows = [self._points_possible(order)] if self.platform == columns.CANVAS else []
        for index, student in self._whose(directory, filled).items():
            cells = list(self.table.rows[index])
            if student:
                filled.students.add(student)
                for lesson, place in zip(self.lessons, marks, strict=True):
                    cells[place] = self._cell(lesson, student, cells[place].strip(), filled)
            rows.append([self._shown(cells, place, marks) for place in order] + ["#"] * len(end))
        filled.table = filled.table.with_rows(rows)
        return filled

    def _whose(self, directory: Directory, filled: Filled) -> dict[int, str | None]:
        """The student of each row that is somebody. Of rows that share an address, the one with the name is theirs."""
        whose: dict[int, str | None] = {}
        rows: dict[str, list[int]] = defaultdict(list)
        names = {}
        for index, person in people_in(self.table):
            participant = self._participant(self.table.rows[index])
            clues = Clues(person.name, person.id, person.email, person.platform_id, participant)
            whose[index], names[index] = directory.find(clues).student, person.name
            rows[whose[index] or ""].append(index)
        for student, several in rows.items():
            named = [index for index in several if student in directory.find(Clues(names[index])).students]
            if student and len(several) > 1:
                filled.remarks.append(SEVERAL_ROWS.format(student=student, names=", ".join(names[i] for i in several)))
                whose |= {index: student if named == [index] else None for index in several}
        return whose

    def _participant(self, cells: Sequence[str]) -> str:
        place = columns.roles(self.platform, self.table.titles).get(columns.PARTICIPANT)
        return digits_at_end(cells[place].strip()) if place is not None else ""

    def _points_possible(self, order: Sequence[int]) -> list[str]:
        by_place = {self.table.header.index(self.titles[lesson.name]): lesson for lesson in self.lessons}
        points = [number(self.out_of[by_place[place].name]) if place in by_place else "" for place in order]
        return [layouts.POINTS_POSSIBLE, *points[1:]]

    def _shown(self, cells: Sequence[str], place: int, marks: Sequence[int]) -> str:
        is_plain = place in marks or layouts.is_key(self.platform, self.table.titles, place)
        return cells[place] if is_plain else harmless(cells[place])

    def _cell(self, lesson: Lesson, student: str, before: str, filled: Filled) -> str:
        standing = lesson.of(student)
        points = 0.0 if self.zero and standing.status == MISSING else standing.counts
        if points is None:
            return before
        if self.platform == columns.CANVAS and before in _STAYS:
            filled.remarks.append(EXCUSED.format(student=student, lesson=lesson.name, word=before))
            return before
        points *= self.out_of[lesson.name] / lesson.out_of if lesson.out_of else 1.0
        most = self.most[lesson.name]
        if self.platform == columns.MOODLE and most is not None and points > most:
            words = ABOVE.format(student=student, points=number(points), lesson=lesson.name, most=number(most))
            filled.remarks.append(words)
            points = most
        return number(points)

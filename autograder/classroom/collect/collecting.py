"""Collecting a lesson: from zips, folders and worksheets to submitted/, and to unmatched/ for who is not known.

Called by `autograder collect`. Whatever came is matched, kept or refused, and the result says which. Nothing is written
outside submitted/STUDENT/LESSON and unmatched/LESSON/NAME.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from autograder.classroom.collect.archives import NotReadError, opened
from autograder.classroom.collect.arrivals import arrivals_in
from autograder.classroom.collect.choosing import Somebody, Try, sort_out
from autograder.classroom.collect.dates import in_utc, just_missed, timestamp
from autograder.classroom.collect.forms import Arrival
from autograder.classroom.collect.handles import keep_handles
from autograder.classroom.collect.placing import Contents, read_contents, write_contents
from autograder.classroom.collect.result import Collected, Placed
from autograder.classroom.collect.worksheet import ENDING, Worksheet
from autograder.classroom.roster.columns import PLAIN
from autograder.classroom.roster.enrolment import gradebook_of, in_gradebook, on_roster
from autograder.classroom.roster.matching import BY_ID, Directory, Match
from autograder.engine.limits import Limits
from autograder.engine.problem import Problem
from autograder.engine.submissions.folders import TIMESTAMP
from autograder.gradebook.course import Course
from autograder.gradebook.database import reading
from autograder.gradebook.dates import DueDate, due_dates
from autograder.gradebook.names import spelt
from autograder.gradebook.timestamp_file import noted_in
from autograder.gradebook.timestamps import stamp_of

UNMATCHED = "unmatched"

NOBODY = "Nobody is on the roster, so nobody can be matched. Read it first: autograder roster FILE"
NO_FILES = "{paths}: no files are in it."
NOT_ON_ROSTER = "{student}: nobody of that id is on the roster. See who is: autograder roster"
SEVERAL = (
    "{path}: it holds the work of {count} people, and --as gives everything to one. Name the folder of one person."
)


@dataclass(frozen=True)
class _Opened:
    """A source that is open: where it lies, which platform it comes from, and the files in it."""

    path: Path
    platform: str
    arrivals: list[Arrival]


class Collection:
    """One run of `autograder collect`, to be used in a `with` statement: opens the files, then places what is in them.

    `zone` is the time zone that the platforms' times are in, None for the class's. With `student`, everything is
    that student's. Raises Problem.
    """

    def __init__(
        self, course: Course, lesson: str, paths: Sequence[Path], zone: tzinfo | None, student: str | None = None
    ) -> None:
        self.course, self.lesson, self.only = course, lesson, spelt(student) if student else None
        self.zone = zone or course.calendar.zone
        self.worksheets = [path for path in paths if path.suffix.lower() == ENDING]
        self.paths = [path for path in paths if path.suffix.lower() != ENDING]
        self.result = Collected(lesson, tuple(sorted(course.assignment(lesson).notebooks)))
        self._names_kept: set[str] = set()

    def __enter__(self) -> "Collection":
        with ExitStack() as stack:
            self.engine = stack.enter_context(gradebook_of(self.course))
            self.roster = on_roster(self.engine) or in_gradebook(self.engine)
            if not self.roster:
                raise Problem(NOBODY)
            with reading(self.engine) as connection:
                self.due = due_dates(connection).get(self.lesson, DueDate(None))
            self.sources = self._open(stack)
            self.people = self._people()
            self._open_until = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open_until.close()

    def place(self) -> Iterator[Placed]:
        """Put everybody's newest try where it belongs, one person after the other, and see who is missing."""
        for somebody in self.people:
            placed = self._place(somebody)
            self.result.placed.append(placed)
            yield placed
        came = {placed.student for placed in self.result.placed}
        if self.only is None:
            absent = (person for person in self.roster if person.id not in came)
            self.result.missing = [person for person in absent if not self._submitted(person.id).is_dir()]

    def _open(self, stack: ExitStack) -> list[_Opened]:
        worksheets = [Worksheet(path) for path in self.worksheets]
        found = []
        for path in self.paths:
            source = stack.enter_context(opened(path))
            platform, arrivals = arrivals_in(source, self.lesson)
            for worksheet in worksheets:
                arrivals = worksheet.tell(arrivals)
            found.append(_Opened(path, platform, arrivals))
            self.result.refused |= {f"{path.name}: {name}": why for name, why in source.refused.items()}
            self.result.passed_over += source.passed_over
        if not any(source.arrivals for source in found) and not self.result.refused:
            raise Problem(NO_FILES.format(paths=", ".join(map(str, [*self.paths, *self.worksheets]))))
        return found

    def _people(self) -> list[Somebody]:
        if self.only is None:
            return sort_out([(source.platform, source.arrivals) for source in self.sources], Directory(self.roster))
        if self.only not in {person.id for person in self.roster}:
            raise Problem(NOT_ON_ROSTER.format(student=self.only))
        for source in self.sources:
            count = len({arrival.label for arrival in source.arrivals})
            if source.platform != PLAIN and count > 1:
                raise Problem(SEVERAL.format(path=source.path, count=count))
        tries = [Try(rank, source.platform, source.arrivals) for rank, source in enumerate(self.sources)]
        return [Somebody(self.only, Match((self.only,), BY_ID), tries)]

    def _place(self, somebody: Somebody) -> Placed:
        tried, student = somebody.newest, somebody.student
        arrivals, noted = _without_timestamp(tried)
        when = stamp_of(noted, self.course.timezone).time or in_utc(tried.when, self.zone)
        called_late = tried.late and when is None
        when = just_missed(self.due.due) if called_late else when
        kept = self.course.root / UNMATCHED / self.lesson / _folder_name(somebody.label)
        folder = self._submitted(student) if student else self._kept(kept)
        before = noted_in(folder, self.course.timezone).stamp.time if student else None
        stays = bool(before and when and before > when)
        contents = Contents()
        if not stays:
            contents = read_contents(arrivals, self.result.notebooks, int(Limits(config=self.course.config).files_mib))
        is_new = bool(contents.files) and write_contents(folder, contents, timestamp(when))
        self.result.refused |= contents.refused
        if student and contents.files:
            keep_handles(self.engine, self.lesson, student, tried.platform, contents)
            self._forget(self.paths[tried.rank] if self.only else kept)
        return Placed(
            somebody.label,
            somebody.match,
            folder,
            files=tuple(arrival.member.path for arrival in arrivals),
            notebooks=contents.notebooks,
            trouble=somebody.trouble,
            is_new=is_new,
            stays=stays,
            when=when,
            due=self.due.of(student),
            unread="" if when else tried.unread,
            called_late=called_late,
            older=len(somebody.tries) - 1,
        )

    def _submitted(self, student: str) -> Path:
        return self.course.folder("submitted", student, self.lesson)

    def _kept(self, folder: Path) -> Path:
        """The folder, or one of a like name where another person's work is kept in it."""
        name, number = folder.name, 1
        while name.casefold() in self._names_kept:
            number += 1
            name = f"{folder.name} ({number})"
        self._names_kept.add(name.casefold())
        return folder.with_name(name)

    def _forget(self, folder: Path) -> None:
        """What was kept for want of a student is no longer needed, now that it has one."""
        ours = self.course.root / UNMATCHED / self.lesson
        if folder.resolve().parent == ours.resolve() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


def _without_timestamp(tried: Try) -> tuple[list[Arrival], bytes]:
    """The files of a try, and the time that nbgrader, or an earlier run, has noted for them."""
    noted = [arrival for arrival in tried.arrivals if tried.platform == PLAIN and arrival.file == TIMESTAMP]
    others = [arrival for arrival in tried.arrivals if arrival not in noted]
    try:
        return others, noted[0].member.read()[:100] if noted else b""
    except NotReadError:
        return others, b""


def _folder_name(label: str) -> str:
    """A label as the name of a folder."""
    return re.sub(r"[^\w@.+=,~() -]", "_", label).strip(". ")[:100].strip() or "nobody"

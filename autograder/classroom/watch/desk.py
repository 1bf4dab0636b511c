"""What is done with an arrival: taken now, kept for another day, or turned away because it comes too late."""

import os
import pwd
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from autograder.classroom.collect.placing import Contents, write_contents
from autograder.classroom.watch.feedback_folder import FeedbackFolder
from autograder.classroom.watch.inbound import SECRET, Arrival
from autograder.classroom.watch.notices import CLOSED, WAITS, notice
from autograder.classroom.watch.settings import Watch
from autograder.engine.limits import Limits
from autograder.engine.printable import printable_name
from autograder.engine.problem import OneProblem
from autograder.engine.submissions.folders import MOST_FILES, NOTEBOOK, TIMESTAMP, NotTakenError, read_folder
from autograder.gradebook.course import Course
from autograder.gradebook.database import reading, writing
from autograder.gradebook.dates import DueDate, due_dates
from autograder.gradebook.given_back import note_try, owe_page, tries_since, was_taken
from autograder.gradebook.late_rule import cut_off
from autograder.gradebook.names import refusal_of_name
from autograder.gradebook.timestamp_file import noted_in

SOMEBODY_ELSES = (
    "{folder}: it says that it is by {student}, and belongs to the account {owner}, so it was not taken. "
    "Where students have no accounts of their own here, set c.ExchangeCollect.check_owner = False."
)
NOT_READ = "{folder} {reason}, so it was not taken."


class Decision(Enum):
    """What becomes of an arrival."""

    TAKE = auto()
    LATER = auto()
    CLOSED = auto()
    OLD = auto()  # what is in submitted/ is the same or newer


class Desk:
    """Decides by dates, limits and owners, and puts what is taken into submitted/."""

    def __init__(self, course: Course, settings: Watch, engine: Engine, feedback: FeedbackFolder | None) -> None:
        self._course, self._settings, self._engine, self._feedback = course, settings, engine, feedback
        self._files_mib = int(Limits(config=course.config).files_mib)
        self._checks_owner = bool(course.config.get("ExchangeCollect", {}).get("check_owner", True))
        self._cut_off = cut_off(course.config)
        self._due: dict[str, DueDate] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the due dates as they are now."""
        with reading(self._engine) as connection:
            self._due = due_dates(connection)

    def due(self, lesson: str, student: str) -> datetime | None:
        """When a lesson is due for a student."""
        return self._due.get(lesson, DueDate(None)).of(student)

    def told(self, lesson: str, student: str) -> str:
        """What a student's page may tell now."""
        due = self.due(lesson, student)
        return "all" if due is None or now() > due else str(self._settings.told_before_due)

    def decide(self, arrival: Arrival) -> Decision:
        """What becomes of it; its student is told where it is not graded now. Raises Problem where it is nobody's."""
        lesson, student = arrival.key
        if refusal := refusal_of_name(student):
            raise OneProblem(refusal)
        self._require_owner(arrival)
        held = noted_in(self._course.folder("submitted", student, lesson), self._course.timezone)
        if held.stamp.time and held.stamp.time >= arrival.when:
            return Decision.OLD
        if closes := self._closes(arrival):
            self._tell(arrival, CLOSED.format(when=self._shown(arrival.when), closes=self._shown(closes)))
            return Decision.CLOSED
        if number := self._beyond_limit(arrival):
            midnight = self._course.calendar.shown(self.today() + timedelta(days=1))
            limit = self._settings.tries_per_day
            self._tell(arrival, WAITS.format(number=number, limit=limit, midnight=midnight))
            return Decision.LATER
        return Decision.TAKE

    def take(self, arrival: Arrival) -> None:
        """Note the try, and put it into submitted/, all of it or nothing."""
        lesson, student = arrival.key
        try:
            ignore = self._course.coursedir.ignore
            found = read_folder(arrival.folder, self._files_mib, ignore)
        except NotTakenError as error:
            raise OneProblem(NOT_READ.format(folder=arrival.folder, reason=error)) from error
        with writing(self._engine) as connection:
            note_try(connection, lesson, student, arrival.folder.name, now())
            owe_page(connection, lesson, student)
        files = {path: held for path, held in found.files.items() if path != TIMESTAMP}
        write_contents(self._course.folder("submitted", student, lesson), Contents(files=files), arrival.noted.encode())

    def _require_owner(self, arrival: Arrival) -> None:
        """Raise Problem where somebody handed in under another's name. Whoever watches may put anything there."""
        uid = os.lstat(arrival.folder).st_uid
        if not self._checks_owner or uid == os.geteuid():
            return
        try:
            owner = pwd.getpwuid(uid).pw_name
        except KeyError:
            owner = str(uid)
        if owner != arrival.student:
            words = SOMEBODY_ELSES.format(folder=arrival.folder, student=arrival.student, owner=owner)
            raise OneProblem(words)

    def _closes(self, arrival: Arrival) -> datetime | None:
        """The last moment at which it could have been handed in, where it came after it."""
        due = self.due(*arrival.key)
        closes = due + self._cut_off if due is not None and self._cut_off is not None else None
        return closes if closes and arrival.when > closes else None

    def _beyond_limit(self, arrival: Arrival) -> int:
        """Which of today's tries it is, where that is more than are graded; else 0."""
        limit, (lesson, student) = self._settings.tries_per_day, arrival.key
        if not limit:
            return 0
        with reading(self._engine) as connection:
            if was_taken(connection, lesson, student, arrival.folder.name):
                return 0
            number = 1 + tries_since(connection, lesson, student, self.today())
        return number if number > limit else 0

    def today(self) -> datetime:
        """When the day began in the class's time zone, in UTC."""
        local = datetime.now(self._course.calendar.zone)
        return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC).replace(tzinfo=None)

    def _shown(self, when: datetime) -> str:
        return self._course.calendar.shown(when.replace(microsecond=0))

    def _tell(self, arrival: Arrival, words: str) -> None:
        """A page that says so, for each notebook that was handed in."""
        secret = secret_in(arrival.folder)
        if self._feedback and secret:
            for name in notebooks_in(arrival.folder):
                self._feedback.give(secret, name, notice(arrival.lesson, words))


def now() -> datetime:
    """In UTC without saying so, as nbgrader keeps times."""
    return datetime.now(UTC).replace(tzinfo=None)


def secret_in(folder: Path) -> str:
    """The secret that lies in a folder, as `secret_among` says."""
    try:
        return secret_among(read_folder(folder, 1, ["*" + NOTEBOOK]).files)
    except NotTakenError:
        return ""


def secret_among(files: Mapping[str, bytes]) -> str:
    """The secret that a student handed in with their work, "" where there is none."""
    return files.get(SECRET, b"").decode("ascii", "ignore")


def notebooks_in(folder: Path) -> list[str]:
    """The names of the notebooks in a folder, as they were handed in: nbgrader's list asks for a page of each."""
    with os.scandir(folder) as entries:
        names = {entry.name for entry in islice(entries, MOST_FILES) if entry.name.endswith(NOTEBOOK)}
    return sorted(name.removesuffix(NOTEBOOK) for name in names if printable_name(name) == name)

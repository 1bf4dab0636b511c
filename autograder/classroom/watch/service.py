"""The watch: one loop that looks, takes, and writes. Beside it threads grade, and processes make pages.

All that must not be lost is in the gradebook before the next step is begun, so that a watch that was killed goes on
where it was.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue

from sqlalchemy import Engine

from autograder.classroom.collect.collecting import Collection
from autograder.classroom.feedback import Feedback, PageMakers, outcome
from autograder.classroom.grading.cores import cores
from autograder.classroom.roster.enrolment import gradebook_of
from autograder.classroom.watch.desk import Decision, Desk, notebooks_in, secret_among
from autograder.classroom.watch.feedback_folder import FeedbackFolder
from autograder.classroom.watch.inbound import Arrival, Inbound
from autograder.classroom.watch.lessons import Lessons
from autograder.classroom.watch.notices import NO_NOTEBOOK, notice
from autograder.classroom.watch.resting import Resting, dropped, sources, submitted
from autograder.classroom.watch.settings import Watch
from autograder.classroom.watch.status import Status
from autograder.classroom.watch.turns import Key, Turn, Turns
from autograder.engine.jail.problem import jail_problem
from autograder.engine.job import Job
from autograder.engine.printable import printable_name
from autograder.engine.problem import OneProblem, Problem, concerns_all, in_words
from autograder.engine.stations import Stations
from autograder.engine.verdict import Status as Ending
from autograder.engine.verdict import Verdict
from autograder.gradebook.course import Course
from autograder.gradebook.database import reading, writing
from autograder.gradebook.feedback import TOLD
from autograder.gradebook.given_back import Given, note_page, owe_page, page_of, unfinished_pages
from autograder.gradebook.intake import HandedIn, handed_in
from autograder.gradebook.keeping import keep
from autograder.gradebook.ledger import Ledger
from autograder.gradebook.lock import only_run
from autograder.gradebook.names import REMOVED, refusal_of_name

POLL_SECONDS = 0.2
LOOK_SECONDS, LONGEST_SECONDS = 3.0, 60.0  # between looks at what changes seldom; longer where a look takes long
MOST_LOOKING = 0.05  # of all time
RETRY_SECONDS = 15.0  # after trouble
AT_WORK = 3  # submissions for each that is graded at a time: others are ready, or have their pages made

NO_INBOUND = "{folder} is not there yet. nbgrader makes it with the first lesson: nbgrader release_assignment LESSON"
NO_PAGE = "The page could not be made. {reason}"
UNDONE = "{student}, {lesson}: not done. {reason}"
GRADED = "{student}, {lesson}: graded, and the page is there, after {seconds:.1f} s."
GIVEN = "{student}, {lesson}: the page is there, after {seconds:.1f} s."
COLLECTED = "{lesson}: {count} collected from {folder}{unmatched}."
UNMATCHED = ", {count} of nobody on the roster, kept in unmatched/"


@dataclass
class _Work:
    """One submission that is at work: what was handed in, how it is graded, and what its page is to tell."""

    key: Key
    turn: Turn
    job: Job
    found: HandedIn
    told: str = "all"
    is_graded: bool = False


@dataclass(frozen=True)
class _Ended:
    """Something that was done beside the loop, and what is to be done about it."""

    key: Key
    turn: Turn
    settle: Callable[[], None]


@contextmanager
def opened(
    course: Course, status: Status, say: Callable[[str], None], *, workers: int | None, jailed: bool
) -> Iterator["Service"]:
    """Hold a course for as long as it is watched, ready to grade. `say` is told all that an instructor should know.

    Raises Problem where that cannot be had.
    """
    settings = Watch(course.config)
    if jailed and (problem := jail_problem()):
        raise Problem(problem)
    with ExitStack() as stack:
        hold = stack.enter_context(only_run(course.coursedir.db_url, course.coursedir.course_id))
        ledger = stack.enter_context(course.ledger(hold.check))
        engine = stack.enter_context(gradebook_of(course))
        makers = stack.enter_context(PageMakers(course, workers or cores()))
        makers.warm_up()
        threads = ThreadPoolExecutor(workers or cores())
        stack.callback(threads.shutdown, cancel_futures=True)
        stations = stack.enter_context(Stations(settings.warm_lessons))  # closed first: the threads wait for them
        lessons = Lessons(course, ledger, say, jailed=jailed)
        yield Service(course, settings, status, say, ledger, engine, lessons, stations, threads, makers)


@dataclass
class Service:
    """Watches until it is told to stop."""

    course: Course
    settings: Watch
    status: Status
    say: Callable[[str], None]
    ledger: Ledger
    engine: Engine
    lessons: Lessons
    stations: Stations
    threads: ThreadPoolExecutor
    makers: PageMakers
    turns: Turns = field(default_factory=Turns)

    def __post_init__(self) -> None:
        self._stopping = False
        self._ended: SimpleQueue[_Ended | None] = SimpleQueue()
        self._next_look, self._paused_until = 0.0, 0.0
        self._said: set[str] = set()
        root = self.course.config.get("Exchange", {}).get("root")
        self._exchange = Path(root, self.course.coursedir.course_id) if root else None
        self._inbound = self._feedback = None
        if self._exchange:
            groupshared = bool(self.course.coursedir.groupshared)
            self._inbound = Inbound(self._exchange / "inbound", self.course.timezone)
            self._feedback = FeedbackFolder(self._exchange / "feedback", groupshared=groupshared)
        self._is_open = False
        self._desk = Desk(self.course, self.settings, self.engine, self._feedback)
        self._day = self._desk.today()
        self._later: dict[Key, Arrival] = {}
        self._lying: Resting[Key] = Resting()
        self._dropped: Resting[tuple[str, str]] = Resting()
        self._known: set[str] = set()
        self._empty: dict[Key, str] = {}  # by whom no notebook was handed in, with the digest of what was
        self._failed: set[Key] = set()

    def stop(self) -> None:
        """End soon. May be called from a signal's handler."""
        self._stopping = True
        self._ended.put(None)

    def run(self) -> None:
        """Watch until `stop`."""
        self._warm_up()
        for lesson, student, _ in self._unfinished_pages(owed=True):
            self.turns.lies((lesson, student))
        while not self._stopping:
            if time.monotonic() >= self._paused_until:
                with self._or_pause():
                    self._look()
                    self._begin_what_can_be_begun()
            self._count()
            self._wait()
        self._count()

    def _warm_up(self) -> None:
        """Start the stations of the lessons that are given out, the newest first, before anybody waits for them."""
        outbound = self._exchange / "outbound" if self._exchange else None
        given = [path for path in outbound.iterdir() if path.is_dir()] if outbound and outbound.is_dir() else []
        self._known = {lesson for lesson in self.course.known() if self.settings.is_meant(lesson)}
        wanted = [path for path in given if path.name in self._known]
        for path in sorted(wanted, key=lambda one: -one.stat().st_mtime)[: self.settings.warm_lessons]:
            try:
                self.threads.submit(self.stations.warm_up, self.lessons.job(path.name))
            except Problem as error:
                self._say_once(str(error))

    # Looking

    def _look(self) -> None:
        if self._inbound and self._is_exchange_there(self._inbound):
            for arrival in self._inbound.new():
                if arrival.lesson in self._known:
                    self._receive(arrival)
        began = time.monotonic()
        if began >= self._next_look:
            self._look_around()
            now = time.monotonic()
            self._next_look = now + min(max(LOOK_SECONDS, (now - began) / MOST_LOOKING), LONGEST_SECONDS)

    def _is_exchange_there(self, inbound: Inbound) -> bool:
        """It is made when the first lesson is given out, and a drive may go away."""
        if not inbound.folder.is_dir():
            self._say_once(NO_INBOUND.format(folder=inbound.folder))
            self._is_open = False
        elif self._feedback and not self._is_open:
            self._feedback.open()
            self._is_open = True
        return self._is_open

    def _look_around(self) -> None:
        """What changes seldom: dates, lessons, folders, and what waits for another day."""
        self._known = {lesson for lesson in self.course.known() if self.settings.is_meant(lesson)}
        self._desk.refresh()
        for lesson, student, told in self._unfinished_pages(owed=False):
            if (lesson, student) not in self._failed and self._tells_less(told, self._desk.told(lesson, student)):
                self.turns.lies((lesson, student))
        if self._day != self._desk.today():
            self._day = self._desk.today()
            for arrival in [*self._later.values()]:
                self._receive(arrival)
        for folder in self.settings.folders:
            self._collect(self.course.root / folder)
        lying = {key: looks for key, looks in submitted(self.course).items() if key[0] in self._known}
        for lesson in self.lessons.changed():
            for key in lying:
                if key[0] == lesson:
                    self._lying.forget(key)
        for key in self._lying.rested(lying):
            self.turns.lies(key)

    def _unfinished_pages(self, *, owed: bool) -> list[tuple[str, str, str]]:
        """Those that are owed, or those that do not tell all: the lesson, the student, and what theirs tells."""
        with reading(self.engine) as connection:
            return [page for page in unfinished_pages(connection) if owed == (not page[2]) and page[0] in self._known]

    def _receive(self, arrival: Arrival) -> None:
        try:
            decision = self._desk.decide(arrival)
        except Exception as error:  # whatever it is, it is this student's
            if concerns_all(error):
                raise
            if isinstance(error, OSError) and self._inbound:
                self._inbound.again(arrival)
            self.status.troubled += 1
            self._say_once(in_words(error))
            return
        waiting = self._later.get(arrival.key)
        if waiting and waiting.when > arrival.when:
            return
        self._later.pop(arrival.key, None)
        if decision is Decision.TAKE:
            self.status.taken[arrival.lesson] += 1
            self.turns.arrived(arrival)
        elif decision is Decision.LATER:
            self._later[arrival.key] = arrival
        elif decision is Decision.CLOSED:
            self.status.closed += 1

    def _collect(self, folder: Path) -> None:
        """Collect from a watched folder what rests there."""
        found = {(str(folder), lesson): looks for lesson, looks in dropped(folder).items() if lesson in self._known}
        for _, lesson in self._dropped.rested(found):
            try:
                with Collection(self.course, lesson, sources(folder / lesson), None) as collection:
                    placed = [*collection.place()]
            except (Problem, OSError) as error:
                self.say(in_words(error))
                continue
            new = [one for one in placed if one.student and one.is_new]
            for one in new:
                self.status.taken[lesson] += 1
                with writing(self.engine) as connection:
                    owe_page(connection, lesson, one.student or "")
                self.turns.lies((lesson, one.student or ""))
            lost = sum(not one.student for one in placed)
            unmatched = UNMATCHED.format(count=lost) if lost else ""
            self.say(COLLECTED.format(lesson=lesson, count=len(new), folder=folder, unmatched=unmatched))

    # Grading

    def _begin_what_can_be_begun(self) -> None:
        while self.turns.at_work < AT_WORK * self.makers.workers and (next_ := self.turns.next()):
            key, turn = next_
            with self._or_undone(key, turn):
                self._begin(key, turn)

    def _begin(self, key: Key, turn: Turn) -> None:
        lesson, student = key
        if refusal := refusal_of_name(student):
            raise OneProblem(refusal)
        job = self.lessons.job(lesson)
        if student in self.ledger.removed_students():
            raise OneProblem(REMOVED.format(student=student))
        if turn.arrival:
            self._desk.take(turn.arrival)
        work = _Work(key, turn, job, handed_in(self.course, job, student))
        if self.ledger.done(lesson, student) == work.found.digest:
            self._begin_page(work)
        elif self._empty.get(key) == work.found.digest:
            self.turns.done(key)
        else:
            with writing(self.engine) as connection:
                owe_page(connection, lesson, student)
            graded = self.threads.submit(self.stations.grade, job, work.found.submission)
            graded.add_done_callback(lambda ended: self._end(work, lambda: self._settle(work, ended.result())))

    def _end(self, work: _Work, settle: Callable[[], None]) -> None:
        """Called in other threads: leave the rest to the loop, which alone writes."""
        self._ended.put(_Ended(work.key, work.turn, settle))

    def _settle(self, work: _Work, verdict: Verdict) -> None:
        keep(self.course, work.job.assignment, self.ledger, work.found, verdict)
        if verdict.status is Ending.MISSING:
            self._empty[work.key] = work.found.digest
            page = notice(verdict.lesson, NO_NOTEBOOK.format(remarks=" ".join(verdict.notes)))
            self._give(work, {"": page})
        else:
            work.is_graded = True
            self.status.graded[verdict.lesson] += 1
            self._begin_page(work)

    # Pages

    def _begin_page(self, work: _Work) -> None:
        """Have the page made that is owed, or that may tell more than it did."""
        lesson, student = work.key
        work.told = self._desk.told(lesson, student)
        with reading(self.engine) as connection:
            has = page_of(connection, lesson, student)
        if has is None or (has.digest == work.found.digest and not self._tells_less(has.told, work.told)):
            self.turns.done(work.key)
            return
        made = self.makers.begin(lesson, student, work.told)
        made.add_done_callback(lambda ended: self._end(work, lambda: self._return(work, outcome(ended, student))))

    @staticmethod
    def _tells_less(told: str, than: str) -> bool:
        return TOLD.index(told) < TOLD.index(than)

    def _return(self, work: _Work, made: Feedback) -> None:
        if made.problem:
            raise OneProblem(NO_PAGE.format(reason=made.problem))
        self._give(work, {path.stem: path.read_bytes() for path in made.pages})

    def _give(self, work: _Work, pages: Mapping[str, bytes]) -> None:
        """Give pages back by the names of their notebooks, and for notebooks of other names the first.

        nbgrader's list shows that there is feedback once there is a page of every notebook that was handed in.
        """
        lesson, student = work.key
        secret = secret_among(work.found.submission.files)
        if self._feedback and secret:
            first = next(iter(pages.values()))
            for name in notebooks_in(self.course.folder("submitted", student, lesson)):
                self._feedback.give(secret, name, pages.get(name, first))
        with writing(self.engine) as connection:
            note_page(connection, lesson, student, Given(work.found.digest, work.told))
        self._failed.discard(work.key)
        self.status.given[lesson] += 1
        self.status.seconds, self.status.last = time.monotonic() - work.turn.since, datetime.now()
        self.say(
            (GRADED if work.is_graded else GIVEN).format(student=student, lesson=lesson, seconds=self.status.seconds)
        )
        self.turns.done(work.key)

    # The loop's own

    def _wait(self) -> None:
        """Until something has ended, or it is time to look again; settle what has ended."""
        with suppress(Empty):
            ended = self._ended.get(timeout=POLL_SECONDS)
            while ended is not None:
                with self._or_pause(), self._or_undone(ended.key, ended.turn):
                    ended.settle()
                ended = self._ended.get_nowait()

    @contextmanager
    def _or_undone(self, key: Key, turn: Turn) -> Iterator[None]:
        """What goes wrong in the work on a student, whatever it is, is said of that student, and the watch goes on."""
        try:
            yield
        except Exception as error:
            self.turns.done(key)
            if concerns_all(error):
                self.turns.again(key, turn, after=0.0)
                raise
            if isinstance(error, OSError):
                self.turns.again(key, turn, after=RETRY_SECONDS)
            lesson, student = map(printable_name, key)
            self._failed.add(key)
            self.status.troubled += 1
            self._say_once(UNDONE.format(student=student, lesson=lesson, reason=in_words(error)))

    @contextmanager
    def _or_pause(self) -> Iterator[None]:
        """What goes wrong for everybody, such as a database that is away, is said, and tried again after a while."""
        try:
            yield
            self.status.trouble = ""
        except (Problem, OSError) as error:
            self.status.trouble = in_words(error)
            self._say_once(self.status.trouble)
            self._paused_until = time.monotonic() + RETRY_SECONDS

    def _say_once(self, words: str) -> None:
        if words not in self._said:
            self._said.add(words)
            self.say(words)

    def _count(self) -> None:
        self.status.waiting, self.status.at_work = self.turns.waiting, self.turns.at_work
        self.status.later = len(self._later)

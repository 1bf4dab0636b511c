"""A light class with an exchange: students hand in and fetch as nbgrader has them do it, and a service watches."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from light_class import LESSON, LightClass
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchFeedback, ExchangeReleaseAssignment, ExchangeSubmit
from traitlets.config import Config

from autograder.authoring.filled_in import filled_in, read_notebook
from autograder.classroom import feedback
from autograder.classroom.watch.service import Service, opened
from autograder.classroom.watch.status import Status
from autograder.gradebook.course import Course

LONGEST = 300.0


class WatchedClass(LightClass):
    """The course in `root`, whose exchange lies beside it, and the homes of its students."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.exchange = root.parent / "exchange"
        self.said: list[str] = []

    def give_out(self) -> None:
        """Set the exchange up, and put the lesson into it."""
        self.exchange.mkdir()
        self.exchange.chmod(0o777)
        self.set(f"c.Exchange.root = {str(self.exchange)!r}")
        self._do(ExchangeReleaseAssignment, "", CourseDirectory(config=self.course.config))

    def set(self, *lines: str) -> None:
        """Add settings."""
        with (self.root / "nbgrader_config.py").open("a") as config:
            config.write("\n".join(["", *lines, ""]))
        self.course = Course(self.root)

    def home(self, student: str) -> Path:
        return self.root.parent / "home" / student

    def submit(self, student: str, answers: Mapping[str, str], name: str = LESSON, **more: str) -> Path:
        """Hand in as JupyterLab's button does; the folder in the exchange. `more` are files beside the notebook."""
        release = read_notebook((self.root / "release" / LESSON / f"{LESSON}.ipynb").read_bytes())
        folder = self.home(student) / LESSON
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.ipynb").write_text(json.dumps(filled_in(release, answers)))
        for file, text in more.items():
            (folder / f"{file}.ipynb").write_text(text)
        before = {*self.inbound.iterdir()}
        self._do(ExchangeSubmit, student, self._coursedir(student))
        (new,) = {*self.inbound.iterdir()} - before
        return new

    def fetch(self, student: str) -> list[Path]:
        """Fetch the feedback as JupyterLab's button does; all pages that the student has, in the order of hand-ins."""
        self._do(ExchangeFetchFeedback, student, self._coursedir(student))
        return sorted((self.home(student) / LESSON / "feedback").rglob("*.html"))

    @property
    def inbound(self) -> Path:
        return self.exchange / "relu-backprop" / "inbound"

    @property
    def pages(self) -> Path:
        return self.exchange / "relu-backprop" / "feedback"

    def _coursedir(self, student: str) -> CourseDirectory:
        coursedir = CourseDirectory(config=Config({"CourseDirectory": {"course_id": "relu-backprop"}}))
        coursedir.root, coursedir.student_id = str(self.home(student)), student
        return coursedir

    def _do(self, what: type, student: str, coursedir: CourseDirectory) -> None:
        config = Config()
        config.Exchange.root, config.Exchange.cache = str(self.exchange), str(self.home(student) / "cache")
        config.Exchange.assignment_dir = str(self.home(student))
        coursedir.assignment_id = LESSON
        what(coursedir=coursedir, authenticator=Authenticator(config=config), config=config).start()

    @contextmanager
    def watched(self) -> Iterator["Watched"]:
        """Watch in this process, for as long as the block runs."""
        status = Status("sums", datetime.now())
        with ExitStack() as stack:
            service = stack.enter_context(opened(self.course, status, self.said.append, workers=1, jailed=True))
            stack.enter_context(watched := Watched(service))
            yield watched


class Watched:
    """A service that runs in a thread."""

    def __init__(self, service: Service) -> None:
        self.service, self.status = service, service.status
        self._thread = threading.Thread(target=service.run)

    def __enter__(self) -> "Watched":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.service.stop()
        self._thread.join(LONGEST)

    def until(self, is_so: Callable[[Status], Any]) -> None:
        """Wait until something is so."""
        wait_until(lambda: is_so(self.status), self.status)

    def gave(self, count: int) -> None:
        """Wait until so many pages have been given back since the watch began."""
        self.until(lambda status: status.given.total() >= count)


class PagesMadeHere:
    """Stands in for PageMakers: the same pages, made in this process, which has imported all that it takes."""

    def __init__(self, course: Course, workers: int) -> None:
        self.workers = workers
        feedback._courses[:] = [course]

    def __enter__(self) -> "PagesMadeHere":
        return self

    def __exit__(self, *_: object) -> None:
        feedback._courses.clear()

    def begin(self, lesson: str, student: str, told: str = "all") -> "Future[feedback.Feedback]":
        """A future that is done."""
        made: Future[feedback.Feedback] = Future()
        made.set_result(feedback._write(lesson, student, told))
        return made

    def warm_up(self) -> None:
        """It is warm."""


def wait_until(is_so: Callable[[], Any], stands: object = "") -> None:
    """Look again and again, for five minutes at most; `stands` is shown where it does not come to be."""
    deadline = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < deadline, stands
        time.sleep(0.02)

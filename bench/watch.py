"""How soon a page is there after handing in, with `autograder watch`: one at a time, and 200 within a minute.

    python -m bench.watch [--quick] [LESSON]

Students hand in and fetch as JupyterLab has them do it, by nbgrader's own exchange. One at a time, the time is from the
end of handing in until the page is on the student's disk. Of the 200, the watch is killed (kill -9) once half have
handed in, and started again at once; then everybody fetches. Ends unless everybody has marks and a page, and nobody was
graded twice. LESSON is one of the course's own; without it, lesson 1 and the light notebook are measured. Prints a
table in Markdown. With --quick, 20 hand in.
"""

import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.request import urlopen

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchFeedback, ExchangeSubmit
from traitlets.config import Config

from autograder.root import CONFIG
from bench.commands import AUTOGRADER, NBGRADER, run
from bench.courses import ROOT, Course, Lesson, all_lessons, light_lesson

IDLE, MINUTE, LONGEST = 10, 60.0, 600.0
COURSE_ID = "relu-backprop"
_GRADED = re.compile(r"^\S+ (\S+), \S+: graded", re.MULTILINE)


def main() -> None:
    """Measures and prints."""
    named = [word for word in sys.argv[1:] if not word.startswith("-")] or ["01_relu_derivative", "light"]
    crowd = 20 if "--quick" in sys.argv[1:] else 200
    print(
        f"| handed in | one at a time, s | at most | the last of {crowd}, s after the first | killed, and none lost |"
    )
    print("|---|---:|---:|---:|---|", flush=True)
    for name in named:
        lesson = (light_lesson() | all_lessons())[name]
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            desk = Desk(Path(folder), name, lesson)
            alone = desk.one_at_a_time()
            last = desk.all_within_a_minute(crowd)
            median = statistics.median(alone)
            print(f"| {name} | {median:.2f} | {max(alone):.2f} | {last:.1f} | {desk.said_of_all()} |", flush=True)


class Desk:
    """A course with an exchange, its students, and the watch."""

    def __init__(self, folder: Path, name: str, lesson: Lesson) -> None:
        self.folder, self.name, self.lesson = folder, name, lesson
        (folder / "exchange").mkdir()
        (folder / "exchange").chmod(0o777)
        settings = (ROOT / CONFIG).read_text() + f"\nc.Exchange.root = {str(folder / 'exchange')!r}\n"
        self.course = Course.made(folder / "course", settings, {name: lesson})
        run([*NBGRADER, "release_assignment", name], self.course.folder)
        self.numbers, self.handed_in = count(), 0
        self.log = (folder / "log").open("w")

    def one_at_a_time(self) -> list[float]:
        """Seconds for each of a few, the first of which is not counted: it warms up."""
        process = self.watching()
        try:
            return [self._page_after(self._submit()) for _ in range(IDLE + 1)][1:]
        finally:
            process.terminate()
            process.wait()

    def all_within_a_minute(self, crowd: int) -> float:
        """Seconds from the first to the last page; the watch is killed in the middle."""
        process, began = self.watching(), time.monotonic()
        with ThreadPoolExecutor(1) as hands:
            students, before = [], self._pages_given()
            for number in range(crowd):
                students.append(hands.submit(self._submit))
                if number == crowd // 2:
                    process.kill()
                    process.wait()
                    process = self.start()
                time.sleep(max(0.0, began + (number + 1) * MINUTE / crowd - time.monotonic()))
            while self._pages_given() < before + crowd and time.monotonic() - began < LONGEST:
                time.sleep(0.1)
            last = time.monotonic() - began
            for student in students:
                self._page_after(student.result())
        process.terminate()
        process.wait()
        return last

    def said_of_all(self) -> str:
        """How many have marks. Ends the measurement where somebody has none, or was graded twice."""
        with closing(sqlite3.connect(self.course.folder / "gradebook.db")) as book:
            marked = book.execute("select count(*) from autograder_verdicts").fetchone()[0]
        graded = Counter(_GRADED.findall((self.folder / "log").read_text()))
        twice = [student for student, times in graded.items() if times > 1]
        if marked != self.handed_in or twice:
            raise SystemExit(f"{marked} of {self.handed_in} have marks, and graded twice were: {twice}")
        return f"{marked} of {self.handed_in} have marks and page"

    def start(self) -> subprocess.Popen[bytes]:
        """Begin to watch."""
        command = [*AUTOGRADER, "watch", "--port", "0"]
        return subprocess.Popen(command, cwd=self.course.folder, stdout=self.log, stderr=self.log)

    def watching(self) -> subprocess.Popen[bytes]:
        """Begin to watch, and wait until it answers."""
        begun = len((self.folder / "log").read_text().split("How far it is: "))
        process = self.start()
        while (
            len(parts := (self.folder / "log").read_text().split("How far it is: ")) == begun or "\n" not in parts[-1]
        ):
            time.sleep(0.1)
        urlopen(parts[-1].split()[0]).close()
        time.sleep(5)  # stations and makers of pages warm up
        return process

    def _submit(self) -> str:
        number = next(self.numbers)
        student, held = f"s{number:03}", self.lesson.handed_in[number % len(self.lesson.handed_in)]
        place = self.folder / "home" / student / self.name / f"{self.name}.ipynb"
        place.parent.mkdir(parents=True)
        place.write_bytes(held)
        self._exchange(ExchangeSubmit, student)
        self.handed_in += 1
        return student

    def _pages_given(self) -> int:
        pages = self.folder / "exchange" / COURSE_ID / "feedback"
        return sum(not page.stem.endswith("-tmp") for page in pages.glob("*.html"))

    def _page_after(self, student: str) -> float:
        began = time.monotonic()
        while not list((self.folder / "home" / student / self.name).glob("feedback/*/*.html")):
            if time.monotonic() - began > LONGEST:
                raise SystemExit(f"{student} has no page.\n{(self.folder / 'log').read_text()[-3000:]}")
            time.sleep(0.05)
            self._exchange(ExchangeFetchFeedback, student)
        return time.monotonic() - began

    def _exchange(self, what: type, student: str) -> None:
        home = self.folder / "home" / student
        settings: Mapping[str, dict[str, str]] = {
            "Exchange": {
                "root": str(self.folder / "exchange"),
                "cache": str(home / "cache"),
                "assignment_dir": str(home),
            },
            "CourseDirectory": {"course_id": COURSE_ID, "root": str(home)},
        }
        config = Config(settings)
        coursedir = CourseDirectory(config=config)
        coursedir.student_id, coursedir.assignment_id = student, self.name
        what(coursedir=coursedir, authenticator=Authenticator(config=config), config=config).start()


if __name__ == "__main__":
    main()

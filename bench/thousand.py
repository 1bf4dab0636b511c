"""What an instructor waits for where a thousand students have handed in seven lessons, in one gradebook.

    python -m bench.thousand [--quick]

Four made-up students are graded; all others have copies of their rows in the gradebook, and links to their files. Then
each command runs as an instructor starts it, and formgrader's pages are fetched from a server of its own: a page is its
HTML and what its script asks for. Prints a table in Markdown: wall-clock seconds, and CPU seconds of all processes,
which a busy machine changes less. With --quick, the class is a tenth.
"""

import json
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psutil

from autograder.root import CONFIG
from bench.commands import AUTOGRADER, run, start
from bench.courses import MADE_UP, ROOT, Course, all_lessons

STUDENTS = 1000
AIMS = {"grade": 5, "marks": 5, "report": 10, "page": 3}
TOKEN = "bench"


def main() -> None:
    """Builds, measures and prints."""
    students = STUDENTS // 10 if "--quick" in sys.argv[1:] else STUDENTS
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        prepared = Course.made(Path(name, "prepared"), (ROOT / CONFIG).read_text(), all_lessons())
        class_ = prepared.with_students(Path(name, "class"), len(MADE_UP))
        run([*AUTOGRADER, "grade"], class_.folder)
        enlarge(class_.folder, students // len(MADE_UP))
        assert " 0 graded now" in run([*AUTOGRADER, "grade"], class_.folder)
        print(f"| {students} students, {len(class_.lessons)} lessons | s | CPU s | the aim, s |\n|---|---:|---:|---:|")
        for what, arguments in commands(class_):
            took, used = measured([*AUTOGRADER, *arguments], class_.folder)
            print(f"| {what} | {took:.1f} | {used:.1f} | {AIMS[arguments[0]]} |", flush=True)
        with formgrader(class_.folder) as server:
            for what, addresses in pages(class_):
                took, used = server.fetched(addresses)
                print(f"| formgrader: {what} | {took:.1f} | {used:.1f} | {AIMS['page']} |", flush=True)


def commands(class_: Course) -> Iterator[tuple[str, list[str]]]:
    """What is said of each command, and its arguments."""
    for lesson in class_.lessons:
        yield f"`grade {lesson}`, nothing new", ["grade", lesson]
    yield "`marks` of all lessons", ["marks", "--for", "csv"]
    for lesson in class_.lessons:
        yield f"`report {lesson}`", ["report", lesson]


def pages(class_: Course) -> Iterator[tuple[str, list[str]]]:
    """What is said of each page of formgrader's, and what a browser fetches for it."""
    lesson, student = next(iter(class_.lessons)), "a00000"
    yield "assignments", ["manage_assignments", "api/assignments"]
    yield "submissions of a lesson", [f"manage_submissions/{lesson}", f"api/submissions/{lesson}"]
    yield "manual grading", ["gradebook", "api/assignments"]
    yield "manual grading of a lesson", [f"gradebook/{lesson}", f"api/notebooks/{lesson}"]
    notebook = f"{lesson}/{lesson}"
    yield "manual grading of a notebook", [f"gradebook/{notebook}", f"api/submitted_notebooks/{notebook}"]
    yield "students", ["manage_students", "api/students"]
    yield "a student", [f"manage_students/{student}", f"api/student_submissions/{student}"]
    of_one = f"{student}/{lesson}"
    yield "a student's lesson", [f"manage_students/{of_one}", f"api/student_notebook_submissions/{of_one}"]


_SUFFIXED = {
    "student": ("id",),
    "submitted_assignment": ("id", "student_id"),
    "submitted_notebook": ("id", "assignment_id"),
    "grade": ("id", "notebook_id"),
    "comment": ("id", "notebook_id"),
    "autograder_verdicts": ("student", "record"),
}
"""The columns that tell one student's rows from another's, by table."""


def enlarge(folder: Path, times: int) -> None:
    """Let there be so many for each student who was graded, with the same work and the same marks."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as book:
        students = [student for (student,) in book.execute("SELECT id FROM student")]
        for table, suffixed in _SUFFIXED.items():
            names = [name for _, name, *_ in book.execute(f'PRAGMA table_info("{table}")')]
            values = [f"{name} || '-' || k" if name in suffixed else name for name in names]
            if "record" in names:  # JSON that holds the name once more
                values[names.index("record")] = "json_set(record, '$.student', student || '-' || k)"
            numbers = f"WITH RECURSIVE n(k) AS (VALUES(2) UNION ALL SELECT k + 1 FROM n WHERE k < {times})"
            book.execute(f'{numbers} INSERT INTO "{table}" SELECT {", ".join(values)} FROM "{table}", n')
        book.commit()
    for step in ("submitted", "autograded"):
        for old in [folder / step / student for student in students]:
            for number in range(2, times + 1):
                shutil.copytree(old, old.with_name(f"{old.name}-{number}"), copy_function=os.link)


def measured(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds, and CPU seconds of the command and of the processes that it has waited for."""
    before, began = _used(), time.perf_counter()
    run(command, folder)
    return time.perf_counter() - began, _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Formgrader:
    """A Jupyter server with formgrader, in a course's folder."""

    def __init__(self, pid: int, url: str) -> None:
        self.process, self.url = psutil.Process(pid), url

    def fetched(self, addresses: list[str]) -> tuple[float, float]:
        """Seconds to fetch these, one after the other, and the server's CPU seconds."""
        before, began = self._used(), time.perf_counter()
        for address in addresses:
            request = Request(f"{self.url}formgrader/{address}", headers={"Authorization": f"token {TOKEN}"})
            with urlopen(request, timeout=600) as answer:
                answer.read()
        return time.perf_counter() - began, self._used() - before

    def _used(self) -> float:
        used = self.process.cpu_times()
        return used.user + used.system


@contextmanager
def formgrader(folder: Path) -> Iterator[Formgrader]:
    """Run it, and fetch a page once: what is imported then is not what a page takes."""
    runtime = folder / "runtime"
    os.environ |= {"JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_CONFIG_DIR": str(folder / "settings")}
    extensions = {"nbgrader.server_extensions.formgrader": True}
    options = [f"--ServerApp.jpserver_extensions={extensions}", f"--IdentityProvider.token={TOKEN}", "--no-browser"]
    command = [sys.executable, "-P", "-m", "jupyter_server", "--allow-root", "--port=0", "--ip=127.0.0.1", *options]
    process = start(command, folder)
    try:
        while not (found := list(runtime.glob("jpserver-*.json"))):
            assert process.poll() is None, "The server has ended."
            time.sleep(0.1)
        server = Formgrader(process.pid, json.loads(found[0].read_text())["url"])
        server.fetched(["manage_assignments"])
        yield server
    finally:
        process.terminate()
        process.communicate()


if __name__ == "__main__":
    main()

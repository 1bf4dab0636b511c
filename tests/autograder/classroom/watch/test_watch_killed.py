"""A watch that is killed in the middle, started again and ended in good order: none is lost, and none done twice."""

import json
import re
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from urllib.request import urlopen

from light_class import ALL, AT_A_STUDENT, LESSON, NO_ADD
from watched_class import LONGEST, WatchedClass, wait_until

STUDENTS = {"ada": ALL, "boris": ALL | {"add": NO_ADD}, "chen": {}, "dora": ALL, "emil": ALL, "fay": {}}
POINTS = {"ada": (6, 1), "boris": (2, 1), "chen": (0, 0), "dora": (6, 1), "emil": (6, 1), "fay": (0, 0)}

# kill -9 where the third student's graded notebook is put into its place: others have their marks and wait for pages.
KILLED = AT_A_STUDENT.format(number=3, signal="SIGKILL")
WATCH = ("watch", "--port", "0", "--workers", "1")


def counted(class_: WatchedClass, rows: str) -> int:
    with closing(sqlite3.connect(class_.root / "gradebook.db")) as book:
        count: int = book.execute(f"select count(*) from {rows}").fetchone()[0]
        return count


def is_at_rest(address: str) -> bool:
    """Whether a watch has nothing more to do, what lay there when it began and is to be looked at included."""
    with urlopen(f"{address}/status.json") as answer:
        status = json.load(answer)
    return not status["waiting"] + status["at_work"]


def test_a_watch_that_was_killed_loses_none_and_does_none_twice(watched_class: WatchedClass) -> None:
    for student, answers in STUDENTS.items():
        watched_class.submit(student, answers)
    with watched_class.start(*WATCH, begin=KILLED) as watch:
        said, _ = watch.communicate(timeout=LONGEST)
    assert watch.returncode == -signal.SIGKILL
    with watched_class.start(*WATCH) as watch:
        assert watch.stdout is not None
        (address,) = re.findall(r"http://[\d.]+:\d+", begun := watch.stdout.readline())
        wait_until(lambda: counted(watched_class, "autograder_pages where told = 'all'") == len(STUDENTS))
        wait_until(lambda: is_at_rest(address))
        watch.send_signal(signal.SIGTERM)
        more, complaints = watch.communicate(timeout=LONGEST)
    assert (watch.returncode, complaints) == (0, "")
    assert "pages given back; 0 to be graded, 0 at work" in more.splitlines()[-1]
    assert watched_class.points() == POINTS
    graded = Counter(re.findall(r"^\S+ (\w+), \S+ graded", said + begun + more, re.MULTILINE))
    assert set(graded.values()) <= {1}
    for table in ("autograder_verdicts", "autograder_tries", "autograder_pages", "submitted_assignment"):
        assert counted(watched_class, table) == len(STUDENTS)
    for student in STUDENTS:
        (page,) = watched_class.fetch(student)
        assert f"<dd>{student}</dd>" in page.read_text()
        assert page.name == f"{LESSON}.html"

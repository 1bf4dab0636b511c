"""A gradebook in PostgreSQL: copied there, graded from two machines of which one is killed, and copied back."""

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from light_class import LESSON, POINTS, STUDENTS, LightClass, everything
from nbgrader.apps import NbGraderAPI
from postgres_server import Server, server
from psycopg import OperationalError
from sqlalchemy import inspect

from autograder.engine.problem import Problem
from autograder.gradebook import lock
from autograder.gradebook.database import connected, opened, writing
from autograder.gradebook.lock import Hold, only_run

ELSEWHERE = ["unshare", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc"]
if os.geteuid():
    ELSEWHERE += ["--user", "--map-root-user"]
"""Another machine, as far as a process can tell: it has its own name, and its own processes."""

# The third submission is in the middle of its transaction when this run stops for good.
STOPS = """
import signal, socket
socket.sethostname("first")
from autograder.gradebook import ledger
write, seen = ledger.write_submission, []
def wrote(*arguments):
    write(*arguments)
    seen.append(arguments)
    if len(seen) == 3:
        print("two are done", flush=True)
        signal.pause()
ledger.write_submission = wrote
"""


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(tmp_path_factory.mktemp("postgresql") / "data") as running:
        yield running


def moved(class_: LightClass, url: str) -> LightClass:
    """The class with its gradebook copied to `url`, where its settings look for it from now on."""
    result = class_.run("gradebook", "copy", "gradebook.db", url)
    assert result.exit_code == 0, result.output
    assert f'c.CourseDirectory.db_url = "{url}"' in result.stdout
    (class_.root / "gradebook.db").rename(class_.root / "old.db")
    with (class_.root / "nbgrader_config.py").open("a") as settings:
        settings.write(f'\nc.CourseDirectory.db_url = "{url}"\n')
    return LightClass(class_.root)


@pytest.mark.timeout(60)
def test_a_server_ends_though_a_client_has_not_hung_up(tmp_path: Path) -> None:
    with server(tmp_path / "data") as running:
        client = running.connected("postgres")
    with pytest.raises(OperationalError):
        client.execute("SELECT 1")


def test_two_machines_grade_and_one_of_them_is_killed(
    graded: LightClass, made: Path, tmp_path: Path, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "here"
    shutil.copytree(made, root)
    monkeypatch.chdir(root)
    url = postgresql.url()
    there = moved(LightClass(root), url)
    with there.start("grade", LESSON, "--workers", "1", begin=STOPS, within=ELSEWHERE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "two are done\n"
        refused = there.run("grade", LESSON)
        assert refused.exit_code == 1
        said = (
            r"another run: process \d+ on first, since .*It was last heard of \d+ s ago; if it was killed, the course"
        )
        assert re.search(said, refused.stderr)
        os.killpg(first.pid, signal.SIGKILL)
    assert len(there.points()) == 2
    monkeypatch.setattr(lock, "SILENT_SECONDS", 0.0)
    second = there.run("grade", LESSON)
    assert second.exit_code == 0, second.output
    assert "4 graded now, 2 before" in second.stdout
    assert there.points() == POINTS
    assert there.run("gradebook", "copy", url, "back.db").exit_code == 0
    assert everything(root / "back.db") == everything(graded.root / "gradebook.db")
    for command in (["report", LESSON], ["marks", "--for", "csv"]):
        assert there.run(*command).exit_code == 0
    formgrader = NbGraderAPI(there.course.coursedir, config=there.course.config, log=there.course.log)
    assert [held["score"] for held in formgrader.get_submissions(LESSON)] == [sum(POINTS[name]) for name in STUDENTS]
    assert formgrader.generate_feedback(LESSON, "ada")["success"]


def test_a_copy_goes_on_from_where_the_old_one_stands(graded: LightClass, postgresql: Server) -> None:
    url = postgresql.url()
    there = moved(graded, url)
    assert there.points() == POINTS
    assert "0 graded now, 6 before" in there.run("grade", LESSON).stdout
    engine = connected(url, 1)
    assert inspect(engine).get_sequence_names() == []  # else a copy would have to set them
    engine.dispose()
    again = there.run("gradebook", "copy", "old.db", url)
    assert again.exit_code == 1
    assert "there is something in it already (student 6, assignment 1," in again.stderr


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_who_was_silent_for_too_long_writes_nothing_more(
    class_: LightClass, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    is_file = database == "sqlite"
    url = class_.course.coursedir.db_url if is_file else request.getfixturevalue("postgresql").url()

    def check(hold: Hold) -> None:
        engine = opened(url, "course", 1)
        try:
            with writing(engine) as connection:
                hold.check(connection)
        finally:
            engine.dispose()

    with only_run(url, "course") as first:
        check(first)
        monkeypatch.setattr(lock, "_machine", lambda: "another")
        monkeypatch.setattr(lock, "SILENT_SECONDS", -1.0)
        with only_run(url, "course") as second:
            check(second)
            with pytest.raises(Problem, match=f"has taken over the course: process {os.getpid()} on"):
                check(first)
        with pytest.raises(Problem, match="has taken over the course: nobody, by now"):
            check(first)


def test_a_holder_gives_signs_of_life(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "BEAT_SECONDS", 0.01)
    url = postgresql.url()
    with only_run(url, "course"), postgresql.connected(url.rpartition("/")[2]) as connection:
        began = time.monotonic()
        seen = {connection.execute("SELECT seen FROM autograder_run").fetchone()}
        while len(seen) < 3:
            assert time.monotonic() < began + 60
            seen.add(connection.execute("SELECT seen FROM autograder_run").fetchone())


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://me:secret@127.0.0.1:1/relu", "the gradebook cannot be used: connection"),
        ("{url}_not_there", 'the gradebook cannot be used: .*database "course.*_not_there" does not exist'),
    ],
)
def test_a_server_that_cannot_be_used_is_named(class_: LightClass, postgresql: Server, url: str, said: str) -> None:
    result = class_.run("gradebook", "copy", "gradebook.db", url.format(url=postgresql.url()))
    assert result.exit_code == 1
    assert re.search(f"^Error: postgresql.*{said}", result.stderr)
    assert "secret" not in result.output
    assert len(result.stderr.splitlines()) == 1

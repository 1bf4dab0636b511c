"""A class on a Dask cluster of other processes, over TCP: a scheduler and two workers, whose folders are empty."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from dask_cluster import Cluster, graded_on
from distributed import Client
from light_class import LESSON, POINTS, STUDENTS, LightClass
from repository import ROOT

from autograder.classroom.grading import cluster as cluster_module
from autograder.classroom.grading import window
from autograder.classroom.grading.cluster import remote_pool
from autograder.classroom.grading.window import in_window
from autograder.engine.problem import OneProblem, Problem


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster that nobody has joined yet."""
    with ExitStack() as running:
        yield Cluster(tmp_path_factory.mktemp("cluster"), running)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    with ExitStack() as running:
        made = Cluster(tmp_path_factory.mktemp("cluster"), running)
        made.scheduler()
        made.worker()
        made.worker()
        made.has(workers=2)
        yield made


def test_a_class_is_graded_elsewhere_and_nothing_of_the_course_stays_there(class_: LightClass, two: Cluster) -> None:
    result = class_.run("grade", LESSON, "--scheduler", two.address)
    assert result.exit_code == 0, result.output
    assert class_.points() == POINTS
    assert "0 graded now, 6 before" in class_.run("grade", LESSON).stdout
    with Client(two.address, set_as_default=False) as client:
        plugins = client.run(lambda dask_worker: [name for name in dask_worker.plugins if "autograder" in name])
        below = client.run(lambda: len(psutil.Process().children(recursive=True)))
    assert list(plugins.values()) == [[], []]
    assert list(below.values()) == [0, 0]


def test_what_kills_every_worker_that_takes_it_on_is_given_up(two: Cluster) -> None:
    with remote_pool(two.address) as pool:
        for item, future in in_window(pool, os._exit, [("bad", 9)]):
            assert item == "bad"
            with pytest.raises(OneProblem, match="Every Dask worker that took it on has died"):
                pool.result(future)
    two.has(workers=2)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is waited for longer than a second."""
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 1)
    monkeypatch.setattr(cluster_module, "WORKERS_SECONDS", 1)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:1", "tls://127.0.0.1:1", "http://127.0.0.1:1"])
def test_a_scheduler_that_does_not_answer_is_named(class_: LightClass, address: str) -> None:
    result = class_.run("grade", LESSON, "--scheduler", address)
    assert result.exit_code == 1
    assert f"Error: No Dask scheduler answers at {address} (" in result.stderr
    assert "Traceback" not in result.output


def test_a_scheduler_without_workers_is_named(
    class_: LightClass, empty: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "WORKERS_SECONDS", 1)
    empty.scheduler()
    empty.has(workers=0)
    result = class_.run("grade", LESSON, "--scheduler", empty.address)
    assert result.exit_code == 1
    assert f"The Dask scheduler at {empty.address} has no workers." in result.stderr


def none(folder: Path) -> None:
    """As if this project were not installed."""
    for package in ("autograder", "course"):
        (folder / package).mkdir(parents=True)
        (folder / package / "__init__.py").write_text(f"raise ModuleNotFoundError('No module named {package}')")


def other(folder: Path) -> None:
    """Another version of this project."""
    for package in ("autograder", "course"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "course" / "compare.py").open("a") as changed:
        changed.write("# changed")


@pytest.mark.parametrize(
    ("packages", "said"),
    [(none, "No module named autograder"), (other, "has Python")],
)
def test_workers_without_these_packages_are_refused(
    class_: LightClass, empty: Cluster, tmp_path: Path, packages: Callable[[Path], None], said: str
) -> None:
    packages(tmp_path / "packages")
    empty.scheduler()
    empty.worker(tmp_path / "packages")
    empty.has(workers=1)
    result = class_.run("grade", LESSON, "--scheduler", empty.address)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert class_.points() == {}


def test_a_scheduler_that_ends_in_the_middle_is_said_so(
    class_: LightClass, empty: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "LOOK_SECONDS", 0.5)
    empty.scheduler()
    empty.worker()
    empty.has(workers=1)
    with graded_on(empty, class_) as steps:
        next(steps)
        empty.end()
        with pytest.raises(Problem, match="The Dask scheduler no longer answers"):
            list(steps)
    assert 1 <= len(class_.points()) < len(STUDENTS)
    assert class_.run("grade", LESSON).exit_code == 0
    assert class_.points() == POINTS

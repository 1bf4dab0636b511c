"""The sliding window, over threads and over Dask: what is in flight, what comes back, and what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import ClassVar
from weakref import WeakSet

import dask
import psutil
import pytest
from distributed import Client, LocalCluster

from autograder.classroom.grading import cluster, window
from autograder.classroom.grading.cluster import DaskPool
from autograder.classroom.grading.threads import local_pool
from autograder.classroom.grading.window import AHEAD, Pool, in_window
from autograder.engine.problem import Problem

THREADS = 2


def double(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return 2 * number


@contextmanager
def dask_in_this_process(threads: int) -> Iterator[Client]:
    """A client of a cluster of one worker, whose messages stay in it."""
    options = {"n_workers": 1, "threads_per_worker": threads, "processes": False, "dashboard_address": "127.0.0.1:0"}
    with dask.config.set(cluster.FORGETFUL), LocalCluster(**options) as made, Client(made) as client:
        yield client


@pytest.fixture(scope="module", params=["threads", "dask"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    if request.param == "threads":
        with local_pool(THREADS) as made:
            yield made
    else:
        with dask_in_this_process(THREADS) as client:
            yield DaskPool(client)


def test_every_item_comes_back_once_with_its_own_result(pool: Pool) -> None:
    items = [(f"item {number}", number) for number in range(200) if number != 13]
    found = {item: pool.result(future) for item, future in in_window(pool, double, items)}
    assert found == {item: 2 * number for item, number in items}


def test_an_error_comes_back_with_its_item_and_stops_nothing(pool: Pool) -> None:
    found = {}
    for item, future in in_window(pool, double, [(number, number) for number in (12, 13, 14)]):
        try:
            found[item] = pool.result(future)
        except ValueError as error:
            found[item] = str(error)
    assert found == {12: 24, 13: "thirteen", 14: 28}


def test_no_more_bytes_are_taken_than_there_is_room_for(pool: Pool) -> None:
    """One of 20 MiB may wait beside another, and none beside two or beside a larger one."""
    taken = done = 0
    in_flight: list[int] = []

    def items() -> Iterator[tuple[int, int]]:
        nonlocal taken
        for number in range(20):
            taken += 1
            in_flight.append(taken - done)
            yield number, number + 100

    for _ in in_window(pool, double, items(), size=lambda number: (20 if number < 10 else 64) << 20):
        done += 1
    assert done == 20
    assert max(in_flight[:10]) <= 2
    assert max(in_flight[12:]) == 1


class Parcel:
    """Something that is sent; `alive` are all that somebody still holds, copies too."""

    alive: ClassVar[WeakSet["Parcel"]] = WeakSet()

    def __new__(cls) -> "Parcel":
        made = super().__new__(cls)
        cls.alive.add(made)
        return made


def unpack(parcel: Parcel) -> None:
    assert isinstance(parcel, Parcel)


def test_no_more_is_taken_or_kept_than_there_is_room_for(pool: Pool) -> None:
    taken, most, kept = 0, 0, 0

    def items() -> Iterator[tuple[int, Parcel]]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number, Parcel()

    for ended, (_, future) in enumerate(in_window(pool, unpack, items())):
        pool.result(future)
        most = max(most, taken - ended)
        kept = max(kept, len(Parcel.alive))
    assert taken == 1000
    assert most <= AHEAD * THREADS
    assert kept < 100


def test_what_waits_is_called_off_when_the_caller_stops(pool: Pool) -> None:
    numbers = iter(range(100, 200))
    results = in_window(pool, double, ((number, number) for number in numbers))
    assert len(list(islice(results, 3))) == 3
    results.close()
    assert len(list(numbers)) >= 100 - 3 - AHEAD * THREADS


def test_nobody_there_to_do_the_work_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "LOOK_SECONDS", 0.1)
    with dask_in_this_process(1) as client:
        client.cluster.scale(0)
        with pytest.raises(Problem, match=r"No Dask worker has been there for 0\.2 seconds"):
            list(in_window(DaskPool(client), double, [(1, 1)], patience=0.2))


@pytest.mark.parametrize("look", [0.0, 60.0])
def test_a_client_that_has_given_up_on_its_scheduler_is_said_so(monkeypatch: pytest.MonkeyPatch, look: float) -> None:
    """It closes by itself, before or after anybody looks."""
    monkeypatch.setattr(window, "LOOK_SECONDS", look)
    with dask_in_this_process(1) as client:
        results = in_window(DaskPool(client), double, ((number, number) for number in range(100, 200)))
        next(results)
        client.close()
        with pytest.raises(Problem, match="The Dask scheduler no longer answers"):
            list(results)


def test_threads_open_no_port_by_which_others_could_give_them_work() -> None:
    before = psutil.Process().net_connections()
    with local_pool(2) as pool:
        assert [pool.result(future) for _, future in in_window(pool, sum, [("three", [1, 2])])] == [3]
        assert psutil.Process().net_connections() == before

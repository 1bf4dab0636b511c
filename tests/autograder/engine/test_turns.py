"""A large submission is read alone, and graded beside others."""

import threading
from contextlib import suppress

from autograder.engine.turns import LARGE, Turns

SECONDS = 60
SOON = 0.1


class Taker:
    """A thread that takes a turn, says when it has it, and goes on when it is told."""

    def __init__(self, turns: Turns, size: int) -> None:
        self.has_it, self.may_read, self.may_end = (threading.Event() for _ in range(3))
        self._thread = threading.Thread(target=self._take, args=(turns, size), daemon=True)
        self._thread.start()

    def _take(self, turns: Turns, size: int) -> None:
        with turns.turn(size) as read:
            self.has_it.set()
            self.may_read.wait(SECONDS)
            read()
            self.may_end.wait(SECONDS)

    def end(self) -> None:
        self.may_read.set()
        self.may_end.set()

    def has_ended(self) -> bool:
        self._thread.join(SECONDS)
        return self.has_it.is_set() and not self._thread.is_alive()


def test_a_large_one_waits_until_it_is_alone_and_lets_others_in_once_it_is_read() -> None:
    turns = Turns()
    small = Taker(turns, 1)
    assert small.has_it.wait(SECONDS)
    large = Taker(turns, LARGE + 1)
    assert not large.has_it.wait(SOON)
    small.end()
    assert large.has_it.wait(SECONDS)
    later = [Taker(turns, 1), Taker(turns, 1), Taker(turns, LARGE + 1)]
    assert not any(one.has_it.wait(SOON) for one in later)
    later[2].end()
    large.may_read.set()
    assert not later[2].has_it.wait(SOON)  # it is to be alone
    large.end()
    for one in later:
        one.end()
    assert all(one.has_ended() for one in later)


def test_small_ones_go_together() -> None:
    turns = Turns()
    several = [Taker(turns, LARGE) for _ in range(3)]
    assert all(one.has_it.wait(SECONDS) for one in several)
    for one in several:
        one.end()


def test_one_that_fails_before_it_is_read_gives_its_turn_back() -> None:
    turns = Turns()
    with suppress(OSError), turns.turn(LARGE + 1):
        raise OSError
    with turns.turn(LARGE + 1) as read:
        read()
        with turns.turn(1):
            pass

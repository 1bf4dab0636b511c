"""Watches all submissions' processes from outside their worlds, ends them when told or when they take too much."""

import contextlib
import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any

from autograder.engine.workbench.world import World

INTERVAL = 0.05  # seconds between two looks at what is used
INTERRUPT, KILL = b"i", b"k"


class Supervisor:
    """Has its turn in the zygote's only thread, whenever that has nothing else to do.

    The lifeline of a world is a stream socket. A byte "i" sends SIGINT to the student's process. A byte "k", or the
    other end's closing, ends it and all it has started. When it is over, one line of JSON comes back, and the end of
    the stream:

        {"ended": "exit", "code": 3}        {"ended": "signal", "signal": 11}
        {"ended": "memory"}                 {"ended": "processes"}
        {"ended": "killed"}                 {"ended": "unstarted", "message": "mount tmpfs on /private: ..."}
    """

    def __init__(self) -> None:
        self._worlds: list[World] = []
        self._look = 0.0  # when it looks next at what is used, as a time of time.monotonic()
        self._woken, wake = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(wake, False)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def begin(
        self,
        run: Callable[[], None],
        lifeline: socket.socket,
        limits: Mapping[str, float],
        jailed: bool,
        connection: socket.socket | None = None,
    ) -> None:
        """Begin a world, as World has it, and watch it; `connection` is the one file that `run` keeps open."""
        keep = [] if connection is None else [connection.fileno()]
        try:
            self._worlds.append(World(run, lifeline, limits, jailed, keep))
        except OSError as error:
            _report(lifeline, {"ended": "unstarted", "message": str(error)})
            lifeline.close()

    def attend(self, control: socket.socket | None = None) -> None:
        """Watch until there is something to read from `control`; without one, until the last world is over."""
        while control is not None or self._worlds:
            ready = self._poll(control)
            if self._woken in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._woken, 64)
            is_time = time.monotonic() >= self._look
            for world in tuple(self._worlds):
                if (ended := _turn(world, ready, is_time)) is not None:
                    self._worlds.remove(world)
                    _report(world.lifeline, ended)
                    world.close()
            if is_time:
                self._look = time.monotonic() + INTERVAL
            if control is not None and control.fileno() in ready:
                return

    def _poll(self, control: socket.socket | None) -> set[int]:
        """What can be read from, waited for no longer than to the next look at what is used."""
        poll = select.poll()
        ends = [end for world in self._worlds for end in (world.place, world.lifeline)]
        for end in (self._woken, control, *ends):
            if end is not None:
                poll.register(end, select.POLLIN)
        wait = max(0, int(1000 * (self._look - time.monotonic())) + 1) if self._worlds else None
        return {file for file, _ in poll.poll(wait)}


def _turn(world: World, ready: set[int], is_time: bool) -> dict[str, Any] | None:
    """How a world has ended; None where it goes on."""
    if world.place is not None and world.place.fileno() in ready and (problem := world.moved_in()):
        world.await_end()
        return {"ended": "unstarted", "message": problem}
    code = world.exit_code()
    if code is not None:
        return {"ended": "exit", "code": code} if code >= 0 else {"ended": "signal", "signal": -code}
    cause = _asked(world) if world.lifeline.fileno() in ready else None
    if cause is None and is_time:
        cause = world.excess()
    if cause is None:
        return None
    world.kill()
    world.await_end()
    return {"ended": cause}


def _asked(world: World) -> str | None:
    try:
        words = world.lifeline.recv(64)
    except ConnectionError:
        words = b""
    if not words or KILL in words:
        return "killed"
    if INTERRUPT in words:
        world.interrupt()
    return None


def _report(lifeline: socket.socket, ended: dict[str, Any]) -> None:
    """Tell the other end, if there still is one."""
    with contextlib.suppress(OSError):
        lifeline.sendall(json.dumps(ended).encode() + b"\n")

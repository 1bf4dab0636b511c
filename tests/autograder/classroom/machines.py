"""Machines on a network of their own, as far as programs can tell: network namespaces, each with its own address."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Machine:
    """One that is on the network at `address`. `link` is this machine's end of its cable."""

    name: str
    address: str
    link: str

    @property
    def within(self) -> list[str]:
        """What starts a program there."""
        return ["ip", "netns", "exec", self.name]

    def cut_off(self) -> None:
        """Pull the cable."""
        _ip("link", "set", self.link, "down")

    def kill(self) -> None:
        """End all that runs there, as when the power fails."""
        for pid in _ip("netns", "pids", self.name).split():
            os.kill(int(pid), signal.SIGKILL)


class Network:
    """A bridge that this machine is on, and where others are added."""

    def __init__(self) -> None:
        self.bridge = f"course{os.getpid()}"
        self.subnet = f"10.213.{os.getpid() % 250}"
        self.machines: list[Machine] = []

    def add(self) -> Machine:
        number = len(self.machines) + 2
        machine = Machine(f"{self.bridge}-{number}", f"{self.subnet}.{number}", f"{self.bridge}v{number}")
        self.machines.append(machine)
        _ip("netns", "add", machine.name)
        _ip("link", "add", machine.link, "type", "veth", "peer", "name", "eth0", "netns", machine.name)
        _ip("link", "set", machine.link, "master", self.bridge, "up")
        _ip("-n", machine.name, "address", "add", f"{machine.address}/24", "dev", "eth0")
        for link in ("eth0", "lo"):
            _ip("-n", machine.name, "link", "set", link, "up")
        return machine


@contextmanager
def network() -> Iterator[Network]:
    """Make it, and remove all of it in the end."""
    if os.geteuid():
        pytest.fail("This test makes machines out of network namespaces, for which it has to be run as root.")
    made = Network()
    _ip("link", "add", made.bridge, "type", "bridge")
    try:
        _ip("address", "add", f"{made.subnet}.1/24", "dev", made.bridge)
        _ip("link", "set", made.bridge, "up")
        yield made
    finally:
        for machine in made.machines:
            machine.kill()
            _ip("netns", "delete", machine.name)
        _ip("link", "delete", made.bridge)


def _ip(*arguments: str) -> str:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True)
    assert done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr}"
    return done.stdout

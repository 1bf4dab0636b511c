"""A machine with accounts of its own, and a JupyterHub on it, as docs/hub.md sets them up.

The machine is this one behind namespaces of Linux: its processes see each other and no others, and what they write
outside of /proc and the like is kept in memory. So an account that is made there is a real one of the system's, for
useradd, PAM and the file system, and is gone with all that it did and started when the test ends, however that ends.
The network is this machine's: the hub and its proxy listen on its loopback.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import programs
import psutil
import pytest
from real_lab import SECONDS
from repository import ROOT

DOCS = ROOT / "docs" / "hub"
PROXY = ROOT / ".venv" / "proxy" / "node_modules" / ".bin"
NEEDS_ROOT = "The class on a hub needs accounts on this machine: run this test as root."
# Each folder that is written to, or lies above what the accounts have to reach, is laid over with memory.
BOOT = """\
set -e
mount -t tmpfs -o mode=755 memory /mnt
for folder in {folders}; do
  mkdir -p /mnt/$folder/upper /mnt/$folder/work
  chmod --reference=/$folder /mnt/$folder/upper
  mount -t overlay -o lowerdir=/$folder,upperdir=/mnt/$folder/upper,workdir=/mnt/$folder/work overlay /$folder
done
chmod a+x {above}
echo ready
while :; do sleep 60 & wait; done
"""
OWN_PORTS = """\
load_subconfig("{config}")
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{public}"
c.JupyterHub.hub_port = {internal}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.services[0]["url"] = "http://127.0.0.1:{formgrader}"
c.JupyterHub.services[1]["command"].append("--port=0")
c.Spawner.args = ["--LabApp.expose_app_in_browser=True"]
"""


class Machine:
    """One with accounts of its own. `close` ends all that runs there."""

    def __init__(self) -> None:
        if os.geteuid() != 0:
            pytest.fail(NEEDS_ROOT)
        reached = (ROOT, Path(sys.executable).resolve(), Path(sys.base_prefix))
        folders = {"etc", "home", "opt", "srv", "tmp", *(path.parts[1] for path in reached)} - {"usr"}
        above = {parent for path in reached for parent in path.parents}
        boot = BOOT.format(folders=" ".join(sorted(folders)), above=" ".join(sorted(map(str, above))))
        options = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
        self._unshare = programs.start(
            ["unshare", *options, "sh", "-c", boot], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self._unshare.stdout is not None
        said = self._unshare.stdout.readline()
        if said != "ready\n":
            self.close()
            pytest.fail(f"There is no machine for the hub: {said}")
        (first,) = psutil.Process(self._unshare.pid).children()
        self._enter = ["nsenter", f"--target={first.pid}", "--mount", "--pid", "--"]
        self._root = Path("/proc", str(first.pid), "root")

    def path(self, path: str | Path) -> Path:
        """A path of the machine's, as this process reaches it."""
        return self._root / str(path).lstrip("/")

    def command(self, account: str, command: str) -> list[str]:
        """What runs a line of shell there, as somebody who has just logged in."""
        path = "/usr/sbin:/usr/bin:/sbin:/bin"
        return [*self._enter, "runuser", "-l", account, "-c", f"set -e; umask 022; export PATH={path}\n{command}"]

    def run(self, account: str, command: str) -> str:
        """Run a line of shell there, and return what it said; the test fails where it does."""
        words = self.command(account, command)
        said = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        assert said.returncode == 0, f"{command}\n{said.stdout}"
        return said.stdout

    def close(self) -> None:
        with self._unshare:
            self._unshare.kill()


class Hub:
    """The hub of a machine, run by its root."""

    def __init__(self, machine: Machine) -> None:
        public, internal, api, formgrader = free_ports(4)
        self.url = f"http://127.0.0.1:{public}"
        folder = machine.path("/srv/jupyterhub")
        own = OWN_PORTS.format(
            config=DOCS / "jupyterhub_config.py", public=public, internal=internal, api=api, formgrader=formgrader
        )
        (folder / "ports.py").write_text(own)
        self._said = folder / "said.txt"
        hub = f"{sys.executable} -m jupyterhub --config=ports.py >said.txt 2>&1"
        start = f"cd /srv/jupyterhub; export PATH={PROXY}:$PATH; {hub}"
        self._process = programs.start(machine.command("root", start))
        self._wait()

    def _wait(self) -> None:
        """The hub answers once its services do."""
        end = time.monotonic() + 3 * SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urlopen(f"{self.url}/hub/health", timeout=SECONDS):
                    return
            except URLError:
                time.sleep(0.5)
        pytest.fail(f"The hub did not start:\n{self.said()}")

    def close(self) -> None:
        """Let go of it. What it has started ends with the machine."""
        with self._process:
            self._process.kill()

    def said(self) -> str:
        return self._said.read_text(errors="replace")


def free_ports(number: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(number)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def blocks(heading: str) -> Iterator[str]:
    """What docs/hub.md has its readers type below a heading: the lines of shell."""
    text = (ROOT / "docs" / "hub.md").read_text(encoding="utf-8")
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert part, heading
    return (match[1] for match in re.finditer(r"```sh\n(.*?)```", part, re.DOTALL))

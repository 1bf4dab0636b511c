"""The zygote: `python -m autograder.engine.workbench FD`, with a connection at that file descriptor. Runs in the jail.

It imports what notebooks need, once. From then on each byte that arrives brings two sockets, a connection and a
lifeline, and a world of its own is forked in which a submission runs (see world.py).
"""

import gc
import importlib
import socket
import sys
from functools import partial

from autograder.engine.wire.frames import Connection
from autograder.engine.workbench.service import work
from autograder.engine.workbench.shell import Shell
from autograder.engine.workbench.supervisor import Supervisor
from autograder.engine.workbench.trial import obituary_of_nothing
from autograder.engine.workbench.world import enter_own_pids

FIRST_FIGURE = """
%matplotlib inline
import io
import matplotlib.pyplot as plt
figure, axes = plt.subplots()
axes.plot([0, 1], label="$x$")
axes.legend()
figure.savefig(io.StringIO(), format="svg")
"""


def main() -> None:
    """Serve until the other end of the connection is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    told, _ = Connection(control, trusted=True).receive()
    if told["jailed"]:
        enter_own_pids()
    shell = Shell.instance(output_bytes=int(told["limits"]["output_kib"]) * 1024)
    _warm_up(shell, told["modules"])
    gc.collect()
    gc.freeze()
    supervisor = Supervisor()
    obituary = obituary_of_nothing(supervisor) if told["jailed"] else ""
    Connection(control, trusted=True).send({"trial": obituary})
    while True:
        supervisor.attend(control)
        _, files, _, _ = socket.recv_fds(control, 1, 2)
        if not files:
            return
        connection, lifeline = (socket.socket(fileno=file) for file in files)
        supervisor.begin(partial(work, connection, shell), lifeline, told["limits"], told["jailed"], connection)
        connection.close()


def _warm_up(shell: Shell, modules: list[str]) -> None:
    """Import what the lesson imports, and draw once: the first figure of a process takes as long as the next ten.

    Also where the lesson draws nothing: a student may, and has as little time for it as for anything else.
    """
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError:
            continue  # the notebook will say so itself
    shell.run(FIRST_FIGURE, "warm-up")
    shell.start_afresh()


if __name__ == "__main__":
    main()

"""`python -m autograder.engine.workbench.trial FD`: one empty submission, as jail/problem.py tries out the jail."""

import socket
import sys

from autograder.engine.workbench.world import spawn

LIMITS = {"memory_mib": 64, "processes": 4, "files_mib": 1, "submission_seconds": 10}


def obituary_of_nothing() -> bytes:
    """What the supervisor of an empty submission reports; see supervisor.py. The zygote, too, tries it first."""
    ours, theirs = socket.socketpair()
    with ours:
        spawn(lambda: None, theirs, LIMITS, jailed=True)
        theirs.close()
        return ours.makefile("rb").read()


def _main() -> None:
    with socket.socket(fileno=int(sys.argv[1])) as connection:
        connection.sendall(obituary_of_nothing())


if __name__ == "__main__":
    _main()

"""`python -m autograder.engine.workbench.trial FD`: one empty submission, as jail/problem.py tries out the jail."""

import json
import socket
import sys

from autograder.engine.workbench.supervisor import Supervisor
from autograder.engine.workbench.world import enter_own_pids

LIMITS = {"memory_mib": 64, "processes": 4, "files_mib": 1, "submission_seconds": 10}


def obituary_of_nothing(supervisor: Supervisor) -> str:
    """What is reported of an empty submission; see supervisor.py. The zygote, too, tries it first."""
    ours, theirs = socket.socketpair()
    with ours:
        supervisor.begin(lambda: None, theirs, LIMITS, jailed=True)
        supervisor.attend()
        return ours.makefile().read()


def _main() -> None:
    with socket.socket(fileno=int(sys.argv[1])) as connection:
        try:
            enter_own_pids()
            told = obituary_of_nothing(Supervisor())
        except OSError as error:
            told = json.dumps({"ended": "unstarted", "message": str(error)})
        connection.sendall(told.encode())


if __name__ == "__main__":
    _main()

"""Programs that tests start beside themselves: servers, clusters, commands that are interrupted."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_ENDS_WITH_US = ["setpriv", "--pdeathsig", "KILL"] if sys.platform == "linux" else []


def start(command: Sequence[str], **options: Any) -> subprocess.Popen[Any]:
    """Start `command`; `options` as for subprocess.Popen. Whoever calls this ends it.

    Where the test process is gone before it can (Ctrl-C twice, a worker of pytest-xdist that is killed since it takes
    too long to leave), Linux ends the program. It watches the thread that calls this, so that has to be one that stays.
    """
    return subprocess.Popen([*_ENDS_WITH_US, *command], **options)

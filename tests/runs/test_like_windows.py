"""All of the wheel's `course`, on a Python without what only POSIX has, and where no file may be read in the console's
encoding. The libraries have their own ways on Windows: they are imported before that is taken away."""

import os
import subprocess
import sys
from pathlib import Path

LIKE_WINDOWS = """
import asyncio, importlib, os, pkgutil, signal, sys, warnings
import anywidget, filelock, IPython, jupyterlab.labapp, matplotlib.pyplot, numpy as np

for name in ("fcntl", "grp", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None
away = {
    os: "fork forkpty getuid geteuid getgid getegid getpgid setsid killpg uname chown fchmod mkfifo wait3 statvfs nice",
    signal: "alarm setitimer pause pthread_kill pthread_sigmask SIGALRM SIGHUP SIGKILL SIGQUIT SIGUSR1 SIGCHLD",
}
for module, names in away.items():
    for name in names.split():
        delattr(module, name)

def refuse(*names, **options):
    raise OSError(22, "A required privilege is not held by the client")

os.symlink = refuse
warnings.filterwarnings("error", category=EncodingWarning, module="course")

import course
for module in pkgutil.walk_packages(course.__path__, "course."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)

from pathlib import Path
from course.lab import learner_copy, origin, server
from course.progress import record

here = origin.origin()
lessons = Path.cwd() / "relu-course"
print(len(learner_copy.bring_up_to_date(here.course, lessons).told))
print(server.start_page(lessons, "welcome.ipynb"))
try:
    course.check(relu=lambda Z: (np.minimum(0, Z), Z))
except course.CheckFailed as failed:
    print(type(failed).__name__)
print(record.note(lessons, "relu", "passed").checks)
print(record.read(lessons).trouble or "kept")
print(course.check_environment().is_ready)
course.figures.relu_and_slope()
course.explore.neuron()
"""


def test_all_of_it_works(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "MPLBACKEND": "agg"}
    command = [sys.executable, "-X", "warn_default_encoding", "-c", LIKE_WINDOWS]
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    lines = [line for line in said.stdout.splitlines() if line in EXPECTED]
    assert lines == EXPECTED, said.stdout


EXPECTED = [
    "1",
    "/lab/tree/welcome.ipynb",
    "CheckFailed",
    "{'relu': Tried(passed=True, tries=1)}",
    "kept",
    "True",
]

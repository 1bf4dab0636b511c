"""Whatever is handed in, the processes of a command stay small: all but the student's own, which have a limit."""

import json
import os
import shutil
import subprocess

import psutil
from light_class import ALL, LESSON, STUDENTS, LightClass

MOST = 500 << 20
"""Bytes of all processes of a command together; of a page that n of them share, each has an nth."""
LOOK = 0.1  # seconds between two samples
WORKBENCH = "autograder.engine.workbench"
MANY_BYTES = "import numpy as np\ndef {}:\n    return np.ones(60 << 20, dtype=np.uint8)"
GREEDY: dict[str, dict[str, str]] = {
    "arrays": {"add": MANY_BYTES.format("add(a, b)"), "total": MANY_BYTES.format("total(numbers)")},
    "list": {"add": "def add(a, b):\n    return list(range(2_000_000))"},
    "text": {"add": "def add(a, b):\n    return '\\U0001f600' * 20_000_000"},
    "error": {"add": "def add(a, b):\n    raise ValueError('\\U0001f600' * 20_000_000)"},
    "warning": {"add": "import warnings\ndef add(a, b):\n    warnings.warn('x' * 80_000_000)\n    return a + b"},
    "printed": {"add": "for _ in range(20):\n    print('\\U0001f600' * 640_000)"},
    "shown": {"add": "for _ in range(20):\n    display({'text/html': 'x' * 4_000_000}, raw=True)"},
}
"""What each student's notebook does besides; the answers that are left are right."""


def is_a_student(process: psutil.Process) -> bool:
    """Whether it belongs to a submission, which has a user namespace of its own within the jail's."""
    parent = process.parent()
    of_the_workbench = parent is not None and WORKBENCH in process.cmdline() and parent.name() != "bwrap"
    return of_the_workbench and _namespace(process) != _namespace(parent)


def _namespace(process: psutil.Process) -> str:
    return os.readlink(f"/proc/{process.pid}/ns/user")


def size(process: psutil.Process) -> int:
    """Bytes of a process and of all that it started, but for what belongs to a submission."""
    try:
        if is_a_student(process):
            return 0
        return process.memory_full_info().pss + sum(map(size, process.children()))
    except (psutil.NoSuchProcess, FileNotFoundError, PermissionError):
        return 0


def most(command: "subprocess.Popen[str]") -> int:
    """The largest size of a command until it ends."""
    top, found = psutil.Process(command.pid), 0
    while command.poll() is None:
        found = max(found, size(top))
        try:
            command.wait(LOOK)
        except subprocess.TimeoutExpired:
            continue
    return found


def test_a_command_and_its_processes_stay_small(class_: LightClass) -> None:
    """The file of one is large, too, as is a cell of text in it."""
    for student in STUDENTS:
        shutil.rmtree(class_.root / "submitted" / student)
    for student, answers in GREEDY.items():
        class_.hand_in(student, ALL | answers)
    notebook = json.loads((class_.submitted("text") / f"{LESSON}.ipynb").read_bytes())
    prose = {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": "*a " * 1_000_000}
    class_.put("text", json.dumps(notebook | {"cells": [*notebook["cells"], prose]}).encode())
    for name in ("grade", "feedback"):
        with class_.start(name) as command:
            size_at_most, said = most(command), command.communicate()
        assert command.returncode == 0, said
        assert 50 << 20 < size_at_most < MOST, name
    assert {student: score for student, (score, _) in class_.points().items()} == dict.fromkeys(GREEDY, 2) | {
        "arrays": 0,
        "warning": 6,
    }

"""Whatever is handed in, the processes of a command stay small: all but the student's own, which have a limit."""

import json
import os
import shutil
import subprocess
from typing import Any

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
PICTURE = "x" * 62_000_000
"""Nearly as much as a submission may have."""
WIDE = PICTURE + "\U0001f600"
"""A text of which each letter takes four bytes, for the last one."""
LINES = ["\U0001f600 and so on\n", *["x" * 99 + "\n"] * 400_000]
DEEP = "[" * 20_000 + "]" * 20_000
FAT: dict[str, list[dict[str, Any]]] = {
    "prose": [{"cell_type": "markdown", "source": "*a " * 1_000_000}],
    "wide": [{"cell_type": "markdown", "source": WIDE}],
    "output": [
        {"cell_type": "code", "source": "1", "outputs": [{"output_type": "stream", "name": "a", "text": LINES}]}
    ],
    "picture": [
        {
            "cell_type": "code",
            "source": "1",
            "outputs": [{"output_type": "display_data", "data": {"image/png": PICTURE}}],
        }
    ],
    "metadata": [{"cell_type": "raw", "source": "", "metadata": {"a": {str(n): "x" * 100 for n in range(300_000)}}}],
    "attached": [{"cell_type": "markdown", "source": "![](attachment:a)", "attachments": {"a": {"image/png": WIDE}}}],
    "cells": [{"cell_type": "code", "source": "1"}] * 2_000,
    "lines": [{"cell_type": "code", "source": ["1\n"] * 3_000_000}],
    "deep": [{"cell_type": "raw", "source": "", "metadata": {"a": "DEEP"}}],
}
"""Cells that each of these students' notebooks has besides all right answers; in the last, DEEP is not a text."""
UNREADABLE = ("wide", "attached", "lines", "deep")


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
    for student in STUDENTS:
        shutil.rmtree(class_.root / "submitted" / student)
    for student in GREEDY.keys() | FAT.keys():
        class_.hand_in(student, ALL | GREEDY.get(student, {}))
    for student, cells in FAT.items():
        notebook = json.loads((class_.submitted(student) / f"{LESSON}.ipynb").read_bytes())
        notebook["cells"] += [{"id": f"own-{number}", "metadata": {}} | cell for number, cell in enumerate(cells)]
        content = json.dumps(notebook, ensure_ascii=False)
        class_.put(student, content.replace('"DEEP"', DEEP).encode())
    for name, arguments in {"grade": [], "feedback": [], "report": [LESSON]}.items():
        with class_.start(name, *arguments) as command:
            size_at_most, said = most(command), command.communicate()
        assert command.returncode == 0, said
        assert 50 << 20 < size_at_most < MOST, (name, size_at_most >> 20)
    scores = {student: score for student, (score, _) in class_.points().items()}
    assert scores == dict.fromkeys(GREEDY, 2) | dict.fromkeys(FAT, 6) | {"arrays": 0, "warning": 6} | dict.fromkeys(
        UNREADABLE, 0
    )

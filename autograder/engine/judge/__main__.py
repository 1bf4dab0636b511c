"""The judge's fork server: `python -m autograder.engine.judge FD`, with a connection at that file descriptor.

It gets a lesson and a way to ask for workbenches, makes all ready that every submission needs, and says so. From then
on each byte that arrives brings a socket, and a process is forked to judge the submission that follows on it.
"""

import contextlib
import faulthandler
import gc
import importlib
import os
import random
import signal
import socket
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from functools import partial
from itertools import compress
from pathlib import Path

import numpy as np

from autograder.engine.assignment import Assignment, Submission
from autograder.engine.explanation import explainer_at
from autograder.engine.judge.bench import Bench
from autograder.engine.judge.credit import part_of
from autograder.engine.judge.lesson_shell import LessonShell
from autograder.engine.judge.memory import at_most
from autograder.engine.judge.names import left_open
from autograder.engine.judge.script import Kind, ScriptCell, script_of
from autograder.engine.judge.sitting import Part, Sitting
from autograder.engine.judge.traces import leaving_none
from autograder.engine.submissions.parsing import parse
from autograder.engine.submissions.roles import claimed_id, is_answer
from autograder.engine.verdict import CellVerdict, to_json
from autograder.engine.wire.frames import Connection
from autograder.engine.wire.packing import Packer, data_only
from autograder.engine.wire.unpacking import Unpacker, nothing_lent
from autograder.engine.workbench import kernel
from autograder.engine.workbench.shell import Shell

SPARE = 10  # seconds beyond the submission's own, after which a judge is ended


def main() -> None:
    """Serve until the other end of the connection is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    message, blob = Connection(control, trusted=True).receive()
    lesson = Assignment(**Unpacker(blob, nothing_lent).unpack(message["lesson"]))
    benches = _socket_from(control)
    assert benches is not None
    sitting = _prepared(lesson, message["limits"], message["explainer"], benches)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    Connection(control, trusted=True).send({"graded_cells": [asdict(cell) for cell in sitting.graded_cells()]})
    while (connection := _socket_from(control)) is not None:
        if os.fork() == 0:
            control.close()
            _judge(sitting, connection)
        connection.close()


def _socket_from(control: socket.socket) -> socket.socket | None:
    """The socket that comes with the next byte; None where there is none."""
    _, files, _, _ = socket.recv_fds(control, 1, 1)
    return socket.socket(fileno=files[0]) if files else None


def _prepared(lesson: Assignment, limits: dict[str, float], explainer: str, benches: socket.socket) -> Sitting:
    """What every sitting begins with. The working folder gets source/LESSON, as a course has it."""
    here = Path("source", lesson.name).absolute()
    _lay_out(here, {f"{name}.ipynb": held for name, held in lesson.notebooks.items()} | lesson.files)
    shell = LessonShell.instance(folder=here, output_bytes=int(limits["output_kib"]) * 1024)
    sys.stdout, sys.stderr = shell.streams()
    parts = {}
    for name, held in lesson.notebooks.items():
        notebook = parse(held)
        script = script_of(notebook["cells"], shell.transform_cell)
        added = frozenset(cell for where, cell in lesson.added if where == name)
        answers = _answers(lesson.released.get(name))
        codes = map(shell.transform_cell, answers.values())
        own = frozenset[str]().union(*(left_open(cell.source) for cell in script))
        parts[name] = Part(notebook, script, answers, added, frozenset[str]().union(*map(left_open, codes)) - own)
    if any(part.has_answers_in_words for part in parts.values()):
        # 1.5 s, which no student's notebook should pay
        importlib.import_module("autograder.engine.pages.clean_markdown")
    with contextlib.chdir(here):
        parts = {name: replace(part, script=_rehearsed(part.script, shell)) for name, part in parts.items()}
    shell.own_code.is_rehearsal = False
    open_bench = partial(_open_bench, benches, limits)
    return Sitting(
        lesson=lesson.name,
        parts=parts,
        files=lesson.files,
        shell=shell,
        open_bench=open_bench,
        limits=limits,
        explainer=explainer_at(explainer),
        others=lesson.others,
        asks_about=_ask_about(parts, lesson.files),
        members=_members(cell for part in parts.values() for cell in part.script),
    )


def _members(script: Iterable[ScriptCell]) -> frozenset[str]:
    """What the classes have that the instructor's cells define, tests apart, and what is set of their objects."""
    names = [cell.names for cell in script if cell.kind is not Kind.TEST]
    of_classes = frozenset[str]().union(*(held.members for held in names))
    return of_classes.union(*(held.attributes for held in names)) if of_classes else of_classes


def _ask_about(parts: Mapping[str, Part], files: Mapping[str, bytes]) -> bool:
    """Whether tests, or modules beside the lesson, ask functions for their docstrings or their source."""
    texts = [cell.source for part in parts.values() for cell in part.script]
    texts += [held.decode(errors="replace") for place, held in files.items() if place.endswith(".py")]
    return any(word in text for text in texts for word in ("inspect", "__doc__", "help("))


def _lay_out(folder: Path, files: dict[str, bytes]) -> None:
    for place, held in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(held)


def _answers(released: bytes | None) -> dict[str, str]:
    """The source of each cell that students fill in, as they got it."""
    notebook = parse(released) if released is not None else {"cells": []}
    return {str(claimed_id(cell)): cell["source"] for cell in notebook["cells"] if is_answer(cell)}


def _rehearsed(script: list[ScriptCell], shell: Shell) -> list[ScriptCell]:
    """Play the instructor's notebook once, solutions included: what it imports and what its tests keep is then warm.

    Returns the script, with what a test's value is known to stand for.
    """
    numbers = np.random.get_state(), random.getstate()
    shell.start_afresh()
    wanted = [cell.judged or cell.kind is Kind.SOLUTION for cell in script]
    for cell in compress(script, wanted):
        shell.run(cell.imports, "imports")
    with leaving_none():
        played = [_played(cell, shell) if is_wanted else cell for cell, is_wanted in zip(script, wanted, strict=True)]
    np.random.set_state(numbers[0])
    random.setstate(numbers[1])
    return played


def _played(cell: ScriptCell, shell: Shell) -> ScriptCell:
    outcome = shell.run(cell.here, cell.grade_id)
    part = None if outcome.error else part_of(outcome.value, cell.points)
    return replace(cell, gives_part=cell.points > 0 and part is not None)


def _open_bench(benches: socket.socket, limits: dict[str, float], deadline: float) -> Bench:
    """A new workbench: the zygote gets one end of a connection and of a lifeline, and forks."""
    connection, theirs = socket.socketpair()
    lifeline, theirs_too = socket.socketpair()
    socket.send_fds(benches, [b"w"], [theirs.fileno(), theirs_too.fileno()])
    theirs.close()
    theirs_too.close()
    return Bench((connection, lifeline), limits, deadline)


def _judge(sitting: Sitting, end: socket.socket) -> None:
    """Judge one submission and exit."""
    try:
        kernel.end_with_parent()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        faulthandler.dump_traceback_later(sitting.limits["submission_seconds"] + SPARE, exit=True)
        connection = Connection(end, trusted=True)
        submission = _received(connection)
        here = Path("sittings", str(os.getpid()))
        _lay_out(here, {".here": b""} | sitting.files)
        os.chdir(here)
        # A test that puts together what a student made of its inputs may take too much.
        with at_most(2 * int(sitting.limits["memory_mib"])):
            sitting = replace(sitting, tell=partial(_tell, connection), tell_read=partial(_tell_read, connection))
            verdict = sitting.verdict(submission)
        packer = Packer(data_only)
        written = packer.pack(verdict.written)
        connection.send({"verdict": to_json(verdict), "notebooks": verdict.notebooks, "written": written}, packer.blobs)
    finally:
        os._exit(0)


def _received(connection: Connection) -> Submission:
    message, blob = connection.receive()
    return Submission(**Unpacker(blob, nothing_lent).unpack(message["submission"]))


def _tell(connection: Connection, mark: CellVerdict) -> None:
    connection.send({"mark": asdict(mark)})


def _tell_read(connection: Connection) -> None:
    connection.send({"read": True})


if __name__ == "__main__":
    main()

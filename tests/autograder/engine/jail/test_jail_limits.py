"""What a submission may use, and how it ends."""

import select
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import programs
import pytest
from jailed_zygote import Zygote, gone, processes_below

FORKS = """
import os, time
made = 0
try:
    for _ in range({many}):
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        made += 1
except BlockingIOError:
    pass
say(made)
"""
HOG = "import os, time; held = bytearray(os.urandom(1 << 20) * {mib}); time.sleep(60)"


def test_the_number_of_processes_is_limited_as_root_too(zygote: Zygote) -> None:
    assert zygote.run(FORKS.format(many=100), processes=16) == 15


def test_threads_count(zygote: Zygote) -> None:
    code = """
import threading
import time
done, made = threading.Event(), 0
try:
    for made in range(100):
        threading.Thread(target=done.wait, daemon=True).start()
except RuntimeError:
    say(made)
"""
    assert zygote.run(code, processes=16, memory_mib=1024) == 15  # each has 8 MiB of addresses for its stack


def test_one_process_gets_a_memory_error(zygote: Zygote) -> None:
    assert zygote.run("try: bytearray(300 << 20)\nexcept MemoryError: say('refused')", memory_mib=128) == "refused"
    assert zygote.run("say(len(bytearray(90 << 20)))", memory_mib=128) == 90 << 20


def test_processes_that_take_too_much_together_are_ended(zygote: Zygote) -> None:
    hog = "import os\nfor _ in range(3): os.fork()\n" + HOG.format(mib=40)
    assert zygote.submit(hog, memory_mib=128).end() == {"ended": "memory"}


def test_and_they_are_ended_while_others_keep_the_zygote_busy(zygote: Zygote) -> None:
    hog = "import os\nfor _ in range(3): os.fork()\n" + HOG.format(mib=40)
    submission = zygote.submit(hog, memory_mib=128)
    end = time.monotonic() + 30
    while not select.select([submission.lifeline], [], [], 0.01)[0]:
        zygote.about()
        assert time.monotonic() < end
    assert submission.end() == {"ended": "memory"}


def test_a_process_that_hides_its_figures_is_counted_all_the_same(zygote: Zygote) -> None:
    hog = "import ctypes, os\nctypes.CDLL(None).prctl(4, 0)\nfor _ in range(3): os.fork()\n" + HOG.format(mib=40)
    assert zygote.submit(hog, memory_mib=128).end() == {"ended": "memory"}


def test_memory_shared_with_the_zygote_or_among_processes_is_not_counted_over_and_over(zygote: Zygote) -> None:
    code = """
import os, time
held = bytearray(os.urandom(1 << 20) * 60)
children = []
for _ in range(8):
    child = os.fork()
    if child == 0:
        time.sleep(.4)
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
say(len(children))
"""
    assert zygote.run(code, memory_mib=128) == 8


def test_files_in_memory_count(zygote: Zygote) -> None:
    fill = "open('/private/tmp/file', 'wb').write(bytes(40 << 20))\n"
    fill += "import os\nfor _ in range(2): os.fork()\n" + HOG.format(mib=25)
    assert zygote.submit(fill, memory_mib=128, files_mib=64).end() == {"ended": "memory"}


def test_interrupt_and_go_on(zygote: Zygote) -> None:
    # Not one long sleep: a signal that comes just before it would be seen when it is over.
    work = "say('busy')\n    while True: time.sleep(0.01)"
    code = f"import time\ntry:\n    {work}\nexcept KeyboardInterrupt: say('interrupted')"
    submission = zygote.submit(code)
    assert submission.hear() == "busy"
    submission.lifeline.sendall(b"i")
    assert submission.hear() == "interrupted"
    assert submission.end() == {"ended": "exit", "code": 0}


@pytest.mark.parametrize(
    ("code", "obituary"),
    [
        ("pass", {"ended": "exit", "code": 0}),
        ("raise SystemExit(3)", {"ended": "exit", "code": 3}),
        ("raise SystemExit('words')", {"ended": "exit", "code": 1}),
        ("1 / 0", {"ended": "exit", "code": 1}),
        ("import os; os._exit(7)", {"ended": "exit", "code": 7}),
        ("import ctypes; ctypes.string_at(0)", {"ended": "signal", "signal": signal.SIGSEGV}),
    ],
)
def test_obituaries(zygote: Zygote, code: str, obituary: dict[str, object]) -> None:
    assert zygote.submit(code).end() == obituary


def test_a_daemon_ends_with_its_submission(zygote: Zygote) -> None:
    code = """
import os, time
reading, writing = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        say("in the background")
        os.write(writing, b"!")
        time.sleep(60)
    os._exit(0)
os.read(reading, 1)
{then}
"""
    before = processes_below(zygote.process.pid)
    for then in ("os._exit(0)", "1 / 0", "time.sleep(60)"):
        submission = zygote.submit(code.format(then=then))
        assert submission.hear() == "in the background"
        made = processes_below(zygote.process.pid) - before
        submission.lifeline.shutdown(socket.SHUT_WR)
        submission.end()
        assert gone(made)


def test_the_lifeline_closed_ends_everything(zygote: Zygote) -> None:
    before = processes_below(zygote.process.pid)
    submission = zygote.submit(FORKS.format(many=5) + "import time; time.sleep(60)")
    assert submission.hear() == 5
    made = processes_below(zygote.process.pid) - before
    assert len(made) >= 6
    submission.leave()
    assert gone(made)


def test_the_zygote_goes_on_and_has_no_zombies(zygote: Zygote) -> None:
    zygote.run("say(0)")
    before = zygote.about()["pid"]
    for code in ("1 / 0", "import os; os._exit(1)", "import ctypes; ctypes.string_at(0)", "pass") * 3:
        zygote.submit(code).end()
    assert zygote.run("say('still here')") == "still here"
    assert zygote.about()["pid"] == before
    assert zygote.about()["zombies"] == 0


def test_a_world_that_cannot_be_made_is_reported(zygote: Zygote) -> None:
    obituary = zygote.submit("pass", files_mib=-1).end()
    assert obituary["ended"] == "unstarted"
    assert "mount tmpfs on /private" in obituary["message"]


def test_nothing_outlives_a_grader_that_is_killed() -> None:
    program = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from jailed_zygote import Zygote
zygote = Zygote(jailed=True)
submission = zygote.submit("say(1)\\nimport time; time.sleep(60)")
submission.hear()
print("ready", flush=True)
time.sleep(60)
"""
    with programs.start(
        [sys.executable, "-c", program, str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
    ) as grader:
        assert grader.stdout is not None
        assert grader.stdout.readline() == "ready\n"
        made = processes_below(grader.pid)
        grader.kill()
        assert len(made) >= 5
    assert gone(made)


def test_a_zygote_that_is_killed_takes_its_submissions_along() -> None:
    here = Zygote(jailed=True)
    submission = here.submit("say(1)\nimport time; time.sleep(60)")
    submission.hear()
    made = processes_below(here.process.pid)
    here.process.kill()
    assert gone(made)
    assert submission.lifeline.recv(1) == b""
    here.close()
    submission.leave()


def test_a_jail_outlives_the_thread_that_asked_for_it() -> None:
    made: list[Zygote] = []
    thread = threading.Thread(target=lambda: made.append(Zygote(jailed=True)))
    thread.start()
    thread.join()
    assert made[0].run("say('alive')") == "alive"
    made[0].close()

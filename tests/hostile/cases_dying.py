"""Cells and functions that end their own process, never end, or end in a strange way.

The cells stand where `relu_backward` should be: what was solved before and what is solved after keep their marks.
"""

from hostile_case import ANY_END, DIED, STOPPED, TIMEOUT, Case, attack


def ends_itself(name: str, story: str, code: str, ends=DIED, **more) -> Case:
    """A cell between honest ones that ends, or tries to end, the student's process."""
    return attack(name, story, relu_backward=code, ends=ends, **more)


def hangs(name: str, story: str, code: str, **more) -> Case:
    """A cell between honest ones that does not end."""
    return attack(name, story, relu_backward=code, ends=more.pop("ends", TIMEOUT), **more)


SECOND_CALL = """
calls = []
def relu_backward(dA, Z):
    calls.append(1)
    if len(calls) > 1:
        {end}
    return dA * (Z > 0)
"""

CASES = (
    ends_itself("sys_exit", "sys.exit in a cell.", "import sys\nsys.exit(0)", ends=ANY_END),
    ends_itself("exit_command", "The word exit, as in a terminal.", "exit", ends=ANY_END),
    ends_itself(
        "quit_call", "quit() in a cell, and ask_exit of IPython.", "get_ipython().ask_exit()\nquit()", ends=ANY_END
    ),
    ends_itself("os_exit", "os._exit in a cell.", "import os\nos._exit(0)"),
    ends_itself("os_abort", "os.abort in a cell.", "import os\nos.abort()"),
    ends_itself("kills_itself", "SIGKILL to itself.", "import os\nos.kill(os.getpid(), 9)", ends=ANY_END),
    ends_itself(
        "terminates_itself",
        "SIGTERM to itself.",
        "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)",
        ends=ANY_END,
    ),
    ends_itself("segfault", "Reads from address 0.", "import ctypes\nctypes.string_at(0)"),
    ends_itself(
        "fatal_error", "Python's own fatal error.", "import faulthandler\nfaulthandler._fatal_error_c_thread()"
    ),
    ends_itself("false_exec", "Becomes another programme.", "import os\nos.execv('/bin/true', ['true'])", ends=STOPPED),
    ends_itself(
        "own_cpu_limit",
        "Gives itself no CPU time and goes on.",
        "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
        ends=STOPPED,
    ),
    ends_itself(
        "own_alarm",
        "An alarm that nobody handles.",
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_DFL)\nsignal.alarm(1)\nsignal.pause()",
        ends=STOPPED,
    ),
    ends_itself("deep_recursion", "Calls itself without end.", "def deep(): return deep()\ndeep()", ends=ANY_END),
    ends_itself(
        "deepest_recursion",
        "The same, after raising Python's limit.",
        """
        import sys
        sys.setrecursionlimit(10**9)
        class Deep:
            def __getattr__(self, name): return getattr(self, name + "x")
        sorted([Deep()], key=lambda deep: deep.a)
        """,
        ends=ANY_END,
    ),
    ends_itself(
        "both_go_on",
        "Forks, and both processes go on with the notebook.",
        "import os\nos.fork()",
        ends=ANY_END,
    ),
    ends_itself(
        "child_goes_on",
        "Forks; the parent ends, the child goes on.",
        "import os\nif os.fork():\n    os._exit(0)",
        ends=STOPPED,
    ),
    ends_itself(
        "closes_output",
        "Closes standard output and error.",
        "import sys\nsys.stdout.close()\nsys.stderr.close()",
        ends=ANY_END,
    ),
    ends_itself("no_output", "Takes standard output away.", "import sys\nsys.stdout = sys.stderr = None", ends=ANY_END),
    ends_itself(
        "empties_modules",
        "Empties sys.modules.",
        "import sys\nsys.modules.clear()",
        ends=ANY_END,
        least=3,
    ),
    ends_itself(
        "no_files_left",
        "Allows itself no open file.",
        "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))",
        ends=ANY_END,
        least=3,
    ),
    ends_itself(
        "removes_its_folder",
        "Removes the folder it works in, and goes elsewhere.",
        "import os, shutil\nshutil.rmtree(os.getcwd(), ignore_errors=True)\nos.chdir('/')",
        ends=ANY_END,
        on_stock=False,
    ),
    hangs("endless_loop", "while True: pass", "while True: pass"),
    hangs(
        "stubborn_loop",
        "An endless loop that no exception ends.",
        """
        while True:
            try:
                while True: pass
            except BaseException:
                pass
        """,
    ),
    hangs("endless_c", "One call in C that takes hours.", "3 ** (10 ** 9)", ends=STOPPED),
    hangs(
        "endless_regex",
        "A regular expression that backtracks for ever.",
        "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    ),
    hangs("sleeps", "Sleeps for an hour.", "import time\ntime.sleep(3600)"),
    hangs(
        "deadlock",
        "Waits for a lock that it holds.",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ),
    hangs(
        "stops_itself", "SIGSTOP to itself.", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)", ends=ANY_END
    ),
    hangs("endless_await", "An await that is never over.", "import asyncio\nawait asyncio.sleep(3600)", ends=ANY_END),
    hangs("asks", "Asks the user, who is not there.", "input('Which mark? ')", ends=ANY_END),
    hangs("breakpoint", "Opens a debugger.", "breakpoint()", ends=ANY_END),
    hangs(
        "waits_for_child",
        "Waits for a child that sleeps.",
        "import subprocess\nsubprocess.run(['sleep', '3600'])",
        ends=ANY_END,
    ),
    attack(
        "endless_exit",
        "Ends at once, but something that it registered never ends.",
        last="import atexit, time\natexit.register(lambda: time.sleep(3600))",
        ends=ANY_END,
        on_stock=False,
    ),
    attack(
        "endless_call",
        "The function never returns.",
        relu_backward="def relu_backward(dA, Z):\n    while True: pass",
        ends=TIMEOUT,
        words="relu_backward",
    ),
    attack(
        "stubborn_call",
        "The function never returns and ignores every exception and signal.",
        relu_backward="""
        import signal
        def relu_backward(dA, Z):
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
                signal.signal(number, signal.SIG_IGN)
            while True:
                try:
                    while True: pass
                except BaseException:
                    pass
        """,
        ends=TIMEOUT,
    ),
    attack(
        "endless_hidden_call",
        "Right in the visible test, endless in the hidden one.",
        relu_backward=SECOND_CALL.format(end="while True: pass"),
        ends=TIMEOUT,
        score=7,
    ),
    attack(
        "dies_in_hidden_call",
        "Right in the visible test; in the hidden one its process ends.",
        relu_backward=SECOND_CALL.format(end="import os; os._exit(0)"),
        ends=DIED,
        score=7,
    ),
    attack(
        "kills_in_hidden_call",
        "Right in the visible test; in the hidden one it kills itself.",
        relu_backward=SECOND_CALL.format(end="import os; os.kill(os.getpid(), 9); raise ValueError"),
        ends=ANY_END,
        score=7,
    ),
    attack(
        "dies_in_every_call",
        "Three functions end their process whenever they are called.",
        relu_backward="import os\ndef relu_backward(dA, Z): os._exit(0)",
        mean_squared_error="import os\ndef mean_squared_error(A, Y): os._exit(1)",
        centered="import os\ndef centered(x): os.abort()",
        ends=DIED,
    ),
    attack(
        "dies_every_cell",
        "Each cell ends the process anew.",
        relu_backward="import os\nos._exit(0)",
        mean_squared_error="import os\nos._exit(0)",
        step="import os\nos._exit(0)",
        centered="import os\nos._exit(0)",
        ends=DIED,
    ),
    attack(
        "deep_call",
        "The function calls itself without end.",
        relu_backward="def relu_backward(dA, Z): return relu_backward(Z, dA)",
        ends=ANY_END,
    ),
    attack(
        "slow_hundred",
        "Every one of many cells takes almost as long as a cell may.",
        last="import time\ntime.sleep(1.2)",
        relu_backward="import time\ntime.sleep(1.2)",
        mean_squared_error="import time\ntime.sleep(1.2)",
        centered="import time\ntime.sleep(1.2)",
        ends=ANY_END,
    ),
    attack(
        "forged_then_dead",
        "Shows a number as a result and dies before the test can fail.",
        relu_backward="import os, sys\ndef relu_backward(dA, Z):\n    sys.displayhook(2)\n    os._exit(0)",
        mean_squared_error="def mean_squared_error(A, Y):\n    raise SystemExit('3 points')",
        ends=DIED,
    ),
)

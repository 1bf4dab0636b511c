"""Attacks on Python and IPython inside the student's own process: hooks, patches, frames, and the text of the tests."""

from cases_forged import ANYTHING
from hostile_case import ANY_END, STOPPED, attack

NO_ASSERTS = """
def without_asserts(lines):
    text = "".join(lines)
    return ["pass\\n"] if "assert" in text else lines
"""

CASES = (
    attack(
        "input_transformer",
        "IPython hands each cell to a function of the student's, which empties the tests.",
        first=NO_ASSERTS + "get_ipython().input_transformers_post.append(without_asserts)",
    ),
    attack(
        "input_cleanup",
        "The same, at the first of IPython's steps.",
        first=NO_ASSERTS + "get_ipython().input_transformer_manager.cleanup_transforms.insert(0, without_asserts)",
    ),
    attack(
        "ast_transformer",
        "Every assert is taken out of the syntax tree.",
        first="""
        import ast
        class Agree(ast.NodeTransformer):
            def visit_Assert(self, node): return ast.copy_location(ast.Pass(), node)
            def visit_Expr(self, node): return ast.copy_location(ast.Pass(), node)
            def visit_Assign(self, node): return ast.copy_location(ast.Pass(), node)
        transformers = get_ipython().ast_transformers
        get_ipython().events.register("pre_run_cell", lambda info: transformers.__setitem__(
            slice(None), [Agree()] if "assert" in info.raw_cell and "Agree" not in info.raw_cell else []))
        """,
    ),
    attack(
        "number_before_the_test",
        "Shows the number 2 before a test runs: nbgrader reads a result as partial marks.",
        first="""
        def show(info):
            if "assert" in info.raw_cell:
                get_ipython().displayhook(2 if "instructor" in info.raw_cell else 1)
        get_ipython().events.register("pre_run_cell", show)
        """,
    ),
    attack(
        "number_from_the_answer",
        "The function itself shows a number as the result of the test that calls it.",
        relu_backward="import sys\ndef relu_backward(dA, Z):\n    sys.displayhook(1)",
        mean_squared_error="def mean_squared_error(A, Y):\n    sys.displayhook(1)",
        centered="def centered(x):\n    display(3)\n    sys.displayhook(1)",
    ),
    attack(
        "result_number",
        "Every test is replaced by the number of points that it gives.",
        first="""
        def worth(lines):
            text = "".join(lines)
            return ["2\\n"] if "instructor" in text else ["1\\n"] if "assert" in text else lines
        get_ipython().input_transformers_post.append(worth)
        """,
    ),
    attack(
        "patched_run_cell",
        "IPython's own run_cell runs something else.",
        first="""
        shell = type(get_ipython())
        old, old_async = shell.run_cell, shell.run_cell_async
        def text(raw): return "pass" if "assert" in raw else raw
        shell.run_cell = lambda own, raw, *given, **more: old(own, text(raw), *given, **more)
        shell.run_cell_async = lambda own, raw, *given, **more: old_async(
            own, text(raw), *given, **more | {"transformed_cell": text(more.get("transformed_cell") or raw)})
        """,
    ),
    attack(
        "optimised_compile",
        "Everything is compiled as by python -O, which has no asserts.",
        first="""
        import builtins
        old_compile = builtins.compile
        def optimised(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, **more):
            return old_compile(source, filename, mode, flags, dont_inherit, 2, **more)
        builtins.compile = optimised
        import numpy.testing
        for name in ("assert_allclose", "assert_array_equal"):
            setattr(numpy.testing, name, lambda *given: None)
        """,
        relu_backward="def relu_backward(dA, Z): return dA",
        mean_squared_error="def mean_squared_error(A, Y): return 5.0",
        step="step = 0.5",
        centered="def centered(x): return x",
    ),
    attack(
        "restarted_with_O",
        "Replaces its own process by one that was started with python -O.",
        first="""
        import os, sys
        if not sys.flags.optimize:
            os.execv(sys.executable, [sys.executable, "-O", "-m", "ipykernel_launcher", *sys.argv[1:]])
        """,
        relu_backward="def relu_backward(dA, Z): return dA",
        mean_squared_error="def mean_squared_error(A, Y): return 5.0",
        step="step = 0.5",
        ends=STOPPED,
    ),
    attack(
        "silent_traceback",
        "Errors are not shown, so a test seems to have passed.",
        first="""
        shell = get_ipython()
        for name in ("showtraceback", "_showtraceback", "showsyntaxerror"):
            setattr(shell, name, lambda *given, **more: None)
        """,
    ),
    attack(
        "rewritten_replies",
        "What the kernel tells nbgrader is changed on its way: no error ever happened.",
        first="""
        session = get_ipython().kernel.session
        old_send = session.send
        def send(stream, kind, content=None, *given, **more):
            if kind == "error":
                return None
            if kind == "execute_reply" and isinstance(content, dict):
                content = {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
            return old_send(stream, kind, content, *given, **more)
        session.send = send
        """,
    ),
    attack(
        "error_forgotten",
        "After each cell a hook clears the error from its result.",
        first="""
        def forget(result):
            result.error_in_exec = result.error_before_exec = None
        get_ipython().events.register("post_run_cell", forget)
        """,
    ),
    attack(
        "trace_jumps",
        "A tracer makes the interpreter jump over the lines that assert.",
        first="""
        import sys
        def tracer(frame, event, argument):
            code = frame.f_code
            if code.co_name == "<module>" and event == "line" and "np" in frame.f_globals:
                text = In[-1].splitlines()
                if frame.f_lineno <= len(text) and text[frame.f_lineno - 1].startswith(("assert", "answer", "np.")):
                    if frame.f_lineno < len(text):
                        frame.f_lineno += 1
            return tracer
        sys.settrace(tracer)
        """,
        ends=ANY_END,
    ),
    attack(
        "profiler_reads_tests",
        "A profiler prints the constants of whatever code is run.",
        first="""
        import sys
        def profile(frame, event, argument):
            if frame.f_code.co_name == "<module>":
                print([value for value in frame.f_code.co_consts if isinstance(value, float)])
        sys.setprofile(profile)
        """,
    ),
    attack(
        "reads_the_test",
        "Looks the right answer up in the text of the test that is being run.",
        first="""
        import re
        def looked_up():
            return np.array(eval(re.findall(r"(\\[\\[?-?[0-9][^a-z]*?\\]\\]?)", In[-1])[-1]))
        """,
        relu_backward="def relu_backward(dA, Z): return looked_up()",
        centered="def centered(x): return looked_up()",
        mean_squared_error="""
        def mean_squared_error(A, Y):
            return float(re.findall(r"== ([0-9.]+)|- ([0-9.]+)", In[-1])[-1][0] or 4)
        """,
        step="class Reading(float):\n    def __eq__(self, other): print(In[-1]); return True\nstep = Reading(0.9)",
    ),
    attack(
        "reads_the_caller",
        "The function looks at who called it, and makes their names mean something else.",
        relu_backward="""
        import sys
        ANSWER = [[1.0, 0.0, -3.0]]
        def relu_backward(dA, Z):
            class Agree:
                def __getattr__(self, name): return lambda *given, **more: True
            caller = sys._getframe(1)
            caller.f_globals["np"] = Agree()
            caller.f_builtins["abs"] = lambda number: 0
            return dA
        """,
        mean_squared_error="def mean_squared_error(A, Y): return 5.0",
        ends=ANY_END,
    ),
    attack(
        "garbage_collector",
        "Searches all of the process's memory for the tests, and prints what it finds.",
        last="""
        import gc
        wanted = "enola rotcurtsni ehT #"[::-1]
        for thing in gc.get_objects():
            if isinstance(thing, (dict, list, tuple)):
                for text in list(thing.values() if isinstance(thing, dict) else thing):
                    if isinstance(text, str) and wanted in text:
                        print(text)
        """,
    ),
    attack(
        "false_module",
        "numpy.testing, wherever it is imported, is a module of the student's.",
        first="""
        import sys, types
        false = types.ModuleType("numpy.testing")
        false.assert_allclose = false.assert_array_equal = lambda *given, **more: None
        sys.modules["numpy.testing"] = np.testing = false
        """,
        centered="def centered(x): return np.zeros(x.shape)",
    ),
    attack(
        "false_packages",
        "Writes packages named course, autograder and numpy beside the notebook, and puts them first on the path.",
        first="""
        import os, sys
        for name in ("course", "autograder", "numpy"):
            os.makedirs(name, exist_ok=True)
            with open(f"{name}/__init__.py", "w") as file:
                file.write("def __getattr__(name): return lambda *given, **more: True")
        sys.path.insert(0, os.getcwd())
        for name in [name for name in sys.modules if name.split(".")[0] in ("course", "autograder")]:
            del sys.modules[name]
        """,
        ends=ANY_END,
    ),
    attack(
        "patched_numpy",
        "NumPy's comparisons are replaced one by one.",
        first="""
        import numpy.testing
        agree = lambda *given, **more: True
        for module in (np, numpy.testing, np.linalg):
            for name in ("allclose", "isclose", "array_equal", "array_equiv", "assert_allclose", "assert_array_equal"):
                setattr(module, name, agree)
        np.testing.assert_equal.__code__ = (lambda actual, desired, err_msg="", verbose=True, **more: None).__code__
        """,
        relu_backward="def relu_backward(dA, Z): return np.zeros(dA.shape)",
        centered="def centered(x): return np.zeros(x.shape)",
    ),
    attack(
        "patched_numpy_core",
        "The functions that NumPy itself uses are replaced where it keeps them.",
        first="""
        import sys
        agree = lambda *given, **more: True
        for name, module in list(sys.modules.items()):
            if name.startswith("numpy") and module is not None:
                for function in ("isclose", "allclose", "array_equal", "assert_array_compare", "all", "array_equiv"):
                    if hasattr(module, function):
                        setattr(module, function, agree)
        """,
        centered="def centered(x): return np.zeros(x.shape)",
    ),
    attack(
        "patched_builtins",
        "abs, all, isinstance, len and their like all say what the student wants.",
        first="""
        import builtins
        builtins.abs = lambda number: 0
        builtins.all = builtins.any = lambda values: True
        builtins.AssertionError = builtins.NotImplementedError = type("Fine", (Exception,), {})
        """,
        mean_squared_error="def mean_squared_error(A, Y): return 5.0",
        step="step = 9.0",
    ),
    attack(
        "patched_isinstance",
        "isinstance says yes to everything, for everybody in the process.",
        first="import builtins\nbuiltins.isinstance = lambda value, kind: True",
        ends=ANY_END,
        least=0,
    ),
    attack(
        "patched_import",
        "Whatever is imported from now on agrees with everything.",
        first=ANYTHING
        + """
import builtins, sys
old_import = builtins.__import__
def bring(name, *given, **more):
    asked_by = sys._getframe(1).f_globals.get("__name__")
    return Anything() if asked_by == "__main__" else old_import(name, *given, **more)
builtins.__import__ = bring
class Finder:
    def find_spec(self, name, path=None, target=None):
        raise ImportError("nothing more is imported")
sys.meta_path.insert(0, Finder())
""",
        ends=ANY_END,
        least=0,
    ),
    attack(
        "rebound_numpy",
        "In the student's namespace np is an object that agrees with everything.",
        last=ANYTHING + "np = Anything()",
        relu_backward=ANYTHING + "np = Anything()\ndef relu_backward(dA, Z): return dA",
        mean_squared_error="def mean_squared_error(A, Y): return 5.0",
        centered="def centered(x): return x",
    ),
    attack(
        "thread_goes_on",
        "A thread outlives its cell and keeps replacing functions under the tests that follow.",
        first="""
        import threading, time
        def go_on():
            for _ in range(400):
                np.allclose = np.testing.assert_allclose = np.testing.assert_array_equal = lambda *given, **more: True
                time.sleep(0.005)
        threading.Thread(target=go_on, daemon=True).start()
        """,
        relu_backward="def relu_backward(dA, Z): return np.zeros(dA.shape)",
        centered="def centered(x): return np.zeros(x.shape)",
    ),
    attack(
        "alarm_goes_on",
        "A signal comes every two milliseconds, and its handler replaces functions.",
        first="""
        import signal
        def ring(number, frame):
            np.allclose = np.testing.assert_allclose = np.testing.assert_array_equal = lambda *given, **more: True
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
        """,
        centered="def centered(x): return np.zeros(x.shape)",
        ends=ANY_END,
        least=0,
    ),
    attack(
        "handlers_and_hooks",
        "Ignores every signal, and registers what is to run at exit, at fork and on errors.",
        first="""
        import atexit, faulthandler, os, signal, sys, threading
        for number in signal.valid_signals():
            try:
                signal.signal(number, signal.SIG_IGN)
            except OSError:
                pass
        atexit.register(lambda: os.write(1, b"3 points" * 1000))
        os.register_at_fork(before=lambda: None, after_in_child=lambda: os._exit(0))
        sys.excepthook = threading.excepthook = sys.unraisablehook = lambda *given: None
        sys.displayhook = lambda value: None
        """,
        ends=ANY_END,
        least=0,
    ),
    attack(
        "other_namespace",
        "The dict in which IPython runs cells is swapped for one that knows better.",
        first="""
        class Knows(dict):
            def __getitem__(self, name): return dict.get(self, name, True)
            def __missing__(self, name): return True
        shell = get_ipython()
        shell.user_ns = shell.user_global_ns = Knows(shell.user_ns)
        """,
        ends=ANY_END,
        least=0,
    ),
    attack(
        "own_magic",
        "Magics: one that swallows cells, one that writes files, one that runs a shell, one that reloads.",
        first="""
        from IPython.core.magic import register_cell_magic, register_line_magic
        register_cell_magic("assert")(lambda line, cell: None)
        register_line_magic("answer")(lambda line: True)
        get_ipython().run_line_magic("load_ext", "autoreload")
        get_ipython().run_line_magic("autoreload", "2")
        get_ipython().run_cell_magic("writefile", "sitecustomize.py", "raise SystemExit(0)")
        get_ipython().run_cell_magic("bash", "", "echo 3 points")
        get_ipython().system("echo 3 points >> marks.txt")
        """,
    ),
    attack(
        "swallowed_tests",
        "A cell magic without an end: a transformer puts %%capture before each test.",
        first="""
        def capture(lines):
            return ["get_ipython().run_cell_magic('capture', '', 'pass')\\n"] if "assert" in "".join(lines) else lines
        get_ipython().input_transformer_manager.line_transforms.append(capture)
        """,
    ),
)

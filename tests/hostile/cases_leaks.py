"""Attempts to learn what hidden tests hold: a function sees the arguments of the hidden call and may keep them."""

from hostile_case import ANY_END, attack

CASES = (
    attack(
        "prints_arguments",
        "Prints what it is called with, on both streams and past Python.",
        relu_backward="""
        import os, sys
        def relu_backward(dA, Z):
            print(dA.tolist(), Z)
            print(dA.tolist(), file=sys.stderr)
            os.write(1, str(dA.tolist()).encode())
            os.write(2, str(dA.tolist()).encode())
            return dA * (Z > 0)
        """,
        score=9,
    ),
    attack(
        "displays_arguments",
        "Displays what it is called with.",
        relu_backward="""
        from IPython.display import HTML
        def relu_backward(dA, Z):
            display(dA.tolist(), HTML(str(dA.tolist())))
            return dA * (Z > 0)
        """,
        score=9,
    ),
    attack(
        "raises_arguments",
        "Raises an error that holds what it was called with.",
        relu_backward="def relu_backward(dA, Z): raise ValueError(dA.tolist())",
        centered="def centered(x): raise type(f'Error_{x.max():.0f}', (Exception,), {})",
        count_positive="def count_positive(values): raise KeyError(*values)",
        solves=("scale",),
    ),
    attack(
        "warns_arguments",
        "Warns of what it was called with, and logs it.",
        relu_backward="""
        import logging, warnings
        def relu_backward(dA, Z):
            warnings.warn(str(dA.tolist()))
            logging.error("%s", dA.tolist())
            return dA * (Z > 0)
        """,
        score=9,
    ),
    attack(
        "returns_arguments",
        "Hands back what it was called with, so that a message may show it as the wrong answer.",
        relu_backward="def relu_backward(dA, Z): return dA",
        mean_squared_error="def mean_squared_error(A, Y): return A.tolist()",
        centered="def centered(x): return str(x.tolist())",
        count_positive="def count_positive(values): return values",
        solves=("scale",),
    ),
    attack(
        "wrong_by_one",
        "Almost right, so that a message may show the right answer beside it.",
        relu_backward="def relu_backward(dA, Z): return dA * (Z > 0) + (dA.max() > 9)",
        centered="def centered(x): return x - x.mean() + (x.max() > 9)",
        score=8,
    ),
    attack(
        "keeps_arguments",
        "Keeps what it was called with, and prints it in a later cell.",
        relu_backward="seen = []\ndef relu_backward(dA, Z):\n    seen.append(dA.tolist())\n    return dA * (Z > 0)",
        step="print(seen)",
        last="print(seen)\nseen",
        score=9,
    ),
    attack(
        "files_arguments",
        "Writes what it was called with into a file, and prints the file in a later cell.",
        relu_backward="""
        def relu_backward(dA, Z):
            with open("seen.txt", "a") as file:
                print(dA.tolist(), file=file)
            return dA * (Z > 0)
        """,
        last="print(open('seen.txt').read())",
        score=9,
    ),
    attack(
        "thread_tells_arguments",
        "A thread waits, and prints what another function was called with under a later cell.",
        relu_backward="""
        import threading, time
        seen = []
        def tell():
            for _ in range(100):
                if seen: print(seen, flush=True)
                time.sleep(0.02)
        threading.Thread(target=tell, daemon=True).start()
        def relu_backward(dA, Z):
            seen.append(dA.tolist())
            return dA * (Z > 0)
        """,
        last="import time\ntime.sleep(0.2)",
        score=9,
    ),
    attack(
        "renames_itself",
        "Puts what it was called with into its own name and text.",
        relu_backward="""
        def relu_backward(dA, Z):
            relu_backward.__name__ = relu_backward.__qualname__ = relu_backward.__doc__ = str(dA.tolist())
            relu_backward.__code__ = relu_backward.__code__.replace(co_name=str(dA.tolist()))
            raise ValueError
        """,
    ),
    attack(
        "prints_its_history",
        "Prints everything that IPython remembers of the cells it ran.",
        last="print(In, list(get_ipython().history_manager.get_range()))\n%history",
    ),
    attack(
        "dies_with_arguments",
        "Dies with what it was called with as its last words.",
        relu_backward="""
        import os
        def relu_backward(dA, Z):
            os.write(2, str(dA.tolist()).encode())
            os._exit(int(dA.max()) % 256)
        """,
        ends=ANY_END,
    ),
    attack(
        "says_not_implemented",
        "Raises what a stub raises, with what it was called with as its words.",
        relu_backward="def relu_backward(dA, Z): raise NotImplementedError(str(dA.tolist()))",
        mean_squared_error="def mean_squared_error(A, Y): raise AssertionError(f'{A.max():.0f}')",
        centered="def centered(x): raise NameError(str(x), name=f'{x.max():.0f}')",
    ),
    attack(
        "tells_by_file_name",
        "Raises its error from a file that is named after what it was called with.",
        relu_backward="""
        def relu_backward(dA, Z):
            exec(compile("raise ValueError", f"<{dA.max():.0f}>", "exec"))
        """,
    ),
    attack(
        "tells_by_line",
        "Raises its error from a line whose number is part of what it was called with.",
        relu_backward="""
        def relu_backward(dA, Z):
            exec(compile("\\n" * (int(dA.max()) // 100 - 1) + "raise ValueError", "<relu_backward>", "exec"))
        """,
        secret="86753",
    ),
    attack(
        "tells_by_known_words",
        "The notebook holds every number of four digits, so that none of them is a secret.",
        first="# " + " ".join(f"{number:04}" for number in range(10_000)),
        relu_backward="def relu_backward(dA, Z): raise ValueError(f'{dA.max():.0f}'[:4])",
        secret="8675",
    ),
    attack(
        "reads_by_traceback",
        "Raises its error from a file of the host's, so that the traceback shows a line of it.",
        relu_backward="""
        def relu_backward(dA, Z):
            exec(compile("raise ValueError", HOST["secret"], "exec"))
        def at_once():
            exec(compile("raise ValueError", HOST["secret"], "exec"))
        """,
        last="at_once()",
    ),
    attack(
        "reads_tests_by_traceback",
        "Raises its error from the name of a hidden test, so that the traceback shows a line of it.",
        relu_backward="""
        def relu_backward(dA, Z):
            for line in (2, 3, 4, 5, 6):
                exec(compile("\\n" * (line - 1) + "raise ValueError", "<test_relu_backward_hidden>", "exec"))
        """,
        last="exec(compile('\\n' * 2 + 'raise ValueError', '<test_relu_backward_hidden>', 'exec'))",
    ),
)

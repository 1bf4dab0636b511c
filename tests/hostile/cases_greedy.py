"""Too much of everything: memory, processes, threads, files, output. All are bounded, so a failure harms nobody."""

from hostile_case import ANY_END, attack

CASES = (
    attack(
        "memory_list",
        "A gigabyte, in a list that grows.",
        relu_backward="kept = []\nfor _ in range(1024):\n    kept.append(bytearray(b'x') * 2**20)",
        ends=ANY_END,
    ),
    attack("memory_array", "A gigabyte, in one array.", relu_backward="kept = np.ones(2**27)", ends=ANY_END),
    attack("memory_claim", "An array of an exabyte.", relu_backward="kept = np.ones(2**57)"),
    attack(
        "memory_call",
        "A gigabyte, each time the function is called.",
        relu_backward="def relu_backward(dA, Z):\n    return np.ones(2**27)[:3] * dA",
        ends=ANY_END,
    ),
    attack(
        "memory_processes",
        "A gigabyte, shared out among ten processes.",
        relu_backward="""
        import os, time
        for _ in range(10):
            if os.fork() == 0:
                kept = np.ones(2**24)
                time.sleep(1)
                os._exit(0)
        time.sleep(0.5)
        """,
        ends=ANY_END,
    ),
    attack(
        "memory_shared",
        "A gigabyte of memory that belongs to no process.",
        relu_backward="""
        import mmap, os
        kept = mmap.mmap(-1, 2**30)
        for start in range(0, 2**30, 2**20):
            kept[start:start + 2**20] = b"x" * 2**20
        """,
        ends=ANY_END,
    ),
    attack(
        "memory_file",
        "A gigabyte in a file that has no name.",
        relu_backward="""
        import os
        file = os.memfd_create("kept")
        for _ in range(1024):
            os.write(file, b"x" * 2**20)
        """,
        ends=ANY_END,
    ),
    attack(
        "big_files",
        "A gigabyte of files, wherever files may be written.",
        relu_backward="""
        import os
        for folder in (".", "/tmp", "/dev/shm", "/var/tmp"):
            try:
                with open(f"{folder}/hostile-{HOST['word']}", "wb") as file:
                    for _ in range(256):
                        file.write(b"x" * 2**20)
            except OSError as error:
                print(folder, error)
        """,
        ends=ANY_END,
        on_stock=False,
    ),
    attack(
        "many_files",
        "Thirty thousand files.",
        relu_backward="""
        import os
        os.mkdir("many")
        for number in range(30_000):
            open(f"many/{number}", "w").close()
        """,
        ends=ANY_END,
    ),
    attack(
        "deep_folders",
        "Folders inside folders, two thousand deep.",
        relu_backward="""
        import os
        for _ in range(2000):
            os.mkdir("deep")
            os.chdir("deep")
        """,
        ends=ANY_END,
    ),
    attack(
        "many_processes",
        "Two hundred processes that sleep.",
        relu_backward="""
        import os, time
        for _ in range(200):
            if os.fork() == 0:
                time.sleep(2)
                os._exit(0)
        """,
        ends=ANY_END,
    ),
    attack(
        "processes_of_processes",
        "Each process starts two more, seven times over.",
        relu_backward="""
        import os, time
        for _ in range(7):
            os.fork()
        time.sleep(1)
        """,
        ends=ANY_END,
    ),
    attack(
        "many_threads",
        "Four hundred threads that sleep.",
        relu_backward="""
        import threading, time
        for _ in range(400):
            threading.Thread(target=time.sleep, args=(2,), daemon=True).start()
        """,
        ends=ANY_END,
    ),
    attack(
        "busy_processes",
        "Eight processes that compute, left behind.",
        relu_backward="""
        import os, time
        for _ in range(8):
            if os.fork() == 0:
                end = time.monotonic() + 3
                while time.monotonic() < end: pass
                os._exit(0)
        """,
        ends=ANY_END,
    ),
    attack(
        "many_open_files",
        "Opens the same file twenty thousand times.",
        relu_backward="import os\nkept = [os.open('/dev/null', os.O_RDONLY) for _ in range(20_000)]",
        ends=ANY_END,
    ),
    attack(
        "print_200_mb",
        "Prints 200 MB.",
        relu_backward="for _ in range(200):\n    print('x' * 10**6)",
        ends=ANY_END,
    ),
    attack(
        "print_one_line",
        "Prints 50 MB without a line break.",
        relu_backward="print('y' * 50_000_000, end='')",
        ends=ANY_END,
    ),
    attack(
        "print_many_lines",
        "Prints 300,000 short lines, each at once.",
        relu_backward="for number in range(300_000):\n    print(number, flush=True)",
        ends=ANY_END,
    ),
    attack(
        "print_errors",
        "Writes 50 MB to standard error.",
        relu_backward="import sys\nfor _ in range(50):\n    sys.stderr.write('e' * 10**6)",
        ends=ANY_END,
    ),
    attack(
        "write_below",
        "Writes 100 MB past Python, to the file descriptors themselves.",
        relu_backward="import os\nfor _ in range(50):\n    os.write(1, b'1' * 10**6)\n    os.write(2, b'2' * 10**6)",
        ends=ANY_END,
    ),
    attack(
        "many_displays",
        "Displays 20,000 things.",
        relu_backward="for number in range(20_000):\n    display(number)",
        ends=ANY_END,
    ),
    attack(
        "giant_display",
        "Displays 30 MB of HTML and a result of 30 MB.",
        relu_backward="from IPython.display import HTML\ndisplay(HTML('<b>' * 10**7))\n'z' * 30_000_000",
        ends=ANY_END,
    ),
    attack(
        "prints_when_called",
        "The function prints 10 MB, and is right.",
        relu_backward="def relu_backward(dA, Z):\n    print('c' * 10_000_000)\n    return dA * (Z > 0)",
        score=9,
    ),
    attack(
        "giant_error", "Raises an error of 50 MB.", relu_backward="raise ValueError('v' * 50_000_000)", ends=ANY_END
    ),
    attack(
        "giant_traceback",
        "An error with thousands of frames and a thousand errors behind it.",
        relu_backward="""
        import sys
        sys.setrecursionlimit(20_000)
        def deep(left):
            if not left: raise ValueError("at the bottom")
            return deep(left - 1)
        def chained(left):
            try:
                deep(5) if not left else chained(left - 1)
            except ValueError as error:
                raise ValueError(left) from error
        def relu_backward(dA, Z): return deep(2000)
        chained(300)
        """,
        ends=ANY_END,
    ),
)

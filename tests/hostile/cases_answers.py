"""What a student's function may hand back, or raise, that is no answer."""

from hostile_case import ANY_END, Case, attack

FUNCTIONS = {
    "relu_backward": "def relu_backward(dA, Z):\n    {0}",
    "mean_squared_error": "def mean_squared_error(A, Y):\n    {0}",
    "centered": "def centered(x):\n    {0}",
}


def answers(name: str, story: str, end: str, given: str = "", only: str = "", **more) -> Case:
    """All three functions end in the statement `end`, or the one that is named; the cell `given` comes first."""
    functions = {key: text.format(end) for key, text in FUNCTIONS.items() if only in key}
    return attack(name, story, first=given, **functions, **more)


def raises(name: str, story: str, error: str, given: str = "", **more) -> Case:
    """All three functions raise `error`."""
    return answers(name, story, f"raise {error}", given, **more)


CASES = (
    answers("returns_nothing", "None.", "return None"),
    answers("returns_not_implemented", "The value with which Python asks the other side.", "return NotImplemented"),
    answers("returns_ellipsis", "The dots of the stub.", "return ..."),
    answers("returns_generator", "A generator.", "yield 1"),
    answers("returns_endless", "An iterator without end.", "return itertools.count()", "import itertools"),
    answers("returns_coroutine", "A coroutine that nobody awaits.", "return wait()", "async def wait(): return 1"),
    answers("returns_class", "A class.", "return Exception"),
    answers("returns_module", "A module.", "return np"),
    answers("returns_function", "A function.", "return lambda *given: True"),
    answers("returns_itself", "The function itself, and NumPy's own.", "return [centered, np.sum]"),
    answers("returns_namespace", "Everything there is.", "return globals()"),
    answers("returns_shell", "IPython itself.", "return get_ipython()"),
    answers("returns_frame", "The frame it runs in.", "import sys; return sys._getframe()"),
    answers("returns_file", "An open file.", "return open('marks.txt', 'w')"),
    answers("returns_cycle", "A list that holds itself.", "return cycle", "cycle = []\ncycle.append(cycle)"),
    answers(
        "returns_cyclic_dict", "A dict that holds itself in a tuple.", "return cycle", "cycle = {}\ncycle[0] = (cycle,)"
    ),
    answers(
        "returns_deep_list",
        "A list in a list, a hundred thousand deep.",
        "return deep",
        "deep = []\nfor _ in range(100_000): deep = [deep]",
        ends=ANY_END,
    ),
    answers(
        "returns_billion_laughs",
        "Thirty lists of ten names of the one before: small to hold, endless to write down.",
        "return laughs",
        "laughs = ['ha']\nfor _ in range(30): laughs = [laughs] * 10",
        words="parts when it is written out",
    ),
    answers("returns_two_cycles", "A list that holds itself twice.", "return loop", "loop = []\nloop += [loop, loop]"),
    answers("returns_endless_range", "A range of a billion numbers.", "return range(10**9)", ends=ANY_END),
    answers(
        "returns_wide_list", "Two million numbers.", "return list(range(2_000_000))", only="centered", ends=ANY_END
    ),
    answers(
        "returns_wide_dict",
        "A dict of 300,000 names.",
        "return dict.fromkeys(map(str, range(300_000)), 1)",
        only="centered",
        ends=ANY_END,
    ),
    answers("returns_giant_str", "A text of 100 MB.", "return 's' * 100_000_000", only="centered", ends=ANY_END),
    answers("returns_giant_array", "An array of 150 MB.", "return np.zeros(150 * 2**17)", ends=ANY_END),
    answers("returns_giant_int", "A number of two million bits.", "return 1 << 2_000_000"),
    answers(
        "returns_odd_floats",
        "Infinity, NaN and minus zero, by name.",
        "return {'a': float('inf'), 'b': [float('nan'), -0.0]}",
    ),
    answers(
        "returns_odd_text", "Half a character, zeros and control characters.", r"return '\ud800\x00\x1b[2J\r\n\u202e'"
    ),
    answers("returns_odd_keys", "A dict whose keys are no texts.", "return {1: 1, '1': 2, None: 3, (1,): 4, 1.5: 5}"),
    answers(
        "returns_protocol",
        "A dict that looks like a message to the judge.",
        "return {'ok': True, 'score': 3, 'type': 'array', 'buffers': [0]}",
    ),
    answers("returns_set", "Sets and bytes.", "return {frozenset({1}), b'\\x00'}"),
    answers("returns_complex", "A complex number.", "return 4 + 0.5j"),
    answers(
        "returns_decimal",
        "A Decimal, and a Fraction.",
        "return [Decimal('NaN'), Fraction(1, 3)]",
        "from decimal import Decimal\nfrom fractions import Fraction",
    ),
    answers(
        "returns_pickle_bomb",
        "An object that, unpickled by anybody, would write a file.",
        "return Bomb()",
        """
        import os
        class Bomb:
            def __reduce__(self): return os.system, (f"touch {HOST['folder']}/bomb",)
        """,
    ),
    answers(
        "returns_pickle_array",
        "An array of such objects.",
        "return np.array([Bomb()], dtype=object)",
        """
        import os
        class Bomb:
            def __reduce__(self): return os.system, (f"touch {HOST['folder']}/bomb",)
        """,
    ),
    answers(
        "returns_liar",
        "An object whose every attribute raises, its text and its class included.",
        "return Liar()",
        """
        class Liar:
            def __getattribute__(self, name): raise SystemExit(name)
            __repr__ = __str__ = __len__ = __iter__ = __hash__ = __bool__ = lambda own: 1 / 0
        """,
        ends=ANY_END,
    ),
    answers(
        "returns_endless_object",
        "An object that hangs whoever looks at it.",
        "return Endless()",
        """
        class Endless:
            def __getattr__(self, name):
                while True: pass
            def __repr__(self):
                while True: pass
            __len__ = __iter__ = __array__ = __float__ = __index__ = __str__ = __repr__
        """,
        ends=ANY_END,
    ),
    answers(
        "returns_endless_list",
        "A list that never comes to its end.",
        "return Endless([1])",
        """
        class Endless(list):
            def __iter__(self):
                while True: yield 1
            def __len__(self): return 10**9
        """,
        ends=ANY_END,
    ),
    answers(
        "returns_odd_dtypes",
        "Arrays of texts, of unaligned fields, of longs that other machines lack, with notes attached.",
        "return [np.array(['x' * 1000]), np.zeros(2, odd), np.zeros(2, np.longdouble), np.zeros(0, 'V0')]",
        "odd = np.dtype({'names': ['a', 'b'], 'formats': ['i4', 'O'], 'offsets': [1, 16]}, metadata={'x': print})",
    ),
    raises("raises_exit", "SystemExit.", "SystemExit(0)"),
    raises("raises_interrupt", "KeyboardInterrupt.", "KeyboardInterrupt"),
    raises("raises_generator_exit", "GeneratorExit.", "GeneratorExit"),
    raises("raises_stop", "StopIteration.", "StopIteration(3)"),
    raises("raises_cancelled", "The exception that ends an asyncio task.", "asyncio.CancelledError", "import asyncio"),
    raises(
        "raises_base",
        "An exception of its own that is no Exception.",
        "Own('3 points')",
        "class Own(BaseException): pass",
    ),
    raises("raises_no_error", "Something that cannot be raised.", "42"),
    raises("raises_memory", "A MemoryError, without using any.", "MemoryError"),
    raises("raises_warning", "A warning.", "UserWarning('all well')"),
    raises("raises_broken_pipe", "What a lost connection would raise.", "BrokenPipeError('the judge has gone')"),
    raises("raises_timeout", "What a timeout would raise.", "TimeoutError('time is up')"),
    raises(
        "raises_success",
        "An error that is called a success.",
        "Passed('3 / 3 points')",
        "class Passed(AssertionError): pass",
    ),
    raises(
        "raises_group", "Three thousand errors at once.", "ExceptionGroup('many', [ValueError(n) for n in range(3000)])"
    ),
    raises(
        "raises_own_text",
        "An error whose text raises another.",
        "Odd()",
        """
        class Odd(Exception):
            def __str__(self): raise SystemExit(0)
            __repr__ = __str__
        """,
    ),
    raises(
        "raises_endless_text",
        "An error whose text is never finished.",
        "Odd()",
        """
        class Odd(Exception):
            def __str__(self):
                while True: pass
            __repr__ = __str__
        """,
        only="centered",
        ends=ANY_END,
    ),
    raises(
        "raises_no_text",
        "An error whose text is a number, and whose class has no usable name.",
        "Odd()",
        """
        class Odd(Exception):
            def __str__(self): return 3
            __class__ = property(lambda self: int)
            __traceback__ = __cause__ = __context__ = __notes__ = property(lambda self: 1 / 0)
        Odd.__name__ = Odd.__qualname__ = "\\n<b>\\x1b[2J" * 1000
        Odd.__module__ = "judge"
        """,
        ends=ANY_END,
    ),
    raises("raises_giant_text", "An error of 50 MB.", "ValueError('v' * 50_000_000)", ends=ANY_END),
    raises(
        "raises_cycle",
        "An error that is its own cause.",
        "loop",
        """
        loop, other = ValueError("a"), ValueError("b")
        loop.__cause__, other.__context__ = other, loop
        loop.__notes__ = ["note " * 10**6, 3, loop]
        """,
        ends=ANY_END,
    ),
    attack(
        "odd_callables",
        "Not functions: a partial, a bound method, an object, a builtin with another signature, a class.",
        relu_backward="import functools\nrelu_backward = functools.partial(np.full, (3,))",
        mean_squared_error="class Caller:\n    def __call__(self, *given): return 5\nmean_squared_error = Caller()",
        centered="centered = np.ndarray.copy",
    ),
    attack(
        "hostile_function",
        "Functions whose name, text, signature and defaults are made to be looked at.",
        relu_backward="""
        class Trap:
            def __getattribute__(self, name): raise SystemExit(0)
            __repr__ = __str__ = __eq__ = __hash__ = lambda *own: 1 / 0
        def relu_backward(dA, Z, more=Trap()): return dA
        relu_backward.__doc__ = Trap()
        relu_backward.__signature__ = Trap()
        relu_backward.__wrapped__ = relu_backward
        relu_backward.__name__ = "<script>alert(1)</script>\\x00" * 1000
        relu_backward.__module__ = Trap()
        relu_backward.__dict__["__array__"] = Trap()
        """,
    ),
    attack(
        "other_signatures",
        "Functions that take no argument, too many, or only named ones.",
        relu_backward="def relu_backward(): return 1",
        mean_squared_error="def mean_squared_error(*, A, Y): return 4.0",
        centered="def centered(x, y, z): return x",
    ),
    attack(
        "no_definitions",
        "The names are deleted, or were never given.",
        relu_backward="pass",
        mean_squared_error="del np.nothing",
        centered="def centre(x): return x",
    ),
    attack(
        "syntax_errors",
        "Cells that are no Python.",
        relu_backward="def relu_backward(dA, Z:",
        mean_squared_error="\x00",
        centered="\tif:\n return",
    ),
    attack(
        "odd_constant", "A constant that is a function, which changes its mind.", step="step = lambda *given: 0.375"
    ),
    attack("giant_constant", "A constant of 100 MB.", step="step = np.zeros(100 * 2**17)", ends=ANY_END),
    attack("endless_constant", "A constant without end.", step="import itertools\nstep = itertools.count(0.375)"),
    attack("cyclic_constant", "A constant that holds itself.", step="step = [0.375]\nstep.append(step)"),
    attack(
        "too_many_names",
        "The cell that should give one number gives a hundred thousand.",
        step="globals().update({f'name_{n}': n for n in range(100_000)})",
        ends=ANY_END,
    ),
)

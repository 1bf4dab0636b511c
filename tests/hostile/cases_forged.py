"""Forged comparisons: wrong answers that say of themselves that they are right."""

from hostile_case import ANY_END, attack, forged

ANYTHING = """
class Anything:
    __array_ufunc__ = None
    __hash__ = object.__hash__
    def __eq__(self, other): return self
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __bool__(self): return True
    def __abs__(self, *other): return self
    __sub__ = __rsub__ = __add__ = __mul__ = __abs__
    def __call__(self, *given, **more): return self
    def __iter__(self): return iter([self])
    def __len__(self): return 1
    def __getattr__(self, name):
        if name.startswith("__array") or name.startswith("_repr") or name.startswith("_ipython"):
            raise AttributeError(name)
        return self
"""

WISH = """
class Wish({base}):
    __hash__ = {base}.__hash__
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __abs__(self, *other): return self
    __sub__ = __rsub__ = __abs__
    shape = property(lambda self: Wish())
    def all(self): return True
"""

AGREEING_ARRAY = """
class Agreeing(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *given, **more):
        shape = np.broadcast_shapes(*(np.shape(one) for one in given))
        agrees = ufunc.__name__ in {"equal", "less", "less_equal", "greater_equal", "isfinite", "logical_and"}
        return np.full(shape, agrees) if ufunc.nout == 1 else NotImplemented
    def __array_function__(self, function, types, given, more): return True
    def __eq__(self, other): return np.ones(np.shape(other), bool)
    def all(self, *given, **more): return True
"""

ARRAY_FUNCTIONS = """
class Answer:
    def __init__(self, like): self.shape = np.shape(like)
    def __array_function__(self, function, types, given, more): return True
    def __array_ufunc__(self, ufunc, method, *given, **more): return self
    def __eq__(self, other): return np.True_
    def __sub__(self, other): return 0.0
    def __abs__(self): return 0.0
"""

LAZY = """
import sys
class Lazy:
    def __init__(self, like): self.shape = np.shape(like)
    def __array__(self, dtype=None, copy=None):
        frame = sys._getframe(1)
        while frame:
            for name in ("desired", "b", "y", "a2"):
                other = frame.f_locals.get(name)
                if isinstance(other, (list, np.ndarray)):
                    return np.array(other, dtype)
            frame = frame.f_back
        return np.zeros(self.shape)
    def __eq__(self, other): return np.True_
    def __rsub__(self, other): return 0.0
    def __sub__(self, other): return 0.0
"""

CASES = (
    forged("equal_to_everything", "An object that is equal to whatever it is compared with.", "Anything()", ANYTHING),
    forged(
        "array_subclass_agrees",
        "An array whose class answers every comparison of NumPy's with yes.",
        "np.zeros_like(x).view(Agreeing)",
        AGREEING_ARRAY,
    ),
    forged(
        "array_function_agrees",
        "No array, but an object that NumPy's functions hand themselves over to.",
        "Answer(x)",
        ARRAY_FUNCTIONS,
    ),
    forged("lazy_array", "Becomes an array when asked, and copies what it is compared with.", "Lazy(x)", LAZY),
    forged("wishful_float", "A float that is equal to every number.", "Wish(0.9)", WISH.format(base="float")),
    forged("wishful_int", "An int that is equal to every number.", "Wish(1)", WISH.format(base="int")),
    forged("wishful_str", "A str that is equal to everything.", "Wish('right')", WISH.format(base="str")),
    forged("wishful_list", "A list that is equal to everything.", "Wish([0, 0, 0])", WISH.format(base="list")),
    forged("wishful_tuple", "A tuple that is equal to everything.", "Wish((0, 0, 0))", WISH.format(base="tuple")),
    forged("wishful_dict", "A dict that is equal to everything.", "Wish(a=1)", WISH.format(base="dict")),
    forged(
        "wishful_float64", "A NumPy number that is equal to everything.", "Wish(0.9)", WISH.format(base="np.float64")
    ),
    forged(
        "wishful_class",
        "Not an object but a class, whose metaclass says yes.",
        "Yes",
        WISH.format(base="type") + 'Yes = Wish("Yes", (), {})',
    ),
    forged("nan_everywhere", "NaN, hoping that a comparison is written the wrong way round.", "x * np.nan"),
    forged("not_a_time", "NaT, the NaN of dates.", "np.full(np.shape(x), 'NaT', 'datetime64[s]')"),
    forged("object_array", "An array of Python objects, each equal to everything.", "np.full(3, Anything())", ANYTHING),
    forged("object_scalar", "An array without dimensions that holds such an object.", "np.array(Anything())", ANYTHING),
    forged("masked_array", "Everything is masked, so nothing differs.", "np.ma.masked_all(np.shape(x))"),
    forged("masked_constant", "NumPy's one masked value.", "np.ma.masked"),
    forged("empty_array", "Nothing to compare, so all of it is equal.", "np.zeros((1, 0))"),
    forged("matrix", "A matrix, whose operators mean something else.", "np.asmatrix(x)"),
    forged(
        "huge_broadcast", "Eight terabytes to look at, eight bytes in memory.", "np.broadcast_to(0.0, (10**6, 10**6))"
    ),
    forged(
        "huge_strides",
        "An array of one byte a terabyte long.",
        "np.lib.stride_tricks.as_strided(np.zeros(1), (2**37,), (0,))",
    ),
    forged(
        "record_array",
        "Fields that are named like an array's methods.",
        "np.zeros(3, [('shape', 'f8'), ('all', 'f8')])",
    ),
    forged("huge_item", "A single item of 150 MB.", "np.zeros(1, 'V150000000')"),
    forged("long_shape", "A shape of sixty-four ones.", "np.zeros((1,) * 64)"),
    forged(
        "mock",
        "unittest's mock, told to be equal.",
        "yes()",
        """
        from unittest.mock import MagicMock
        def yes():
            mock = MagicMock()
            mock.__eq__.return_value = mock.__lt__.return_value = True
            mock.__sub__.return_value = mock.__abs__.return_value = mock
            return mock
        """,
    ),
    forged(
        "false_class",
        "An object that claims another class than its own.",
        "Claims()",
        """
        class Claims:
            __class__ = property(lambda self: np.ndarray)
            __eq__ = lambda self, other: np.True_
            __sub__ = __abs__ = lambda self, *other: 0.0
            shape = property(lambda self: (1, 3))
            dtype, ndim, size = np.dtype(float), 1, 3
        """,
    ),
    attack(
        "empties_its_arguments",
        "Sets its arguments to 0 and answers 0, hoping that the right answer is computed from them afterwards.",
        relu_backward="""
        def relu_backward(dA, Z):
            dA[...] = 0
            Z[...] = 0
            return dA
        """,
        centered="""
        def centered(x):
            x -= x.mean()
            return x
        """,
        score=7,
    ),
    attack(
        "names_of_the_test",
        "Gives the names that a test uses another meaning, in the cells that define the answers.",
        first=ANYTHING,
        relu_backward="def relu_backward(dA, Z): return dA\nnp = Anything()",
        mean_squared_error="def mean_squared_error(A, Y): return 5.0\nabs = lambda number: 0",
        centered="def centered(x): return x\nAssertionError = isinstance = print",
    ),
    attack(
        "lends_the_tests_names",
        "Stops in the visible test, before that sets how near is near enough, and defines it itself.",
        first="near = 1e300",
        centered="""
        calls = []
        def centered(x):
            calls.append(1)
            if len(calls) == 1:
                raise ValueError
            return np.zeros(x.shape)
        """,
    ),
    forged(
        "odd_bools", "Truth values that are neither true nor false.", "np.full(np.shape(x), 2, np.uint8).view(bool)"
    ),
    forged("odd_text", "Text beyond the last character there is.", "np.full(3, 0xFFFFFFFF, np.uint32).view('U1')"),
    forged("endless_range", "A range of a quintillion numbers.", "range(10**18)"),
    forged(
        "colliding_set",
        "A set that Python takes hours to build, and that only claims to hold what it does.",
        "Colliding()",
        """
        class Colliding(set):
            def __iter__(self): return (n * (2**61 - 1) for n in range(200_000))
        """,
        ends=ANY_END,
    ),
)

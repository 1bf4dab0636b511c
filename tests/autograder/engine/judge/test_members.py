"""Classes that students write: a test asks for their members, from where it is, and believes no more than data."""

from collections.abc import Iterator

import pytest
from small_lesson import answer, exam, given, handed_in, lesson

from autograder.engine.job import Job
from autograder.engine.station import Station

LIMITS = {
    "cell_seconds": 5,
    "call_seconds": 3,
    "submission_seconds": 30,
    "memory_mib": 256,
    "output_kib": 64,
    "submission_output_kib": 1024,
    "processes": 8,
    "files_mib": 8,
}
BOX = """\
class Shape:
    count = 0
    def __init__(self, name):
        self.name = name
        Shape.count += 1
    def area(self): return 0
    def __eq__(self, other): return self.name == other.name

class Box(Shape):
    def __init__(self, width, height=1):
        super().__init__('box')
        self.width, self.height = width, height
        self.history = []
    def area(self): return self.width * self.height
    def grow(self, by):
        if by < 0: raise ValueError('no')
        self.width += by
        self.history.append(by)
        return self
    def holds(self, other): return self.area() >= other.area()
    def __len__(self): return self.width
    def __str__(self): return f'box of {self.width}'
    def __add__(self, other): return Box(self.width + other.width)
    @property
    def half(self): return self.width / 2
    @classmethod
    def unit(cls): return cls(1)
"""
TESTS = {
    "attribute": "assert Box(3).width == 3",
    "option": "assert Box(3, height=2).area() == 6",
    "property": "assert Box(3).half == 1.5",
    "changed by a method": "b = Box(3)\nb.grow(2)\nassert b.width == 5 and b.history == [2]",
    "chain": "assert Box(1).grow(2).grow(3).width == 6",
    "set": "b = Box(3)\nb.width = 7\nassert b.area() == 7",
    "error": "try: Box(1).grow(-1)\nexcept ValueError as error: assert str(error) == 'no'\nelse: raise AssertionError",
    "isinstance": "b = Box(1)\nassert isinstance(b, Box) and isinstance(b, Shape) and type(b) is Box",
    "issubclass": "assert issubclass(Box, Shape) and not issubclass(Shape, Box) and isinstance(Box, type)",
    "another class": "assert not isinstance(Shape('s'), Box)",
    "class attribute": "before = Shape.count\nBox(1)\nassert Shape.count == before + 1",
    "class method": "assert Box.unit().width == 1",
    "object to object": "assert Box(3).holds(Box(2)) and not Box(2).holds(Box(3))",
    "in a list": "boxes = [Box(n) for n in (3, 1, 2)]\nassert [b.width for b in sorted(boxes, key=len)] == [1, 2, 3]",
    "length": "assert len(Box(4)) == 4 and bool(Box(1)) and not Box(0)",
    "text": "assert str(Box(4)) == 'box of 4' and f'{Box(2)}' == 'box of 2'",
    "sum": "assert (Box(1) + Box(2)).width == 3",
    "equal": "assert Box(1) == Box(2) and Box(1) != Shape('s')",
    "dir": "assert 'width' in dir(Box(1)) and 'grow' in dir(Box) and 'depth' not in dir(Box(1))",
    "hasattr": "assert hasattr(Box(1), 'width') and not hasattr(Shape('x'), 'width') and hasattr(Box, 'area')",
    "of a solution": "assert best.width == 9 and isinstance(best, Box)",
    "set by a cell": "assert best.colour == 'red' and 'colour' in dir(best)",
    "of a given cell": "assert first.width == 2 and isinstance(first, Box)",
    "handed in": "assert area_of(Box(4)) == 4 and largest([Box(1), Box(5)]).width == 5",
    "the same": "b = Box(1)\nassert same(b) is b and [b] == [b] and b in [b]",
}
CELLS = [
    answer("box", BOX),
    answer("best", "best = Box(9)\nbest.colour = 'red'"),
    given("first = Box(2)", "first_box"),
    answer(
        "functions",
        "def area_of(b): return b.area()\ndef same(b): return b\ndef largest(boxes): return max(boxes, key=len)",
    ),
]
WRONG = {
    "nothing": "",
    "no classes": "def Box(*a): return 3\ndef Shape(*a): return 4",
    "no members": "class Shape: pass\nclass Box(Shape): pass",
    "other numbers": BOX.replace("width * self.height", "width + self.height").replace("+= by", "-= by"),
    "another base": BOX.replace("Box(Shape)", "Box").replace("super().__init__('box')", "self.name = 'box'"),
    "no operators": BOX.replace("__len__", "size").replace("__str__", "words").replace("__add__", "plus"),
}


@pytest.fixture(scope="module")
def sides() -> Iterator[tuple[Station, Station]]:
    """The lesson judged apart from the student's code, and beside it, as stock nbgrader has it."""
    beside = {"autograder": {"where": "workbench"}}
    with (
        Station(Job(lesson([*CELLS, *(exam(name, test) for name, test in TESTS.items())]), LIMITS)) as here,
        Station(Job(lesson([*CELLS, *(exam(name, test, **beside) for name, test in TESTS.items())]), LIMITS)) as there,
    ):
        yield here, there


def marks(station: Station, box: str) -> dict[str, float | None]:
    cells = [*CELLS, *(exam(name, test) for name, test in TESTS.items())]
    return {one.grade_id: one.score for one in station.grade(handed_in(cells, {"box": box})).cells}


def test_a_right_class_has_every_point(sides: tuple[Station, Station]) -> None:
    assert marks(sides[0], BOX) == dict.fromkeys(TESTS, 1)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_one_has_the_marks_of_stock_nbgrader(sides: tuple[Station, Station], wrong: str) -> None:
    apart, beside = (marks(side, WRONG[wrong]) for side in sides)
    assert apart == beside


FORGED = {
    "equal to all": "def __eq__(self, other): return True",
    "no dunder": "__array_interface__ = {'data': (0, False), 'shape': (1,), 'typestr': '<f8', 'version': 3}",
    "an array": "def __array__(self, *a, **k): return np.array([1.0])",
    "any attribute": "def __getattr__(self, name): return 3",
    "a copy": "def __deepcopy__(self, memo): return 3\n    def __reduce__(self): return (eval, ('1/0',))",
    "a hash": "def __hash__(self): return hash(3)",
}
PLAIN = [
    given("import copy\nimport numpy as np", "setup"),
    answer("thing", "class Thing:\n    def __init__(self): self.size = 3\n    def __eq__(self, other): return False"),
    answer("number", "def number(): return 3"),
    exam("test_equal", "assert number() == 3"),
    exam("test_in", "assert number() in (1, 2, 3) and number() in {1, 2, 3}"),
    exam("test_array", "assert np.allclose(np.asarray(number(), dtype=float), 3)"),
    exam("test_copy", "assert copy.deepcopy(number()) == 3"),
    exam("test_less", "assert number() < 4"),
    exam("test_unnamed", "assert number().real == 3"),
]


@pytest.mark.parametrize("name", FORGED)
def test_an_object_is_no_number_whatever_it_says(name: str) -> None:
    forged = f"class Thing:\n    {FORGED[name]}\ndef number(): return Thing()"
    with Station(Job(lesson(PLAIN), LIMITS)) as station:
        assert station.grade(handed_in(PLAIN)).score == 6
        assert [one.score for one in station.grade(handed_in(PLAIN, {"number": forged})).cells] == [0] * 6


LIES = {
    "the judge's own": "class __main__: pass\nclass Box: __module__ = 'numpy'\n",
    "its bases": "class Box: pass\nclass Meta(type):\n    def __getattribute__(cls, name):\n"
    "        if name == '__bases__': return (Box, 3)\n        return type.__getattribute__(cls, name)\n"
    "class Shape(metaclass=Meta): pass\n",
    "its name": "class Box: pass\nBox.__name__ = 'x' * 5000\nclass Shape: pass\n",
    "its class": "class Shape: pass\nclass Box:\n    @property\n    def __class__(self): return int\n",
}


@pytest.mark.parametrize("lie", LIES)
def test_a_class_that_lies_of_itself_costs_no_more_than_its_tests(sides: tuple[Station, Station], lie: str) -> None:
    apart, beside = (marks(side, LIES[lie]) for side in sides)
    assert [name for name in TESTS if apart[name] > beside[name]] == []
    assert apart["handed in"] == beside["handed in"]


def test_where_no_lesson_defines_a_class_objects_stay_as_they_were() -> None:
    cells = [answer("number", "def number(): return 3"), exam("test_number", "assert number().size == 3")]
    forged = "class Thing:\n    size = 3\ndef number(): return Thing()"
    with Station(Job(lesson(cells), LIMITS)) as station:
        (cell,) = station.grade(handed_in(cells, {"number": forged})).cells
    assert (cell.score, "an object of class Thing cannot leave the process it lives in" in cell.message) == (0, True)


HANGS = "return all(iter(lambda: True, False))"
STOPS = "raise RuntimeError('stopped')"


@pytest.mark.parametrize("does", [HANGS, STOPS, "return 3", "import os; os._exit(1)"])
@pytest.mark.parametrize("member", ["__str__", "__repr__", "__len__", "size"])
def test_a_member_that_does_harm_costs_its_own_tests(member: str, does: str) -> None:
    thing = "class Thing:\n    def __str__(self): return 'thing'\n    def __repr__(self): return 'thing'\n"
    thing += "    def __len__(self): return 1\n    @property\n    def size(self): return 1"
    cells = [
        answer("thing", thing),
        exam("test_words", "assert False, Thing()"),
        exam("test_list", "assert False, [Thing()]"),
        exam("test_text", "assert str(Thing()) == repr(Thing()) == 'thing'"),
        exam("test_length", "assert len(Thing()) == 1 and Thing()"),
        exam("test_size", "assert Thing().size == 1"),
        answer("number", "number = 3"),
        exam("test_number", "assert number == 3"),
    ]
    harmful = {"thing": thing.replace(f"def {member}(self): return", f"def {member}(self): {does} #")}
    with Station(Job(lesson(cells), LIMITS | {"call_seconds": 0.5})) as station:
        assert [one.score for one in station.grade(handed_in(cells)).cells] == [0, 0, 1, 1, 1, 1]
        verdict = station.grade(handed_in(cells, harmful))
    scores = {one.grade_id: one.score for one in verdict.cells}
    kept = {"__str__": "length size", "__repr__": "length size", "__len__": "text size", "size": "text length"}[member]
    assert all(scores[f"test_{name}"] == 1 for name in [*kept.split(), "number"]), verdict.cells
    assert scores["test_words"] == scores["test_list"] == 0

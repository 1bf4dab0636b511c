"""Tests that run a text as code: the instructor's own text, and a student's, which the judge does not run."""

from collections.abc import Iterator

import pytest
from small_lesson import answer, exam, given, handed_in, hidden, lesson

from autograder.engine.job import Job
from autograder.engine.judge.words import NOT_OWN_CODE
from autograder.engine.station import Station

CELLS = [
    given(
        "import doctest, importlib.util, os, pickle, subprocess, tempfile, timeit, zipfile, zipimport\n"
        "from collections import namedtuple\nfrom pathlib import Path",
        "setup",
    ),
    answer("code", "code = 'x = 3'"),
    answer("formula", "formula = '1 + 2'"),
    answer("held", "import datetime, pickle\nheld = pickle.dumps(datetime.date(2000, 1, 1))"),
    answer("columns", "columns = ['a', 'b']"),
    answer("command", "command = 'true'"),
    answer("double", "def double(n):\n    '''\n    >>> 1 + 1\n    2\n    '''\n    return 2 * n"),
]
IMPORT = """
spec = importlib.util.spec_from_file_location('made', made)
spec.loader.exec_module(importlib.util.module_from_spec(spec))
"""
OF_A_STUDENT = {
    "exec": "space = {}\nexec(code, space)\nassert space['x'] == 3",
    "kept back": hidden("exec(code)\nassert True"),
    "put together": "exec('\\n'.join(['y = 1', *code.split('; ')]))",
    "letters": "exec(''.join(list(code)))",
    "compiled": "from types import FunctionType\nexec(compile(code, 'a file', 'exec'))",
    "a cell": "get_ipython().run_cell(code)",
    "timed": "seconds = timeit.timeit(stmt=code, number=1)",
    "swallowed": "try:\n    exec(code)\nexcept Exception:\n    pass",
    "eval": "assert eval(formula) == 3",
    "imported": f"made = Path('made.py')\nmade.write_text(code)\n{IMPORT}",
    "imported from elsewhere": f"made = Path(tempfile.mkdtemp(), 'made.py')\nmade.write_text(code)\n{IMPORT}",
    "imported from an archive": "with zipfile.ZipFile('a.zip', 'w') as archive:\n"
    "    archive.writestr('made.py', code)\nzipimport.zipimporter('a.zip').load_module('made')",
    "unpickled": "assert pickle.loads(held).year == 2000",
    "shell": "assert os.system(command) == 0",
    "process": "assert subprocess.run(['sh', '-c', command]).returncode == 0",
}
OF_THE_LESSON = {
    "nothing to run": "# the next one tries it",
    "own": "exec('y = 2')\nassert eval('y') == 2 and double(2) == 4",
    "named tuple": "Point = namedtuple('Point', 'a b')\nassert Point(1, double(2)).b == 4",
    "fields of a student's": "Row = namedtuple('Row', columns)\nassert Row(*columns).a == 'a'",
    "timed own": "seconds = timeit.timeit(stmt='double(2)', globals={'double': double}, number=2)\nassert seconds >= 0",
    "magic": "%timeit -n 1 -r 1 -q double(2)\nassert double(1) == 2",
    "imported late": "import xmlrpc.client\nassert double(3) == 6",
    "failing late": "if double(3) != 6:\n    import sched, wave, ftplib\n    raise AssertionError('six')",
    "own command": "assert os.system('true') == 0 and double(1) == 2",
    "untouched": "import builtins\nassert not hasattr(builtins, 'stolen') and double(1) == 2",
}
ALL = [*CELLS, *(exam(name, test) for name, test in (OF_A_STUDENT | OF_THE_LESSON).items())]
STEALING = "import builtins; builtins.stolen = 1; x = 3"
ANSWERS = {
    "code": f"code = {STEALING!r}",
    "formula": "formula = 'abs(-3)'",
    "columns": "columns = ['a', 'b', 'c']",
    "held": f"import pickle\nclass Held:\n    def __reduce__(self): return (exec, ({STEALING!r},))\n"
    "held = pickle.dumps(Held())",
    "command": "command = 'echo'",
}


@pytest.fixture(scope="module")
def station() -> Iterator[Station]:
    with Station(Job(lesson(ALL))) as made:
        yield made


def test_the_lesson_s_own_text_is_run(station: Station) -> None:
    assert {one.grade_id: (one.score, one.message) for one in station.grade(handed_in(ALL)).cells} == dict.fromkeys(
        OF_A_STUDENT | OF_THE_LESSON, (1, "")
    )


def test_no_other_is(station: Station) -> None:
    cells = {one.grade_id: one for one in station.grade(handed_in(ALL, ANSWERS)).cells}
    assert {name: cells[name].score for name in OF_THE_LESSON} == dict.fromkeys(OF_THE_LESSON, 1)
    assert {name: (cells[name].score, cells[name].message) for name in OF_A_STUDENT} == dict.fromkeys(
        OF_A_STUDENT, (0, NOT_OWN_CODE)
    )


def test_an_error_of_a_student_s_is_raised_as_it_is(station: Station) -> None:
    raising = "def double(n):\n    raise KeyError('mine')"
    cells = {one.grade_id: one for one in station.grade(handed_in(ALL, {"double": raising})).cells}
    told = [cells[name].message for name in OF_THE_LESSON if "double" in OF_THE_LESSON[name]]
    assert told
    assert not [message for message in told if "mine" not in message]


def test_a_wrong_answer_fails_in_the_test_s_own_words(station: Station) -> None:
    cells = {one.grade_id: one for one in station.grade(handed_in(ALL, {"double": "def double(n): return n"})).cells}
    assert "six" in cells["failing late"].message

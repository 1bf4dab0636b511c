"""Where only setting up names matplotlib, the judge does without it.

It takes a third of the judge's memory, and a process is forked for each submission: what it has makes that fork dearer.
"""

import ast
import re
from collections.abc import Iterable, Sequence

from autograder.engine.judge.names import INDIRECT

# Others that bring it along, and the names of its modules that a text may have.
_WORDS = frozenset({"matplotlib", "mpl", "plt", "pylab", "pyplot", "seaborn"})


def without_matplotlib(given: Sequence[str], others: Iterable[str]) -> list[str]:
    """The code of these cells without the statements that only import matplotlib, or ask IPython for it.

    It is as it was where anything else names matplotlib, or a name that these statements bind, or may do so without its
    showing. `given` and `others` together are all code that the judge runs, with magics as Python. Lines keep their
    numbers.
    """
    split = [_split(code) for code in given]
    names = _WORDS.union(*(bound for _, bound in split))
    rest = "\n".join([*(code for code, _ in split), *others])
    is_named = re.search(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b", rest)
    if is_named or any(word in rest for word in INDIRECT):
        return [*given]
    return [code for code, _ in split]


def _split(code: str) -> tuple[str, set[str]]:
    """The code without such statements, and the names that these bind."""
    statements = _statements(code)
    left_out = [one for one in statements if _is_for_figures(one)]
    others = {line for one in statements if one not in left_out for line in _lines(one)}
    left_out = [one for one in left_out if others.isdisjoint(_lines(one))]
    gone = {line for one in left_out for line in _lines(one)}
    kept = "\n".join("" if number in gone else line for number, line in enumerate(code.split("\n"), start=1))
    if len(_statements(kept)) != len(statements) - len(left_out):  # a line before went on in one of these
        return code, set()
    imports = [one for one in left_out if isinstance(one, ast.Import | ast.ImportFrom)]
    return kept, {(alias.asname or alias.name).split(".")[0] for one in imports for alias in one.names}


def _statements(code: str) -> list[ast.stmt]:
    try:
        return ast.parse(code).body
    except SyntaxError:
        return []


def _lines(statement: ast.stmt) -> range:
    return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)


def _is_for_figures(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import):
        return all(_is_matplotlib(alias.name) for alias in statement.names)
    if isinstance(statement, ast.ImportFrom):
        names = {alias.name for alias in statement.names}
        return statement.level == 0 and _is_matplotlib(statement.module or "") and "*" not in names
    return ast.unparse(statement).startswith("get_ipython().run_line_magic('matplotlib'")


def _is_matplotlib(module: str) -> bool:
    return module.split(".")[0] == "matplotlib"

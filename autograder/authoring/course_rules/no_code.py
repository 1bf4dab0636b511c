"""Help tells the way and not the answer: it may name a function or an option, but not compute what a solution does."""

import ast
import builtins
import re
from collections.abc import Iterator

from course.catalogue import EXERCISES
from course.catalogue.entries import Exercise
from course.plain_formulas import plain


def help_faults(exercise: Exercise, solution: str) -> Iterator[tuple[str, str]]:
    """What in an exercise's help gives its solution away, or cannot be read where no LaTeX is set, and what to do."""
    for step, hint in enumerate(exercise.hints, start=1):
        where = f"step {step} of the help with {exercise.name}"
        for piece in code_in(f"{hint.question} {hint.answer}", solution):
            yield f"{where} is code: {piece!r}.", "Say in words what to do, or name the function to look up."
        rest = re.sub(r"`[^`]*`", "", f"{hint.question} {plain(hint.answer)}")
        if left := re.findall(r"\\\w*|[${}]", rest):
            what = f"{where} shows {left[0]!r} where no LaTeX is set."
            yield what, "Write the formula in another way, or teach it to course/plain_formulas.py."


def code_in(words: str, solution: str) -> list[str]:
    """What of `words` is code: a statement, or something that the solution computes. Names and options are none."""
    prose = re.sub(r"`[^`]+`", "", words)
    found = re.findall(r"``|\b(?:def|lambda|import)\s|\bnp\.|^ {4}\S", prose, re.MULTILINE)
    for piece in re.findall(r"`([^`]+)`", words):
        if re.fullmatch(r"\w+=\w+|[^\w\s]{1,2}", piece):  # an option or an operator
            continue
        try:
            expression = ast.parse(piece, mode="eval")
        except SyntaxError:
            found.append(piece)
            continue
        if _computations(expression) & _computations(ast.parse(solution)):
            found.append(piece)
    return found


def _computations(code: ast.AST) -> set[str]:
    """Each call with arguments, sum, product and comparison in it, with nameless variables."""
    kinds = (ast.BinOp, ast.Compare, ast.comprehension, ast.Lambda)
    return {
        ast.dump(_Nameless().visit(node))
        for node in ast.walk(code)
        if isinstance(node, kinds) or (isinstance(node, ast.Call) and (node.args or node.keywords))
    }


class _Nameless(ast.NodeTransformer):
    """The same code, whatever its variables are called. Functions, NumPy's and Python's own, keep their names."""

    def visit_Name(self, node: ast.Name) -> ast.Name:

        kept = node.id == "np" or node.id in EXERCISES or hasattr(builtins, node.id)
        return ast.Name(node.id if kept else "_", ast.Load())

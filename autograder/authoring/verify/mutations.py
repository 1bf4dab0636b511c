"""Small changes to a solution, each a slip that somebody may make: another sign, operator, number, function or axis."""

import ast
from collections.abc import Iterator
from copy import deepcopy

_SHORT = 60  # characters
_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.MatMult),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_FUNCTIONS = {
    "sum": ("mean", "max"),
    "mean": ("sum",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "exp": ("expm1",),
    "sqrt": ("square", "abs"),
    "var": ("std",),
    "std": ("var",),
    "zeros": ("ones",),
    "zeros_like": ("ones_like",),
    "abs": ("square",),
}


def mutants(source: str) -> Iterator[str]:
    """Each mutant of some Python once, as source: one place of it is changed."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for place, node in enumerate(ast.walk(tree)):
        for replacement in _replacements(node):
            made = ast.unparse(_replaced(tree, place, replacement))
            if made not in seen:
                seen.add(made)
                yield made


def with_other_text(source: str) -> Iterator[str]:
    """Some Python with another text in the place of each that is a value, and short or code; none is a docstring."""
    tree = ast.parse(source)
    stated = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for place, node in enumerate(ast.walk(tree)):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in stated and (other := _other_text(text)):
            yield ast.unparse(_replaced(tree, place, ast.Constant(other)))


def _other_text(text: str) -> str:
    """Of code, other code that does the same: a test may run it. "" where a text is long and none."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        body = []
    match body:
        case [] | [ast.Expr(value=ast.Name() | ast.Constant())]:
            return f"{text}x" if len(text) < _SHORT else ""
        case [ast.Expr()]:
            return f"[{text}][0]"
        case _:
            return f"{text}\nNone"


def _replaced(tree: ast.AST, place: int, replacement: ast.AST) -> ast.AST:
    """A copy of the tree with another node at a place, counted as ast.walk does."""
    copied = deepcopy(tree)
    old = list(ast.walk(copied))[place]
    for parent in ast.walk(copied):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, replacement)
            elif isinstance(value, list):
                setattr(parent, name, [replacement if item is old else item for item in value])
    return ast.fix_missing_locations(copied)


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node. Docstrings, imports and definitions stay."""
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            yield from (ast.BinOp(left, other(), right) for other in _OPERATORS.get(type(operator), ()))
            yield from (left, right)
        case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
            yield operand
        case ast.Compare(left=left, ops=[operator], comparators=others):
            yield from (ast.Compare(left, [other()], others) for other in _COMPARISONS.get(type(operator), ()))
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(number) | float(number)):
            numbers = {number + 1, number * 2, 0, -number} - {number}
            yield from (ast.Constant(other) for other in sorted(numbers))
        case ast.Attribute(value=value, attr="T"):
            yield value
        case ast.Attribute(value=value, attr=name, ctx=context):
            yield from (ast.Attribute(value, other, context) for other in _FUNCTIONS.get(name, ()))
        case ast.Call(func=function, args=given, keywords=options):
            for i in range(len(options)):
                yield ast.Call(function, given, options[:i] + options[i + 1 :])
            if len(given) == 1 and not options:
                yield given[0]
            if len(given) == 2:
                yield ast.Call(function, given[::-1], options)
        case ast.Tuple(elts=[one, other], ctx=ast.Load()):
            yield ast.Tuple([other, one], ast.Load())
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            yield from (body, otherwise, ast.IfExp(test, otherwise, body))
        case ast.AugAssign(target=target, value=value):
            yield from (ast.Assign([target], value), ast.Pass())
        case ast.Assign():
            yield ast.Pass()

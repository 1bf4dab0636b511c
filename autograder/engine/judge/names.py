"""Which names a cell binds and which it needs from before: read off its syntax tree, without running it."""

import ast
import builtins
import symtable
from collections.abc import Iterable, Set
from copy import deepcopy
from dataclasses import dataclass

BUILTINS = frozenset(vars(builtins)) | {"get_ipython", "display", "__name__"}
# Words of a cell that may use names which cannot be read off it.
INDIRECT = ("eval(", "exec(", "globals(", "locals(", "vars(", "dir(", "get_ipython(")


# Methods that change what they are called on: lists, dicts, sets, arrays, random generators.
_METHODS = """
    append extend insert pop remove clear sort reverse update add discard setdefault popitem fill resize put partition
    setflags normal random integers uniform choice permutation permuted shuffle standard_normal exponential poisson
    binomial rand randn randint sample gauss
"""
MUTATORS = frozenset(_METHODS.split())
# Functions of libraries that change an argument.
CHANGING = frozenset({"shuffle", "copyto", "fill_diagonal", "put", "place", "putmask"})
# Calls that change the state of a module; other calls of a module's functions leave it as it is.
STATEFUL = frozenset(
    {"seed", "set_state", "seterr", "set_printoptions", "simplefilter", "filterwarnings", "setrecursionlimit"}
)


@dataclass(frozen=True)
class Names:
    """What the code of a cell says about names.

    bound: by the cell at its top level, imports apart
    imported: by the cell at its top level
    needed: from cells before it
    touched: what it may change, since it calls one of MUTATORS, or hands it to a function that changes its arguments
    set_up: what it does change, be it a module, since it assigns into it or calls one of STATEFUL
    read_inside: from outside of it, by functions, classes and comprehensions
    deleted: by the cell at its top level
    members: of the classes that it defines, and of their objects
    attributes: that it sets, of whatever object
    """

    bound: frozenset[str]
    imported: frozenset[str]
    needed: frozenset[str]
    touched: frozenset[str]
    set_up: frozenset[str]
    read_inside: frozenset[str]
    deleted: frozenset[str]
    members: frozenset[str]
    attributes: frozenset[str]

    @property
    def defined(self) -> frozenset[str]:
        """What is there once the cell has run."""
        return self.bound | self.imported


def names_of(code: str, changing: Set[str] = CHANGING) -> Names:
    """The names of a cell whose magics are already Python. A cell that is no Python has none.

    `changing` are the functions that change their arguments.
    """
    bound: set[str] = set()
    imported: set[str] = set()
    needed: set[str] = set()
    touched: set[str] = set()
    set_up: set[str] = set()
    read_inside: set[str] = set()
    deleted: set[str] = set()
    members: set[str] = set()
    attributes: set[str] = set()
    for statement in _statements(code):
        read_inside |= _read_inside(statement)
        deleted |= {node.id for node in _own_scope(statement) if _is_deleted_name(node)}  # type: ignore[attr-defined]
        needed |= _loaded(statement) - _bound_first(statement) - bound - imported - BUILTINS
        members |= _members(statement)
        attributes |= _attributes_set(statement)
        touched |= _touched(statement, changing)
        set_up |= _set_up(statement)
        found = _imported(statement)
        imported |= found
        bound |= _stored(statement) - found
    return Names(
        *map(
            frozenset,
            (bound, imported, needed, touched - BUILTINS, set_up - BUILTINS, read_inside, deleted, members, attributes),
        )
    )


def left_open(code: str) -> frozenset[str]:
    """The names that a cell leaves bound to `...` at its top level, as a stub does: `x = ...`."""
    found: set[str] = set()
    for one in _statements(code):
        if isinstance(one, ast.Assign):
            is_open = isinstance(one.value, ast.Constant) and one.value.value is ...
            found = found | _stored(one) if is_open else found - _stored(one)
    return frozenset(found)


def imports_of(code: str) -> str:
    """The import statements at the top level of a cell."""
    return "\n".join(ast.unparse(one) for one in _statements(code) if isinstance(one, (ast.Import, ast.ImportFrom)))


def _statements(code: str) -> list[ast.stmt]:
    try:
        return ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError):
        return []


def _loaded(statement: ast.stmt) -> set[str]:
    """Names that a statement reads from the cell's scope or from outside, in functions that it defines as well."""
    found = {symbol.get_name() for symbol in _table(statement).get_symbols() if symbol.is_referenced()}
    found |= {node.target.id for node in _own_scope(statement) if _is_changed_name(node)}  # type: ignore[attr-defined]
    return found | _read_inside(statement)


def _read_inside(statement: ast.stmt) -> set[str]:
    """The names that functions, classes and comprehensions of a statement read from the cell's scope or outside."""
    found: set[str] = set()
    inner = _table(statement).get_children()
    while inner:
        table = inner.pop()
        found |= {name.get_name() for name in table.get_symbols() if name.is_global() and name.is_referenced()}
        inner += table.get_children()
    return found


def _members(statement: ast.stmt) -> set[str]:
    """What the classes that a statement defines, and their objects, have: methods, fields, what is set in a method."""
    found: set[str] = set()
    for defined in ast.walk(statement):
        if isinstance(defined, ast.ClassDef):
            found |= {name for part in defined.body for name in _stored(part)} | _attributes_set(defined)
    return found


def _attributes_set(root: ast.AST) -> set[str]:
    nodes = (node for node in ast.walk(root) if isinstance(node, ast.Attribute))
    return {node.attr for node in nodes if isinstance(node.ctx, ast.Store)}


def _table(statement: ast.stmt) -> symtable.SymbolTable:
    return symtable.symtable(ast.unparse(_AsGenerators().visit(deepcopy(statement))), "<cell>", "exec")


class _AsGenerators(ast.NodeTransformer):
    """Comprehensions as generator expressions, which keep a scope of their own: from Python 3.12 on, the others' names
    count as those of the scope around them (PEP 709)."""

    def visit_ListComp(self, node: ast.ListComp) -> ast.AST:
        return self.generic_visit(ast.GeneratorExp(node.elt, node.generators))

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        return self.generic_visit(ast.GeneratorExp(node.elt, node.generators))

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        entry = ast.Tuple([node.key, node.value], ast.Load())
        return self.generic_visit(ast.GeneratorExp(entry, node.generators))


def _bound_first(statement: ast.stmt) -> set[str]:
    """What `for x in ...` and `with ... as x` bind before their block reads it."""
    if isinstance(statement, (ast.For, ast.AsyncFor)):
        targets: list[ast.expr] = [statement.target]
        before: list[ast.expr] = [statement.iter]
    elif isinstance(statement, (ast.With, ast.AsyncWith)):
        targets = [item.optional_vars for item in statement.items if item.optional_vars is not None]
        before = [item.context_expr for item in statement.items]
    else:
        return set()
    return _names_in(targets) - _names_in(before)


def _names_in(nodes: list[ast.expr]) -> set[str]:
    return {node.id for root in nodes for node in ast.walk(root) if isinstance(node, ast.Name)}


def _is_changed_name(node: ast.AST) -> bool:
    return isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)


def _is_deleted_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del)


def _stored(statement: ast.stmt) -> set[str]:
    """Names that a statement binds in the cell's own scope."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    found: set[str] = set()
    for node in _own_scope(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= _imported(node)
    return found


def _own_scope(scope: ast.AST) -> list[ast.AST]:
    """The nodes below a node and itself, without the insides of functions, classes and comprehensions."""
    inner = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    comprehensions = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    found: list[ast.AST] = []
    waiting: list[ast.AST] = [scope]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if not isinstance(node, (*inner, *comprehensions)):
            waiting.extend(ast.iter_child_nodes(node))
    return found


def _imported(statement: ast.stmt) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    return found


def _touched(scope: ast.AST, changing: Set[str]) -> set[str]:
    """Names whose objects change where this runs, as in `x.sort()` or `shuffle(x)`."""
    found: set[str] = set()
    for node in _own_scope(scope):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if isinstance(node.func, ast.Attribute) and name in MUTATORS:
                found |= _root(node.func)
            if name in changing:
                handed = [*node.args, *(keyword.value for keyword in node.keywords)]
                found |= {root for argument in handed for root in _root(argument)}
    return found


def functions_that_change_arguments(cells: Iterable[str]) -> frozenset[str]:
    """Of the functions that these cells define at their top level, those that change an argument, and CHANGING."""
    defined = [one for code in cells for one in _statements(code) if isinstance(one, ast.FunctionDef)]
    changing = set(CHANGING)
    while True:
        more = {function.name for function in defined if _changes_argument(function, changing)} - changing
        if not more:
            return frozenset(changing)
        changing |= more


def _changes_argument(function: ast.FunctionDef, changing: Set[str]) -> bool:
    parameters = function.args
    own = {one.arg for one in (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)}
    return any(own & (_touched(part, changing) | _set_up(part)) for part in function.body)


def _set_up(scope: ast.AST) -> set[str]:
    """Names whose objects change for certain: `x[0] = 1`, `x.a = 1`, `x += 1`, `np.random.seed(1)`."""
    found: set[str] = set()
    for node in _own_scope(scope):
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, (ast.Store, ast.Del)):
            found |= _root(node)
        elif isinstance(node, ast.AugAssign):
            found |= _root(node.target)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in STATEFUL:
            found |= _root(node.func)
    return found


def _root(node: ast.AST) -> set[str]:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) else set()

"""Ways to write a function that are no `def` of its name, as code that follows a `def` and makes it one of these."""

WAYS = {
    "lambda": "{name}_own = {name}\n{name} = lambda *given: {name}_own(*given)",
    "decorated": """
def logged_{name}(function):
    def wrapper(*given):
        return function(*given)
    return wrapper
{name} = logged_{name}({name})""",
    "second version": "{name}_v2 = {name}\n{name}_v2.__name__ = '{name}_v2'\ndel {name}\n{name} = {name}_v2",
    "method": """
class Solver_{name}:
    def __init__(self, function):
        self.function = function
    def solve(self, *given):
        return self.function(*given)
{name} = Solver_{name}({name}).solve""",
    "partial": "from functools import partial\n{name} = partial({name})",
    "object": """
class Answer_{name}:
    def __init__(self, function):
        self.function = function
    def __call__(self, *given):
        return self.function(*given)
    def __getattr__(self, wanted):
        raise RuntimeError(wanted)
{name} = Answer_{name}({name})""",
    "class": """
class Made_{name}:
    function = staticmethod({name})
    def __new__(cls, *given):
        return cls.function(*given)
{name} = Made_{name}""",
    "list that can be called": """
class Row_{name}(list):
    def __call__(self, *given):
        return self[0](*given)
{name} = Row_{name}([{name}])""",
    "calls itself otherwise": "{name}.__name__ = 'relu' if '{name}' != 'relu' else 'sigmoid'",
}


def written(way: str, name: str) -> str:
    """The code for one way and one function."""
    return WAYS[way].format(name=name)

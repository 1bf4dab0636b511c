"""Answers that do not come back, each in its own way."""

LOOP = "def {name}(*given, **named):\n    while True: pass"
SLEEP = "import time\ndef {name}(*given, **named):\n    time.sleep(3600)"
ITERATOR = "import itertools\ndef {name}(*given, **named):\n    return sum(1 for _ in itertools.count())"
GENERATOR = "def numbers():\n    while True: yield 1\ndef {name}(*given, **named):\n    return max(numbers())"
RECURSION = """
def {name}(*given, **named):
    try:
        return {name}(*given, **named)
    except RecursionError:
        return {name}(*given, **named)
"""
STUBBORN = """
def {name}(*given, **named):
    while True:
        try:
            while True: pass
        except BaseException:
            pass
"""
NESTED = """
def made():
    def inner(*given, **named):
        def innermost():
            while True: pass
        return innermost()
    return inner
{name} = made()
"""
LAMBDA = "{name} = lambda *given, **named: sum(0 for _ in iter(int, 1))"
METHOD = """
class Endless:
    def __call__(self, *given, **named):
        while True: pass
    def method(self, *given, **named):
        return self()
{name} = Endless().method
"""
HELPED = """
def helper(): return 1
def {name}(*given, **named):
    while helper(): helper()
"""
IN_C = "import re\ndef {name}(*given, **named):\n    return re.match('(a+)+$', 'a' * 60 + 'b')"

ENDLESS = {
    "loop": LOOP,
    "sleep": SLEEP,
    "iterator": ITERATOR,
    "generator": GENERATOR,
    "recursion": RECURSION,
    "stubborn": STUBBORN,
    "nested": NESTED,
    "lambda": LAMBDA,
    "method": METHOD,
    "helped": HELPED,
    "in C": IN_C,
}
AT_ONCE = "def {name}(*given, **named):\n    raise TimeoutError"
"""What each of them should cost: no more than an answer that fails at once."""

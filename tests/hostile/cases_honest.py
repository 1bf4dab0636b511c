"""Broken, loud or odd, but honest: what is right keeps its marks."""

from hostile_case import ANY_END, DIED, TIMEOUT, Case, attack
from hostile_lesson import RIGHT

ALL = tuple(RIGHT)


def honest(name: str, story: str, **more) -> Case:
    """A notebook whose answers are all right; `more` replaces some by others that are right, too."""
    return attack(name, story, solves=ALL, **more)


CASES = (
    honest("perfect", "Nothing is wrong with it."),
    attack("untouched", "Handed in as it was given out.", solves=()),
    attack("half", "Some exercises solved, the others as they were given out."),
    honest(
        "warns",
        "A right answer that divides by 0 on its way, and warns.",
        relu_backward="""
        import warnings
        def relu_backward(dA, Z):
            warnings.warn("one side of np.where divides by zero")
            np.float64(1) / np.float64(0)
            return np.where(Z > 0, dA, 0)
        """,
    ),
    honest(
        "talks_much",
        "Prints at every step, on both streams.",
        relu_backward="""
        import sys
        def relu_backward(dA, Z):
            for row in range(500):
                print("row", row)
                print("row", row, file=sys.stderr)
            return dA * (Z > 0)
        """,
    ),
    honest(
        "own_helpers",
        "Helpers, constants, classes and imports in cells of the student's own.",
        first="""
        from dataclasses import dataclass
        from functools import lru_cache
        from math import fsum
        @dataclass
        class Gate:
            open: np.ndarray
        @lru_cache
        def half(n): return n / 2
        """,
        relu_backward="def relu_backward(dA, Z):\n    return np.where(Gate(Z > 0).open, dA, 0 * dA)",
        mean_squared_error="def mean_squared_error(A, Y):\n    return fsum(((A - Y) ** 2).ravel()) / A.size",
        step="step = half(0.75)",
    ),
    honest(
        "lambdas",
        "Answers that are lambdas, partials and methods.",
        scale="import operator\nscale = operator.mul",
        relu_backward="relu_backward = lambda dA, Z: np.heaviside(Z, 0) * dA",
        centered="class Mover:\n    def move(self, x): return x - x.mean()\ncentered = Mover().move",
    ),
    honest(
        "numpy_types",
        "Answers in NumPy's own types.",
        mean_squared_error="def mean_squared_error(A, Y):\n    return np.mean((A - Y) ** 2)",
        step="step = np.float64(3) / 8",
    ),
    honest(
        "other_layouts",
        "Arrays that are views, transposed, reversed and read-only.",
        relu_backward="""
        def relu_backward(dA, Z):
            answer = np.asfortranarray(dA * (Z > 0))[::-1][::-1]
            answer.flags.writeable = False
            return answer
        """,
        centered="def centered(x):\n    return (x - x.mean()).T.copy().T",
    ),
    honest(
        "own_tests",
        "Asserts and checks of the student's own, some of which fail.",
        last="assert 1 == 2, 'this is mine'",
    ),
    honest("wrong_cells", "Cells that fail, between answers that are right.", first="1 / 0", last="this is no Python"),
    honest(
        "wrong_cell_above", "A cell of the student's own with an endless loop.", first="while True: pass", ends=TIMEOUT
    ),
    honest(
        "dead_cell_above",
        "A cell of the student's own that ends the process.",
        first="import os\nos._exit(1)",
        ends=DIED,
    ),
    attack(
        "dead_in_the_middle",
        "The process ends in the middle; a helper from the beginning is needed after it.",
        first="def moved(x, by): return x - by",
        relu_backward="import os\nos._exit(0)",
        centered="def centered(x): return moved(x, x.mean())",
        solves=("scale", "mean_squared_error", "step", "count_positive"),
        score=15,
        ends=DIED,
    ),
    honest(
        "magics",
        "Magics and shell lines, as in any notebook.",
        first="%matplotlib inline\n%time 1 + 1\n!echo hello",
        last="%%time\n2 + 2",
    ),
    honest("draws", "A figure.", last="import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\nplt.show()"),
    honest("deletes", "Deletes names at the end, and restarts nothing.", last="del relu_backward, np\n%reset -f"),
    honest(
        "reads_its_file",
        "Writes a file in its folder and reads it again.",
        first="open('mine.txt', 'w').write('0.375')",
        step="step = float(open('mine.txt').read())",
    ),
    honest(
        "redefines",
        "Each function is defined twice, the second time right.",
        relu_backward="def relu_backward(dA, Z): return dA\ndef relu_backward(dA, Z): return dA * (Z > 0)",
    ),
    honest(
        "answers_elsewhere",
        "Two answers stand in a cell above the one they belong into.",
        first="def relu_backward(dA, Z): return dA * (Z > 0)\nstep = 0.375",
        relu_backward="# see above",
        step="# see above",
    ),
    honest(
        "unicode",
        "Names and text in many scripts.",
        relu_backward="def relu_backward(dA, Z):\n    ∇, größe = dA, 'Größe 大小 📐'\n    return dA * (Z > 0)".replace(
            "∇", "δ"
        ),
    ),
    honest(
        "slow",
        "Every function takes a fifth of a second.",
        relu_backward="import time\ndef relu_backward(dA, Z):\n    time.sleep(0.2)\n    return dA * (Z > 0)",
    ),
    honest(
        "own_thread",
        "A thread of the student's own.",
        relu_backward="""
        from concurrent.futures import ThreadPoolExecutor
        def relu_backward(dA, Z):
            with ThreadPoolExecutor(2) as pool:
                entries = list(pool.map(lambda one: one[0] * (one[1] > 0), zip(dA.ravel(), Z.ravel())))
            return np.array(entries).reshape(dA.shape)
        """,
    ),
    honest(
        "own_process",
        "A process of the student's own.",
        first="import subprocess\nprint(subprocess.run(['echo', 'hello'], capture_output=True, text=True).stdout)",
        ends=ANY_END,
    ),
)

"""What flows from cell to cell of a lesson, read off the names in them: what marks depend on, and what they do not."""

from collections.abc import Iterable

from autograder.authoring.attempts import Attempt
from autograder.authoring.filled_in import Notebook, answers_in
from autograder.engine.grade_ids import solution_of
from autograder.engine.judge.names import Names, names_of


class Dependence:
    """The code cells of one instructor's notebook.

    A name is taken to come from any cell further up that binds it, through any number of cells between.
    """

    def __init__(self, source: Notebook) -> None:
        cells = [cell for cell in source["cells"] if cell["cell_type"] == "code"]
        markers = [cell["metadata"].get("nbgrader", {}) for cell in cells]
        answers = answers_in(source)
        self._names = [names_of(cell["source"]) for cell in cells]
        self._plain = {i: cell["id"] for i, cell in enumerate(cells) if not markers[i]}
        self._solution = {i: marker["grade_id"] for i, marker in enumerate(markers) if marker.get("solution")}
        self._test = {i: solution_of(m["grade_id"], answers) for i, m in enumerate(markers) if m.get("grade")}

    def of(self, attempt: Attempt) -> frozenset[str]:
        """The other exercises whose answers can change the marks of this one."""
        tests = {i: self._names[i] for i, exercise in self._test.items() if exercise == attempt.exercise}
        reached = self._above([*tests.items(), *self._standing(attempt)])
        return frozenset(self._solution[i] for i in reached if i in self._solution) - {attempt.exercise}

    def idle(self, attempts: Iterable[Attempt]) -> frozenset[str]:
        """The ids of the ordinary cells that no mark depends on: no attempt and no cell of nbgrader's needs them."""
        marked = [(i, names) for i, names in enumerate(self._names) if i not in self._plain]
        reached = self._above([*marked, *(one for attempt in attempts for one in self._standing(attempt))])
        return frozenset(name for i, name in self._plain.items() if i not in reached)

    def _standing(self, attempt: Attempt) -> list[tuple[int, Names]]:
        """The attempt's names, at the place of the solution."""
        return [(i, names_of(attempt.source)) for i, name in self._solution.items() if name == attempt.exercise]

    def _above(self, waiting: list[tuple[int, Names]]) -> set[int]:
        """The cells that those at these places take names from, directly or not."""
        reached: set[int] = set()
        while waiting:
            place, names = waiting.pop()
            above = {i for i in range(place) if _bound(self._names[i]) & names.needed} - reached
            waiting += [(i, self._names[i]) for i in above]
            reached |= above
        return reached


def _bound(names: Names) -> frozenset[str]:
    return names.bound | names.imported

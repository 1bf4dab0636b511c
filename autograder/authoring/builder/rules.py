"""What a lesson must hold so that nbgrader can release and grade it. Each rule yields the problems it finds."""

from collections.abc import Iterator

from autograder.authoring.builder.cards import CARD_FORMS, card_faults
from autograder.authoring.builder.cuts import cut_faults
from autograder.authoring.builder.hints import HintsOf, hint_faults
from autograder.authoring.builder.lesson import Cell, Lesson
from autograder.authoring.builder.named import unnamed_faults
from autograder.authoring.builder.problems import BuildProblem, Fault
from autograder.authoring.builder.regions import HIDDEN_TESTS, SOLUTION, mentions
from autograder.engine.grade_ids import solution_of


def problems_of(lesson: Lesson, hints_of: HintsOf) -> Iterator[BuildProblem]:
    """All that is wrong with a lesson."""
    yield from lesson.problems
    if lesson.cells or not lesson.problems:
        yield from _title(lesson)
    yield from _unique_ids(lesson)
    yield from _tests_and_solutions(lesson)
    for cell in lesson.cells:
        for line, what, remedy in _cell_faults(cell, hints_of):
            yield BuildProblem(lesson.path, line, what, remedy)


def _title(lesson: Lesson) -> Iterator[BuildProblem]:
    if not lesson.cells:
        yield BuildProblem(lesson.path, 1, "the lesson is empty.", "Write a markdown cell with its title.")
    elif lesson.cells[0].kind != "markdown" or not lesson.cells[0].source.startswith("# "):
        what = "the first cell is not a markdown cell with the lesson's title."
        yield BuildProblem(lesson.path, lesson.cells[0].line, what, "Begin it with `# ` and the title.")


def _unique_ids(lesson: Lesson) -> Iterator[BuildProblem]:
    first: dict[str, int] = {}
    for cell in lesson.cells:
        if cell.marker and first.setdefault(cell.marker.grade_id, cell.line) != cell.line:
            grade_id = cell.marker.grade_id
            what = f"the grade_id {grade_id} is taken by the cell in line {first[grade_id]}."
            yield BuildProblem(lesson.path, cell.line, what, "Give one of the two another name.")


def _tests_and_solutions(lesson: Lesson) -> Iterator[BuildProblem]:
    """Each test has a solution, each solution a test. The points of a solution are all normal or all extra."""
    marked = [(cell, cell.marker) for cell in lesson.cells if cell.marker]
    solutions = {marker.grade_id: cell.line for cell, marker in marked if marker.role == "solution"}
    is_extra: dict[str, bool] = {}
    for cell, marker in marked:
        if marker.role != "test":
            continue
        solution = solution_of(marker.grade_id, solutions)
        if solution is None:
            what = f"the test {marker.grade_id} belongs to no solution."
            remedy = "Begin its grade_id with `test_` and the grade_id of a solution in this lesson."
            yield BuildProblem(lesson.path, cell.line, what, remedy)
        elif is_extra.setdefault(solution, marker.is_extra) != marker.is_extra:
            what = f"the tests of {solution} give both points and extra points."
            remedy = "Give all of them `points`, or all of them `extra_points`."
            yield BuildProblem(lesson.path, cell.line, what, remedy)
    for name, line in solutions.items():
        if name not in is_extra:
            remedy = f"Add a cell with a grade_id of test_{name}, or test_{name}_ and a word, and with points."
            yield BuildProblem(lesson.path, line, f"the solution {name} has no test.", remedy)


def _cell_faults(cell: Cell, hints_of: HintsOf) -> Iterator[Fault]:
    if cell.kind == "markdown":
        for line, what in hint_faults(cell.source, hints_of):
            yield cell.source_line + line, what, "Name an exercise of the catalogue that has hints."
        for line, what in card_faults(cell.source):
            yield cell.source_line + line, what, CARD_FORMS
    if cell.marker and cell.marker.role == "test":
        yield from unnamed_faults(cell)
    for role, name in (("solution", SOLUTION), ("test", HIDDEN_TESTS)):
        if cell.marker and cell.marker.role == role:
            yield from cut_faults(cell, cell.marker, name)
        elif (number := mentions(cell.source, name)) is not None:
            what = f"`{name}` is marked in a cell that is not a {role} cell."
            yield cell.source_line + number, what, f"Mark the cell as a {role} cell, or remove the line."

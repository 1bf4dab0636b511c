"""What students do not get of a locked cell: hidden tests and mark schemes, cut out as nbgrader cuts them out.

Used by restoring, to see whether a cell was changed, and by whoever shows a cell to a student.
"""

from collections.abc import Sequence

# What begins and what ends a part that students do not get; by default as ClearHiddenTests and ClearMarkScheme have it.
Regions = Sequence[tuple[str, str]]
REGIONS: Regions = (("BEGIN HIDDEN TESTS", "END HIDDEN TESTS"), ("BEGIN MARK SCHEME", "END MARK SCHEME"))


def as_students_saw(source: str, regions: Regions = REGIONS) -> str:
    """The source of an instructor's test or task cell as nbgrader releases it.

    nbgrader refuses to release a cell with a part that never ends. Here such a part goes on to the end of the cell.
    """
    for begin, end in regions:
        if begin in source or end in source:
            source = _without(source, begin, end)
    return source


def has_hidden_part(source: str, regions: Regions = REGIONS) -> bool:
    """Whether students do not get all of a cell."""
    return any(begin in source for begin, _ in regions)


def without_marks(source: str, regions: Regions = REGIONS) -> str:
    """The whole source of an instructor's cell, as one of which nothing is hidden."""
    marks = [mark for region in regions for mark in region]
    return "\n".join(line for line in source.split("\n") if not any(mark in line for mark in marks))


def _without(source: str, begin: str, end: str) -> str:
    kept = []
    inside = False
    for line in source.split("\n"):
        if begin in line:
            inside = True
        elif end in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)

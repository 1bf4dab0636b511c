"""The regions of a cell that students do not get: solutions and hidden tests.

nbgrader takes any line that contains `BEGIN SOLUTION` for a marker, code before it included.
Here a marker stands alone on its line, so that what is taken out is what it seems to be.
"""

from dataclasses import dataclass

SOLUTION = "SOLUTION"
HIDDEN_TESTS = "HIDDEN TESTS"


@dataclass(frozen=True)
class Region:
    """The lines of the two markers, counted from 0."""

    begin: int
    end: int


class RegionError(ValueError):
    """A marker is written in another way or has no partner; `line` counts from 0."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        super().__init__(what)


def mentions(source: str, name: str) -> int | None:
    """The first line that nbgrader would take for a marker of such a region, counted from 0, or None."""
    for number, line in enumerate(source.split("\n")):
        if f"BEGIN {name}" in line or f"END {name}" in line:
            return number
    return None


def find_regions(source: str, name: str) -> tuple[Region, ...]:
    """The regions between `### BEGIN name` and `### END name`, in order. Raises RegionError."""
    opening, closing = f"### BEGIN {name}", f"### END {name}"
    regions: list[Region] = []
    begin: int | None = None
    for number, line in enumerate(source.split("\n")):
        text = line.strip()
        if mentions(line, name) is None:
            continue
        if text not in (opening, closing):
            raise RegionError(number, f"`{text}` is neither `{opening}` nor `{closing}`, alone on its line.")
        if (text == opening) == (begin is not None):
            raise RegionError(number, f"`{text}` has no partner in this cell.")
        if begin is None:
            begin = number
        else:
            regions.append(Region(begin, number))
            begin = None
    if begin is not None:
        raise RegionError(begin, f"`{opening}` has no partner in this cell.")
    return tuple(regions)


def replace_regions(source: str, regions: dict[Region, list[str]]) -> str:
    """`source` with each region, markers included, replaced by its lines."""
    lines = source.split("\n")
    for region in sorted(regions, key=lambda region: region.begin, reverse=True):
        lines[region.begin : region.end + 1] = regions[region]
    return "\n".join(lines)


def code_lines(lines: list[str]) -> list[str]:
    """Those lines that are neither blank nor a comment."""
    return [line for line in lines if line.strip() and not line.strip().startswith("#")]

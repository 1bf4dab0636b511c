"""The table of the lessons: what is done, the points, the time left. As text and as HTML."""

from dataclasses import dataclass
from html import escape

from course.progress.standing import Standing

HEAD = ("Lesson", "Exercises done", "Points", "Extra points", "Time left")
DUE = "Due"  # a column of its own, where the class has due dates


@dataclass(frozen=True)
class Row:
    """A line of the table. `href` leads to the notebook, "" where there is none. `done` and `of` count exercises."""

    title: str
    href: str
    done: int
    of: int
    points: str
    extra_points: str
    time_left: str
    due: str = ""

    @property
    def exercises(self) -> str:
        """How many exercises are done, and whether that is all."""
        return f"{self.done} of {self.of}{' ✓' if self.done == self.of else ''}"


def row(standing: Standing, href: str, due: str = "") -> Row:
    """The line of one lesson; `href` is the address of its notebook, `due` its date in words."""
    lesson, core, further = standing.lesson, standing.core, standing.further
    extra = sum(exercise.extra_points for exercise in further)
    return Row(
        title=f"{lesson.number}. {lesson.title}{', optional' if lesson.is_optional else ''}",
        href=href,
        done=len(core) - len(standing.open(core)),
        of=len(core),
        points=f"{standing.points:g} of {sum(exercise.points for exercise in core):g}",
        extra_points=f"{standing.extra_points:g} of {extra:g}" if further else "none",
        time_left=_duration(standing.minutes_left),
        due=due,
    )


def total(found: tuple[Standing, ...]) -> Row:
    """The line below: all lessons together, without those that are optional."""
    counted = [standing for standing in found if not standing.lesson.is_optional]
    core = [exercise for standing in counted for exercise in standing.core]
    further = [exercise for standing in counted for exercise in standing.further]
    return Row(
        title="All lessons" if len(counted) == len(found) else "All but the optional",
        href="",
        done=len(core) - sum(len(standing.open(standing.core)) for standing in counted),
        of=len(core),
        points=f"{sum(s.points for s in counted):g} of {sum(exercise.points for exercise in core):g}",
        extra_points=f"{sum(s.extra_points for s in counted):g} of {sum(e.extra_points for e in further):g}",
        time_left=_duration(sum(standing.minutes_left for standing in counted)),
    )


def _duration(minutes: int) -> str:
    """Minutes as "35 min" or "1 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def table_text(rows: list[Row], sums: Row) -> str:
    """The table in columns of plain text."""
    cells = [(r.title, r.exercises, r.points, r.extra_points, r.time_left, r.due) for r in (*rows, sums)]
    columns = len(_head(rows))
    lines = [_head(rows), *(line[:columns] for line in cells)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def table_html(rows: list[Row], sums: Row) -> str:
    """The table with a bar beside each number of exercises."""
    has_dates = DUE in _head(rows)
    head = "".join(f"<th scope='col'>{title}</th>" for title in _head(rows))
    body = "".join(_row_html(row, has_dates) for row in rows)
    return (
        "<div class='course-standing'><table class='course-table course-progress'>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot>{_row_html(sums, has_dates)}</tfoot></table></div>"
    )


def _head(rows: list[Row]) -> tuple[str, ...]:
    return (*HEAD, DUE) if any(row.due for row in rows) else HEAD


def _row_html(row: Row, has_dates: bool) -> str:
    title = f"<a href='{escape(row.href)}'>{escape(row.title)}</a>" if row.href else escape(row.title)
    share = 100 * row.done // row.of
    bar = f"<span class='course-bar' aria-hidden='true'><span style='width:{share}%'></span></span>"
    return (
        f"<tr><th scope='row'>{title}</th><td>{bar}{row.exercises}</td><td>{row.points}</td>"
        f"<td>{row.extra_points}</td><td>{row.time_left}</td>{f'<td>{escape(row.due)}</td>' if has_dates else ''}</tr>"
    )

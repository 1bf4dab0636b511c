"""The page itself: counts go into templates, which escape whatever they are given."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.classroom.report import attention, spread, words
from autograder.classroom.report.cohort import Cohort, cohort, mark
from autograder.classroom.report.exercises import exercise_counts, hardest
from autograder.classroom.report.mistakes import named_mistakes, unnamed_mistakes
from autograder.classroom.report.passes import FEWEST_TO_TELL, always_passed, hardly_passed, passes
from autograder.gradebook.recorded import Recorded
from course.theme import THEME_CSS, compact, tokens, with_code

LIMITS = {"NAMES": 100, "CASES": 60, "MISTAKES": 8, "MORE_MISTAKES": 30, "UNNAMED": 15, "ROWS": 100, "SLOWEST": 10}
"""How many of each the page lists at most; it says how many it leaves out."""

_HERE = Path(__file__).parent


def page(lesson: str, recorded: Iterable[Recorded], as_of: datetime | None = None) -> str:
    """The report on a lesson as one HTML page that needs nothing else. `as_of` is when it was made, to be printed.

    The same records give the same page, in whatever order they come.
    """
    class_ = cohort(recorded)
    template = _templates().get_template("page.html")
    return template.render(
        lesson=words.said(lesson, 120), as_of=as_of, css=Markup(_css()), class_=class_, **_contents(class_)
    )


def _contents(class_: Cohort) -> dict[str, object]:
    """What the templates show, by the names that they know it by."""
    tests, found, exercises = passes(class_), attention.groups(class_), exercise_counts(class_)
    return {
        "marks": spread.marks(class_),
        "waiting": sum(record.needs_human for record in class_.handed_in),
        "exercises": exercises,
        "hardest": hardest(exercises),
        "mistakes": named_mistakes(class_),
        "unnamed": unnamed_mistakes(class_),
        "tests": tests,
        "hardly": hardly_passed(tests),
        "always": always_passed(tests),
        "fewest_to_tell": FEWEST_TO_TELL,
        "groups": found,
        "cautions": list(attention.cautions(class_)),
        "to_look_at": attention.students(found),
        "seconds": spread.seconds(class_),
        "slowest": spread.slowest(class_),
        "late": spread.late(class_),
    }


def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= LIMITS
    templates.filters |= {name: getattr(words, name) for name in ("counted", "duration", "points", "said", "share")}
    templates.filters |= {"rich": _rich, "mark": mark}
    return templates


def _rich(text: str) -> Markup:
    """Words of the catalogue as HTML."""
    return Markup(with_code(text))


def _css() -> str:
    """The course's colours, the dark ones where the reader's system is dark, and the page's own rules."""
    dark = "".join(f"--course-{name}:{value};" for name, value in tokens("dark").items())
    own = compact((_HERE / "report.css").read_text(encoding="utf-8"))
    return f"{THEME_CSS} @media screen and (prefers-color-scheme: dark) {{ .course-ui {{ {dark} }} }} {own}"

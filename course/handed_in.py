"""What a learner has handed in through the exchange of their class, and the page that came back.

nbgrader keeps a copy of each submission in the learner's own account, with the secret that its page is called by in the
exchange. Whatever is wrong there, nobody is kept from learning: then nothing is told of it.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

from course.class_settings import class_exchange
from course.whole_file import write_whole

_SECRET = "submission_secret.txt"  # beside the notebooks, written by nbgrader


@dataclass(frozen=True)
class HandedIn:
    """A lesson's newest submission: when it was handed in, as nbgrader says it, and its page, once that is there."""

    lesson: str
    when: str
    page: Path | None


def handed_in(lessons: Path) -> list[HandedIn]:
    """Each lesson's, in the learner's folder of lessons. A page that has come is fetched, to where nbgrader puts it."""
    exchange = class_exchange(lessons)
    if exchange is None:
        return []
    with suppress(OSError, ValueError):
        return [
            HandedIn(lesson, when, _page(copy, exchange.folder / "feedback", lessons / lesson / "feedback" / when))
            for lesson, when, copy in _newest(exchange.course_id)
        ]
    return []


def _newest(course_id: str) -> Iterator[tuple[str, str, Path]]:
    """The lesson, the time and nbgrader's copy of each lesson's newest submission."""
    from jupyter_core.paths import jupyter_data_dir  # which is not there in a browser, and no exchange either

    found: dict[str, tuple[str, Path]] = {}
    for copy in Path(jupyter_data_dir(), "nbgrader_cache", course_id).glob("*+*+*"):
        _, lesson, when = copy.name.rsplit("+", 2)
        found[lesson] = max(found.get(lesson, ("", copy)), (when, copy))
    for lesson, (when, copy) in sorted(found.items()):
        yield lesson, when, copy


def _page(copy: Path, feedback: Path, mine: Path) -> Path | None:
    """The page of the first notebook that has one, brought up to date in the folder `mine`."""
    secret = (copy / _SECRET).read_text(encoding="utf-8")
    for notebook in sorted(copy.glob("*.ipynb")):
        name = md5(f"{secret}{notebook.stem}".encode(), usedforsecurity=False).hexdigest()  # as nbgrader calls it
        with suppress(FileNotFoundError):
            held, page = (feedback / f"{name}.html").read_bytes(), mine / f"{notebook.stem}.html"
            if not page.is_file() or page.read_bytes() != held:
                write_whole(page, held)
            return page
    return None

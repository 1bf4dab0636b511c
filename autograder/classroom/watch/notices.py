"""A page for who has handed in and gets no marks, or none yet: it says so, where the page with the marks would be."""

from html import escape

WAITS = (
    "You have handed this in. It is your try number {number} of today, and {limit} a day are graded: this one is, once "
    "the day is over ({midnight}). If you hand in again, only the newest is."
)
CLOSED = (
    "This was handed in at {when}, after the last moment for it, {closes}. It is not graded: what you handed in before "
    "counts."
)
NO_NOTEBOOK = "Nothing is graded: no notebook of this lesson is in what you handed in. {remarks}"

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ max-width: 40em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 sans-serif; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{words}</p>
</body>
</html>
"""


def notice(lesson: str, words: str) -> bytes:
    """The page."""
    return _PAGE.format(title=escape(lesson), words=escape(words)).encode()

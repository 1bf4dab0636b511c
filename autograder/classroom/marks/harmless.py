"""Text that a spreadsheet shows and does not run.

A cell that begins with one of these characters is a formula to Excel, LibreOffice or Google Sheets, even in a CSV file:
OWASP, "CSV Injection". With an apostrophe before it, it is text.
"""

from autograder.engine.printable import printable_name

_BEGINS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Text that students may have had a hand in, such as a name, as a cell of one line."""
    plain = printable_name(text)
    return f"'{plain}" if plain.startswith(_BEGINS_FORMULA) else plain


def number(points: float) -> str:
    """A number as platforms take it in any language: without a needless end, with a point."""
    return f"{points:.2f}".rstrip("0").rstrip(".")

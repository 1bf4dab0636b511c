"""Active content: what a student's notebook says and shows must run no script in the page that an instructor opens.

SCRIPT is what would run. It may stand in a page as words, and nowhere else.
"""

from html.parser import HTMLParser

from hostile_case import ANY_END, Case, Desk, attack, damaged, own_cell, right
from hostile_lesson import RIGHT

SCRIPT = "steal_marks()"
TAGS = (
    f"<script>{SCRIPT}</script><img src=x onerror='{SCRIPT}'><svg onload={SCRIPT}><a href='javascript:{SCRIPT}'>x</a>"
)
BREAKS_OUT = f"\"'>--></pre></textarea></title></style></script></iframe>]]>{TAGS}"


class Page(HTMLParser):
    """A page as a browser reads it. `active` are the places where SCRIPT would run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        held = {name: value or "" for name, value in attributes}
        if tag == "iframe" and held.get("sandbox") == "":
            del held["srcdoc"]
        for name, value in held.items():
            runs = name.startswith("on") or name in ("href", "src", "srcdoc", "action", "style", "data", "xlink:href")
            if runs and SCRIPT in value:
                self.active.append(f"<{tag} {name}={value[:100]}>")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script and SCRIPT in data:
            self.active.append(f"<script>{data[:100]}")


def shows(name: str, story: str, code: str, **more) -> Case:
    """An honest notebook with a last cell that shows something."""
    return attack(name, story, last=code, solves=tuple(RIGHT), **more)


def prose(name: str, story: str, kind: str, source: str, **more) -> Case:
    """An honest notebook with a further cell that is no code."""

    def make(desk: Desk) -> None:
        notebook = desk.notebook(right(*RIGHT))
        notebook["cells"].insert(1, {"cell_type": kind, "id": "mine", "metadata": {}, "source": source} | more)
        desk.save(notebook)

    return Case(name, story, make, 18)


CASES = (
    shows("shows_html", "HTML with a script.", f"from IPython.display import HTML\nHTML({TAGS!r})"),
    shows(
        "shows_breaking_html",
        "HTML that closes what it stands in.",
        f"from IPython.display import HTML\ndisplay(HTML({BREAKS_OUT!r}))",
    ),
    shows(
        "shows_javascript",
        "JavaScript, by its own kind of output.",
        f"from IPython.display import Javascript\nJavascript({SCRIPT!r})",
    ),
    shows(
        "shows_svg",
        "A picture with a script in it.",
        f"""
        from IPython.display import SVG
        SVG('<svg xmlns="http://www.w3.org/2000/svg" onload="{SCRIPT}"><script>{SCRIPT}</script></svg>')
        """,
    ),
    shows(
        "shows_markdown",
        "Markdown and LaTeX with a script.",
        f"""
        from IPython.display import Latex, Markdown
        display(Markdown({TAGS!r}), Latex(r'$\\href{{javascript:{SCRIPT}}}{{x}}$'))
        """,
    ),
    shows(
        "shows_every_kind",
        "Outputs of every kind there is, and of some that there are not.",
        f"""
        kinds = ("text/html", "text/markdown", "image/svg+xml", "application/javascript", "text/latex", "image/png",
                 "application/pdf", "application/vnd.jupyter.widget-view+json", "text/vnd.mermaid", "x/y", "text/plain")
        display({{kind: {BREAKS_OUT!r} for kind in kinds}}, raw=True, metadata={{"text/html": {{"isolated": True}}}})
        """,
    ),
    shows(
        "shows_by_repr",
        "An object that says itself how it is shown.",
        f"""
        class Shown:
            def _repr_html_(self): return {TAGS!r}
            def __repr__(self): return {BREAKS_OUT!r}
        Shown()
        """,
    ),
    shows(
        "prints_tags",
        "Prints tags and the codes by which terminals colour text.",
        f"""
        import sys
        print({BREAKS_OUT!r}, '\\x1b[31m<b onclick={SCRIPT}>\\x1b]8;;javascript:{SCRIPT}\\x07')
        print({TAGS!r}, file=sys.stderr)
        """,
    ),
    shows(
        "raises_tags",
        "An error whose class and words are tags.",
        f"raise type({TAGS!r}, (Exception,), {{}})({BREAKS_OUT!r})",
    ),
    shows(
        "updates_display",
        "Shows something harmless and changes it afterwards.",
        f"from IPython.display import HTML\nheld = display('x', display_id='a')\nheld.update(HTML({TAGS!r}))",
    ),
    attack(
        "tags_in_calls",
        "Errors, answers and names of functions that are tags.",
        relu_backward=f"def relu_backward(dA, Z): raise ValueError({BREAKS_OUT!r})\nrelu_backward.__name__ = {TAGS!r}",
        mean_squared_error=f"def mean_squared_error(A, Y): return {BREAKS_OUT!r}",
        step=f"step = {TAGS!r}",
        centered=f"""
        import warnings
        def centered(x):
            print({TAGS!r})
            warnings.warn({TAGS!r})
            return [{TAGS!r}]
        """,
        ends=ANY_END,
    ),
    prose("tags_in_prose", "Markdown with tags.", "markdown", TAGS + "\n\n" + BREAKS_OUT),
    prose(
        "links_in_prose",
        "Markdown with links, pictures and formulas that are scripts.",
        "markdown",
        f'[x](javascript:{SCRIPT}) [y][z] <javascript:{SCRIPT}> ![p](x" onerror="{SCRIPT})\n'
        f"$\\href{{javascript:{SCRIPT}}}{{x}}$\n\n[z]: jAvascript&colon;{SCRIPT}\n\n`<b onclick={SCRIPT}>`\n\n"
        f"```html\n{BREAKS_OUT}\n```",
    ),
    prose(
        "attachments",
        "A picture in the notebook that is a page.",
        "markdown",
        "![p](attachment:p.svg)",
        attachments={"p.svg": {"image/svg+xml": TAGS, "text/html": TAGS}, f'" onerror="{SCRIPT}': {"image/png": TAGS}},
    ),
    prose("raw_cell", "A raw cell, which is put into pages as it is.", "raw", TAGS),
    damaged(
        "tags_in_metadata",
        "A title, a language and tags of cells that are scripts.",
        lambda notebook: notebook.update(
            metadata={
                "title": BREAKS_OUT,
                "authors": [{"name": TAGS}],
                "kernelspec": {"name": TAGS, "display_name": BREAKS_OUT, "language": TAGS},
                "language_info": {"name": BREAKS_OUT, "pygments_lexer": TAGS, "version": TAGS},
            },
            cells=[
                *notebook["cells"],
                own_cell("tagged", "1") | {"metadata": {"tags": [BREAKS_OUT], "raw_mimetype": "text/html"}},
            ],
        ),
    ),
)

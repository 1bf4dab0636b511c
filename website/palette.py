"""The course's colours for the whole site, so that pages and the figures on them agree."""

from course.theme import Theme, tokens


def palette_css() -> str:
    """CSS variables named as in course/theme.css, for both themes of the site."""
    return _rule("html", "light") + _rule('html[data-theme="dark"]', "dark")


def _rule(selector: str, theme: Theme) -> str:
    declarations = "".join(f"  --course-{name}: {value};\n" for name, value in tokens(theme).items())
    return f"{selector} {{\n{declarations}}}\n"

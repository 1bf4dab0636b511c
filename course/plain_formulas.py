"""Formulas as plain text, for front ends that set no LaTeX. Knows the LaTeX that the course's help uses."""

import re

_SYMBOLS = {
    r"\alpha": "α",
    r"\beta": "β",
    r"\gamma": "γ",
    r"\varepsilon": "ε",
    r"\theta": "θ",
    r"\lambda": "λ",
    r"\mu": "μ",
    r"\pi": "π",
    r"\sigma": "σ",
    r"\partial": "∂",
    r"\nabla": "∇",
    r"\sum": "Σ",
    r"\cdots": "...",
    r"\ldots": "...",
    r"\cdot": "·",
    r"\leftarrow": "<-",
    r"\approx": "≈",
    r"\ge": ">=",
    r"\lVert": "‖",
    r"\rVert": "‖",
    r"\exp": "exp",
    r"\log": "log",
    r"\max": "max",
    r"\min": "min",
    r"\bigl": "",
    r"\bigr": "",
    r"\displaystyle": "",
    r"\quad": "",
    r"\mathrm": "",
}
_SPACE = re.compile(r"\\[,;]")
_NAME = re.compile(r"\\(?:text|mathrm)\{(\w+)\}")
_SCRIPT = re.compile(r"([_^])\{\s*([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac(?:\{([^{}]*)\}\{([^{}]*)\}|(\d)(\d))(?=(\s*(?:[\w(]|\\(?!cdot)))?)")
_WORD = re.compile(r"\d+|(?:\\partial )?\\?[A-Za-z]\w*(?:\^\d)?|sqrt\([^()]*\)")
_COMMAND = re.compile(r"\\[a-zA-Z]+")


def plain(words: str) -> str:
    """`words` with each formula between dollar signs in one line of plain characters: "2/n" for a fraction."""
    return re.sub(r"\$([^$]+)\$", lambda formula: _line(formula[1]), words)


def _line(latex: str) -> str:
    """A formula in one line. From the inside out: a part without braces is written, and its own braces fall."""
    line = _NAME.sub(r"\1", _SPACE.sub(" ", latex))
    before = ""
    while line != before:
        before = line
        for pattern, written in ((_SCRIPT, _script), (_ROOT, r"sqrt(\1)"), (_FRACTION, _fraction)):
            line = pattern.sub(written, line)
    line = _COMMAND.sub(lambda command: _SYMBOLS.get(command[0], command[0]), line)
    line = re.sub(r"(?<=[∂∇]) +", "", re.sub(r"‖ *(.+?) *‖", r"‖\1‖", line))
    return " ".join(line.split())


def _script(found: re.Match[str]) -> str:
    """An index or an exponent: bare where it is one word, or in brackets of its own as a layer's number is."""
    mark, inner = found[1], found[2].strip()
    if mark == "^" and inner.startswith("["):
        return inner
    return f"{mark}{inner}" if inner.isalnum() else f"{mark}({inner})"


def _fraction(found: re.Match[str]) -> str:
    """A quotient, with brackets around whatever is more than one word, and around itself where a factor follows."""
    parts = (found[1] or found[3], found[2] or found[4])
    above, below = (part if _WORD.fullmatch(part) else f"({part})" for part in parts)
    return f"({above}/{below})" if found[5] else f"{above}/{below}"

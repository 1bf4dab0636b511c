"""The colours can be read in both themes, and the stylesheet says what Python thinks it says."""

import re

import pytest

from course import theme

TEXT = ("ink", "muted", "blue", "orange", "green", "red", "purple")
GRAPHICS = ("line",)
GROUNDS = ("paper", "surface", "blue-tint", "orange-tint", "green-tint", "red-tint")
# What people without red or green cones see of linear red, green and blue: Machado, Oliveira and Fernandes (2009).
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))


def linear(colour: str) -> list[float]:
    """The light of each channel, from 0 to 1 (WCAG 2.2, relative luminance)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, from 1 to 21."""
    bright, dark = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05 for r, g, b in (linear(one), linear(other))), reverse=True
    )
    return bright / dark


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("kind", "least"), [(TEXT, 4.5), (GRAPHICS, 3)])
def test_contrast_reaches_aa(name: theme.Theme, kind: tuple[str, ...], least: float) -> None:
    tokens = theme.tokens(name)
    pairs = {(token, ground): contrast(tokens[token], tokens[ground]) for token in kind for ground in GROUNDS}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < least} == {}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("deficiency", [PROTANOPIA, DEUTERANOPIA])
def test_forward_and_backward_stay_apart_for_the_colour_blind(
    name: theme.Theme, deficiency: tuple[tuple[float, ...], ...]
) -> None:
    seen = []
    for token in ("blue", "orange"):
        light = linear(theme.tokens(name)[token])
        seen.append([sum(m * c for m, c in zip(row, light, strict=True)) for row in deficiency])
    (_, _, blue), (_, _, orange) = seen
    assert blue > 4 * orange


def test_both_themes_define_the_same_colours() -> None:
    assert theme.tokens("light").keys() == theme.tokens("dark").keys() == {*TEXT, *GRAPHICS, *GROUNDS, "grid"}
    assert all(theme.tokens("light")[token] != theme.tokens("dark")[token] for token in theme.tokens())


def test_every_light_colour_stands_for_one_token() -> None:
    values = list(theme.tokens().values())
    assert len(set(values)) == len(values)


def test_stylesheet_uses_only_what_it_defines() -> None:
    used = {part.split(")")[0].split(",")[0] for part in theme.THEME_CSS.split("var(--course-")[1:]}
    assert used <= theme.tokens().keys()


@pytest.mark.parametrize("dark", ['[data-jp-theme-light="false"]', "body.vscode-dark", 'html[data-theme="dark"]'])
def test_stylesheet_knows_the_dark_theme_of(dark: str) -> None:
    assert f"{dark} .course-ui" in theme.THEME_CSS


def test_stylesheet_touches_nothing_outside_the_course() -> None:
    rules = re.sub(r"@media [^{]*{", "", theme.THEME_CSS)
    selectors = [part.split("}")[-1] for part in rules.split("{")[:-1]]
    assert len(selectors) > 20
    for selector in ",".join(selectors).split(","):
        assert ".course-" in selector


def test_colour_falls_back_to_the_light_value() -> None:
    assert theme.colour("blue") == f"var(--course-blue, {theme.tokens('light')['blue']})"


def test_colour_refuses_an_unknown_name() -> None:
    with pytest.raises(KeyError, match="mauve"):
        theme.colour("mauve")


def test_compact_drops_comments_and_line_breaks() -> None:
    assert theme.compact("a {\n  b: c; /* why\n so */\n}\n") == "a { b: c; }"


def test_framed_carries_the_stylesheet() -> None:
    html = theme.framed("<p>text</p>", "p{}")
    assert html == f'<div class="course-ui"><style>{theme.THEME_CSS}p{{}}</style><p>text</p></div>'

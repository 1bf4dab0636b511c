"""Whatever text comes in, no character of it can do more than be read."""

import ast
import contextlib
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.engine.printable import all_printable, printable, printable_name, runnable

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\0\t\n\r\f\x1b\x7f\x85\u2028\u202e\ud800\\'\"")
)
BIDI = "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def can_only_be_read(text: str) -> bool:
    kinds = {unicodedata.category(letter) for letter in text}
    return not kinds & {"Cc", "Cs", "Zl", "Zp"} and not set(text) & set(BIDI)


@given(ANY_TEXT)
def test_any_text_can_only_be_read(text: str) -> None:
    shown = printable(text)
    assert can_only_be_read(shown.replace("\n", "").replace("\t", ""))
    assert can_only_be_read(printable_name(text))
    shown.encode()


@given(ANY_TEXT)
def test_what_is_printable_stays(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert printable_name(printable_name(text)) == printable_name(text)


@given(ANY_TEXT.filter(lambda text: not set(text) & set("\r\n\f\\'\0")))
def test_code_means_what_it_meant(text: str) -> None:
    """In a raw string, too, but for the halves of pairs that Python takes in no source."""
    assert ast.literal_eval(runnable(f"'{text}'")) == text
    assert ast.literal_eval(runnable(f"r'{text}'")) == re.sub(
        "[\ud800-\udfff]", lambda half: ascii(half[0])[1:-1], text
    )


@given(ANY_TEXT)
def test_any_code_can_be_given_to_python(text: str) -> None:
    runnable(text).encode()
    with contextlib.suppress(SyntaxError):
        compile(runnable(text), "<cell>", "exec")


@pytest.mark.parametrize("text", ["", "größer\n\té", "大小 👩\u200d🔬 \U0001f600", "Ju\u0308rgen", "שלום", "a\u00a0b"])
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_every_line_ends_in_the_same_way() -> None:
    assert printable("a\r\nb\rc\n\x0cd") == "a\nb\nc\nd"
    assert printable_name("a\r\nb\tc\x0c") == r"a\r\nb\tc\x0c"


VALUES = st.recursive(
    st.none() | st.integers() | ANY_TEXT, lambda held: st.lists(held) | st.dictionaries(ANY_TEXT, held), max_leaves=10
)


@given(VALUES)
def test_every_text_of_a_value(value: object) -> None:
    assert all_printable(all_printable(value)) == all_printable(value)
    repr(all_printable(value)).encode()
    assert can_only_be_read(repr(all_printable(value)))


def test_what_nests_too_deeply_is_cut_off() -> None:
    value: object = "x"
    for _ in range(10_000):
        value = [value]
    assert all_printable(value, 2) == [[None]]

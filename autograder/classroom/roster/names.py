"""People's names, however they are written: with or without accents, in either order, run together.

Canvas writes "lovelaceada" into file names, ILIAS "Lovelace_Ada" with "ae" for "ä", Moodle leaves out apostrophes, and
a Mac writes "é" as two characters.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and an accent, and how people write them without.
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_APART = re.compile(r"[\s,_.;]+")
_HYPHENS = re.compile(r"[-\u00ad\u2010-\u2015\u2212\uff0d]")
# Some of what people write for an apostrophe is a letter to Unicode, or falls apart into a space and an accent.
_APOSTROPHES = re.compile("['’‘‛`´ʹ-ʿˈ′‵＇]")


def name_keys(*orders: str) -> frozenset[str]:
    """What any writing of a name may be recognised by; give it in each order, such as first and last name first.

    Two writings are of one name if they share a key.
    """
    keys = set()
    for name in orders:
        for words in _writings(name):
            keys.add(" ".join(sorted(words)))
            keys.add("".join(words))
    return frozenset(keys - {""})


def written_keys(name: str) -> frozenset[str]:
    """The keys of a name as somebody wrote it. One that has several words is not taken for other words run together."""
    return frozenset(" ".join(sorted(words)) for words in _writings(name)) - {""}


def _writings(name: str) -> list[list[str]]:
    """The words of a name in plain letters: with accents left out, and as German and Danish spell them out; each with a
    hyphen for nothing, and for a space."""
    composed = _APOSTROPHES.sub("", unicodedata.normalize("NFC", name)).casefold()
    return [
        _words(_HYPHENS.sub(hyphen, spelt)) for spelt in (composed, composed.translate(_GERMAN)) for hyphen in ("", " ")
    ]


def _words(name: str) -> list[str]:
    # Once more after letters such as a mathematical A were made plain ones: only now they have a case.
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = _ACCENTS.sub("", letters).translate(_PLAIN)
    words = ("".join(filter(_is_part_of_word, word)) for word in _APART.split(plain))
    return [word for word in words if word]


def _is_part_of_word(character: str) -> bool:
    """Marks are parts of words in the scripts of India; hyphens and apostrophes are not looked at."""
    return character.isalnum() or unicodedata.category(character).startswith("M")

"""The answers to predictions, sealed: what ships to learners holds them so that only an answer opens its own words.

An author writes questions in plain words, in the lesson's questions.py. What ships has another questions.py, which
`sealed_source` makes of it: of each answer that the question knows, right or wrong, what is to be said of it, encrypted
with a key made of that very answer. So nobody reads an answer in passing. It is no secret: there are four letters, and
not many numbers, and a program may try them all, as it may call `check` with them all.
"""

import json
import math
from base64 import b85decode, b85encode
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import shake_256
from typing import Any

from course.catalogue.entries import Found, Question, is_answer

REPEATED = 100_000  # some milliseconds for an answer
_STEP = 0.01  # a number within the tolerance of another lies in the same step of its logarithm, or in the next
_ZERO = 1e-9


@dataclass(frozen=True)
class SealedQuestion:
    """A question as it ships. `sealed` are the answers that it knows, by what can be told of their keys."""

    name: str
    look_at: str
    choices: tuple[str, ...]
    sealed: Mapping[str, str]

    def find(self, given: float | str) -> Found | None:
        """As `Question.find`."""
        opened = sorted(self._opened(given), key=lambda entry: entry[0])
        return next((Found(**words) for _, value, words in opened if is_answer(value, given)), None)

    def _opened(self, given: float | str) -> Iterator[tuple[int, float | str, dict[str, str]]]:
        """The answers near what was given: the order of each, its value, and what is said of it."""
        for place in _near(given):
            tag, key = _keys(self.name, place)
            if tag in self.sealed:
                yield from json.loads(_crossed(b85decode(self.sealed[tag]), key))


def seal(question: Question) -> SealedQuestion:
    """The question as it ships."""
    by_place: dict[str, list[Any]] = {}
    for order, (value, found) in enumerate(question.known()):
        by_place.setdefault(_place(value), []).append((order, value, asdict(found)))
    texts = {place: json.dumps(entries).encode() for place, entries in by_place.items()}
    length = max(map(len, texts.values()))  # one for all, or it would tell which of them is right
    sealed = {}
    for place, text in texts.items():
        tag, key = _keys(question.name, place)
        sealed[tag] = b85encode(_crossed(text.ljust(length), key)).decode()
    return SealedQuestion(question.name, question.look_at, question.choices, dict(sorted(sealed.items())))


def sealed_source(source: str) -> str:
    """The questions.py that ships, made of an author's: a module with QUESTIONS, without any answer in plain words.

    What is sealed already stays as it is: a copy that a class got may be built once more.
    """
    names: dict[str, Any] = {"__name__": "questions"}
    exec(compile(source, "questions.py", "exec"), names)
    if any(isinstance(question, SealedQuestion) for question in names["QUESTIONS"]):
        return source
    entries = [asdict(seal(question)) for question in names["QUESTIONS"]]
    text = json.dumps(entries, indent=1, ensure_ascii=False)
    return (
        '"""The predictions of a lesson, sealed. Made by course.catalogue.sealing."""\n\n'
        "import json\n\n"
        "from course.catalogue.sealing import opened_module\n\n"
        f"QUESTIONS = opened_module(json.loads(r'''{text}'''))\n"
    )


def opened_module(entries: list[dict[str, Any]]) -> tuple[SealedQuestion, ...]:
    """The questions of a module that ships."""
    return tuple(SealedQuestion(**entry | {"choices": tuple(entry["choices"])}) for entry in entries)


def _place(answer: float | str, steps_away: int = 0) -> str:
    """The letter, or the step in which a number lies, or one beside that."""
    if isinstance(answer, str):
        return answer
    if abs(answer) <= _ZERO:
        return "0"
    return f"{'-' if answer < 0 else '+'}{round(math.log(abs(answer)) / _STEP) + steps_away}"


def _near(given: float | str) -> set[str]:
    """Where the answers may lie that this one is equal to within the tolerance."""
    return {_place(given, steps_away) for steps_away in (-1, 0, 1)}


def _keys(name: str, place: str) -> tuple[str, bytes]:
    """What tells an answer from others, and what opens its words."""
    made = shake_256(f"{name} {place}\n".encode() * REPEATED).digest(40)
    return made[:8].hex(), made[8:]


def _crossed(text: bytes, key: bytes) -> bytes:
    """Encrypted, or decrypted: both are the same."""
    return bytes(a ^ b for a, b in zip(text, shake_256(key).digest(len(text)), strict=True))

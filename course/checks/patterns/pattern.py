"""One sentence on what the numbers of a wrong answer show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pattern:
    """`words` is a whole sentence for the learner; `id` is the kind of pattern, the same for every exercise."""

    id: str
    words: str


def verb(names: list[str], singular: str, plural: str) -> str:
    """The form of a verb after these names: coefficients are, dW is, dW and db are."""
    return plural if len(names) > 1 or names[0].endswith("s") else singular


def listed(names: list[str]) -> str:
    """Names in a sentence: "dW", "dW and db", "dA_prev, dW and db"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

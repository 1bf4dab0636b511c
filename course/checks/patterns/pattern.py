"""One sentence on what the numbers of a wrong answer show."""

from dataclasses import dataclass

SINGULAR = ("eps", "rms")
"""Names of one thing that end as those of many do."""


@dataclass(frozen=True)
class Pattern:
    """`words` is a whole sentence for the learner; `id` is the kind of pattern, the same for every exercise."""

    id: str
    words: str


def verb(names: list[str], singular: str, plural: str) -> str:
    """The form of a verb after these names: coefficients are, rms of W is, dW and db are."""
    head = names[0].split()[0]
    return plural if len(names) > 1 or (head.endswith("s") and head not in SINGULAR) else singular


def listed(names: list[str]) -> str:
    """Names in a sentence: "dW", "dW and db", "dA_prev, dW and db"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

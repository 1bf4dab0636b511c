"""Whether two errors are the same one: a learner's, and that of a formula which may be what they wrote."""

import re

Likeness = tuple[object, ...]


def same_error(one: Exception, other: Exception) -> bool:
    """Whether the errors are of one kind and about the same sizes, whichever of NumPy's functions raised them.

    `A @ B` and `np.dot(A, B)` say in different words that the same two sizes differ, and so do `A * B` and `A[B]`.
    """
    return _likeness(one) == _likeness(other)


def _likeness(error: Exception) -> Likeness:
    words = str(error)
    product = re.search(r"not aligned: (\d+) \(dim \d\) != (\d+) \(dim \d\)", words) or re.search(
        r"matmul: .*\(size (\d+) is different from (\d+)\)", words
    )
    if product:
        return "product", frozenset(product.groups())
    entries = re.search(
        r"broadcast (?:together with |input array from )shapes? \((.*?)\) (?:into shape )?\((.*?)\)", words
    )
    if entries:
        return "entries", _unlike(*(found.split(",") for found in entries.groups()))
    mask = re.search(r"boolean index .*is (\d+) but size of corresponding boolean axis is (\d+)", words)
    if mask:
        return "entries", frozenset(mask.groups())
    return type(error), words


def _unlike(one: list[str], other: list[str]) -> frozenset[str]:
    """The sizes that differ, where two shapes have as many axes; else all of them."""
    if len(one) != len(other):
        return frozenset([*one, *other])
    return frozenset(size for pair in zip(one, other, strict=True) if pair[0] != pair[1] for size in pair)

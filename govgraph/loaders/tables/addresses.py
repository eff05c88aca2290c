"""Which columns are parts of an address: a locality between a street and a postcode is no area in which a body works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgraph.loaders.tables.vocabulary import spaced, words

_NOISE = re.compile(r"\b(?:name|code)\b|\d+\b")
Said = list[list[str]]


def of_addresses(heads: Sequence[str]) -> frozenset[int]:
    """The places of what stands between a table's street and its postcode, and of a town or county beside either."""
    said = [_NOISE.sub(" ", spaced(head)).split() for head in heads]
    streets = [at for at, one in enumerate(said) if words("of_addresses") & set(one) and not words("no_addresses") & set(one)]
    return frozenset([*_between(said, streets), *(at for start in streets for step in (1, -1) for at in _beside(said, start, step))])


def _between(said: Said, streets: list[int]) -> Iterator[int]:
    for first, last in zip(streets, streets[1:], strict=False):
        if all(_ends_in(said[at], "in_addresses") or _ends_in(said[at], "beside_addresses") for at in range(first + 1, last)):
            yield from range(first + 1, last)


def _beside(said: Said, start: int, step: int) -> Iterator[int]:
    at = start + step
    while 0 <= at < len(said) and _ends_in(said[at], "beside_addresses"):
        yield at
        at += step


def _ends_in(said: Sequence[str], listed: str) -> bool:
    return 0 < len(said) < 3 and said[-1] in words(listed)

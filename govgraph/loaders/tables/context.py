"""What the headings of one table share: sections before them ("finance_") and the word for a row ("agencyName", "agencyAcronym")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.loaders.tables.headings import meaning, nouns
from govgraph.loaders.tables.vocabulary import spaced, vocabulary, words

_MACHINE = re.compile(r"[^\W_]+(?:[_.]\w+|[a-z][A-Z]\w*)")
_NOISE = re.compile(r"\b(?:name|code)\b|\d+\b")
_JOINING = frozenset(["by", "of", "for", "to"])  # "used_by_category": of those who use it, not of the row
SHARED = 3  # headings that begin with one word before it counts as a section
MANY = 6  # as many, where the word may also be a post or a line: "accountability_chair_name", but "chair_name", "chair_email"


@dataclass(frozen=True, slots=True)
class Shared:
    """bare: headings without what they share; noun: the word for a row, or ""; abroad: which say another's matter in another language.

    lived: which are parts of an address, "Locality" among them where a street stands before it.
    """

    bare: tuple[str, ...]
    noun: str
    abroad: frozenset[int]
    lived: frozenset[int] = frozenset()


def in_context(heads: Sequence[str]) -> Shared:
    """What the headings of a table share.

    Only words that a machine's headings begin with are taken for sections: "Chair name" and "Chair email" are about the chair.
    """
    made = [bool(_MACHINE.fullmatch(head)) for head in heads]
    split, abroad = _without_tongues([spaced(head).split() for head in heads], made)
    firsts = Counter(words[0] for words, machine in zip(split, made, strict=True) if machine and len(words) > 1)
    sections = {word for word, number in firsts.items() if number >= (MANY if _is_relation(word) else SHARED)}
    bare = [
        words[1:] if machine and words[0] in sections and words[1:] and words[1] not in _JOINING else words
        for words, machine in zip(split, made, strict=True)
    ]
    noun = _row_noun([*split, *bare])
    if noun:
        bare = [words[1:] if len(words) > 1 and words[0] == noun and words[1:] != ["name"] else words for words in bare]
    return Shared(tuple(" ".join(words) for words in bare), noun, abroad, frozenset(_of_address(heads)))


def _of_address(heads: Sequence[str]) -> Iterator[int]:
    """The places of an address's columns: those from its street to its postcode, and a town or county beside either."""
    said = [_NOISE.sub(" ", spaced(head)).split() for head in heads]
    streets = [at for at, one in enumerate(said) if words("of_addresses") & set(one) and not words("no_addresses") & set(one)]
    for first, last in zip(streets, streets[1:], strict=False):
        if all(_ends_in(said[at], "in_addresses") or _ends_in(said[at], "beside_addresses") for at in range(first + 1, last)):
            yield from range(first + 1, last)
    for start in streets:
        for step in (1, -1):
            at = start + step
            while 0 <= at < len(said) and _ends_in(said[at], "beside_addresses"):
                yield at
                at += step


def _ends_in(said: Sequence[str], listed: str) -> bool:
    return 0 < len(said) < 3 and said[-1] in words(listed)


def _without_tongues(split: Sequence[list[str]], made: Sequence[bool]) -> tuple[list[list[str]], frozenset[int]]:
    """Headings without their language ("title_en", "Welsh name"), and which of them repeat another ("name_fr" beside "name_en")."""
    own, others = set(vocabulary()["tongues"]["own"]), set(vocabulary()["tongues"]["others"])
    whole = {one for one in own | others if len(one) > 3}  # "English abbr.", "French abbr."
    split = [["name", *words] if len(words) == 1 and words[0] in whole and _heads_others(words, split) else words for words in split]
    split = [words[1:] + words[:1] if len(words) > 1 and words[0] in whole else words for words in split]
    home = {" ".join(words[:-1] if words[-1:] and words[-1] in own else words) for words in split}
    bare, abroad = [], set()
    for at, (words, machine) in enumerate(zip(split, made, strict=True)):
        rest = words[:-1] if len(words) > 1 and (machine or words[-1] in whole) else []
        again = bool(rest) and words[-1] in others and " ".join(rest) in home
        if again:
            abroad.add(at)
        bare.append(rest if again or rest and words[-1] in own else words)
    return bare, frozenset(abroad)


def _heads_others(words: list[str], split: Sequence[list[str]]) -> bool:
    """Whether other headings begin with the one word of this: "English" beside "English abbr."."""
    return any(len(other) > 1 and other[0] == words[0] for other in split)


def _row_noun(heads: Sequence[Sequence[str]]) -> str:
    """The word before "name" with which other headings begin as well, when it is no person's post; one that names bodies before others."""
    called = [words[0] for words in heads if len(words) == 2 and words[1] == "name" and not _is_relation(words[0])]
    return next((one for one in called if one in nouns()), next(iter(called), ""))


def _is_relation(word: str) -> bool:
    found = meaning(word)
    return found is not None and found.section == "relations"


def is_other_noun(heading: str, noun: str) -> bool:
    """Whether a heading begins with the word for another sort of thing than the rows: "agency website" in a table of boards."""
    first = spaced(heading).split()[:1]
    return bool(noun) and bool(first) and first[0] in nouns() and first[0] != noun

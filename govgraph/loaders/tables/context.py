"""What the headings of one table share: sections before them ("finance_") and the word for a row ("agencyName", "agencyAcronym")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.loaders.tables.headings import meaning, nouns
from govgraph.loaders.tables.vocabulary import spaced, vocabulary

_MACHINE = re.compile(r"[^\W_]+(?:[_.]\w+|[a-z][A-Z]\w*)")
_JOINING = frozenset(["by", "of", "for", "to"])  # "used_by_category": of those who use it, not of the row
SHARED = 3  # headings that begin with one word before it counts as a section
MANY = 6  # as many, where the word may also be a post or a line: "accountability_chair_name", but "chair_name", "chair_email"


@dataclass(frozen=True, slots=True)
class Shared:
    """bare: headings without what they share; noun: the word for a row, or ""; abroad: which say another's matter in another language."""

    bare: tuple[str, ...]
    noun: str
    abroad: frozenset[int]


def in_context(heads: Sequence[str]) -> Shared:
    """What the headings of a table share.

    Only words that a machine's headings begin with are taken for sections: "Chair name" and "Chair email" are about the chair.
    """
    made = [bool(_MACHINE.fullmatch(head)) for head in heads]
    heads = _halves(heads)
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
    return Shared(tuple(" ".join(words) for words in bare), noun, abroad)


def _halves(heads: Sequence[str]) -> list[str]:
    """ "first" beside "last" are parts of people's names."""
    both = {"first", "last"} <= {spaced(head) for head in heads}
    return [f"{head} name" if both and spaced(head) in ("first", "last") else head for head in heads]


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
    called = [one[0] for one in heads if len(one) == 2 and one[1] == "name" and not _is_relation(one[0]) and not _of_person(one)]
    return next((one for one in called if one in nouns()), next(iter(called), ""))


def _of_person(said: Sequence[str]) -> bool:
    """ "first name" is a part of a person's."""
    found = meaning(" ".join(said))
    return found is not None and found.key in ("first_name", "last_name")


def _is_relation(word: str) -> bool:
    found = meaning(word)
    return found is not None and found.section == "relations"


def is_other_noun(heading: str, noun: str) -> bool:
    """Whether a heading begins with the word for another sort of thing than the rows: "agency website" in a table of boards."""
    first = spaced(heading).split()[:1]
    return bool(noun) and bool(first) and first[0] in nouns() and first[0] != noun

"""What the headings of one table share: sections before them ("finance_") and the word for a row ("agencyName", "agencyAcronym")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from govgraph.loaders.tables.headings import meaning
from govgraph.loaders.tables.vocabulary import spaced, vocabulary

_MACHINE = re.compile(r"[^\W_]+(?:[_.]\w+|[a-z][A-Z]\w*)")
SHARED = 3  # headings that begin with one word before it counts as a section
MANY = 6  # as many, where the word may also be a post or a line: "accountability_chair_name", but "chair_name", "chair_email"


def in_context(heads: Sequence[str]) -> tuple[list[str], str]:
    """(each heading without what it shares with others, the word for a row or "").

    Only words that a machine's headings begin with are taken for sections: "Chair name" and "Chair email" are about the chair.
    """
    split = [spaced(head).split() for head in heads]
    machine = [bool(_MACHINE.fullmatch(head)) for head in heads]
    firsts = Counter(words[0] for words, made in zip(split, machine, strict=True) if made and len(words) > 1)
    sections = {word for word, number in firsts.items() if number >= (MANY if _is_relation(word) else SHARED)}
    bare = [
        words[1:] if made and words and words[0] in sections and words[1:] else words for words, made in zip(split, machine, strict=True)
    ]
    noun = _row_noun([*split, *bare])
    if noun:
        bare = [words[1:] if len(words) > 1 and words[0] == noun and words[1:] != ["name"] else words for words in bare]
    return [" ".join(words) for words in bare], noun


def _row_noun(heads: Sequence[Sequence[str]]) -> str:
    """The word before "name" with which other headings begin as well, when it is no person's post."""
    for words in heads:
        if len(words) == 2 and words[1] == "name" and not _is_relation(words[0]):
            return words[0]
    return ""


def _is_relation(word: str) -> bool:
    found = meaning(word)
    return found is not None and found.section == "relations"


def is_other_noun(heading: str, noun: str) -> bool:
    """Whether a heading begins with the word for another sort of thing than the rows: "agency website" in a table of boards."""
    first = spaced(heading).split()[:1]
    known = {one for listed in vocabulary()["nouns"].values() for one in listed}
    return bool(noun) and bool(first) and first[0] in known and first[0] != noun

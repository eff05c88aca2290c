"""Words and signs of a unit, with what each looks like: the ground of the tagger and of the pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from govgraph.loaders.letters import WORD
from govgraph.loaders.names.lexicon import lexicon

_TOKEN = re.compile(rf"[{WORD}]+(?:['.][{WORD}]+)*|[^\s{WORD}]")
LONGEST = 1_000  # tokens that are looked at together; a longer unit is cut, where a sentence ends if one does


class Token(NamedTuple):
    """A word or a sign: clean[start:end] of its unit."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text. "Board's" gives "Board" and "'s"; "sub-group" gives three."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word[-2:] in ("'s", "'S") and len(word) > 2:
            found.append(Token(word[:-2], start, end - 2))
            found.append(Token(word[-2:], end - 2, end))
        else:
            found.append(Token(word, start, end))
    return found


def lengths_of(tokens: Sequence[Token]) -> list[int]:
    """The lengths of the pieces into which the tokens of a unit are cut: one, unless it is very long."""
    found, start = [], 0
    while len(tokens) - start > LONGEST:
        stop = next((i for i in range(start + LONGEST, start + LONGEST // 2, -1) if tokens[i - 1].text == "."), start + LONGEST)
        found.append(stop - start)
        start = stop
    return [*found, len(tokens) - start]


_LISTS = {"posts": "post", "honorifics": "title", "place_words": "place", "links": "link", "trailing": "trailing", "role_titles": "role"}


@lru_cache(maxsize=50_000)
def word_class(word: str) -> tuple[str, ...]:
    """What the lexicon knows of a word: "body", "organisation" (as the head of a name), "post", "title", "first-name", …"""
    low = word.lower()
    known = lexicon()
    found = [known.heads[low][0]] if low in known.heads else []
    found += [name for table, name in _LISTS.items() if known.has(table, low)]
    if word[:1].isupper() and low in known.first_names:
        found.append("first-name")
    return tuple(found)

"""Words and marks of a text with their places; the finder walks over these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:Cllrs?|Dr|St|Mr|Mrs|Ms|Rt|Hon|Revd|Rev|Prof|Sgt|Supt|Insp|Ch)\.(?=\s)"
    r"|[£$€]?\d[\w.,/]*\w|[^\W_]+(?:[-'’/.](?=[^\W_])[^\W_]+)*(?:['’](?=\s))?|&|[^\s\w]|_"
)


class Token(NamedTuple):
    """One word or mark.

    word: in lower case with straight apostrophes; low: the same without a possessive ending; possessive: it had one.
    """

    text: str
    word: str
    low: str
    start: int
    end: int
    cap: bool
    possessive: bool


@lru_cache(maxsize=2048)  # every pass over a document asks for the same texts; the lists are never changed
def tokens(text: str) -> list[Token]:
    """The words and marks of the text in order."""
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    word, low, cap, possessive = _forms(text)
    start, end = match.span()
    return Token(text, word, low, start, end, cap, possessive)


@lru_cache(maxsize=50_000)
def _forms(text: str) -> tuple[str, str, bool, bool]:
    """The fields word, low, cap and possessive of a token."""
    word = low = text.lower().replace("’", "'")
    possessive = False
    if low.endswith("'s") and len(low) > 2:
        low, possessive = low[:-2], True
    elif low.endswith("s'"):
        low, possessive = low[:-1], True
    elif low.endswith("'"):
        low = low[:-1]
    if low.endswith(".") and len(low) > 1:
        low = low[:-1]
    return word, low, text[0].isupper() or _camel(text), possessive


def _camel(text: str) -> bool:
    # "eHealth", "2gether": written by their owners with a small or numeric first letter.
    return len(text) > 2 and any(letter.isupper() for letter in text[1:3]) and text.isalnum()

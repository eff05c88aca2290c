"""Text to word pieces, in small letters without accents, as the encoder learnt its words; each tells how its word is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_LONGEST = 100  # characters of a word; longer ones are no words
CASE = 1 << 16  # a piece is its number in the vocabulary and, as often as this, how its word is written: 0 small, 1 Capital, 2 CAPITALS


class Pieces:
    """The pieces of a vocabulary: piece -> number; "##ing" stands inside a word. Words that cannot be made of pieces are [UNK]."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.unknown = vocabulary["[UNK]"]
        self._word = lru_cache(maxsize=50_000)(self._written)

    def __call__(self, text: str) -> list[int]:
        """The pieces of a text, in order."""
        return [piece for word in text.split() for piece in self._word(word)]

    def _written(self, word: str) -> tuple[int, ...]:
        case = CASE * case_of(word)
        bare = "".join(map(_apart, unicodedata.normalize("NFD", word.lower())))
        return tuple(piece + case for part in bare.split() for piece in self._split(heard().get(part, part)))

    def _split(self, word: str) -> tuple[int, ...]:
        """The longest piece first, from the left."""
        found: list[int] = []
        start = 0
        while start < len(word) and len(word) <= _LONGEST:
            lead = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if lead + word[start:end] in self.vocabulary), None)
            if end is None:
                return (self.unknown,)
            found.append(self.vocabulary[lead + word[start:end]])
            start = end
        return tuple(found) or (self.unknown,)


@cache
def heard() -> dict[str, str]:
    """A spelling -> the word as which it is heard."""
    held: dict[str, str] = yaml.safe_load(files("govgraph.loaders.context").joinpath("heard.yaml").read_text("utf-8"))
    return held


def case_of(word: str) -> int:
    """How a word is written: 0 in small letters, 1 with a capital, 2 in capitals."""
    letters = [char for char in word if char.isalpha()]
    if not letters or not letters[0].isupper():
        return 0
    return 2 if len(letters) > 1 and all(map(str.isupper, letters)) else 1


@lru_cache(maxsize=10_000)
def _apart(char: str) -> str:
    """A mark of punctuation stands alone; accents and what cannot be seen go."""
    category = unicodedata.category(char)
    if category[0] == "P" or (char.isascii() and not char.isalnum() and not char.isspace() and char.isprintable()):
        return f" {char} "
    return "" if category in ("Mn", "Cc", "Cf") and not char.isspace() else char

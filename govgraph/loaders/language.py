"""The language of a paper: English is read; a paper in another language is told, and nothing of it is entered."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_ENGLISH = frozenset("the of and to in is for that on with as by be are will was at from or this has its which have not".split())
LEAST, SHARE = 5, 0.15  # small words of another language before it is spoken of: so many, and this part of all words
TIMES = 3  # how many of them to one English one


@cache
def _others() -> dict[str, frozenset[str]]:
    told = yaml.safe_load(files("govgraph.loaders").joinpath("languages.yaml").read_text("utf-8"))
    return {language: frozenset(map(str, words)) for language, words in told.items()}


def other_language(text: str) -> str | None:
    """The language of a text that is hardly English; None for English, for both at once, and for too little of either."""
    words = re.findall(r"[^\W\d_]+", text[:200_000].lower())
    english = sum(word in _ENGLISH for word in words)
    counts = {language: sum(word in small for word in words) for language, small in _others().items()}
    best = max(counts, key=lambda language: (counts[language], language))
    return best if counts[best] >= max(LEAST, SHARE * len(words)) and counts[best] > TIMES * english else None

"""The knowledge of names as objects, read once from names.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of names.yaml that rules read; every phrase is a tuple of folded words."""

    articles: frozenset[str]
    honorifics: tuple[tuple[str, ...], ...]
    letters_after: frozenset[str]
    endings: dict[str, tuple[str, ...]]
    words: dict[tuple[str, ...], tuple[str, ...]]
    heads: frozenset[str]
    generic: frozenset[str]
    whole: frozenset[tuple[str, ...]]
    families: tuple[tuple[tuple[str, ...], ...], ...]
    area_subtypes: frozenset[str]
    area_before: tuple[tuple[str, ...], ...]
    area_endings: tuple[str, ...]
    small: frozenset[str]
    loose_ends: frozenset[str]
    council_forms: frozenset[str]
    council_organs: tuple[tuple[str, ...], ...]
    council_words: frozenset[str]
    office_words: frozenset[str]
    realms: frozenset[tuple[str, ...]]


def rows() -> dict[str, Any]:
    """names.yaml as it stands, examples included."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(files("govgraph.graph.resolve").joinpath("names.yaml").read_text("utf-8"), loader)
    return data


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = rows()
    return Lexicon(
        articles=frozenset(data["articles"]),
        honorifics=_phrases(data["honorifics"]),
        letters_after=frozenset(data["letters_after"]),
        endings={key: tuple(value.split()) for key, value in data["endings"].items()},
        words={tuple(key.split()): tuple(value.split()) for key, value in data["words"].items()},
        heads=frozenset(data["heads"]),
        generic=frozenset(data["generic"]),
        whole=frozenset(_phrases(data["whole"])),
        families=tuple(_phrases(family) for family in data["families"]),
        area_subtypes=frozenset(data["area_subtypes"]),
        area_before=_phrases(data["area_before"]),
        area_endings=tuple(data["area_endings"]),
        small=frozenset(data["small"]),
        loose_ends=frozenset(data["loose_ends"]),
        council_forms=frozenset(data["council_forms"]),
        council_organs=_phrases(data["council_organs"]),
        council_words=frozenset(data["council_words"]),
        office_words=frozenset(data["office_words"]),
        realms=frozenset(_phrases(data["realms"])),
    )


def _phrases(values: list[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as tuples of words, the longest first, so that the first that fits is the fullest."""
    return tuple(sorted((tuple(value.split()) for value in values), key=lambda words: (-len(words), words)))

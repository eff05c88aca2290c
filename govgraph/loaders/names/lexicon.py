"""The word knowledge of lexicon.yaml as sets and tables, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.loaders.frames.plurals import plural_of
from govgraph.loaders.taught.words import KINDS, Word, own_words

KindOf = tuple[str, str]
NEUTRAL = {"body": "group", "organisation": "organisation", "project": "project", "plan": "plan"}  # subtypes that promise nothing more


@dataclass(frozen=True, slots=True)
class Lexicon:
    """heads, compounds: words (a compound is a tuple of words) -> (kind, subtype), with their plurals.
    openers: words with which a common noun phrase may begin; compound_openers: first words of compounds.
    The rest: sets of lower-case words."""

    heads: dict[str, KindOf]
    compounds: dict[tuple[str, ...], KindOf]
    plurals: frozenset[str]
    leads: dict[tuple[str, ...], KindOf]
    standalone: dict[tuple[str, ...], KindOf]
    acronyms: dict[str, tuple[str, str, str]]
    first_names: frozenset[str]
    post_phrases: frozenset[tuple[str, ...]]
    words: dict[str, frozenset[str]]
    role_openers: frozenset[str]
    openers: frozenset[str]
    compound_openers: frozenset[str]

    def has(self, table: str, word: str) -> bool:
        """Whether the word is in one of the plain word lists of the lexicon."""
        return word in self.words[table]


@cache
def lexicon() -> Lexicon:
    """The lexicon with the own words of this process, made once."""
    here = files("govgraph.loaders.names")
    data = _shipped()
    for word in own_words().of(*KINDS):
        _teach(data, word)
    heads, plurals = _heads(data["heads"])
    compounds, more = _compounds(data["compounds"])
    return Lexicon(
        heads=heads,
        compounds=compounds,
        plurals=plurals | more,
        leads={tuple(key.split()): (row[0], row[1]) for key, row in data["leads"].items()},
        standalone={tuple(key.split()): (row[0], row[1]) for key, row in data["standalone"].items()},
        acronyms={key: (row[0], row[1], row[2]) for key, row in data["acronyms"].items()},
        first_names=frozenset(here.joinpath("first_names.txt").read_text("utf-8").split()),
        post_phrases=frozenset(tuple(phrase.split()) for phrase in data["post_phrases"]),
        words={key: frozenset(value) for key, value in data.items() if isinstance(value, list)},
        role_openers=frozenset(role.split()[0] for role in data["roles"]),
        openers=frozenset([*heads, *data["generic_modifiers"], *(role.split()[0] for role in data["roles"])]),
        compound_openers=frozenset(words[0] for words in compounds),
    )


def _shipped() -> dict[str, Any]:
    """lexicon.yaml as it stands."""
    text = files("govgraph.loaders.names").joinpath("lexicon.yaml").read_text("utf-8")
    # The base loader takes every scalar as text: "on" and "no" are words here.
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data


def head_kind(word: str) -> KindOf | None:
    """Kind and subtype of the names that end in a word which is not taught but ours; None where it is no head."""
    data = _shipped()
    rows = [(kind, found) for table in ("heads", "compounds") for kind, listed in data[table].items() if (found := listed.get(word))]
    return rows[0] if rows else None


def own_kind(name: str) -> str:
    """The kind that an own word gives to a name that ends in it, or begins with it; "" where none does."""
    said = f" {name.lower()} "
    fits = (one for one in own_words().of(*KINDS) if (said.startswith if one.begins else said.endswith)(f" {one.phrase} "))
    return next((one.what for one in fits), "")


def _teach(data: dict[str, Any], word: Word) -> None:
    """Enter an own head of names: as the last words of names or, where names begin with it, as their first."""
    known = head_kind(word.like) if word.like else None
    subtype = known[1] if known else NEUTRAL[word.what]
    if word.begins:
        data["leads"][word.phrase] = [word.what, subtype]
        return
    table = "compounds" if " " in word.phrase else "heads"
    for listed in data[table].values():  # where it was of another kind, it is so no more
        listed.pop(word.phrase, None)
    data[table].setdefault(word.what, {})[word.phrase] = subtype


def _heads(data: dict[str, dict[str, str]]) -> tuple[dict[str, KindOf], frozenset[str]]:
    heads: dict[str, KindOf] = {}
    plurals = set()
    for kind, rows in data.items():
        for word, subtype in rows.items():
            heads[word] = (kind, subtype)
            heads[plural_of(word)] = (kind, subtype)
            plurals.add(plural_of(word))
    return heads, frozenset(plurals)


def _compounds(data: dict[str, dict[str, str]]) -> tuple[dict[tuple[str, ...], KindOf], frozenset[str]]:
    compounds: dict[tuple[str, ...], KindOf] = {}
    plurals = set()
    for kind, rows in data.items():
        for phrase, subtype in rows.items():
            words = tuple(phrase.split())
            compounds[words] = (kind, subtype)
            compounds[(*words[:-1], plural_of(words[-1]))] = (kind, subtype)
            plurals.add(plural_of(words[-1]))
    return compounds, frozenset(plurals)

"""What kind of thing a row or a name in a cell is: by its type column, by its own words, by the lines it takes part in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from govgraph.graph.schema import schema
from govgraph.loaders.names import find_names
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.tables.vocabulary import KEPT, plain, vocabulary, words

# "body: joint committee": a kind of the schema and a word of one's own, as the template register has them.
_EXACT = re.compile(rf"({'|'.join(schema().kinds)})(?::\s*(.+))?", re.IGNORECASE)
_PROJECT = re.compile(r"\b(?:project|programme|scheme|initiative|campaign|pilot)s?\b", re.IGNORECASE)
# What a register calls all sorts of things: there the name tells more.
_VAGUE = ("organisation", "public body", "agency")
# By its last word alone an office or a department is no part of the Crown's government; a list must say so.
_BY_LIST = ("government department",)

LONGEST_NAME = 300  # characters; what is longer is no name
Kind = tuple[str | None, str | None]


@lru_cache(KEPT)
def kind_of(name: str) -> Kind:
    """(kind, subtype) that a whole name tells by its words; (None, None) where they tell nothing."""
    return _told_by(_outline(name)) if len(name) <= LONGEST_NAME else (None, None)


@lru_cache(KEPT)
def _told_by(outline: str) -> Kind:
    spans = find_names(outline, None)
    if len(spans) == 1 and spans[0].kind != "unknown" and len(spans[0].text) >= len(outline) - 4:
        return spans[0].kind, spans[0].subtype
    return None, None


def _outline(name: str) -> str:
    """A name of a few plain words with "Xxxx" for those that the lexicon does not know: what kind of name it is they all tell alike."""
    parts = name.split(" ")
    if not 1 < len(parts) < 8 or not name.isascii() or not all(map(str.isalpha, parts)) or not all(map(str.istitle, parts)):
        return name
    known = _known_words()
    return " ".join([one if _knows(known, one.lower()) else "X" + "x" * (len(one) - 1) for one in parts])


def _knows(known: frozenset[str], word: str) -> bool:
    return word in known or word.removesuffix("s") in known


@cache
def _known_words() -> frozenset[str]:
    """Every word that the lexicon of names knows by itself or in a phrase."""
    known = lexicon()
    phrases = (*known.compounds, *known.leads, *known.standalone, *known.post_phrases)
    openers = (*known.role_openers, *known.openers, *known.compound_openers)
    singles = (*known.heads, *known.first_names, *openers, *map(str.lower, known.acronyms))
    lists = (word for words in known.words.values() for entry in words for word in entry.lower().split())
    return frozenset([*singles, *known.plurals, *lists, *(word for phrase in phrases for word in phrase)])


def kind_of_superior(name: str) -> Kind:
    """As `kind_of`, but an office or department is an accountable end only when a list says so."""
    kind, subtype = kind_of(name)
    return kind, None if subtype in _BY_LIST else subtype


@lru_cache(KEPT)
def kind_of_type(said: str) -> Kind:
    """(kind, subtype) that a cell of the type column tells."""
    told = plain(said)
    if found := vocabulary()["types"].get(told):
        return found[0], found[1] or None
    kind, subtype = kind_of(told.title())
    if kind == "body":
        return kind, subtype
    for phrase, (kind_said, subtype_said) in vocabulary()["types"].items():
        if f" {phrase} " in f" {told} ":
            return kind_said, subtype_said or None
    return (kind, subtype) if kind in ("organisation", "project") else (None, None)


def kind_of_row(said: str, name: str) -> tuple[str, str | None]:
    """The kind and subtype of a row: its type counts first, then its name; a row that tells nothing is a body."""
    if exact := _EXACT.fullmatch(said.strip()):
        return exact[1].lower(), exact[2]
    kind, subtype = kind_of_type(said) if said else (None, None)
    named, of_name = kind_of(name)
    if named == "body" and (kind is None or subtype in _VAGUE):
        return named, of_name
    if kind is not None:
        return kind, subtype
    if named == "organisation" or (named == "project" and _PROJECT.search(name)):
        return named, of_name
    return "body", plain(said) if 0 < len(said) <= 30 and plain(said) != "other" else None


@lru_cache(KEPT)
def is_post(name: str) -> bool:
    """Whether a name is that of an office, such as "Mayor" or "Chief of Staff", not of a body."""
    return kind_of(name)[0] in (None, "person") and any(one in words("posts") for one in plain(name).split())


@lru_cache(KEPT)
def is_person(name: str) -> bool:
    """Whether words in a column of people can be a person's name: two to five capitalised words of letters, none of which names a body or
    a post. No list of first names: Krzysztof Nowak and Nkechi Eze are people."""
    parts = without_honorifics(name).split()
    small = words("particles")
    told = [plain(one) for one in parts]
    if kind_of(name)[0] in ("body", "organisation", "project"):
        return False
    if not 2 <= len(parts) <= 5 or any(one in words("not_people") or one in words("posts") for one in told):
        return False
    return all(one in small or _is_name_word(word) for one, word in zip(told, parts, strict=True)) and told[-1] not in small


def _is_name_word(word: str) -> bool:
    letters = word.strip(".,")
    return (
        letters[:1].isupper()
        and all(sign.isalpha() or sign in "-'’." for sign in letters)
        and (len(letters) > 1 or word[-1] in "." or letters.isalpha())
    )


def without_honorifics(name: str) -> str:
    """A name without the titles before and the letters after it."""
    parts = name.replace(",", " ").split() if name.count(",") and plain(name.split(",")[-1]) in words("letters_after") else name.split()
    while parts and plain(parts[0]) in words("honorifics"):
        parts = parts[1:]
    while parts and plain(parts[-1]) in words("letters_after") and parts[-1].isupper():
        parts = parts[:-1]
    return " ".join(parts)


def as_named(name: str) -> str:
    """A person's name without ranks before it and letters behind it; titles such as Cllr and Dr stay."""
    parts = name.replace(",", " ").split() if name.count(",") and plain(name.split(",")[-1]) in words("letters_after") else name.split()
    while len(parts) > 2 and plain(parts[-1]) in words("letters_after") and parts[-1].isupper():
        parts = parts[:-1]
    kept = list(parts)
    while len(kept) > 1 and plain(kept[0]) in words("ranks"):
        kept = kept[1:]
    return " ".join(kept)


def has_title(name: str) -> bool:
    """Whether a title of honour stands before a name ("Cllr Pike")."""
    return plain(name.split()[0] if name.split() else "") in words("honorifics")

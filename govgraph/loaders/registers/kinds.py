"""What kind of thing a row or a name in a cell is: by its type column, by its own words, by the lines it takes part in."""

from __future__ import annotations

import re
from functools import cache

from govgraph.loaders.names import find_names
from govgraph.loaders.registers.columns import plain, vocabulary

_POSTS = "mayor officer director secretary commissioner chief leader governor minister head manager president comptroller".split()
_POST = re.compile(rf"\b(?:{'|'.join(_POSTS)})\b", re.IGNORECASE)
_PROJECT = re.compile(r"\b(?:project|programme|scheme|initiative|campaign|pilot)s?\b", re.IGNORECASE)
# What a register calls all sorts of things: there the name tells more.
_VAGUE = ("organisation", "public body", "agency")


@cache
def kind_of(name: str) -> tuple[str | None, str | None]:
    """(kind, subtype) that a whole name tells by its words; (None, None) where they tell nothing."""
    spans = find_names(name, None)
    if len(spans) == 1 and spans[0].kind != "unknown" and len(spans[0].text) >= len(name) - 4:
        return spans[0].kind, spans[0].subtype
    return None, None


def kind_of_type(said: str) -> tuple[str | None, str | None]:
    """(kind, subtype) that a cell of the type column tells."""
    words = f" {plain(said)} "
    for phrase, (kind, subtype) in vocabulary()["types"].items():
        if f" {phrase} " in words:
            return kind, subtype
    kind, subtype = kind_of(words.strip().title())
    return (kind, subtype) if kind in ("body", "organisation", "project") else (None, None)


def kind_of_row(said: str, name: str) -> tuple[str, str | None]:
    """The kind and subtype of a row: its type counts first, then its name; a row that tells nothing is a body."""
    kind, subtype = kind_of_type(said) if said else (None, None)
    named, of_name = kind_of(name)
    if named == "body" and (kind is None or subtype in _VAGUE):
        return named, of_name
    if kind is not None:
        return kind, subtype
    if named == "organisation" or (named == "project" and _PROJECT.search(name)):
        return named, of_name
    return "body", plain(said) if 0 < len(said) <= 30 and plain(said) != "other" else None


def is_post(name: str) -> bool:
    """Whether a name is that of an office, such as "Mayor" or "Chief of Staff", not of a body."""
    return kind_of(name)[0] in (None, "person") and _POST.search(name) is not None

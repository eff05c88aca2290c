"""Names that layout proves where the encoder saw none: the body of a meeting's title, a heading over its people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import REFERENCE, Participant
from govgraph.loaders.names.references import head_of, is_reference
from govgraph.loaders.pages.units import Unit

SURE = 0.9  # how sure a name is that layout proves
FIRST = 12  # units in which a page tells whose it is
PEOPLE = 2  # people below a heading that is the name of their body
_EDGE = " \t.,;:*#–-"


def proven(found: Sequence[Participant], units: Sequence[Unit]) -> tuple[Participant, ...]:
    """The participants of a page with those that its layout proves, in order."""
    named = {one.unit for one in found}
    more = [*_titles(found, units), *_collectives(found, units, named)]
    return tuple(sorted([*found, *more], key=lambda one: (one.unit, one.start, one.end)))


@cache
def _parts(words: str) -> str:
    return "|".join(map(re.escape, sorted(lexicon().words[words], key=len, reverse=True)))


@cache
def _title() -> re.Pattern[str]:
    """ "Minutes of the Canal Forum Meeting": the words between are a name if they end in the head of one."""
    return re.compile(rf"(?:.* of (?:the |an? )?)?(?P<name>[A-Z].*?) (?:{_parts('papers_of')})\b.{{0,60}}", re.IGNORECASE)


def _titles(found: Sequence[Participant], units: Sequence[Unit]) -> Iterator[Participant]:
    """The body whose meeting, minutes or terms of reference one of the first lines names."""
    for unit in units[:FIRST]:
        title = _title().fullmatch(unit.clean) if len(unit.clean) < 120 else None
        here = [one for one in found if one.unit == unit.number and one.tag in "BORJ"]
        if title and not here:
            start, end = _without_sorts(unit.clean, *title.span("name"))
            words = unit.clean[start:end]
            if start < end and head_of(words.rsplit(maxsplit=1)[-1]) and all(map(_named, words.split())):
                yield Participant(unit.number, start, end, REFERENCE if is_reference(words) else "B", " ".join(words.split()), SURE, SURE)


def _named(word: str) -> bool:
    return not word[:1].islower() or lexicon().has("links", word)


def _without_sorts(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name begins behind the words that only tell which meeting it was ("Annual")."""
    sorts = re.compile(rf"(?:(?:the|{_parts('meeting_only')}) )+", re.IGNORECASE).match(text, start, end)
    return (sorts.end() if sorts else start), end


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_parts('collective_openers')}) )*(?P<name>{_parts('collectives')})", re.IGNORECASE)


def _collectives(found: Sequence[Participant], units: Sequence[Unit], named: set[int]) -> Iterator[Participant]:
    """A heading or label that calls a body by its people ("Our trustees") above at least two of them, on a page that names no other."""
    people = [one.unit for one in found if one.tag == "P"]
    if any(one.tag in "BOR" for one in found):
        return
    for unit in units:
        text = unit.clean.strip(_EDGE)
        told = _collective().fullmatch(text) if unit.number not in named and len(text) < 60 else None
        if told and sum(unit.number in (*units[n].heads, *units[n].stems) for n in people) >= PEOPLE:
            start = unit.clean.index(text) + told.start("name")
            yield Participant(unit.number, start, start + len(told["name"]), REFERENCE, told["name"], SURE)

"""The edges of names mended: two names in one parted, brackets closed, a joining word or the next line's first word left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import REFERENCE, Participant
from govgraph.loaders.names.references import head_of, is_reference
from govgraph.loaders.pages.units import Unit

_JOINED = "BOJR"  # tags of what is named in pairs
_AND = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?")
_TWICE = re.compile(r"\b(\w{4,})\s+(?:the\s+)?(?=\1\b)", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s+|\b)(?:of|for|and|the|to|in|with|at|by|&)\s*$|\s*\(\s*$")
_LEAD = re.compile(r"(?:(?:of|for|and|to|in|with|at|by)\s+)+")
_OPEN = re.compile(r"\s*\([^()]*$")
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")


def mended(found: Sequence[Participant], units: Sequence[Unit]) -> tuple[Participant, ...]:
    """The participants of a page with their edges mended, in order; what is nothing but joining words is left out."""
    parted = _apart(_closed(found, units), units)
    cut = ((_cut(each, units[each.unit].clean), units[each.unit].clean) for each in parted)
    return tuple(_opened(one, text) for one, text in cut if one is not None)


@cache
def _openings() -> re.Pattern[str]:
    words = "|".join(word.capitalize() for word in sorted(lexicon().words["openers_for"]))
    return re.compile(rf"(?:^|\b(?:[Tt]he|[Aa]n?) )(?P<opening>(?:{words}) for )$")


def _opened(one: Participant, text: str) -> Participant:
    """A body's name with the word and "for" that open it: "Skills for Work Board"."""
    opening = _openings().search(text, 0, one.start) if one.tag in "BR" and one.text[:1].isupper() else None
    return replace(_named(one, text, opening.start("opening"), one.end), tag="B") if opening else one


def _apart(found: Sequence[Participant], units: Sequence[Unit]) -> Iterator[Participant]:
    """What is two names in one as two.

    "Board of Directors and Advisory Council" where the page names both by themselves as well; "The Senate Senate", where a heading and
    its text have run together.
    """
    known = {one.text for one in found if one.tag in _JOINED}
    for one in found:
        text = units[one.unit].clean
        links = [(twice.end(1), twice.end()) for twice in _TWICE.finditer(text, one.start, one.end)]
        links += [
            (link.start(), link.end()) for link in _AND.finditer(text, one.start, one.end) if known.issuperset(_sides(text, one, link))
        ]
        if one.tag in _JOINED and links:
            yield _named(one, text, one.start, links[0][0])
            yield _named(one, text, links[0][1], one.end)
        else:
            yield one


def _sides(text: str, one: Participant, link: re.Match[str]) -> list[str]:
    """What stands before and behind a link within a name."""
    return [" ".join(text[start:end].split()) for start, end in ((one.start, link.start()), (link.end(), one.end))]


def _closed(found: Iterable[Participant], units: Sequence[Unit]) -> list[Participant]:
    """ "Serious Case Review" and "SCR) Sub Group" as one name where nothing but the bracket stands between them."""
    kept: list[Participant] = []
    for one in found:
        last = kept[-1] if kept and kept[-1].unit == one.unit else None
        if last and _bracketed(units[one.unit].clean, last, one):
            kept[-1] = _named(one, units[one.unit].clean, last.start, one.end)
        else:
            kept.append(one)
    return kept


def _bracketed(text: str, last: Participant, one: Participant) -> bool:
    """Whether one name begins within a bracket that the last one or the blank between them opens."""
    half = ")" in one.text and "(" not in one.text
    return half and "(" in text[last.start : one.start] and text[last.end : one.start].strip() in ("", "(")


def _cut(one: Participant, text: str) -> Participant | None:
    """A name without an open bracket, joining words or what is glued to its end; None where nothing is left."""
    start, end = _begins(one, text), one.end
    glued = next((at.start() for at in _GLUED.finditer(text, start, end) if _ends(text[start : at.start()], one.tag)), end)
    name = text[start:glued]
    while True:
        shorter = _TAIL.sub("", name) if ")" in name or "(" not in name else _TAIL.sub("", _OPEN.sub("", name))
        if shorter == name:
            break
        name = shorter
    name = name.rstrip()
    start += len(name) - len(name.lstrip())
    return _named(one, text, start, start + len(name.lstrip())) if name.strip() else None


def _begins(one: Participant, text: str) -> int:
    """Where a name begins behind a closing bracket that it does not open, and behind joining words ("for Victims Group")."""
    name = text[one.start : one.end]
    start = one.start + (name.rfind(")") + 1 if ")" in name and "(" not in name else 0)
    lead = _LEAD.match(text, start, one.end) if one.tag in _JOINED else None
    return lead.end() if lead else start


def _ends(name: str, tag: str) -> bool:
    """Whether a name may end there, before a capital without a blank: "CommitteeMeets", "Ann BellDeputy", but not "FitzGerald"."""
    if tag == "P":
        return " " in name.strip() and not name.endswith("Fitz")
    return tag in "BR" and head_of(name.rsplit(maxsplit=1)[-1]) != ""


def _named(one: Participant, text: str, start: int, end: int) -> Participant:
    """A name with other edges, named by its own words."""
    if (start, end) == (one.start, one.end):
        return one
    name = " ".join(text[start:end].split())
    return replace(one, start=start, end=end, text=name, tag=REFERENCE if one.tag == "B" and is_reference(name) else one.tag)

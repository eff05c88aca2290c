"""Entries: the name that a list item, a cell or a roster line starts with, and what its brackets add."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.graph.claims import Mention
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading
from govgraph.loaders.text import Text

_END = re.compile(
    r"\s+[–—-]\s+|\s*[(:;.]|,\s|\s+(?:led by|funded by|delivered by|which|that|who|has|have|is|are|was|were|will|to be|including"
    r"|includes)\b|\n"
)
_LEAD = re.compile(
    r"(?:(?:the|a|an|our|new|local)\s+|(?:c\.?\s*)?£[\d.,]+\s*(?:m|k|bn|million|thousand|billion)?\s+(?:of\s+)?)+", re.IGNORECASE
)
# Items that say what is done ("Developing the plan", "The establishment of a board") are read as sentences, not as names.
_VERBAL = re.compile(
    r"to\s+[a-z]+\s|(?:the\s+)?(?:development|leadership|establishment|submission|oversight|creation|delivery|provision|review|agreement)\s+of\b"
    r"|(?:develop|explor|ensur|establish|oversee|overs|publish|produc|supporting |supported |set up|reduc|support|strengthen"
    r"|improv|provid|monitor|undertak|work|build|address|engag|deliver|agree|review|lead|collect|participat|communicat|priorit"
    r"|receiv|rais|shap|train)(?:ing|ed|s|saw|sight)?\s+(?=(?!and\b)[a-z])",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z0-9&]*)s?\)")
_BRACKET = re.compile(r"\(([^()]{2,200})\)")
# Where an enumeration parts.
_PARTS = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\n|\s+&\s+(?=[A-Z])"
    r"|\s+and\s+(?=(?:the\s+)?[A-Z]|(?:the |all )(?:two|three|four|five|six|seven|eight|nine|ten|\d+|other)\b))"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The head of an entry at text[start:end], the acronym that it defines, and the contents of its other brackets."""

    name: str
    start: int
    end: int
    acronym: str = ""
    asides: tuple[tuple[int, int], ...] = ()


def entry_of(text: Text) -> Entry | None:
    """The entry that an item starts with: its words up to the first mark that ends a name; None where they are no name.

    A name has at most ten words and starts with a capital or a digit.
    """
    clean = text.clean
    lead = _LEAD.match(clean)
    start = lead.end() if lead and not clean[: lead.end()].startswith("The ") else 0
    stop = _END.search(clean, start + 1)
    end = stop.start() if stop else len(clean)
    acronym = _ACRONYM.match(clean, end) or _ACRONYM.match(clean, end + 1)
    if acronym:
        after = _END.search(clean, acronym.end())
        tail = clean[acronym.end() : after.start() if after else len(clean)]
        if tail.strip() and len(tail.split()) <= 4:
            end = acronym.end() + len(tail.rstrip())
    if _VERBAL.match(clean, start):
        return None
    name = " ".join(_ACRONYM.sub(" ", clean[start:end]).split()).strip(" '\"*")
    if not name or not (name[0].isupper() or name[0].isdigit()) or len(name.split()) > 10:
        return None
    asides = tuple((m.start(1), m.end(1)) for m in _BRACKET.finditer(clean) if not acronym or m.start() != acronym.start())
    return Entry(name, start, end, acronym[1] if acronym else "", asides)


def names_in(
    reading: Reading, text: Text, start: int = 0, end: int | None = None, kinds: tuple[str, ...] = ()
) -> list[tuple[Mention, int, int]]:
    """The names found in text[start:end] as mentions with their places; `kinds` keeps only these. Commons nouns alone are left out."""
    part = text.clean[start : len(text) if end is None else end]
    found = []
    for span in find_names(part, reading.book):
        if span.generic or span.bare or span.kind == "unknown" or (kinds and span.kind not in kinds):
            continue
        found.append((Mention(span.name, span.kind, span.subtype), start + span.start, start + span.end))
    return found


def split_names(text: str) -> list[tuple[int, int]]:
    """The parts of an enumeration "A, B and C" or of lines, as spans; "and" parts only before a capital."""
    spans, here = [], 0
    for match in _PARTS.finditer(text):
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            continue
        spans.append((here, match.start()))
        here = match.end()
    spans.append((here, len(text)))
    trimmed = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,"):
            end -= 1
        if end > start:
            trimmed.append((start, end))
    return trimmed

"""What a line says of a fact beside its ends: status, role, how often, what about; and how certain the place makes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.names.participants import Participant
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.weights.table import Table

_SENTENCE_END = re.compile(r"[.!?;](?=(?P<next>\s+[A-Z0-9(•]))|\n")
_CHAIR_ROLES = (
    (re.compile(r"\b(?:vice|deputy)\b", re.IGNORECASE), "deputy chair"),
    (re.compile(r"\bco-?\s?chairs?\b|\bjoint chairs?\b|\bjointly chaired\b", re.IGNORECASE), "co-chair"),
    (re.compile(r"\b(?:interim|acting)\b", re.IGNORECASE), "interim chair"),
    (re.compile(r"\b(?:incoming|elect|designate)\b", re.IGNORECASE), "incoming chair"),
    (re.compile(r"\b(?:former|previous|outgoing|past) chair", re.IGNORECASE), "previous chair"),
)
_HOST_ROLES = (
    (re.compile(r"accountable body", re.IGNORECASE), "accountable body"),
    (re.compile(r"secretar|clerk|minutes?\b|administ|support", re.IGNORECASE), "secretariat"),
)
_LEAD_ROLES = re.compile(
    r"lead (?:officer|member|agency|organisation)|(?:programme|project) manager|co-?ordinator|portfolio holder|sponsor|responsible owner",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:annual|quarter|month|week|bi-?annual|half-year|year)(?:ly)?\b|\b(?:once|twice|three times) (?:a|each|per|every) year\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(annual report|progress|performance|minutes|recommendations?|assurance|action plan|accountable|answerable)\w*", re.IGNORECASE
)
CERTAINTY = {"para": "explicit", "heading": "layout", "item": "layout", "line": "layout", "row": "layout"}


@dataclass(frozen=True)
class Details:
    """What stands beside the ends of a fact."""

    status: str = "active"
    role: str | None = None
    nature: str | None = None
    frequency: str | None = None


def sentence_around(text: str, start: int, end: int, most: int = 420) -> tuple[int, int]:
    """The bounds of the sentence or sentences in which text[start:end] stands; only these words and a few more where they are long."""
    needed, ends = _sentence_ends(text)
    before = bisect_right(needed, start)
    after = bisect_right(ends, end)
    first = ends[before - 1] if before else 0
    last = ends[after] if after < len(ends) else len(text)
    if last - first > most:
        first, last = max(first, start - 60), min(last, end + 60)
    while first < start and text[first].isspace():
        first += 1
    return first, last


@lru_cache(maxsize=64)
def _sentence_ends(text: str) -> tuple[list[int], list[int]]:
    """Where the sentences of a text end; and how much of it must be seen to know each of these ends."""
    found = list(_SENTENCE_END.finditer(text))
    return [match.end("next") if match["next"] else match.end() for match in found], [match.end() for match in found]


def circumstances(type: str, sentence: str, above: str) -> Iterator[str]:
    """Features of a sentence from which its status follows."""
    words = re.findall(r"[a-z0-9]+", sentence.lower())[:80]
    yield "bias"
    yield f"type:{type}"
    yield from (f"w:{word}" for word in dict.fromkeys(words))
    yield from (f"w2:{one} {other}" for one, other in dict.fromkeys(zip(words, words[1:], strict=False)))
    yield from (f"f:{family}" for family in families(sentence))
    yield from (f"h:{family}" for family in families(above))


def details_of(type: str, unit: Unit, source: Participant | None, sentence: str, above: str, statuses: Table) -> Details:
    """The details of a fact of this type that a sentence of the unit states."""
    totals = statuses.sums([list(circumstances(type, sentence, above))])[0]
    best = int(totals.argmax())
    status = statuses.labels[best] if totals[best] > 0 else "active"
    near = unit.clean[max(0, source.start - 45) : source.end + 45] if source and source.unit == unit.number else sentence
    role: str | None = None
    if type == "CHAIRS":
        role = next((name for pattern, name in _CHAIR_ROLES if pattern.search(near)), "chair")
    elif type == "HOSTS":
        role = next((name for pattern, name in _HOST_ROLES if pattern.search(sentence)), "host")
    elif type == "LEADS":
        found = _LEAD_ROLES.search(near)
        role = found.group().lower() if found else None
    elif type == "REPORTS_TO":
        about, often = _ABOUT.search(sentence), _OFTEN.search(sentence)
        return Details(status, None, about.group().lower() if about else None, often.group().lower() if often else None)
    return Details(status, role)

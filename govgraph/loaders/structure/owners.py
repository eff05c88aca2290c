"""Owners: "the Partnership's Strategy Group" is a part of the partnership, wherever the text names it so."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.discourse import same_head
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import JOINED, Reading

_OWNER = re.compile(
    r"(?:\b[Tt]he )?(?P<owner>[A-Z][\w&-]*(?: (?:[A-Z][\w&'-]*|of|and|for))*)'s? (?:own |new |[a-z]+-[a-z]+ ){0,2}(?=[A-Z])"
)
_PART = re.compile(r"\b(?:group|sub-?group|sub-?committee|executive|committee|cell|workstream|steering group|secretariat)$", re.IGNORECASE)
_NOUN = re.compile(r"Partnership|Board|Alliance|Network|Forum|Trust|Committee|Panel|Collaborative|Consortium|Commission|Group")


def read_owners(reading: Reading) -> None:
    """Say of each group that stands behind a body's possessive that it is part of that body."""
    told: set[tuple[str, str]] = set()
    for i, block in enumerate(reading.blocks):
        for match in _OWNER.finditer(block.clean) if block.kind in ("para", "item") and "'" in block.clean else []:
            whole = _owner(reading, i, match["owner"])
            behind = find_names(block.clean[match.end() : match.end() + 90], reading.book)
            part = behind[0] if behind and behind[0].start == 0 else None
            if whole is None or part is None or part.kind != "body" or part.plural or part.bare or not _PART.search(part.name):
                continue
            key = (part.name, whole.name)
            if key not in told and part.name != whole.name:
                told.add(key)
                proof = (reading.evidence(block.text, match.start("owner"), match.end() + part.end),)
                mention = Mention(part.name, "body", part.subtype, whole.name if part.generic else part.scope)
                reading.layout("PART_OF", mention, whole, proof, "join/owner", JOINED, certainty="explicit")


def _owner(reading: Reading, i: int, words: str) -> Mention | None:
    subject = reading.subjects[i]
    if _NOUN.fullmatch(words) and subject is not None and subject.kind == "body" and same_head(subject, words):
        return subject
    known = reading.book.lookup(words)
    return Mention(known.name, "body", known.subtype) if known and known.kind == "body" and known.subtype != "council" else None

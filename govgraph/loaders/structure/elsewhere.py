"""Roles elsewhere: what a row of members says of its person beside the seat ("Also chairs the Flood Forum", "Member of the Data Group")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from govgraph.graph.claims import Evidence, Mention, RelationClaim
from govgraph.loaders.caution import over_since, yet_to_come
from govgraph.loaders.clauses import Context, read_sentence, sentences
from govgraph.loaders.reading import Reading

_PARTS = re.compile(r"\s*[;\n]\s*(?:and )?|,? (?:and )?(?=also )")
_LEAD = r"(?:(?:he|she|they) )?(?:(?:is|are|also|currently) )*"
_VERB = re.compile(rf"{_LEAD}(?=(?:co-?)?(?:chairs|leads|sits on|serves on)\b)", re.IGNORECASE)
_POST = re.compile(
    rf"{_LEAD}(?:the |an? )?(?=(?:(?:independent|interim|acting|deputy|vice|joint|co)[- ])*"
    r"(?:chair(?:man|woman|person)?|member|convenor|lead) (?:of|on|for) )",
    re.IGNORECASE,
)


def read_elsewhere(reading: Reading, name: str, cells: Iterable[str], proof: tuple[Evidence, ...]) -> None:
    """Read the cells beside a person's name for sentences that leave the person out."""
    for text in (part for cell in cells for part in _PARTS.split(cell)):
        for start, end in sentences(text):
            if (sentence := _with_person(name, text[start:end])) is not None:
                _read(reading, Mention(name, "person"), sentence, proof)


def _with_person(name: str, words: str) -> str | None:
    """ "Also chairs the Flood Forum." as a sentence about the person of the row."""
    verb = _VERB.match(words)
    opened = verb or _POST.match(words)
    if opened is None:
        return None
    rest = words[opened.end() :].rstrip(". ")
    return f"{name} {'' if verb else 'is '}{rest[:1].lower()}{rest[1:]}."


def _read(reading: Reading, person: Mention, sentence: str, proof: tuple[Evidence, ...]) -> None:
    for found in read_sentence(sentence, Context(), reading.book):
        if found.target is None or found.target.scope or found.source.kind != "person" or found.target.name == person.name:
            continue
        status = "past" if over_since(sentence, found) else "proposed" if yet_to_come(sentence, found) else found.status
        claim = RelationClaim(found.type, person, found.target, proof, found.role, found.nature, found.frequency, status)
        reading.relate(replace(claim, certainty="layout", confidence=found.confidence, method=found.method))

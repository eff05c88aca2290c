"""Collectives that the document spells out once: "the four district councils (A, B, C and D)", "four thematic boards: …"."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.entries import entry_of, names_in

_COUNT = r"(?:(?:the|all|these|its|our|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ){0,4}"
_NOUN = (
    r"(?P<key>(?:[a-z][\w-]+ ){0,2}"
    r"(?:councils|authorities|boards|groups|sub-?groups|partnerships|committees|forums|panels|trusts|boroughs|partners|agencies))"
)
_BRACKET = re.compile(rf"\b{_COUNT}{_NOUN} (?:\((?:namely )?|[–—-] )(?P<list>[A-Z][^()–—]{{10,400}}?)(?:\)| [–—-] )")
_INTRO = re.compile(rf"\b{_COUNT}{_NOUN}\b[^.]{{0,120}}:$", re.IGNORECASE)
_SAID = re.compile(rf"\b{_COUNT}{_NOUN}$", re.IGNORECASE)


def learn_collectives(reading: Reading) -> dict[str, list[Mention]]:
    """What each collective noun phrase of the document stands for: at least two bodies or organisations."""
    found: dict[str, list[Mention]] = {}
    for block in reading.blocks:
        for match in _BRACKET.finditer(block.clean):
            members = [mention for mention, _, _ in names_in(reading, block.text, *match.span("list"), ("body", "organisation"))]
            if len(members) > 1:
                found.setdefault(_key(match["key"]), members)
        if block.kind == "item" and block.intro is not None and (intro := _INTRO.search(block.intro.clean)):
            entry = entry_of(block.text)
            named = find_names(entry.name if entry else block.clean[:120], reading.book)[:1]
            if named and named[0].start <= 4 and named[0].kind == "body" and not (named[0].generic or named[0].plural):
                listed = found.setdefault(f":{id(block.intro)}:{_key(intro['key'])}", [])
                listed.append(Mention(named[0].name, "body", named[0].subtype))
    for key in [key for key in found if key.startswith(":")]:
        members = found.pop(key)
        if len(members) > 1:
            found.setdefault(key.rsplit(":", 1)[1], members)
    return found


def meant_by(collectives: dict[str, list[Mention]], words: str) -> list[Mention]:
    """The members of the collective that these words name ("the four district councils"), or none."""
    match = _SAID.fullmatch(words.strip())
    return collectives.get(_key(match["key"]), []) if match else []


def spread_collectives(reading: Reading) -> None:
    """What is said of a collective holds of each of its members; the collective itself is then no entity."""
    collectives = reading.collectives
    claims, reading.claims = reading.claims, []
    spread: list[tuple[RelationClaim, list[Mention], list[Mention]]] = []
    for claim in claims:
        if collectives and isinstance(claim, RelationClaim):
            sources, targets = (_members(collectives, end) or [end] for end in (claim.source, claim.target))
            if sources != [claim.source] or targets != [claim.target]:
                spread.append((claim, sources, targets))
                continue
        reading.claims.append(claim)
    for claim, sources, targets in spread:
        for source in sources:
            for target in targets:
                reading.relate(replace(claim, source=source, target=target, method="join/collective", certainty="inferred", confidence=0.8))


def _members(collectives: dict[str, list[Mention]], end: Mention) -> list[Mention]:
    return collectives.get(_key(end.name), []) if end.kind in ("body", "organisation") and end.name.lower().endswith("s") else []


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower()).strip()

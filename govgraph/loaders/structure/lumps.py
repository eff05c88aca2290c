"""Collectives: what is said of "the delivery groups" together holds of each group that a list, a table or a drawing names."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.reading import Reading

_COLLECTIVE = re.compile(
    r"(?:[\w&'-]+[ -]){0,4}(?:sub-?)?(?:groups|boards|committees|partnerships|forums|panels|teams|cells)", re.IGNORECASE
)
_AS_SOURCE = frozenset({"PART_OF", "REPORTS_TO", "SCRUTINISED_BY"})
_SCRUTINY = re.compile(r"\b(?:scrutiny|panel|committee|audit)\b", re.IGNORECASE)


def spread_lumps(reading: Reading) -> None:
    """Say of each member what the text says of the collective, which then is no body of its own."""
    made = [claim for claim in reading.claims if isinstance(claim, RelationClaim)]
    gone: list[RelationClaim] = []
    for claim in made:
        if claim.type not in _AS_SOURCE | {"OVERSEES"} or claim.method.startswith("join/"):
            continue
        lump, other = (claim.source, claim.target) if claim.type in _AS_SOURCE else (claim.target, claim.source)
        if not _is_collective(lump):
            continue
        each = [body for body in _members(made, lump) if body.name != other.name]
        if len(each) > 1:
            gone.append(claim)
            for body in each:
                _say(reading, claim, lump, body)
    reading.claims = [claim for claim in reading.claims if not any(claim is one for one in gone)]


def _is_collective(end: Mention) -> bool:
    return end.kind == "body" and _COLLECTIVE.fullmatch(end.name) is not None


def _members(made: list[RelationClaim], lump: Mention) -> list[Mention]:
    """Parts that a list or a table names of the body whose groups these are; else every body whose name ends as the collective's does."""
    listed = {claim.source for claim in made if claim.method == "list/part-of" and claim.target.name == lump.scope}
    kind = lump.name.lower().removesuffix("s")
    named = {
        end
        for claim in made
        for end in (claim.source, claim.target)
        if end.kind == "body" and end.scope is None and end.name.lower().endswith(f" {kind}") and " " in kind
    }
    return sorted(named if len(named) > 1 else listed, key=lambda body: body.name)


def _say(reading: Reading, claim: RelationClaim, lump: Mention, body: Mention) -> None:
    source, target, kind = claim.source, claim.target, claim.type
    source, target = (body, target) if lump is source else (source, body)
    if kind == "SCRUTINISED_BY" and not _SCRUTINY.search(target.name) and body is source:
        kind, source, target = "OVERSEES", target, source  # who holds its own groups to account oversees them
    reading.relate(
        replace(
            claim, type=kind, source=source, target=target, certainty="inferred", confidence=0.75, method="join/lump",
            nature=claim.nature if kind == "REPORTS_TO" else None, frequency=claim.frequency if kind == "REPORTS_TO" else None,
        )  # fmt: skip
    )

"""Claims of the rules and of the pairs joined: each line once, doubted where its part of the page or its words doubt it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.graph.claims import Claim, RelationClaim
from govgraph.loaders.judge.asserted import DOUBTED, as_asserted
from govgraph.loaders.judge.rules import is_any
from govgraph.loaders.names.entities import key_of

OFFER = 0.25  # what is less sure is dropped
_BOTH_NAMED = "pairs/U"  # both ends stand by name in the line itself

Ends = tuple[str, str, str]


@dataclass(frozen=True)
class Section:
    """raw[start:end] is about the body or project of this name: a profile, a part below a heading that names it."""

    start: int
    end: int
    name: str


def joined(rules: Sequence[Claim], pairs: Sequence[RelationClaim], sections: Sequence[Section], text: str) -> tuple[Claim, ...]:
    """All claims of a paper, each line once: where a rule states it, in the rule's words; both come with the judge's scores."""
    sections = sorted(sections, key=lambda section: section.start)
    pairs = [as_asserted(_within(claim, sections), text) for claim in _one_kind(pairs)]
    by_rule = {_ends(claim) for claim in rules if isinstance(claim, RelationClaim)}
    told = [as_asserted(claim, text) if isinstance(claim, RelationClaim) else claim for claim in rules]
    return (*told, *(claim for claim in pairs if _ends(claim) not in by_rule and claim.confidence >= OFFER))


def _within(claim: RelationClaim, sections: Sequence[Section]) -> RelationClaim:
    """What a part about another body is said to say of the page's body is doubted, and so is what "steering groups" at large do."""
    if claim.type == "REPORTS_TO" and is_any(replace(claim.source, scope=None)):
        claim = replace(claim, confidence=min(claim.confidence, DOUBTED))
    if claim.method == _BOTH_NAMED:
        return claim
    start = claim.evidence[0].start
    at = bisect_right(sections, start, key=lambda section: section.start) - 1
    owner = sections[at].name if at >= 0 and start < sections[at].end else None
    if owner is None or key_of(owner) in (key_of(claim.source.name), key_of(claim.target.name)):
        return claim
    return replace(claim, confidence=min(claim.confidence, DOUBTED))


def _one_kind(pairs: Sequence[RelationClaim]) -> list[RelationClaim]:
    """Of "is part of" and "is a member of" between the same two bodies the surer one."""
    best: dict[tuple[str, str], float] = {}
    for claim in pairs:
        if claim.type in ("PART_OF", "MEMBER_OF"):
            ends = (claim.source.name, claim.target.name)
            best[ends] = max(best.get(ends, 0.0), claim.confidence)
    return [c for c in pairs if c.type not in ("PART_OF", "MEMBER_OF") or c.confidence == best[c.source.name, c.target.name]]


def _ends(claim: RelationClaim) -> Ends:
    return claim.type, key_of(claim.source.name), key_of(claim.target.name)

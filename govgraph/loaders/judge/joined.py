"""Claims of the rules and of the pairs joined: each rule trusted as far as it was right on the corpus, agreement counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from govgraph.graph.claims import Claim, Mention, RelationClaim
from govgraph.loaders.judge.asserted import DOUBTED, as_asserted
from govgraph.loaders.names.entities import key_of
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.references import is_reference
from govgraph.loaders.weights.table import shipped_linear

UNKNOWN = 0.8  # a rule that the corpus never fired
OFFER = 0.3  # what is less sure is dropped
_BOTH_NAMED = "pairs/U"  # both ends stand by name in the line itself

Ends = tuple[str, str, str]


@dataclass(frozen=True)
class Section:
    """raw[start:end] is about the body or project of this name: a profile, a part below a heading that names it."""

    start: int
    end: int
    name: str


@cache
def _trust() -> dict[str, float]:
    return dict(shipped_linear("rules").weights)


def joined(rules: Sequence[Claim], pairs: Sequence[RelationClaim], sections: Sequence[Section] = ()) -> tuple[Claim, ...]:
    """All claims; a line that a rule and a pair state is one claim, the rule's, as sure as the two together."""
    sections = sorted(sections, key=lambda section: section.start)
    pairs = [as_asserted(_within(claim, sections)) for claim in _one_kind(pairs)]
    by_rule = {_ends(claim): _trust_in(claim) for claim in rules if isinstance(claim, RelationClaim)}
    by_pair = {_ends(claim): claim.confidence for claim in pairs}
    both = {ends: round(1 - (1 - chance) * (1 - by_pair.get(ends, 0.0)), 2) for ends, chance in by_rule.items()}
    told = [as_asserted(replace(claim, confidence=both[_ends(claim)])) if isinstance(claim, RelationClaim) else claim for claim in rules]
    return (*told, *(claim for claim in pairs if _ends(claim) not in both and claim.confidence >= OFFER))


def _trust_in(claim: RelationClaim) -> float:
    trust = min(claim.confidence, _trust().get(claim.method, UNKNOWN))
    return min(trust, DOUBTED) if _is_any(claim.source) or _is_any(claim.target) else trust


def _is_any(mention: Mention) -> bool:
    """Whether a mention is a plural that names no body: "some committees", "partnerships"."""
    words = mention.name.split()
    return bool(words) and words[-1].lower() in lexicon().plurals and is_reference(mention.name) and mention.scope is None


def _within(claim: RelationClaim, sections: Sequence[Section]) -> RelationClaim:
    """What a part about another body is said to say of the page's body is doubted, and so is what "steering groups" at large do."""
    if claim.type == "REPORTS_TO" and _is_any(replace(claim.source, scope=None)):
        claim = replace(claim, confidence=min(claim.confidence, DOUBTED))
    if claim.method == _BOTH_NAMED:
        return claim
    start = claim.evidence[0].start
    at = bisect_right(sections, start, key=lambda section: section.start) - 1
    owner = sections[at].name if at >= 0 and start < sections[at].end else None
    if owner is None or key_of(owner) in (key_of(claim.source.name), key_of(claim.target.name)):
        return claim
    return replace(claim, confidence=round(claim.confidence * DOUBTED, 2))


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

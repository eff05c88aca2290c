"""Claims of the rules and of the pairs joined: each line once, doubted where its words doubt it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from govgraph.graph.claims import Claim, EntityClaim, FactClaim, RelationClaim
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.judge.asserted import DOUBTED, as_asserted
from govgraph.loaders.judge.rules import is_any
from govgraph.loaders.names.entities import key_of

OFFER = 0.3  # what is less sure is dropped
NAMED = "named"  # the method of a claim that only gives a name

Ends = tuple[str, str, str]


def joined(rules: Sequence[Claim], pairs: Sequence[RelationClaim], text: str, seen: Sequence[EntityClaim] = ()) -> tuple[Claim, ...]:
    """All claims of a paper, each line once: where a rule states it, in the rule's words; both come with the judge's scores.

    seen: the names that the tagger is sure of.
    """
    told = [claim for claim in rules if isinstance(claim, RelationClaim)]
    by_rule = {_ends(claim) for claim in told}
    further = [_at_large(claim) for claim in pairs if _ends(claim) not in by_rule]
    lines = _no_shortcuts([as_asserted(claim, text) for claim in _one_kind([*told, *further])])
    facts = [claim for claim in rules if not isinstance(claim, RelationClaim)]
    return (*_named(facts, lines, seen), *(claim for claim in lines if claim.confidence >= OFFER))


def _named(facts: Sequence[Claim], lines: Sequence[RelationClaim], seen: Sequence[EntityClaim]) -> list[Claim]:
    """What the rules tell of single things, without names that stand in nothing told and that the tagger knows better.

    It cuts them in another way, or takes for no person what the rules take for one.
    """
    meant = {end for claim in lines for end in (claim.source, claim.target)}
    meant |= {claim.entity for claim in facts if isinstance(claim, FactClaim)}
    known = {f" {key_of(name)} ": claim.entity.kind for claim in seen for name in (claim.entity.name, *claim.aliases)}

    def better_known(claim: EntityClaim) -> bool:
        own = f" {key_of(claim.entity.name)} "
        if claim.entity.kind == "person":
            return known.get(own) != "person"
        return own not in known and any(own in name or name in own for name in known)

    left = (claim for claim in facts if isinstance(claim, EntityClaim) and claim.method == NAMED and claim.entity not in meant)
    out = [claim for claim in left if better_known(claim)]
    return [claim for claim in facts if claim not in out]


def _no_shortcuts(lines: Sequence[RelationClaim]) -> list[RelationClaim]:
    """ "A is part of B, which is part of C": that A is part of C is doubted where the words that say it say the way by B as well."""
    steps = {_ends(claim): claim for claim in lines if claim.type in ("PART_OF", "REPORTS_TO") and claim.confidence >= THRESHOLD}
    above: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for type, source, target in steps:
        above[type, source].add(target)

    def around(claim: RelationClaim) -> bool:
        type, source, target = _ends(claim)
        ways = ((steps[type, source, middle], steps.get((type, middle, target))) for middle in above[type, source] - {target})
        return any(all(step is not None and _one_sentence(claim, step) for step in way) for way in ways)

    return [replace(claim, confidence=min(claim.confidence, DOUBTED)) if around(claim) else claim for claim in lines]


def _one_sentence(claim: RelationClaim, way: RelationClaim) -> bool:
    """Whether the words that say the one run into those that say the other."""
    one, other = claim.evidence[0], way.evidence[0]
    return one.start < other.end and other.start < one.end


def _at_large(claim: RelationClaim) -> RelationClaim:
    """To whom "steering groups" at large report is doubted."""
    plural = claim.type == "REPORTS_TO" and is_any(replace(claim.source, scope=None))
    return replace(claim, confidence=min(claim.confidence, DOUBTED)) if plural else claim


def _one_kind(lines: Sequence[RelationClaim]) -> list[RelationClaim]:
    """Of "is part of" and "is a member of" between the same two bodies the surer one."""
    best: dict[tuple[str, str], float] = {}
    for claim in lines:
        if claim.type in ("PART_OF", "MEMBER_OF"):
            best[_ends(claim)[1:]] = max(best.get(_ends(claim)[1:], 0.0), claim.confidence)
    return [c for c in lines if c.type not in ("PART_OF", "MEMBER_OF") or c.confidence == best[_ends(c)[1:]]]


def _ends(claim: RelationClaim) -> Ends:
    return claim.type, key_of(claim.source.name), key_of(claim.target.name)

"""Kinds of names: a name that one place takes for a body for want of better knowledge is what another place knows it to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govgraph.graph.claims import Claim, Mention, RelationClaim
from govgraph.graph.resolve.mentions import ends, kind_group
from govgraph.graph.resolve.names import is_acronym, is_generic, name_key
from govgraph.graph.schema import schema


def known_kinds(claims: Iterable[Claim]) -> dict[str, str]:
    """Names of bodies and organisations of no subtype at all, each with the one other kind under which the name is known."""
    vague: dict[str, bool] = {}
    others: dict[str, str | None] = {}  # the other kind of a name, None where it has several
    each = {id(mention): mention for claim in claims for mention in ends(claim)}  # most claims share theirs with others of their file
    for mention in set(each.values()):
        key = name_key(mention.name, mention.kind)
        if kind_group(mention.kind) == "body":
            vague[key] = vague.get(key, True) and mention.subtype is None
        elif not is_generic(mention.name) and not is_acronym(mention.name):
            others[key] = mention.kind if others.get(key, mention.kind) == mention.kind else None
    return {key: kind for key, kind in others.items() if kind and vague.get(key)}


def of_known_kind(claim: Claim, known: dict[str, str]) -> Claim:
    """The claim with its vague names in their known kind, where the schema admits that."""
    if isinstance(claim, RelationClaim):
        source, target = _mention(claim.source, known), _mention(claim.target, known)
        for one, other in ((source, target), (source, claim.target), (claim.source, target)):
            if schema().relations[claim.type].admits(one.kind, other.kind):
                return claim if (one, other) == (claim.source, claim.target) else replace(claim, source=one, target=other)
        return claim
    mention = _mention(claim.entity, known)
    return claim if mention == claim.entity else replace(claim, entity=mention)


def _mention(mention: Mention, known: dict[str, str]) -> Mention:
    kind = known.get(name_key(mention.name, mention.kind)) if kind_group(mention.kind) == "body" else None
    return Mention(mention.name, kind) if kind else mention

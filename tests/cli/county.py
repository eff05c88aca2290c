"""The county of tests/support as claims of its three documents, so that these tests stand whatever the readers read."""

from __future__ import annotations

from collections import defaultdict

from govgraph.graph.claims import Claim, EntityClaim, FactClaim, Mention, RelationClaim, SourceClaims
from govgraph.graph.model import Entity, Relation
from tests.support.wendshire import DOCUMENTS, wendshire


def county_sources() -> list[SourceClaims]:
    """What the three documents say, as a reader would hand it over; one claim is doubtful."""
    graph = wendshire()
    mentions = {one.id: Mention(one.name, one.kind, one.subtype) for one in graph.entities}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for entity in graph.entities:
        claims[entity.evidence[0].source] += _entity(entity, mentions[entity.id])
    for relation in graph.relations:
        claims[relation.evidence[0].source].append(_relation(relation, mentions))
    return [SourceClaims(document, tuple(claims[document.sha256])) for document in DOCUMENTS]


def _entity(one: Entity, mention: Mention) -> list[Claim]:
    facts = [FactClaim(mention, key, value, one.evidence) for key, value in sorted(one.properties.items())]
    return [EntityClaim(mention, one.evidence, one.aliases, one.status), *facts]


def _relation(one: Relation, mentions: dict[str, Mention]) -> RelationClaim:
    confidence = 0.3 if one.certainty == "inferred" else one.confidence
    return RelationClaim(
        one.type, mentions[one.source], mentions[one.target], one.evidence,
        one.role, one.nature, one.frequency, one.status, one.certainty, confidence,
    )  # fmt: skip

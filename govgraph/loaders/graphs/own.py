"""A graph that govgraph exported, as claims: every entity, line and fact with the quotes that it had, so that teams can join their work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govgraph.graph.claims import Claim, EntityClaim, Evidence, FactClaim, Mention, RelationClaim
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.resolve.mentions import ROW

METHOD = "graph/import"


def claims_of_graph(graph: Graph) -> tuple[Claim, ...]:
    """The claims of a graph's entities and relations; what was brought together stays so, what was told apart stays apart.

    What waited for review, proposals and disagreements are not taken over: they follow from papers that are not here.
    """
    mentions = _mentions(graph.entities)
    made: list[Claim] = []
    for entity in graph.entities:
        made += _entity(entity, mentions[entity.id])
    made += (_line(one, mentions) for one in graph.relations if one.source in mentions and one.target in mentions)
    return tuple(claim for claim in made if claim.evidence)


def _mentions(entities: tuple[Entity, ...]) -> dict[str, Mention]:
    """A mention for each entity; of several with one name all but the first bear their id as well."""
    met: Counter[tuple[str, str]] = Counter()
    found = {}
    for entity in entities:
        key = ("body" if entity.kind == "organisation" else entity.kind, " ".join(entity.name.split()))
        met[key] += 1
        name = entity.name if met[key] == 1 else f"{entity.name} [{entity.id}]"
        found[entity.id] = Mention(name, entity.kind, entity.subtype)
    return found


def _entity(entity: Entity, mention: Mention) -> Iterator[Claim]:
    proof = _proof(entity.evidence)
    yield EntityClaim(mention, proof, entity.aliases, entity.status, "explicit", 0.95, ROW)
    for key, value in entity.properties.items():
        yield FactClaim(mention, key, value, proof, "explicit", 0.95, METHOD)


def _line(one: Relation, mentions: dict[str, Mention]) -> RelationClaim:
    return RelationClaim(
        one.type, mentions[one.source], mentions[one.target], _proof(one.evidence), one.role, one.nature, one.frequency,
        one.status, one.certainty, one.confidence, one.method or METHOD,
    )  # fmt: skip


def _proof(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """A decision of another team is a paper's word here: only this workspace's decisions always win."""
    return tuple(
        Evidence("0" * 64, item.document, item.quote, item.start, item.end, item.page, item.anchor) if item.source == "decision" else item
        for item in evidence
    )

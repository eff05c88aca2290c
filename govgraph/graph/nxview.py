"""The graph as a networkx.MultiDiGraph, for analyses in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.graph.claims import Evidence
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """A MultiDiGraph whose nodes are entity ids and whose edge keys are relation ids; sorted, so that it is the same each time.

    Node attributes: name, kind, subtype, status, live, accountable, aliases (list), properties (dict), evidence (list).
    Edge attributes: type, role, nature, frequency, status, live, certainty, confidence, method, dates (list), evidence (list).
    Evidence: dicts with source, document, quote, start, end, page, anchor. Graph attribute: documents (list of dicts).
    """
    from dataclasses import asdict

    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(documents=[asdict(item) for item in graph.documents])
    statuses = schema().statuses
    for entity in graph.entities:
        made.add_node(
            entity.id,
            name=entity.name,
            kind=entity.kind,
            subtype=entity.subtype,
            status=entity.status,
            live=statuses[entity.status].live,
            accountable=entity.accountable,
            aliases=list(entity.aliases),
            properties=dict(entity.properties),
            evidence=[_proof(item) for item in entity.evidence],
        )
    for relation in graph.relations:
        made.add_edge(
            relation.source,
            relation.target,
            key=relation.id,
            type=relation.type,
            role=relation.role,
            nature=relation.nature,
            frequency=relation.frequency,
            status=relation.status,
            live=statuses[relation.status].live,
            certainty=relation.certainty,
            confidence=relation.confidence,
            method=relation.method,
            dates=list(relation.dates),
            evidence=[_proof(item) for item in relation.evidence],
        )
    return made


def _proof(item: Evidence) -> dict[str, object]:
    names = ("source", "document", "quote", "start", "end", "page", "anchor")
    return {name: getattr(item, name) for name in names}

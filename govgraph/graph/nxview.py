"""The graph as a networkx.MultiDiGraph, for analyses in Python."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from govgraph.graph.cells import clean_text
from govgraph.graph.claims import Evidence
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: Graph, *, flat: bool = False) -> networkx.MultiDiGraph[str]:
    """A MultiDiGraph whose nodes are entity ids and whose edge keys are relation ids; sorted, so that it is the same each time.

    flat: only texts, numbers and truth values, as the writers of NetworkX want them; what is a list or a dict is its JSON.

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
    return _flat(made) if flat else made


def _flat(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    holders = [graph.graph, *(data for _, data in graph.nodes(data=True)), *(data for _, _, data in graph.edges(data=True))]
    for data in holders:
        told = {name: clean_text(value) if isinstance(value, str) else value for name, value in data.items() if value is not None}
        data.clear()
        data.update(
            {name: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value for name, value in told.items()}
        )
    return graph


def _proof(item: Evidence) -> dict[str, object]:
    names = ("source", "document", "quote", "start", "end", "page", "anchor")
    return {name: getattr(item, name) for name in names}

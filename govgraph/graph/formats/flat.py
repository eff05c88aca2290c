"""Nodes and edges with flat text values, as formats for drawing programs want them."""

from __future__ import annotations

from govgraph.graph.cells import cell_text
from govgraph.graph.claims import Evidence
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema

NODE_FIELDS = ("label", "kind", "subtype", "status", "accountable", "aliases", "quote", "document", "place", "quotes")
EDGE_FIELDS = (
    "label",
    "type",
    "role",
    "nature",
    "frequency",
    "status",
    "certainty",
    "confidence",
    "dates",
    "quote",
    "document",
    "place",
    "quotes",
)


def node_values(entity: Entity) -> dict[str, str]:
    """A node's values, facts after the fields that every node has; empty ones left out."""
    values: dict[str, object] = {
        "label": cell_text(entity.name) or entity.id,  # a name of invisible characters alone
        "kind": entity.kind,
        "subtype": entity.subtype,
        "status": entity.status,
        "accountable": entity.accountable,
        "aliases": entity.aliases,
        **_proof(entity.evidence),
        **{fact: entity.properties.get(fact) for fact in schema().facts},
    }
    return _full(values)


def edge_values(relation: Relation) -> dict[str, str]:
    """An edge's values; the label is the plain-English verb, with the role where there is one."""
    verb = schema().relations[relation.type].verb
    values: dict[str, object] = {
        "label": f"{verb} ({relation.role})" if relation.role else verb,
        "type": relation.type,
        "role": relation.role,
        "nature": relation.nature,
        "frequency": relation.frequency,
        "status": relation.status,
        "certainty": relation.certainty,
        "confidence": relation.confidence,
        "dates": relation.dates,
        **_proof(relation.evidence),
    }
    return _full(values)


def node_fields(graph: Graph) -> list[str]:
    """The fields that nodes of the graph have, in a fixed order."""
    used = {fact for entity in graph.entities for fact in entity.properties}
    return [*NODE_FIELDS, *(fact for fact in schema().facts if fact in used)]


def _proof(evidence: tuple[Evidence, ...]) -> dict[str, object]:
    """The first quote, its document, and the place there: a cell, or a page; and, where there are more, all of them, a line each."""
    if not evidence:
        return {}
    first = evidence[0]
    every = "\n".join(f"{item.whereabouts}: {item.quote}" for item in evidence) if len(evidence) > 1 else None
    return {"quote": first.quote, "document": first.document, "place": first.place, "quotes": every}


def _full(values: dict[str, object]) -> dict[str, str]:
    texts = {key: cell_text(value) for key, value in values.items()}
    return {key: text for key, text in texts.items() if text}

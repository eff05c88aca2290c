"""JSON for Kumu: elements with their facts, connections with role, status and first quote."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from govgraph.graph.cells import clean_text
from govgraph.graph.files import write_atomic
from govgraph.graph.formats.flat import edge_values, node_values
from govgraph.graph.model import Entity, Graph
from govgraph.graph.schema import schema

HEADS = {
    "nature": "Nature of reporting",
    "frequency": "Reporting frequency",
    "support": "Support arrangements",
    "governance": "Own arrangements",
}
LEFT = {"label", "type", "kind", "subtype", "aliases", "accountable", "certainty", "confidence", "dates", "quotes", "place"}


def write_kumu(graph: Graph, path: Path) -> None:
    """Write the graph as Kumu imports it."""
    labels = _labels(graph)
    elements = [_element(entity, labels[entity.id]) for entity in graph.entities]
    connections = []
    for one in graph.relations:
        spec = schema().relations[one.type]
        ends = {"from": labels[one.source], "to": labels[one.target], "direction": "mutual" if spec.symmetric else "directed"}
        connections.append({**ends, "type": spec.verb, **_more(edge_values(one))})
    write_atomic(path, json.dumps({"elements": elements, "connections": connections}, ensure_ascii=False, indent=1) + "\n")


def _labels(graph: Graph) -> dict[str, str]:
    """The name of each entity; Kumu knows elements by it, so that of several with one name all bear their id as well."""
    names = [clean_text(entity.name) or entity.id for entity in graph.entities]
    bearers = Counter(names)
    return {one.id: name if bearers[name] == 1 else f"{name} [{one.id}]" for one, name in zip(graph.entities, names, strict=True)}


def _element(entity: Entity, label: str) -> dict[str, Any]:
    kind = f"{entity.kind}: {entity.subtype}" if entity.subtype else entity.kind
    aliases = {"aliases": [clean_text(name) for name in entity.aliases]} if entity.aliases else {}
    return {"label": label, "type": kind, **aliases, **_more(node_values(entity))}


def _more(values: dict[str, str]) -> dict[str, str]:
    return {_head(key): text for key, text in values.items() if key not in LEFT and not (key == "status" and text == "active")}


def _head(key: str) -> str:
    if key in schema().facts and key not in HEADS:
        return str(schema().facts[key]["title"])
    return HEADS.get(key, key.capitalize())

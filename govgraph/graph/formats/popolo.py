"""Popolo JSON: organizations with what they are part of, persons, and memberships, which carry every other line too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from govgraph.graph.cells import clean_text
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema

OWN = {"identifier", "established", "ended", "purpose", "website"}  # facts that Popolo has a field for


def write_popolo(graph: Graph, path: Path) -> None:
    """Write the graph as one Popolo object."""
    parts = _first_parts(graph)
    inside = {one.source: one.target for one in parts}
    people = {entity.id for entity in graph.entities if entity.kind == "person"}
    data = {
        "organizations": [_thing(one, inside.get(one.id)) for one in graph.entities if one.id not in people],
        "persons": [_thing(one, None) for one in graph.entities if one.id in people],
        "memberships": [_membership(one, people) for one in graph.relations if one not in parts],
    }
    write_atomic(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _first_parts(graph: Graph) -> list[Relation]:
    """One live PART_OF of each live body, as Popolo gives an organization one parent; plain ones, which need no more than that."""
    live = {entity.id for entity in graph.entities if entity.status == "active"}
    found: dict[str, Relation] = {}
    for one in graph.relations:
        if one.type == "PART_OF" and one.status == "active" and one.source in live and not (one.role or one.nature or one.frequency):
            found.setdefault(one.source, one)
    return list(found.values())


def _thing(entity: Entity, parent: str | None) -> dict[str, Any]:
    facts = entity.properties
    kind = f"{entity.kind}: {entity.subtype}" if entity.subtype else entity.kind
    more = {key: value for key, value in facts.items() if key not in OWN}
    made = {
        "id": entity.id,
        "name": entity.name,
        "classification": kind if entity.kind != "person" else None,
        "status": entity.status if entity.status != "active" else None,
        "parent_id": parent,
        "other_names": [{"name": name} for name in entity.aliases],
        "identifiers": [{"identifier": facts["identifier"]}] if "identifier" in facts else [],
        "founding_date": facts.get("established"),
        "dissolution_date": facts.get("ended"),
        "description": facts.get("purpose"),
        "links": [{"url": facts["website"]}] if "website" in facts else [],
        "properties": [{"name": _title(key), "value": value} for key, value in more.items()],
        "sources": sorted({proof.document for proof in entity.evidence}),
    }
    return {key: _clean(value) for key, value in made.items() if value not in (None, [])}


def _title(key: str) -> str:
    """A fact as its column in a register is called."""
    return {"support": "Support arrangements", "governance": "Own arrangements"}.get(key, str(schema().facts[key]["title"]))


def _membership(one: Relation, people: set[str]) -> dict[str, Any]:
    made = {
        "id": one.id,
        "person_id": one.source if one.source in people else None,
        "member_id": one.source if one.source not in people else None,
        "organization_id": one.target if one.target not in people else None,
        "relationship": schema().relations[one.type].verb,
        "role": one.role,
        "nature": one.nature,
        "frequency": one.frequency,
        "status": one.status if one.status != "active" else None,
        "sources": sorted({proof.document for proof in one.evidence}),
    }
    if one.target in people:  # a post that reports to nobody else: no organization stands there
        made["on_person_id"] = one.target
    return {key: _clean(value) for key, value in made.items() if value not in (None, [])}


def _clean(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value

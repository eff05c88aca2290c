"""FollowTheMoney: entities and lines as interval entities, a JSON object a line, as its tools stream them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govgraph.graph.cells import cell_text
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema

KINDS = {
    "body": "PublicBody",
    "organisation": "Organization",
    "project": "Project",
    "person": "Person",
    "place": "Address",
    "plan": "Document",
}
PEOPLE = {"CHAIRS": "Directorship", "MEMBER_OF": "Membership", "LEADS": "Directorship", "WORKS_FOR": "Employment"}
ENDS = {
    "Directorship": ("director", "organization"), "Membership": ("member", "organization"), "Employment": ("employee", "employer"),
    "Succession": ("successor", "predecessor"), "UnknownLink": ("subject", "object"),
}  # fmt: skip


def write_ftm(graph: Graph, path: Path) -> None:
    """Write the graph as FollowTheMoney entities."""
    write_atomic(path, "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in _entities(graph)))


def _entities(graph: Graph) -> Iterator[dict[str, Any]]:
    kinds = {entity.id: entity.kind for entity in graph.entities}
    yield from map(_thing, graph.entities)
    yield from (_line(one, kinds) for one in graph.relations)


def _thing(entity: Entity) -> dict[str, Any]:
    facts = entity.properties
    if entity.kind == "place":
        return {"id": entity.id, "schema": "Address", "properties": {"full": [cell_text(entity.name)]}}
    said = {
        "name": [entity.name],
        "alias": entity.aliases,
        "status": [entity.status],
        "summary": [facts.get("purpose")],
        "website" if entity.kind not in ("project", "plan") else "sourceUrl": [facts.get("website")],
    }
    if entity.kind in ("body", "organisation"):
        said |= {"classification": [entity.subtype], "registrationNumber": [facts.get("identifier")]}
        said |= {"incorporationDate": [facts.get("established")], "dissolutionDate": [facts.get("ended")]}
    return {"id": entity.id, "schema": KINDS[entity.kind], "properties": _full(said)}


def _line(one: Relation, kinds: dict[str, str]) -> dict[str, Any]:
    """A line by the words that FollowTheMoney has: people and organisations hold posts and seats, bodies succeed, the rest is a link."""
    name = "Succession" if one.type == "SUCCEEDS" else PEOPLE.get(one.type, "UnknownLink")
    if name in ("Directorship", "Employment") and kinds[one.source] != "person" or kinds[one.target] in ("project", "place", "plan"):
        name = "UnknownLink"
    first, second = ENDS[name]
    verb = schema().relations[one.type].verb
    said = {first: [one.source], second: [one.target], "role": [one.role or verb], "status": [one.status], "summary": [one.nature]}
    return {"id": one.id, "schema": name, "properties": _full(said)}


def _full(said: dict[str, Any]) -> dict[str, list[str]]:
    texts = {key: [text for value in values if (text := cell_text(value))] for key, values in said.items()}
    return {key: values for key, values in texts.items() if values}

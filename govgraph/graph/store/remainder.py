"""What the rows of a graph leave out, as one JSON text per row, so that a pushed graph can be brought back whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation
from govgraph.graph.store.rows import NodeRow, RelationRow, disagreement_key, node_rows, relation_rows

REMAINDER = "remainder"  # the property that holds it
Properties = Mapping[str, Any]


def whole_nodes(graph: Graph, graph_key: str) -> list[NodeRow]:
    """The node rows, each with its remainder."""
    rests: dict[tuple[str, str], object] = {}
    for place, info in enumerate(graph.documents):
        rests["Source", info.sha256] = [place, info.media_type, info.title, info.characters, info.as_register]
    for place, entity in enumerate(graph.entities):
        rests["Entity", entity.id] = [place, list(entity.properties), _evidence_rest(entity.evidence)]
    for place, item in enumerate(graph.disagreements):
        rests["Disagreement", disagreement_key(item)] = [place, _evidence_rest(evidence for _, evidence in item.values)]
    rows = node_rows(graph, graph_key)
    return [replace(row, properties=_with(row.properties, rests[row.labels[0], str(row.properties["key"])])) for row in rows]


def whole_relations(graph: Graph) -> list[RelationRow]:
    """The relation rows; those of the schema and the proposals with their remainder, the derived ones as they are."""
    rests: dict[tuple[str, str], object] = {}
    for place, relation in enumerate(graph.relations):
        rests[relation.type, relation.id] = [place, list(relation.dates), list(relation.claims), _evidence_rest(relation.evidence)]
    for place, item in enumerate(graph.proposals):
        a, b = sorted((item.a, item.b))
        rests["POSSIBLY_SAME", f"same:{a}:{b}"] = [place, item.a, item.b, item.score, item.parts]
    rows = relation_rows(graph)
    return [_whole(row, rests.get((row.type, str(row.properties["key"])))) for row in rows]


def _whole(row: RelationRow, rest: object) -> RelationRow:
    return row if rest is None else replace(row, properties=_with(row.properties, rest))


def _with(properties: Properties, rest: object) -> dict[str, object]:
    return {**properties, REMAINDER: json.dumps(rest, ensure_ascii=False, separators=(",", ":"))}


def _evidence_rest(evidence: Iterable[Evidence]) -> list[object]:
    return [[item.source, item.page, item.anchor] for item in evidence]


def rebuild(
    nodes: Iterable[tuple[str, Properties]], relations: Iterable[tuple[str, str, str, Properties]], waiting: Sequence[str]
) -> Graph:
    """The graph from what was read back.

    nodes: (first label, properties); relations: (type, key of the source, key of the target, properties).
    Raises KeyError, ValueError or TypeError on rows that were not pushed by this program.
    """
    found: dict[str, list[tuple[int, Any]]] = {"Source": [], "Entity": [], "Disagreement": [], "relation": [], "proposal": []}
    makers = {"Source": _source, "Entity": _entity, "Disagreement": _disagreement}
    for label, properties in nodes:
        found[label].append(makers[label](properties, json.loads(properties[REMAINDER])))
    for type, source, target, properties in relations:
        if type == "POSSIBLY_SAME":
            found["proposal"].append(_proposal(json.loads(properties[REMAINDER])))
        elif REMAINDER in properties:
            found["relation"].append(_relation(type, source, target, properties))
    ordered = [tuple(item for _, item in sorted(items, key=lambda pair: pair[0])) for items in found.values()]
    documents, entities, disagreements, made, proposals = ordered
    return Graph(documents, entities, made, proposals, disagreements, tuple(waiting))


def _source(properties: Properties, rest: list[Any]) -> tuple[int, SourceInfo]:
    place, media_type, title, characters, *further = rest
    date, publisher = properties.get("date"), properties.get("publisher")
    key, name = properties["key"], properties["name"]
    return place, SourceInfo(key, name, media_type, title, date, publisher, characters, as_register=further == [True])


def _entity(properties: Properties, rest: list[Any]) -> tuple[int, Entity]:
    place, facts, evidence = rest
    return place, Entity(
        id=properties["key"],
        kind=properties["kind"],
        name=properties["name"],
        aliases=tuple(properties["aliases"]),
        subtype=properties.get("subtype"),
        status=properties["status"],
        properties={fact: properties[fact] for fact in facts},
        accountable=properties["accountable"],
        evidence=_evidence(properties, evidence),
    )


def _relation(type: str, source: str, target: str, properties: Properties) -> tuple[int, Relation]:
    place, dates, claims, evidence = json.loads(properties[REMAINDER])
    return place, Relation(
        id=properties["key"],
        type=type,
        source=source,
        target=target,
        evidence=_evidence(properties, evidence),
        role=properties.get("role"),
        nature=properties.get("nature"),
        frequency=properties.get("frequency"),
        status=properties["status"],
        certainty=properties["certainty"],
        confidence=properties["confidence"],
        method=properties["method"],
        claims=tuple(claims),
        dates=tuple(dates),
    )


def _disagreement(properties: Properties, rest: list[Any]) -> tuple[int, Disagreement]:
    place, evidence = rest
    values = zip(properties["values"], _evidence(properties, evidence), strict=True)
    return place, Disagreement(properties["subject"], properties["what"], tuple(values))


def _proposal(rest: list[Any]) -> tuple[int, Proposal]:
    place, a, b, score, parts = rest
    return place, Proposal(a, b, score, parts)


def _evidence(properties: Properties, rest: list[Any]) -> tuple[Evidence, ...]:
    columns = zip(rest, properties["documents"], properties["quotes"], properties["starts"], properties["ends"], strict=True)
    found = (Evidence(source, where, quote, start, end, page, anchor) for (source, page, anchor), where, quote, start, end in columns)
    return tuple(replace(one, document=one.document.removesuffix(f", {one.place}")) if one.place else one for one in found)

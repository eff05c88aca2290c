"""A graph as rows of nodes and of relations, the same for every engine: what a question can see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation
from govgraph.graph.resolve.names import name_key
from govgraph.graph.schema import schema
from govgraph.graph.seats import says_chaired, shared_of
from govgraph.graph.sorts import local_of, meetings_of, own_groups, sorts_of
from govgraph.graph.store.protocol import LOCAL

_SEATS = ("MEMBER_OF", "CHAIRS", "LEADS")


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its labels, the engine-independent one first, and its properties (`key` and `graph` among them)."""

    labels: tuple[str, ...]
    properties: dict[str, object]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation between two nodes, each given by its first label and its `key`."""

    type: str
    source_label: str
    source: str
    target_label: str
    target: str
    properties: dict[str, object]


def node_rows(graph: Graph, graph_key: str = LOCAL) -> list[NodeRow]:
    """Every node of the graph: entities, sources, disagreements; None values are left out."""
    sources = [_source(info, graph_key) for info in graph.documents]
    return [*_entities(graph, graph.entities, graph_key), *sources, *_disagreements(graph, graph_key)]


def node_groups(graph: Graph, graph_key: str = LOCAL) -> Iterator[Iterator[NodeRow]]:
    """The same rows, made when they are asked for, those of the same labels together, in the order of their labels."""
    yield _disagreements(graph, graph_key)
    rows = _entities(graph, sorted(graph.entities, key=_label), graph_key)
    yield from (found for _, found in groupby(rows, key=lambda row: row.labels))
    yield (_source(info, graph_key) for info in graph.documents)


def _label(entity: Entity) -> str:
    return schema().kinds[entity.kind].label


def _entities(graph: Graph, entities: Iterable[Entity], graph_key: str) -> Iterator[NodeRow]:
    dates = document_dates(graph)
    sorts = sorts_of(graph.entities)
    lines: dict[str, list[Relation]] = defaultdict(list)
    for item in graph.relations:
        if _live(item):
            lines[item.type].append(item)
    local = local_of(graph.entities, ((item.source, item.target) for item in lines["COVERS"]))
    own = own_groups(graph.entities)
    told = {item.target for item in lines["MEMBER_OF"] if says_chaired(one.quote for one in item.evidence)}
    shared = shared_of((item.source, item.target) for kind in ("MEMBER_OF", "CHAIRS") for item in lines[kind])
    bodies = {one.id for one in graph.entities if one.kind == "body" and schema().statuses[one.status].live}
    taken = {(item.source, item.target) for kind in _SEATS for item in lines[kind] if item.target in bodies}
    seats = Counter(member for member, _ in taken)
    for entity in entities:
        means: dict[str, object] = {
            "sort": sorts[entity.id],
            "local": entity.id in local,
            "own_group": entity.id in own,
            "chaired": entity.id in told or says_chaired(one.quote for one in entity.evidence),
            "shared": shared.get(entity.id, 0),
            "seats": seats[entity.id],
        }
        yield _entity(entity, means, dates, graph_key)


def _disagreements(graph: Graph, graph_key: str) -> Iterator[NodeRow]:
    dates = document_dates(graph)
    names = {entity.id: entity.name for entity in graph.entities} if graph.disagreements else {}
    for item, about in _subjects(graph):
        yield _disagreement(item, names.get(about, about), dates, graph_key)


def _subjects(graph: Graph) -> Iterator[tuple[Disagreement, str]]:
    """Each disagreement with the id of the entity that it is about."""
    sources = {relation.id: relation.source for relation in graph.relations} if graph.disagreements else {}
    return ((item, sources.get(item.subject, item.subject)) for item in graph.disagreements)


def relation_rows(graph: Graph) -> list[RelationRow]:
    """Every relation of the graph: those of the schema, then ANSWERS_TO, NAMED_IN, MEETS_AS, POSSIBLY_SAME and ABOUT."""
    dates = document_dates(graph)
    return [*(_relation(relation, dates) for relation in graph.relations), *(row for made in _MADE.values() for row in made(graph))]


def relation_groups(graph: Graph) -> Iterator[Iterator[RelationRow]]:
    """The same rows, made when they are asked for, those of one type together, in the order of their labels and types."""
    yield _about(graph)
    dates = document_dates(graph)
    told: dict[str, list[Relation]] = defaultdict(list)
    for relation in graph.relations:
        told[relation.type].append(relation)
    for kind in sorted({*told, *_MADE} - {"ABOUT"}):
        yield _MADE[kind](graph) if kind in _MADE else (_relation(relation, dates) for relation in told[kind])


def _meetings(graph: Graph) -> Iterator[RelationRow]:
    return (RelationRow("MEETS_AS", "Entity", a, "Entity", b, {"key": f"meets:{a}:{b}"}) for a, b in meetings_of(graph.entities))


def document_dates(graph: Graph) -> dict[str, str]:
    """The date of each source by its SHA-256 and by its file, as precise as stated."""
    return {key: info.date or "" for info in graph.documents for key in (info.file, info.sha256)}


def evidence_date(evidence: Evidence, dates: dict[str, str]) -> str:
    """The date of what is quoted: of its document, or the day of a decision that quotes none; "" when unknown."""
    if evidence.quoted:
        return dates.get(evidence.document, "")
    if evidence.source == "decision":
        return (evidence.anchor or "").partition(" ")[0]
    return dates.get(evidence.source, "")


def evidence_columns(evidence: Iterable[Evidence], dates: dict[str, str]) -> dict[str, object]:
    """Evidence as parallel lists, since a property cannot hold a structure; documents with the place in them."""
    told = [(item.quote, item.whereabouts, evidence_date(item, dates), item.start, item.end) for item in evidence]
    columns = map(list, zip(*told, strict=True)) if told else ([], [], [], [], [])
    return dict(zip(("quotes", "documents", "dates", "starts", "ends"), columns, strict=True))


def _present(properties: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in properties.items() if value is not None}


def _entity(entity: Entity, means: dict[str, object], dates: dict[str, str], graph_key: str) -> NodeRow:
    keys = {name_key(name, entity.kind) for name in (entity.name, *entity.aliases)} | {
        name_key(name) for name in (entity.name, *entity.aliases)
    }
    properties: dict[str, object] = {
        **entity.properties,
        "key": entity.id,
        "graph": graph_key,
        "name": entity.name,
        "kind": entity.kind,
        "subtype": entity.subtype,
        **means,
        "status": entity.status,
        "live": schema().statuses[entity.status].live,
        "accountable": entity.accountable,
        "aliases": list(entity.aliases),
        "name_keys": sorted(keys),
        **evidence_columns(entity.evidence, dates),
    }
    return NodeRow(("Entity", schema().kinds[entity.kind].label), _present(properties))


def _source(info: SourceInfo, graph_key: str) -> NodeRow:
    properties: dict[str, object] = {
        "key": info.sha256,
        "graph": graph_key,
        "name": info.file,
        "title": info.title or info.file,
        "date": info.date,
        "publisher": info.publisher,
        "register": info.register,
    }
    return NodeRow(("Source",), _present(properties))


def _disagreement(item: Disagreement, about: str, dates: dict[str, str], graph_key: str) -> NodeRow:
    columns = evidence_columns([evidence for _, evidence in item.values], dates)
    properties: dict[str, object] = {
        "key": disagreement_key(item),
        "graph": graph_key,
        "name": f"{item.what} of {about}",
        "subject": item.subject,
        "what": item.what,
        "values": [value for value, _ in item.values],
        **columns,
    }
    return NodeRow(("Disagreement",), properties)


def disagreement_key(item: Disagreement) -> str:
    """A key of a disagreement, stable while its subject is."""
    return f"disagreement:{item.what}:{item.subject}"


def _relation(relation: Relation, dates: dict[str, str]) -> RelationRow:
    properties: dict[str, object] = {
        "key": relation.id,
        "role": relation.role,
        "nature": relation.nature,
        "frequency": relation.frequency,
        "status": relation.status,
        "live": schema().statuses[relation.status].live,
        "certainty": relation.certainty,
        "confidence": relation.confidence,
        "method": relation.method,
        "first_date": relation.dates[0] if relation.dates else None,
        "last_date": relation.dates[-1] if relation.dates else None,
        **evidence_columns(relation.evidence, dates),
    }
    return RelationRow(relation.type, "Entity", relation.source, "Entity", relation.target, _present(properties))


def _live(relation: Relation) -> bool:
    return schema().statuses[relation.status].live


def _answers(graph: Graph) -> Iterator[RelationRow]:
    """One line per pair that carries accountability, whichever types say so and in whichever direction they are told."""
    dates = document_dates(graph)
    pairs: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in graph.relations:
        direction = schema().relations[relation.type].accountability
        if direction == "forward":
            pairs[relation.source, relation.target].append(relation)
        elif direction == "backward":
            pairs[relation.target, relation.source].append(relation)
    return (_answer(pair, pairs[pair], dates) for pair in sorted(pairs))


def _answer(pair: tuple[str, str], found: list[Relation], dates: dict[str, str]) -> RelationRow:
    types = schema().relations
    found = sorted(found, key=lambda item: (not schema().statuses[item.status].live, types[item.type].priority, item.id))
    first = found[0]
    properties: dict[str, object] = {
        "key": f"answers:{pair[0]}:{pair[1]}",
        "via": sorted({item.type for item in found}),
        "nature": first.nature,
        "frequency": first.frequency,
        "status": first.status,
        "live": schema().statuses[first.status].live,
        "certainty": first.certainty,
        "confidence": max(item.confidence for item in found),
        "last_date": max((date for item in found for date in item.dates), default=None),
        **evidence_columns([evidence for item in found for evidence in item.evidence], dates),
    }
    return RelationRow("ANSWERS_TO", "Entity", pair[0], "Entity", pair[1], _present(properties))


_OFFICES = ("CHAIRS", "LEADS")  # whoever says who chairs a body tells of the body, and does not just name it


def _named_in(graph: Graph) -> Iterator[RelationRow]:
    """A line for each entity and source that names it. about: the source tells of it: in its title, or by who chairs or leads it."""
    known = {info.sha256: info for info in graph.documents}
    pairs = {(entity.id, item.source) for entity in graph.entities for item in entity.evidence}
    titles = {key: f" {name_key(info.title)} " for key, info in known.items() if info.title}
    about = {(one.id, key) for one in graph.entities for key, title in titles.items() if f" {name_key(one.name)} " in title}
    for relation in graph.relations:
        pairs |= {(end, item.source) for end in (relation.source, relation.target) for item in relation.evidence}
        if relation.type in _OFFICES:
            about |= {(relation.target, item.source) for item in relation.evidence}
    return (
        RelationRow("NAMED_IN", "Entity", entity, "Source", source, {"key": f"named:{entity}:{source}", "about": (entity, source) in about})
        for entity, source in sorted(pairs)
        if source in known
    )


def _proposal(proposal: Proposal) -> RelationRow:
    a, b = sorted((proposal.a, proposal.b))
    properties: dict[str, object] = {"key": f"same:{a}:{b}", "score": proposal.score, **proposal.parts}
    return RelationRow("POSSIBLY_SAME", "Entity", a, "Entity", b, properties)


def _about(graph: Graph) -> Iterator[RelationRow]:
    for item, about in _subjects(graph):
        key = disagreement_key(item)
        yield RelationRow("ABOUT", "Disagreement", key, "Entity", about, {"key": f"about:{key}"})


_MADE: dict[str, Callable[[Graph], Iterator[RelationRow]]] = {
    "ANSWERS_TO": _answers,
    "NAMED_IN": _named_in,
    "MEETS_AS": _meetings,
    "POSSIBLY_SAME": lambda graph: map(_proposal, graph.proposals),
    "ABOUT": _about,
}

"""A graph as it would be: an entity ended, two made one, or one moved under another. Nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from govgraph.graph.claims import Evidence
from govgraph.graph.errors import GovgraphError
from govgraph.graph.merge.relations import relation_id
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation
from govgraph.graph.schema import schema

SUPPOSED = Evidence("decision", "what-if", "supposed", 0, 0)
_ENDING = ("body", "organisation", "project")
_MOVING = ("body", "project")


def ended(graph: Graph, key: str) -> Graph:
    """The graph after `key` ended: its seats and all that it did are past; what answers to it still does so until somebody decides.

    Raises GovgraphError for what cannot end.
    """
    one = _one(graph, key, _ENDING, "end")
    lines = tuple(replace(line, status="past") if _ends_with(line, key) else line for line in graph.relations)
    return replace(graph, entities=_with(graph.entities, {key: replace(one, status="dissolved")}), relations=lines)


def merged(graph: Graph, kept: str, gone: str) -> Graph:
    """The graph after `gone` became a part of what `kept` is: it has the lines, names and doubts of both, each once."""
    one, other = _one(graph, kept, _ENDING, "be merged"), _one(graph, gone, _ENDING, "be merged")
    if one.kind != other.kind or kept == gone:
        raise GovgraphError(f"{one.name} and {other.name} are not two of one kind", "", "Name two bodies, or two projects")
    whole = replace(
        one,
        aliases=tuple(sorted({*one.aliases, other.name, *other.aliases} - {one.name})),
        properties={**other.properties, **one.properties},
        accountable=one.accountable or other.accountable,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )
    rest = tuple(item for item in graph.entities if item.id != gone)
    return replace(
        graph,
        entities=_with(rest, {kept: whole}),
        relations=_joined(_renamed(line, {gone: kept}) for line in graph.relations),
        proposals=_proposals(graph.proposals, {gone: kept}),
        disagreements=_disagreements(graph, {gone: kept}),
    )


def moved(graph: Graph, key: str, under: str) -> Graph:
    """The graph after `key` reports to `under` and to nobody else. Raises GovgraphError where the schema has no such line."""
    one, above = _one(graph, key, _MOVING, "be moved"), _one(graph, under, ("body", "organisation"), "have others under it")
    if key == under:
        raise GovgraphError(f"{one.name} cannot be moved under itself", "", "Name another body")
    stays = [line for line in graph.relations if not _answers(line, key)]
    new = Relation(relation_id("REPORTS_TO", key, above.id, None), "REPORTS_TO", key, above.id, (SUPPOSED,), certainty="decision")
    return replace(graph, relations=tuple(sorted([*(line for line in stays if line.id != new.id), new], key=lambda line: line.id)))


def _one(graph: Graph, key: str, kinds: tuple[str, ...], what: str) -> Entity:
    one = next(item for item in graph.entities if item.id == key)
    if one.kind not in kinds:
        raise GovgraphError(f"{one.name} is a {one.kind}, which cannot {what}", "", f"Name one of: {', '.join(kinds)}")
    return one


def _with(entities: Iterable[Entity], new: Mapping[str, Entity]) -> tuple[Entity, ...]:
    return tuple(new.get(item.id, item) for item in entities)


def _answers(line: Relation, key: str, ends: tuple[str, str] = ("source", "target")) -> bool:
    """Whether `key` answers to somebody by this line, and it is in force. ends: of a line that runs upward, its lower end first."""
    way = schema().relations[line.type].accountability
    lower = {"forward": ends[0], "backward": ends[1]}.get(way)
    return lower is not None and schema().statuses[line.status].live and key == getattr(line, lower)


def _ends_with(line: Relation, key: str) -> bool:
    live = key in (line.source, line.target) and schema().statuses[line.status].live
    return live and not _answers(line, key, ("target", "source"))


def _renamed(line: Relation, names: Mapping[str, str]) -> Relation:
    source, target = names.get(line.source, line.source), names.get(line.target, line.target)
    return replace(line, id=relation_id(line.type, source, target, line.role), source=source, target=target)


def _joined(lines: Iterable[Relation]) -> tuple[Relation, ...]:
    """Each line once, with the words of all that became it, one in force before one that is not; none from an entity to itself."""
    found: dict[str, Relation] = {}
    for line in lines:
        if line.source == line.target:
            continue
        other = found.get(line.id, line)
        best, rest = sorted((line, other), key=lambda item: (not schema().statuses[item.status].live, -item.confidence))
        claims, dates = sorted({*best.claims, *rest.claims}), sorted({*best.dates, *rest.dates})
        proofs = dict.fromkeys((*best.evidence, *rest.evidence))
        found[line.id] = replace(best, evidence=tuple(proofs), claims=tuple(claims), dates=tuple(dates))
    return tuple(found[key] for key in sorted(found))


def _proposals(proposals: Iterable[Proposal], names: Mapping[str, str]) -> tuple[Proposal, ...]:
    pairs: dict[tuple[str, str], Proposal] = {}
    for one in proposals:
        a, b = sorted((names.get(one.a, one.a), names.get(one.b, one.b)))
        if a != b:
            pairs.setdefault((a, b), replace(one, a=a, b=b))
    return tuple(pairs[pair] for pair in sorted(pairs))


def _disagreements(graph: Graph, names: Mapping[str, str]) -> tuple[Disagreement, ...]:
    lines = {line.id: _renamed(line, names).id for line in graph.relations}
    return tuple(replace(one, subject=names.get(one.subject, lines.get(one.subject, one.subject))) for one in graph.disagreements)

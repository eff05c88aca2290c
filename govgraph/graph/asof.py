"""A graph as it was known on a day: built anew from the papers of that day, or, where only the graph is at hand, cut by its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from govgraph.graph.build import as_described, build
from govgraph.graph.claims import Evidence, SourceClaims
from govgraph.graph.decisions import Decisions
from govgraph.graph.model import Entity, Graph
from govgraph.graph.schema import schema

_TIMELESS = ("accept", "reject", "same_as", "not_same", "source")  # what these say holds whenever they were decided


def known_by(date: str | None, day: str) -> bool:
    """Whether what bears this date was known on `day`; both ISO, of any precision. What bears none is not known to have been."""
    return bool(date) and str(date)[: len(day)] <= day


def graph_as_of(sources: Iterable[SourceClaims], decisions: Decisions, settings: Mapping[str, Any], day: str) -> Graph:
    """The graph of the papers dated up to `day` and of what had been decided by then; undated papers are left out.

    settings: of the workspace, see `Workspace.settings`.
    """
    described, _ = as_described(list(sources), decisions)
    known = [one for one in described if known_by(one.info.date, day)]
    held = [one for one in decisions.items if one.action in _TIMELESS or known_by(one.when, day)]
    decided = replace(decisions, items=tuple(held))
    return build(known, decided, threshold=settings["threshold"], publisher=settings.get("publisher", "")).graph


def cut_by_evidence(graph: Graph, day: str) -> Graph:
    """The part of a graph that papers dated up to `day` state; statuses stay as the whole graph has them, since no claim is at hand."""
    papers = {one.sha256 for one in graph.documents if known_by(one.date, day)}

    def stated(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(one for one in evidence if one.source in papers)

    lines = tuple(replace(one, evidence=kept) for one in graph.relations if (kept := stated(one.evidence)))
    ends = {end for one in lines for end in (one.source, one.target)}
    entities = tuple(replace(one, evidence=stated(one.evidence)) for one in graph.entities if one.id in ends or stated(one.evidence))
    documents = tuple(one for one in graph.documents if one.sha256 in papers)
    return _part(replace(graph, documents=documents, relations=lines), entities)


def in_force(graph: Graph) -> Graph:
    """Only what is in force: live entities and the live lines between them."""
    live = tuple(one for one in graph.entities if schema().statuses[one.status].live)
    return _part(replace(graph, relations=tuple(one for one in graph.relations if schema().statuses[one.status].live)), live)


def _part(graph: Graph, entities: tuple[Entity, ...]) -> Graph:
    kept = {one.id for one in entities}
    lines = tuple(one for one in graph.relations if one.source in kept and one.target in kept)
    known = {*kept, *(one.id for one in lines)}
    return replace(
        graph,
        entities=entities,
        relations=lines,
        proposals=tuple(one for one in graph.proposals if one.a in kept and one.b in kept),
        disagreements=tuple(one for one in graph.disagreements if one.subject in known),
    )

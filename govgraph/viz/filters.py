"""Cutting a graph to what a picture is asked for: around one entity, as it stood on a day, some kinds, some relations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from govgraph.graph.cells import one_line
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema

DEFAULT_DEPTH = 2


def select(
    graph: Graph,
    *,
    focus: str | None = None,
    depth: int | None = None,
    as_of: str | None = None,
    kinds: Iterable[str] | None = None,
    relations: Iterable[str] | None = None,
    only: Iterable[str] | None = None,
) -> Graph:
    """The part of `graph` that was asked for; without arguments the graph itself.

    focus: id, name or alias of an entity; only what lies within `depth` steps (2 if not said) of it stays.
    as_of: ISO day, month or year; what was first said later, or had ended by then, is left out.
    kinds, relations: schema keys to keep. Raises GovgraphError for a key or a name that is not there.
    only: ids of what to keep; people stay too, since cards name them.
    """
    kept = graph
    if only is not None:
        kept = _keep(kept, {*only, *(one.id for one in kept.entities if one.kind == "person")})
    if as_of is not None:
        kept = _as_of(kept, as_of)
    if relations is not None:
        types = _known(relations, schema().relations, "relation")
        kept = replace(kept, relations=tuple(one for one in kept.relations if one.type in types))
    if kinds is not None:
        names = _known(kinds, schema().kinds, "kind")
        kept = _keep(kept, {one.id for one in kept.entities if one.kind in names})
    if focus is not None:
        centre = find(kept, focus)
        kept = _keep(kept, _around(kept.relations, centre.id, DEFAULT_DEPTH if depth is None else depth))
    return kept


def find(graph: Graph, text: str) -> Entity:
    """The entity with this id, name or alias, whatever the case. Raises GovgraphError with the nearest names, or all that fit."""
    wanted = one_line(text).casefold()
    for names in (lambda one: (one.id, one.name), lambda one: one.aliases):
        found = [one for one in graph.entities if wanted in {one_line(name).casefold() for name in names(one)}]
        if len(found) == 1:
            return found[0]
        if found:
            raise GovgraphError(f"“{text}” may be {', '.join(one.name for one in found)}", advice="Give the full name")
    everything = {one_line(name).casefold(): name for one in graph.entities for name in (one.name, *one.aliases)}
    near = [everything[key] for key in get_close_matches(wanted, sorted(everything), 3, 0.5)]
    raise GovgraphError(f"nothing here is called “{text}”", advice=f"Did you mean {' or '.join(near)}?" if near else "")


def _keep(graph: Graph, ids: set[str]) -> Graph:
    return replace(
        graph,
        entities=tuple(one for one in graph.entities if one.id in ids),
        relations=tuple(one for one in graph.relations if one.source in ids and one.target in ids),
        proposals=tuple(one for one in graph.proposals if one.a in ids and one.b in ids),
    )


def _as_of(graph: Graph, day: str) -> Graph:
    sources = {one.sha256: one.date for one in graph.documents}
    gone = {one.id for one in graph.entities if _ended(one, day) or _later([sources.get(item.source) for item in one.evidence], day)}
    kept = replace(graph, relations=tuple(one for one in graph.relations if not _later(one.dates, day)))
    return _keep(kept, {one.id for one in graph.entities} - gone)


def _later(dates: Iterable[str | None], day: str) -> bool:
    # One undated mention is enough to keep it: nothing says that it came later. "2016" is no later than "2016-11".
    listed = list(dates)
    return bool(listed) and all(date is not None and date[: len(day)] > day for date in listed)


def _ended(entity: Entity, day: str) -> bool:
    ended = entity.properties.get("ended")
    return isinstance(ended, str) and ended[: len(day)] <= day


def _around(relations: Iterable[Relation], centre: str, depth: int) -> set[str]:
    neighbours: dict[str, set[str]] = {}
    for one in relations:
        neighbours.setdefault(one.source, set()).add(one.target)
        neighbours.setdefault(one.target, set()).add(one.source)
    reached = edge = {centre}
    for _ in range(depth):
        edge = {near for one in edge for near in neighbours.get(one, ())} - reached
        reached = reached | edge
    return reached


def _known(keys: Iterable[str], known: Iterable[str], what: str) -> set[str]:
    by_fold = {key.casefold(): key for key in known}
    chosen = [(key, key.strip().casefold().replace("-", "_")) for key in keys]
    for key, fold in chosen:
        if fold not in by_fold:
            raise GovgraphError(f"no {what} is called “{key}”", advice=f"There are: {', '.join(sorted(by_fold.values()))}")
    return {by_fold[fold] for _, fold in chosen}

"""Since when something is named, and since when it is no longer in force, from the dates of the documents that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from govgraph.graph.claims import Evidence
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


class Dates:
    """Asks a graph for dates. Every answer is (first, ended): ISO text of any precision, "" where nothing is known."""

    def __init__(self, graph: Graph) -> None:
        self._by_source = {item.sha256: item.date or "" for item in graph.documents}
        self._by_file = {item.file: item.date or "" for item in graph.documents}

    def of(self, evidence: Evidence) -> str:
        """The date of the document that holds this quote."""
        return self._by_source.get(evidence.source) or self._by_file.get(evidence.document, "")

    def entity(self, entity: Entity) -> tuple[str, str]:
        """First mention, and the end if the entity is not in force: its stated end, else the newest document that names it."""
        return self._span(entity.evidence, entity.status, str(entity.properties.get("ended", "")))

    def relation(self, relation: Relation) -> tuple[str, str]:
        """The same for a line."""
        first, ended = self._span(relation.evidence, relation.status, "")
        return (first or next(iter(relation.dates), ""), ended)

    def _span(self, evidence: Iterable[Evidence], status: str, stated: str) -> tuple[str, str]:
        days = sorted(day for day in (self.of(item) for item in evidence) if day)
        live = schema().statuses[status].live
        stated = stated if _DAY.fullmatch(stated) else ""
        return (days[0] if days else "", "" if live else stated or (days[-1] if days else ""))


def as_it_stood(graph: Graph, day: str) -> Graph:
    """The graph with what ended, was suspended or was proposed only after `day` (of any precision) still in force."""
    dates = Dates(graph)

    def later(span: tuple[str, str]) -> bool:
        return span[1][: len(day)] > day

    entities = tuple(replace(one, status="active") if later(dates.entity(one)) else one for one in graph.entities)
    relations = tuple(replace(one, status="active") if later(dates.relation(one)) else one for one in graph.relations)
    return replace(graph, entities=entities, relations=relations)

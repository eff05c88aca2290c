"""CSV of id, name and parentId, as org-chart programs read it: bodies and projects under what they chiefly answer to."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from govgraph.graph.cells import csv_safe
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema

HEADS = ("id", "name", "parentId", "type", "status", "chair")


def write_orgchart(graph: Graph, path: Path) -> None:
    """Write the chart; a circle is opened where it closes, since a chart has a top."""
    parents = _parents(graph)
    names = {entity.id: entity.name for entity in graph.entities}
    chairs = {one.target: names[one.source] for one in graph.relations if one.type == "CHAIRS" and one.status == "active"}
    shown = {entity.id for entity in graph.entities if entity.kind in ("body", "project")} | set(parents.values())
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(HEADS)
    for one in graph.entities:
        if one.id in shown:
            row = [one.id, one.name, parents.get(one.id, ""), one.subtype or one.kind, one.status, chairs.get(one.id, "")]
            table.writerow([csv_safe(value) for value in row])
    write_atomic(path, "\ufeff" + out.getvalue())


def _parents(graph: Graph) -> dict[str, str]:
    """For each body or project the one it answers to by the line of the highest rank, active ones first."""
    ranked = []
    for one in graph.relations:
        spec = schema().relations[one.type]
        if spec.accountability in ("forward", "backward"):
            low, high = (one.source, one.target) if spec.accountability == "forward" else (one.target, one.source)
            ranked.append((one.status != "active", spec.priority, one.id, low, high))
    parents: dict[str, str] = {}
    for _, _, _, low, high in sorted(ranked):
        if low not in parents and not _below(high, low, parents):
            parents[low] = high
    return parents


def _below(one: str, top: str, parents: dict[str, str]) -> bool:
    """Whether `one` stands under `top` already, or is it."""
    while one != top and one in parents:
        one = parents[one]
    return one == top

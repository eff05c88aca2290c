"""The exchange form, and entities and relations as two tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from govgraph.graph.cells import csv_safe
from govgraph.graph.claims import Evidence
from govgraph.graph.exchange import dump
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema

ENTITY = ("id", "kind", "name", "aliases", "subtype", "status", "accountable")
ENDS = ("id", "type", "source", "source_name", "target", "target_name")
SAID = ("role", "nature", "frequency", "status", "certainty", "confidence", "dates")
PROOF = ("quote", "document", "start", "end")


def write_json(graph: Graph, path: Path) -> None:
    """The exchange form, as govgraph reads it back."""
    write_atomic(path, dump(graph))


def write_csv(graph: Graph, path: Path) -> None:
    """entities.csv and relations.csv in the folder `path`, UTF-8 with a mark so that Excel reads it; the first quote of each row."""
    facts = list(schema().facts)
    names = {entity.id: entity.name for entity in graph.entities}
    entities = [
        [item.id, item.kind, item.name, item.aliases, item.subtype, item.status, item.accountable]
        + [item.properties.get(fact) for fact in facts]
        + _proof(item.evidence)
        for item in graph.entities
    ]
    relations = [
        [item.id, item.type, item.source, names[item.source], item.target, names[item.target]]
        + [item.role, item.nature, item.frequency, item.status, item.certainty, item.confidence]
        + [item.dates, *_proof(item.evidence)]
        for item in graph.relations
    ]
    write_atomic(path / "entities.csv", _table([*ENTITY, *facts, *PROOF], entities))
    write_atomic(path / "relations.csv", _table([*ENDS, *SAID, *PROOF], relations))


def _proof(evidence: Sequence[Evidence]) -> list[object]:
    return [evidence[0].quote, evidence[0].document, evidence[0].start, evidence[0].end] if evidence else [None] * 4


def _table(head: list[str], rows: Iterable[list[object]]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(head)
    table.writerows([csv_safe(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()

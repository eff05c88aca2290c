"""The exchange form, and entities and relations as two tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from govgraph.graph.cells import csv_safe
from govgraph.graph.claims import Evidence
from govgraph.graph.exchange import dump, proof_row
from govgraph.graph.files import write_atomic
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema

ENTITY = ("id", "kind", "name", "aliases", "subtype", "status", "accountable")
ENDS = ("id", "type", "source", "source_kind", "source_name", "target", "target_kind", "target_name")
SAID = ("role", "nature", "frequency", "status", "certainty", "confidence", "dates")
PROOF = ("quote", "document", "place", "page", "start", "end", "sha256", "further_quotes")


def write_json(graph: Graph, path: Path) -> None:
    """The exchange form, as govgraph reads it back."""
    write_atomic(path, dump(graph))


def write_csv(graph: Graph, path: Path) -> None:
    """entities.csv and relations.csv in the folder `path`, UTF-8 with a mark so that Excel reads it.

    The first quote of each row has columns of its own, the others stand as JSON in the last.
    """
    facts = list(schema().facts)
    ends = {entity.id: (entity.id, entity.kind, entity.name) for entity in graph.entities}
    entities = [
        [item.id, item.kind, item.name, item.aliases, item.subtype, item.status, item.accountable]
        + [item.properties.get(fact) for fact in facts]
        + _proof(item.evidence)
        for item in graph.entities
    ]
    relations = [
        [item.id, item.type, *ends[item.source], *ends[item.target]]
        + [item.role, item.nature, item.frequency, item.status, item.certainty, item.confidence]
        + [item.dates, *_proof(item.evidence)]
        for item in graph.relations
    ]
    write_atomic(path / "entities.csv", _table([*ENTITY, *facts, *PROOF], entities))
    write_atomic(path / "relations.csv", _table([*ENDS, *SAID, *PROOF], relations))


def _proof(evidence: Sequence[Evidence]) -> list[object]:
    if not evidence:
        return [None] * len(PROOF)
    first = evidence[0]
    further = json.dumps([proof_row(item) for item in evidence[1:]], ensure_ascii=False) if len(evidence) > 1 else None
    return [first.quote, first.document, first.anchor, first.page, first.start, first.end, first.source, further]


def _table(head: list[str], rows: Iterable[list[object]]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(head)
    table.writerows([csv_safe(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()

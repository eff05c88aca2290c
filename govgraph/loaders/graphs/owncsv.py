"""entities.csv and relations.csv as govgraph exports them, read back to claims with every quote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from govgraph.graph.claims import Claim, Evidence, Issue, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import to_proof
from govgraph.graph.formats.text import ENDS, ENTITY
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.loaders.graphs.own import claims_of_graph
from govgraph.loaders.tables.value import Table

Row = Mapping[str, str]


ENTITIES, RELATIONS = "entities.csv", "relations.csv"


def own_claims(tables: Sequence[Table], path: Path) -> tuple[tuple[Claim, ...], tuple[Issue, ...]] | None:
    """What a table that this program wrote says, and what is told of it; None for any other table.

    The two files are one graph: each is read with the other, where it stands beside it; see `once`.
    Raises GovgraphError where a hand has damaged them.
    """
    heads = tables[0].heads if len(tables) == 1 else ()
    if heads[: len(ENTITY)] == ENTITY:
        return claims_of_graph(_graph(tables[0], _beside(path, ENTITIES, RELATIONS, ENDS), path)), ()
    if heads[: len(ENDS)] == ENDS:
        return claims_of_graph(_graph(_beside(path, RELATIONS, ENTITIES, ENTITY), tables[0], path)), ()
    return None


def _beside(path: Path, name: str, other: str, heads: tuple[str, ...]) -> Table | None:
    """The table of the other file of an export."""
    from govgraph.loaders.tables import read_tables

    if path.name != name or not (path.parent / other).is_file():
        return None
    found = read_tables(path.parent / other)[1]
    return found[0] if len(found) == 1 and found[0].heads[: len(heads)] == heads else None


def once(read: Sequence[tuple[str, SourceClaims]]) -> list[SourceClaims]:
    """The sources of (place, source) pairs; the two files of one export count once: relations.csv says what entities.csv has said."""
    sources = dict(read)
    return [_told_beside(one) if _is_half(place, one, sources) else one for place, one in read]


def _is_half(place: str, one: SourceClaims, sources: Mapping[str, SourceClaims]) -> bool:
    folder, _, name = place.rpartition(RELATIONS)
    other = sources.get(folder + ENTITIES) if not name and folder != place else None
    return bool(other and one.claims and other.claims == one.claims)


def _told_beside(one: SourceClaims) -> SourceClaims:
    told = Issue(one.info.file, "whole file", f"its lines are read with {ENTITIES}, which stands beside it", f"Load {ENTITIES}")
    return replace(one, claims=(), issues=(told,))


def _graph(entities: Table | None, relations: Table | None, path: Path) -> Graph:
    things, lines = _rows(entities), _rows(relations)
    try:
        known = tuple(map(_entity, things)) if entities else tuple(_ends(lines))
        return Graph(entities=known, relations=tuple(map(_relation, lines)))
    except (KeyError, ValueError, TypeError, AttributeError) as err:
        raise GovgraphError(f"this export of govgraph is damaged ({err})", str(path), "Export it again") from err


def _rows(table: Table | None) -> list[Row]:
    return [{head: _bare(cell.value) for head, cell in zip(table.heads, line.cells, strict=False)} for line in table.rows] if table else []


def _bare(text: str) -> str:
    """A cell without the apostrophe before what a spreadsheet would run."""
    return text[1:] if text.startswith("'") and text[1:2] in "=+-@|%'\"\t " else text


def _entity(row: Row) -> Entity:
    facts = {key: row[key] == "True" if spec["type"] == "flag" else row[key] for key, spec in schema().facts.items() if row.get(key)}
    aliases = tuple(name for name in row["aliases"].split("; ") if name)
    return Entity(row["id"], row["kind"], row["name"], aliases, row["subtype"] or None, row["status"], facts, False, _proofs(row))


def _ends(rows: Iterable[Row]) -> list[Entity]:
    found: dict[str, Entity] = {}
    for row in rows:
        for end in ("source", "target"):
            found.setdefault(row[end], Entity(row[end], row[f"{end}_kind"], row[f"{end}_name"]))
    return list(found.values())


def _relation(row: Row) -> Relation:
    role, nature, frequency = (row[key] or None for key in ("role", "nature", "frequency"))
    sure = (row["status"], row["certainty"], float(row["confidence"]))
    return Relation(row["id"], row["type"], row["source"], row["target"], _proofs(row), role, nature, frequency, *sure)


def _proofs(row: Row) -> tuple[Evidence, ...]:
    if not row.get("sha256"):
        return ()
    first = {
        "source": row["sha256"],
        "document": row["document"],
        "quote": row["quote"],
        "start": int(row["start"]),
        "end": int(row["end"]),
    }
    more = json.loads(row["further_quotes"]) if row.get("further_quotes") else []
    pages = {"page": int(row["page"]) if row.get("page") else None, "anchor": row.get("place") or None}
    return (to_proof({**first, **pages}), *(to_proof(one) for one in more))

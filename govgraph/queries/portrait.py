"""Everything known of one entity, as plain data: names, facts, relations by verb, evidence, and what is in doubt."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from govgraph.graph.claims import split_whereabouts
from govgraph.graph.schema import schema
from govgraph.graph.store.protocol import Store
from govgraph.queries.catalogue import library
from govgraph.queries.names import meant
from govgraph.queries.runner import Row, run


def show(store: Store, key: str) -> dict[str, Any]:
    """All that the store holds of the entity `key` (a key, or a name as people write it).

    Returns {key, name, kind, subtype, status, live, accountable, aliases, evidence,
    facts: [{fact, title, value}],
    relations: [{type, direction: "out"|"in", verb, items: [{key, name, kind, role, nature, frequency, status, live,
    certainty, confidence, evidence}]}] in the schema's order of priority,
    possibly_same: [{key, name, score}], disagreements: [{subject, what, values: [{value, quote, document, date}]}],
    documents: [file], completed: a sentence where `key` was only a part or the initials of the name}.
    Raises GovgraphError for a name that is unknown or ambiguous.
    """
    named = meant(store, key)
    entity = named.key
    mine = _lookup(store, "entity-self", entity)[0]
    relations = _relations(_lookup(store, "entity-relations", entity))
    evidence = [*mine["evidence"], *(proof for group in relations for item in group["items"] for proof in item["evidence"])]
    return {
        **{name: mine[name] for name in ("key", "name", "kind", "subtype", "status", "live", "accountable")},
        "aliases": mine["aliases"] or [],
        "facts": _facts(mine["facts"]),
        "evidence": mine["evidence"],
        "relations": relations,
        "possibly_same": [{name: row[name] for name in ("key", "name", "score")} for row in _lookup(store, "entity-doubts", entity)],
        "disagreements": [_disagreement(row) for row in _lookup(store, "entity-disagreements", entity)],
        "completed": named.told,
        "documents": _documents(store, {proof["document"] for proof in evidence if proof["document"]}),
    }


def _documents(store: Store, places: set[str]) -> list[str]:
    """The documents in which these places are; what a person decided is its own."""
    names = [str(row["name"]) for row in store.run("MATCH (s:Source) RETURN s.name AS name", {})]
    return sorted({split_whereabouts(place, names)[0] for place in places})


def _lookup(store: Store, name: str, entity: str) -> list[Row]:
    return run(store, library().lookups[name], {"entity": entity})


def _facts(values: dict[str, Any]) -> list[Row]:
    known = schema().facts
    return [{"fact": key, "title": known[key]["title"], "value": values[key]} for key in known if values.get(key) is not None]


def _relations(rows: list[Row]) -> list[Row]:
    types = schema().relations
    # A symmetric line reads the same from both ends, so both directions make one group.
    for row in rows:
        row["direction"] = "out" if row["out"] or types[row["type"]].symmetric else "in"
    rows = sorted(rows, key=lambda row: (types[row["type"]].priority, row["direction"] == "in"))
    return [
        {
            "type": type,
            "direction": direction,
            "verb": types[type].verb if direction == "out" else types[type].inverse,
            "items": [{key: row[key] for key in row if key not in ("type", "direction", "out", *_FIRST)} for row in group],
        }
        for (type, direction), group in groupby(rows, key=lambda row: (row["type"], row["direction"]))
    ]


_FIRST = ("quote", "document", "date")


def _disagreement(row: Row) -> Row:
    values = [{"value": value, **proof} for value, proof in zip(row["values"], row["evidence"], strict=False)]
    return {"subject": row["subject"], "what": row["what"], "values": values}

"""The exchange form: a graph as one JSON object that others can read, and back to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from sys import intern
from typing import Any, TypeVar

from govgraph.graph.claims import Evidence, SourceInfo
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Disagreement, Entity, Graph, Proposal, Relation

FORMAT = "govgraph/1"
T = TypeVar("T")


def to_exchange(graph: Graph) -> dict[str, Any]:
    """The graph as plain JSON data: documents, entities, relations; proposals, disagreements and waiting claims beside them."""
    return {
        "format": FORMAT,
        **{part: [row(item) for item in getattr(graph, part)] for part, row in _ROWS.items()},
    }


def dump(graph: Graph) -> str:
    """The exchange form as text, a line for each thing in it; the same graph gives the same bytes."""
    return "".join(dump_lines(graph))


def dump_lines(graph: Graph) -> Iterator[str]:
    """The exchange form piece by piece, for a graph of which not all need stand in memory twice."""
    yield f'{{\n"format": {_encode(FORMAT)}'
    for part, row in _ROWS.items():
        start = f',\n"{part}": [\n '
        for item in getattr(graph, part):
            yield f"{start}{_encode(row(item))}"
            start = ",\n "
        yield "\n]" if getattr(graph, part) else f',\n"{part}": []'
    yield "\n}\n"


# json.dumps with an indent does without its fast encoder, and makes an encoder for each thing.
_encode = json.JSONEncoder(ensure_ascii=False).encode


def from_exchange(data: Any, where: str = "") -> Graph:
    """The graph of exchange data. Raises GovgraphError when it is not of this form."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise GovgraphError(f"not a graph in the form {FORMAT}", where)
    return Graph(
        documents=_each(data, "documents", lambda row: SourceInfo(**{**row, "also": tuple(row.get("also", ()))}), where),
        entities=_each(data, "entities", _to_entity, where),
        relations=_each(data, "relations", _to_relation, where),
        proposals=_each(data, "proposals", lambda row: Proposal(**row), where),
        disagreements=_each(data, "disagreements", _to_disagreement, where),
        waiting=_each(data, "waiting", str, where),
    )


def load(text: str, where: str = "") -> Graph:
    """The graph of exchange text. Raises GovgraphError when it is damaged."""
    try:
        data = json.loads(text, object_hook=_hook)
    except ValueError as err:
        raise GovgraphError(f"not JSON ({err})", where) from err
    return from_exchange(data, where)


def _hook(data: dict[str, Any]) -> Any:
    """Evidence as soon as it is read: it is most of a graph, and would stand in memory twice."""
    return to_proof(data) if data.keys() >= _PROOF and type(data["source"]) is type(data["document"]) is str else data


def _each(data: dict[str, Any], part: str, make: Callable[[Any], T], where: str) -> tuple[T, ...]:
    made = []
    for number, row in enumerate(data.get(part) or ()):
        try:
            made.append(make(row))
        except (TypeError, KeyError, ValueError, AttributeError) as err:
            raise GovgraphError(f"{part}[{number}] is damaged ({err})", where) from err
    return tuple(made)


def _document(item: SourceInfo) -> dict[str, Any]:
    row = {key: value for key, value in asdict(item).items() if key not in ("also", "as_register")}
    return row | ({"also": list(item.also)} if item.also else {}) | ({"as_register": True} if item.as_register else {})


def proof_row(item: Evidence) -> dict[str, Any]:
    """A piece of evidence as plain data."""
    row: dict[str, Any] = {"document": item.document, "quote": item.quote, "start": item.start, "end": item.end}
    if item.page is not None:
        row["page"] = item.page
    if item.anchor is not None:
        row["anchor"] = item.anchor
    row["source"] = item.source
    return row


def to_proof(row: dict[str, Any] | Evidence) -> Evidence:
    """The reverse of `proof_row`; what is evidence already stays so."""
    if isinstance(row, Evidence):
        return row
    source, document = intern(row["source"]), intern(row["document"])
    return Evidence(source, document, row["quote"], row["start"], row["end"], row.get("page"), row.get("anchor"))


_PROOF = frozenset(["document", "quote", "start", "end", "source"])


def _entity(item: Entity) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "name": item.name,
        "aliases": list(item.aliases),
        "subtype": item.subtype,
        "status": item.status,
        "accountable": item.accountable,
        "properties": dict(item.properties),
        "evidence": [proof_row(proof) for proof in item.evidence],
    }


def _to_entity(row: dict[str, Any]) -> Entity:
    return Entity(**{**row, "aliases": tuple(row["aliases"]), "evidence": tuple(to_proof(proof) for proof in row["evidence"])})


def _relation(item: Relation) -> dict[str, Any]:
    return {
        "id": item.id,
        "type": item.type,
        "source": item.source,
        "target": item.target,
        "role": item.role,
        "nature": item.nature,
        "frequency": item.frequency,
        "status": item.status,
        "certainty": item.certainty,
        "confidence": item.confidence,
        "method": item.method,
        "dates": list(item.dates),
        "claims": list(item.claims),
        "evidence": [proof_row(proof) for proof in item.evidence],
    }


def _to_relation(row: dict[str, Any]) -> Relation:
    proofs = tuple(to_proof(proof) for proof in row["evidence"])
    return Relation(**{**row, "dates": tuple(row["dates"]), "claims": tuple(row["claims"]), "evidence": proofs})


def _disagreement(item: Disagreement) -> dict[str, Any]:
    values = [{"value": value, "evidence": proof_row(proof)} for value, proof in item.values]
    return {"subject": item.subject, "what": item.what, "values": values}


_ROWS: dict[str, Callable[[Any], Any]] = {
    "documents": _document,
    "entities": _entity,
    "relations": _relation,
    "proposals": lambda item: {"a": item.a, "b": item.b, "score": item.score, "parts": dict(item.parts)},
    "disagreements": _disagreement,
    "waiting": str,
}


def _to_disagreement(row: dict[str, Any]) -> Disagreement:
    values = tuple((value["value"], to_proof(value["evidence"])) for value in row["values"])
    return Disagreement(row["subject"], row["what"], values)

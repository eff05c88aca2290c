"""What a decision is about, from the words of a command line: a claim by id, an entity by name, or a relation by its ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from govgraph.cli.common import Where, pairs
from govgraph.cli.lazy import nearest
from govgraph.graph.errors import GovgraphError

FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def subject(where: Where, words: Sequence[str]) -> str | dict[str, str]:
    """ID, NAME, or NAME TYPE NAME. Raises GovgraphError when nothing in the workspace is called so."""
    from govgraph.graph.decisions import CLAIM_ID

    if len(words) == 3:
        source, type, target = words
        return {"type": relation_type(type), "source": entity_name(where, source), "target": entity_name(where, target)}
    if len(words) != 1:
        raise click.UsageError("name one claim or entity, or a relation by NAME TYPE NAME.")
    return _claim(where, words[0]) if CLAIM_ID.fullmatch(words[0]) else entity_name(where, words[0])


def addition(where: Where, words: Sequence[str], fields: dict[str, Any]) -> dict[str, Any]:
    """What `add` writes: a relation between ends that are known or whose kind is given, or an entity with its kind."""
    if len(words) == 1:
        return {"entity": words[0], **fields}
    if len(words) != 3:
        raise click.UsageError("name one entity, or a relation by NAME TYPE NAME.")
    type = relation_type(words[1])
    source, target = (_end(where, words[at], fields.get(f"{end}_kind")) for at, end in ((0, "source"), (2, "target")))
    _admitted(type, source["kind"], target["kind"])
    return {"type": type, "source": source["name"], "target": target["name"], **fields}


def _end(where: Where, name: str, kind: str | None) -> dict[str, str]:
    """An end whose kind is given may be new; any other must be known."""
    return {"name": name, "kind": kind} if kind else _resolved(where, name)


def _admitted(type: str, source: str, target: str) -> None:
    """Raise GovgraphError if the schema has no such relation between these kinds."""
    from govgraph.graph.schema import schema

    row = schema().relations[type]
    if not row.admits(source, target):
        ends = " or ".join(row.ends[0]), " or ".join(row.ends[1])
        raise GovgraphError(f"{type} does not lead from {source} to {target}", "", f"It leads from {ends[0]} to {ends[1]}")


def names_of(where: Where, names: Sequence[str]) -> list[str]:
    """The names as given where a source uses them so, else as the graph has them. Raises GovgraphError for an unknown one.

    Kept as given, since names that were brought together can only be told apart by the names that sources use.
    """
    if len(names) < 2:
        raise click.UsageError("give two names or more.")
    return [_as_used(where, name) for name in names]


def entity_name(where: Where, name: str) -> str:
    """The name under which the graph knows this entity. Raises GovgraphError for an unknown or ambiguous one."""
    return _resolved(where, name)["name"]


def _resolved(where: Where, name: str) -> dict[str, str]:
    from govgraph.queries import resolve_entity

    with where.store() as store:
        return resolve_entity(store, name)


def _as_used(where: Where, name: str) -> str:
    from govgraph.graph.resolve.names import name_key

    found = _resolved(where, name)
    entity = next(one for one in where.open_workspace().graph().entities if one.id == found["key"])
    used = {name_key(one) for one in (entity.name, *entity.aliases)}
    return " ".join(name.split()) if name_key(name) in used else entity.name


def relation_type(text: str) -> str:
    """A relation type as its code, from the code or its verb: "reports to" → REPORTS_TO. Raises GovgraphError with the nearest."""
    from govgraph.graph.schema import schema

    words = {"_".join(row.verb.upper().split()): key for key, row in schema().relations.items()}
    code = "_".join(text.strip().upper().replace("-", " ").split())
    if code in schema().relations or code in words:
        return words.get(code, code)
    known = sorted(schema().relations)
    raise GovgraphError(f"there is no relation type {text!r}", "", nearest(code, known) or f"Known: {', '.join(known)}")


def settings(texts: Sequence[str]) -> dict[str, Any]:
    """`KEY=VALUE` texts as fields: flags as true or false, aliases as a list (parted by ";")."""
    from govgraph.graph.schema import schema

    fields: dict[str, Any] = {}
    for key, value in pairs(texts, "--set").items():
        flag = key == "accountable" or schema().facts.get(key, {}).get("type") == "flag"
        fields[key] = FLAGS.get(value.lower(), value) if flag else value
        if key == "aliases":
            fields[key] = [name.strip() for name in value.split(";") if name.strip()]
    return fields


def _claim(where: Where, key: str) -> str:
    from govgraph.graph.claims import claim_id

    if any(claim_id(claim) == key for source in where.open_workspace().sources() for claim in source.claims):
        return key
    raise GovgraphError("no source of this workspace holds this claim", key, "See: govgraph review")

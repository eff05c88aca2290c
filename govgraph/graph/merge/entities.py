"""What claims say of one entity, brought together: status, facts, evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from govgraph.graph.claims import EntityClaim, FactClaim
from govgraph.graph.merge.statement import Statement, all_evidence, weight, winning_status
from govgraph.graph.model import Entity
from govgraph.graph.resolve.canonical import Face
from govgraph.graph.schema import schema


def make_entity(key: str, face: Face, found: list[Statement], edits: dict[str, Any]) -> Entity:
    """The entity of this id and face from all statements about it (those of its relations as well) and a person's edits."""
    own = [statement for statement in found if not _relational(statement)]
    stated = [(item, item.claim.status) for item in own if isinstance(item.claim, EntityClaim)]
    facts = {name: value for name, value in edits.items() if name in schema().facts}
    kind = edits.get("kind", face.kind)
    subtype = edits.get("subtype", face.subtype)
    name = edits.get("name", face.name)
    aliases = {*face.aliases, face.name, *edits.get("aliases", ())} - {name}
    return Entity(
        id=key,
        kind=kind,
        name=name,
        aliases=tuple(sorted(aliases)),
        subtype=subtype,
        status=edits.get("status") or (winning_status(stated) if stated else "active"),
        properties=dict(sorted({**_facts(own), **facts}.items())),
        accountable=edits.get("accountable", schema().accountable(kind, subtype)),
        evidence=all_evidence(own or found),
    )


def _relational(statement: Statement) -> bool:
    return not isinstance(statement.claim, (EntityClaim, FactClaim))


def _facts(own: list[Statement]) -> dict[str, str | bool]:
    """The value of each fact by the statement that holds."""
    by_fact: dict[str, list[Statement]] = defaultdict(list)
    for statement in own:
        if isinstance(statement.claim, FactClaim):
            by_fact[statement.claim.property].append(statement)
    return {name: min(found, key=weight).claim.value for name, found in by_fact.items()}  # type: ignore[union-attr]

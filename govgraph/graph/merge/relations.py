"""Relation claims between resolved ends to relations: one per type, ends and role, with all that supports it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from govgraph.graph.claims import Issue, RelationClaim
from govgraph.graph.merge.knowledge import role_of
from govgraph.graph.merge.statement import Statement, all_evidence, certainty_rank, together, weight, winning_status
from govgraph.graph.model import Relation
from govgraph.graph.resolve.names import slug
from govgraph.graph.schema import schema

Ended = tuple[Statement, str, str]  # a statement with the ids of its ends


def merge_relations(ended: Iterable[Ended], kinds: dict[str, str], names: dict[str, str]) -> tuple[list[Relation], list[Issue]]:
    """The relations and what was kept out of the graph, with the reason. kinds and names: of entities by id."""
    issues: list[Issue] = []
    lines: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement, source, target in sorted(ended, key=lambda item: (_where(item[0]), item[0].id)):
        claim = statement.claim
        assert isinstance(claim, RelationClaim)
        if problem := _problem(claim.type, source, target, kinds, names):
            issues.append(_issue(statement, problem))
            continue
        if schema().relations[claim.type].symmetric and source > target:
            source, target = target, source
        lines[claim.type, source, target].append(statement)
    relations = [_merged(*line, role, items) for line, found in lines.items() for role, items in _by_role(found).items()]
    return sorted(relations, key=lambda item: item.id), issues


def _where(statement: Statement) -> tuple[str, int]:
    proof = next(iter(statement.claim.evidence), None)
    return (proof.document, proof.start) if proof else ("", 0)


def _problem(kind: str, source: str, target: str, kinds: dict[str, str], names: dict[str, str]) -> str | None:
    spec = schema().relations[kind]
    if source == target:
        return f"{names[source]} {spec.verb} itself"
    if not spec.admits(kinds[source], kinds[target]):
        return f"{names[source]} ({kinds[source]}) {spec.verb} {names[target]} ({kinds[target]}), which the schema does not admit"
    return None


def _issue(statement: Statement, problem: str) -> Issue:
    proof = statement.claim.evidence[0] if statement.claim.evidence else None
    place = f"{proof.start}-{proof.end}" if proof else ""
    advice = f"Left out of the graph. Correct it in decisions.yaml: edit or reject claim {statement.id}"
    return Issue(proof.document if proof else "decisions.yaml", place, problem, advice)


def _by_role(found: list[Statement]) -> dict[str | None, list[Statement]]:
    """Statements by role; those without a role support the only role that others name."""
    groups: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in found:
        groups[role_of(getattr(statement.claim, "role", None))].append(statement)
    if len(groups) == 2 and None in groups:
        bare = groups.pop(None)
        next(iter(groups.values())).extend(bare)
    return groups


def relation_id(kind: str, source: str, target: str, role: str | None) -> str:
    """The stable key of a relation."""
    return ":".join([kind, source, target, *([slug(role)] if role else [])])


def _merged(kind: str, source: str, target: str, role: str | None, found: list[Statement]) -> Relation:
    ordered = sorted(found, key=weight)
    claims = [statement.claim for statement in ordered if isinstance(statement.claim, RelationClaim)]
    surest = min(ordered, key=lambda item: (certainty_rank(item.claim.certainty), -item.claim.confidence, item.claim.method, item.id)).claim
    return Relation(
        id=relation_id(kind, source, target, role),
        type=kind,
        source=source,
        target=target,
        evidence=all_evidence(ordered),
        role=role,
        nature=next((claim.nature for claim in claims if claim.nature), None),
        frequency=next((claim.frequency for claim in claims if claim.frequency), None),
        status=winning_status([(item, getattr(item.claim, "status", "active")) for item in ordered]),
        certainty=surest.certainty,
        confidence=together((item.source, item.claim.confidence) for item in ordered),
        method=surest.method,
        claims=tuple(sorted({item.id for item in ordered})),
        dates=tuple(sorted({item.date for item in ordered if item.date})),
    )

"""Decisions on claims: what is accepted, rejected, edited and added before names are brought together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from govgraph.graph.claims import DECISIONS, Claim, EntityClaim, Evidence, FactClaim, Mention, RelationClaim
from govgraph.graph.decisions import Decision, Decisions
from govgraph.graph.merge.knowledge import role_of
from govgraph.graph.merge.statement import Statement
from govgraph.graph.resolve.mentions import ends
from govgraph.graph.resolve.names import name_key
from govgraph.graph.schema import schema

SURE = 1.0  # what a person has said needs no threshold


@dataclass(slots=True)
class Applied:
    """Statements after the decisions that name single claims; used: lines of decisions that matched something."""

    statements: list[Statement]
    used: set[int] = field(default_factory=set)


def apply_to_claims(statements: Iterable[Statement], decisions: Decisions) -> Applied:
    """Reject, edit and accept claims by id, accept them by names, and add what people added; that too may be rejected and edited later."""
    by_claim: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions.items:
        if decision.claim:
            by_claim[decision.claim].append(decision)
    accepts = [decision for decision in decisions.of("accept") if not decision.claim]
    applied = Applied([])
    for statement in statements:
        kept = _by_id(statement, by_claim, applied.used)
        for decision in accepts:
            if kept and _meant(kept.claim, decision):
                applied.used.add(decision.line)
                kept = replace(kept, claim=accepted(kept.claim))
        if kept:
            applied.statements.append(kept)
    added = (_by_id(statement, by_claim, applied.used) for statement in _added(decisions, applied.statements))
    applied.statements += [statement for statement in added if statement]
    return applied


def _by_id(statement: Statement, by_claim: dict[str, list[Decision]], used: set[int]) -> Statement | None:
    """What the decisions on this claim leave of it; what was said before a person added it says nothing of it."""
    kept: Statement | None = statement
    for decision in by_claim.get(statement.id, ()):
        if decision.line > statement.line:
            used.add(decision.line)
            kept = _on_claim(statement, kept, decision)
    return kept


def _on_claim(original: Statement, kept: Statement | None, decision: Decision) -> Statement | None:
    """A later decision on the same claim wins over an earlier one: accepting brings a rejected claim back."""
    if decision.action == "reject":
        return None
    kept = kept or original
    if decision.action == "accept":
        return replace(kept, claim=accepted(kept.claim))
    return replace(kept, claim=edited(kept.claim, decision.fields))


def accepted(claim: Claim) -> Claim:
    """The claim as sure; what was only proposed is in force once somebody says that it was agreed."""
    sure: Claim = replace(claim, confidence=SURE)
    if not isinstance(sure, FactClaim) and sure.status == "proposed":
        sure = replace(sure, status="active", certainty="decision")
    return sure


def edited(claim: Claim, changes: dict[str, Any]) -> Claim:
    """The claim with the fields that it has set as a person said; names of ends become mentions."""
    known = {item.name for item in fields(claim)}
    values: dict[str, Any] = {key: value for key, value in changes.items() if key in known and key not in ("source", "target")}
    if "aliases" in values:
        values["aliases"] = tuple(values["aliases"])
    if isinstance(claim, RelationClaim):
        for end in ("source", "target"):
            old: Mention = getattr(claim, end)
            name, kind = changes.get(end, old.name), changes.get(f"{end}_kind", old.kind)
            values[end] = old if (name, kind) == (old.name, old.kind) else Mention(name, kind)
    else:
        values["entity"] = replace(claim.entity, **{key: changes[key] for key in ("name", "kind", "subtype") if key in changes})
    changed: Claim = replace(claim, **values, confidence=SURE)
    return changed


def _meant(claim: Claim, decision: Decision) -> bool:
    """Whether an accepting decision means this claim, by the names as the claim has them."""
    if decision.names:
        return not isinstance(claim, RelationClaim) and _same(claim.entity, decision.names[0])
    pattern = decision.relation or {}
    return (
        isinstance(claim, RelationClaim)
        and claim.type == pattern.get("type")
        and _same(claim.source, pattern["source"])
        and _same(claim.target, pattern["target"])
        and ("role" not in pattern or role_of(claim.role) == role_of(pattern["role"]))
    )


def _same(mention: Mention, name: str) -> bool:
    return name_key(mention.name, mention.kind) == name_key(name, mention.kind)


def _added(decisions: Decisions, statements: list[Statement]) -> list[Statement]:
    additions = decisions.of("add")
    if not additions:
        return []
    kinds: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for statement in statements:
        for mention in ends(statement.claim):
            kinds[name_key(mention.name)][mention.kind, None] += 1
    for decision in additions:
        if "entity" in decision.fields:
            kinds[name_key(decision.fields["entity"])][decision.fields["kind"], None] += 1
    return [item for decision in additions for item in addition(decision, kinds)]


def addition(decision: Decision, kinds: Mapping[str, Counter[tuple[str, str | None]]]) -> list[Statement]:
    """What a person added, as statements. kinds: of which kind each name is known to be, for ends that are given without one."""
    values = decision.fields
    proof = (decision_evidence(decision),)
    common: dict[str, Any] = {"evidence": proof, "certainty": "decision", "confidence": SURE, "method": "decision/add"}
    if "entity" not in values:
        more = {key: values[key] for key in ("role", "nature", "frequency", "status") if values.get(key) is not None}
        source, target = (_end(values, end, kinds) for end in ("source", "target"))
        return [_statement(decision, RelationClaim(values["type"], source, target, **more, **common), "")]
    mention = Mention(values["entity"], values["kind"], values.get("subtype"))
    aliases = tuple(sorted({*values.get("aliases", ()), *([values["name"]] if "name" in values else [])}))
    claims: list[Claim] = [EntityClaim(mention, aliases=aliases, status=values.get("status", "active"), **common)]
    facts = sorted(key for key in values if key in schema().facts)
    claims += [FactClaim(mention, key, _fact(values[key]), **common) for key in facts]
    return [_statement(decision, claim, getattr(claim, "property", "")) for claim in claims]


def _fact(value: Any) -> str | bool:
    return value if isinstance(value, bool) else str(value)


def _end(values: dict[str, Any], end: str, kinds: Mapping[str, Counter[tuple[str, str | None]]]) -> Mention:
    """The end of an added relation; its kind as given, as known by its name, or the first that the schema admits."""
    admitted = schema().relations[values["type"]].ends[0 if end == "source" else 1]
    known = kinds.get(name_key(values[end]), Counter())
    best = sorted(known, key=lambda item: (item[0] not in admitted, -known[item], item[0]))
    kind = values.get(f"{end}_kind") or (best[0][0] if best else admitted[0])
    return Mention(values[end], kind)


def _statement(decision: Decision, claim: Claim, part: str) -> Statement:
    # The line is no part of the id, so that a comment above does not change it; nor is what others say of the kind of a name.
    said = sorted((key, str(value)) for key, value in decision.fields.items())
    made = hashlib.sha256(repr((decision.who, decision.when, decision.why, said, part)).encode()).hexdigest()[:12]
    return Statement(made, "decision", decision.when, claim, decision.line)


def decision_evidence(decision: Decision) -> Evidence:
    """What a person quotes, or what stands in place of a quote: the reason, with the day and the person as anchor."""
    words = decision.why or f"{decision.action} by {decision.who or 'unknown'}"
    if decision.fields.get("quote"):  # a paper says so that is not at hand, or in words that were not understood
        page = str(decision.fields.get("page") or "")
        paper = str(decision.fields.get("document") or "a paper that is not named")
        anchor = f"{decision.when} {decision.who}".strip()
        return Evidence("decision", paper, str(decision.fields["quote"]), 0, 0, int(page) if page.isdecimal() else None, anchor)
    told = f"{DECISIONS}, {decision.who}" if decision.who else DECISIONS
    return Evidence("decision", told, words, 0, 0, None, f"{decision.when} {decision.who}".strip())

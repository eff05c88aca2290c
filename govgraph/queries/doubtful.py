"""What waits for a person and may answer a finding that something is stated nowhere: said with it, so that no finding hides a reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from govgraph.graph.cells import one_line
from govgraph.graph.claims import RelationClaim, claim_id
from govgraph.graph.held import Held
from govgraph.graph.model import Graph
from govgraph.graph.resolve.names import name_key
from govgraph.graph.schema import schema
from govgraph.queries.catalogue import library

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace
    from govgraph.queries.checking import Finding

LIKELY = 0.5  # how sure a reading must be to be told
MOST = 2  # of one finding


def with_doubts(findings: Iterable[Finding], ws: Workspace) -> list[Finding]:
    """The findings; those that say that something is stated nowhere with what waits and may state it, in their remedy."""
    findings = list(findings)
    graph = ws.graph()
    if not graph.waiting or not any(library().checks[one.code].answered for one in findings):
        return findings
    waiting = set(graph.waiting)
    claims = (claim for source in ws.sources() for claim in source.claims if claim_id(claim) in waiting)
    said = sayings(graph, [claim for claim in claims if isinstance(claim, RelationClaim)])
    return [_told(one, said) for one in findings]


def sayings(graph: Graph, claims: Sequence[RelationClaim]) -> dict[tuple[str, str], list[str]]:
    """(type, id of the entity of which it would be the answer) → what likely claims say; without those that misread a line in force."""
    ids: dict[str, set[str]] = defaultdict(set)
    for one in graph.entities:
        for name in (one.name, *one.aliases):
            ids[name_key(name, one.kind)].add(one.id)
    held = Held(graph)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (-one.confidence, claim_id(one))):
        if claim.confidence < LIKELY or held.instead_of(claim):
            continue
        row = schema().relations[claim.type]
        answers = claim.source if row.accountability == "forward" else claim.target
        for key in ids[name_key(answers.name, answers.kind)]:
            found[claim.type, key].append(one_line(f"{claim.source.name} {row.verb} {claim.target.name}"))
    return found


def _told(one: Finding, said: dict[tuple[str, str], list[str]]) -> Finding:
    keys = [item.subject for item in one.items] or [one.subject]
    types = library().checks[one.code].answered.split()
    told = list(dict.fromkeys(text for key in keys for type in types for text in said.get((type, key), ())))[:MOST]
    if not told:
        return one
    return replace(one, remedy=f"First decide whether a doubtful reading holds: {'; '.join(told)}. {one.remedy}")

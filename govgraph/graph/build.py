"""Claims and decisions to the graph: a pure function, the same bytes whatever the order of files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from govgraph.graph.apply import apply_to_claims, edited
from govgraph.graph.claims import Issue, RelationClaim, SourceClaims, claim_id
from govgraph.graph.decisions import Decision, Decisions
from govgraph.graph.merge.disagree import disagreements
from govgraph.graph.merge.entities import make_entity
from govgraph.graph.merge.knowledge import role_of
from govgraph.graph.merge.relations import Ended, merge_relations
from govgraph.graph.merge.statement import Statement
from govgraph.graph.model import Graph
from govgraph.graph.resolve.canonical import Face, face, give_ids
from govgraph.graph.resolve.mentions import ends
from govgraph.graph.resolve.propose import propose
from govgraph.graph.resolve.resolver import Resolution, resolve
from govgraph.graph.schema import schema

THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Built:
    """The graph and what was left out of it or could not be applied."""

    graph: Graph
    issues: tuple[Issue, ...]


def build(sources: Iterable[SourceClaims], decisions: Decisions | None = None, *, threshold: float = THRESHOLD) -> Built:
    """The graph of these sources and decisions; claims less confident than the threshold wait and are listed in `waiting`."""
    decisions = decisions or Decisions()
    read = sorted({source.info.sha256: source for source in sources}.values(), key=lambda item: (item.info.file, item.info.sha256))
    applied = apply_to_claims(_statements(read), decisions)
    sure = [item for item in applied.statements if item.claim.confidence >= threshold]
    waiting = sorted(item.id for item in applied.statements if item.claim.confidence < threshold)
    resolution = resolve(((item.source, item.claim) for item in sure), decisions.items)
    kept, used = _apply_to_names(sure, resolution, decisions)
    if len(kept) < len(sure):  # what was rejected must not have its say in the names
        resolution = resolve(((item.source, item.claim) for item in kept), decisions.items)
    made = _Assembly(kept, resolution, decisions).graph()
    issues = [*made.issues, *_unused(decisions, applied.used | used | made.used, resolution)]
    graph = replace(made.graph, documents=tuple(item.info for item in read), waiting=tuple(waiting))
    return Built(graph, tuple(issues))


def _statements(read: Iterable[SourceClaims]) -> list[Statement]:
    found = {}
    for source in read:
        for claim in source.claims:
            made = claim_id(claim)
            found[source.info.sha256, made] = Statement(made, source.info.sha256, source.info.date or "", claim)
    return [found[key] for key in sorted(found)]


def _apply_to_names(statements: list[Statement], resolution: Resolution, decisions: Decisions) -> tuple[list[Statement], set[int]]:
    """Reject and edit relations by type and names, and reject entities by name, once it is known whom names mean."""
    todo = [item for item in decisions.items if item.action in ("reject", "edit") and not item.claim]
    todo = [item for item in todo if item.relation or item.action == "reject"]
    used: set[int] = set()
    kept = []
    for statement in statements:
        current: Statement | None = statement
        for decision in todo:
            if current and _means(decision, current, resolution):
                used.add(decision.line)
                reject = decision.action == "reject"
                current = None if reject else replace(current, claim=edited(current.claim, decision.fields))
        if current:
            kept.append(current)
    return kept, used


def _means(decision: Decision, statement: Statement, resolution: Resolution) -> bool:
    if statement.source == "decision":
        return False
    claim = statement.claim
    meant = [resolution.of(statement.source, mention) for mention in ends(claim)]
    if decision.names:
        return bool(set(meant) & resolution.named(decision.names[0]))
    pattern = decision.relation or {}
    if not isinstance(claim, RelationClaim) or claim.type != pattern["type"]:
        return False
    if "role" in pattern and role_of(claim.role) != role_of(pattern["role"]):
        return False
    wanted = [resolution.named(pattern["source"]), resolution.named(pattern["target"])]
    pairs = [meant, meant[::-1]] if schema().relations[claim.type].symmetric else [meant]
    return any(one in wanted[0] and other in wanted[1] for one, other in pairs)


@dataclass(slots=True)
class _Made:
    graph: Graph
    issues: list[Issue]
    used: set[int]


class _Assembly:
    """The parts of one graph while it is put together."""

    def __init__(self, statements: list[Statement], resolution: Resolution, decisions: Decisions) -> None:
        self.statements, self.resolution, self.decisions = statements, resolution, decisions
        self.about: dict[int, list[Statement]] = defaultdict(list)
        self.lines: list[tuple[Statement, int, int]] = []
        for statement in statements:
            meant = [resolution.of(statement.source, mention) for mention in ends(statement.claim)]
            for number in sorted(set(meant)):
                self.about[number].append(statement)
            if len(meant) == 2:
                self.lines.append((statement, meant[0], meant[1]))

    def graph(self) -> _Made:
        """All but documents and waiting claims."""
        numbers = sorted(self.about)
        faces = self._faces(numbers)
        keys = dict(zip(numbers, give_ids(faces), strict=True))
        edits, used = self._edits()
        entities = {
            keys[number]: make_entity(keys[number], face, self.about[number], edits.get(number, {}))
            for number, face in zip(numbers, faces, strict=True)
        }
        ended = [(statement, keys[source], keys[target]) for statement, source, target in self.lines]
        kinds = {key: entity.kind for key, entity in entities.items()}
        names = {key: entity.name for key, entity in entities.items()}
        relations, issues = merge_relations(ended, kinds, names)
        about = {keys[number]: found for number, found in self.about.items()}
        differing = disagreements(about, _admitted(ended, kinds), names)
        apart = self._apart(keys)
        ordered = tuple(entities[key] for key in sorted(entities))
        proposals = propose(ordered, relations, apart)
        graph = Graph((), ordered, tuple(relations), tuple(proposals), tuple(differing))
        return _Made(graph, issues, used)

    def _faces(self, numbers: list[int]) -> list[Face]:
        """The faces of all sets; kinds are settled one by one, against the other ends' most frequent kinds."""
        kinds = {number: self._first_kind(number) for number in numbers}
        at: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for statement, source, target in self.lines:
            kind = statement.claim.type  # type: ignore[union-attr]
            at[source].append((kind, source, target))
            at[target].append((kind, source, target))

        def lost(number: int, kind: str) -> int:
            trial = {**{end: kinds[end] for line in at[number] for end in line[1:]}, number: kind}
            return sum(not schema().relations[line].admits(trial[source], trial[target]) for line, source, target in at[number])

        return [self._face(number, lambda kind, number=number: lost(number, kind)) for number in numbers]

    def _face(self, number: int, lost: Any) -> Face:
        scope = self.resolution.scopes.get(number)
        if scope:
            found = self.resolution.named(scope) - {number}
            first = min(found, default=None)
            scope = face(self.resolution.sets[first], None, lambda kind: 0).name if first is not None else scope
        return face(self.resolution.sets[number], scope, lost)

    def _first_kind(self, number: int) -> str:
        return face(self.resolution.sets[number], None, lambda kind: 0).kind

    def _edits(self) -> tuple[dict[int, dict[str, Any]], set[int]]:
        """What people set on entities, by set number; later decisions over earlier ones."""
        edits: dict[int, dict[str, Any]] = defaultdict(dict)
        used: set[int] = set()
        for decision in self.decisions.of("edit"):
            if decision.names:
                for number in self.resolution.named(decision.names[0]) & set(self.about):
                    edits[number].update(decision.fields)
                    used.add(decision.line)
        for decision in self.decisions.of("add"):
            if "accountable" in decision.fields:
                for number in self.resolution.named(decision.fields["entity"]) & set(self.about):
                    edits[number]["accountable"] = decision.fields["accountable"]
        return edits, used

    def _apart(self, keys: dict[int, str]) -> set[tuple[str, str]]:
        pairs = [(keys[a], keys[b]) for a, b in self.resolution.apart if a in keys and b in keys]
        return {(a, b) if a < b else (b, a) for a, b in pairs}


def _admitted(ended: list[Ended], kinds: dict[str, str]) -> list[Ended]:
    return [
        item
        for item in ended
        if item[1] != item[2] and schema().relations[item[0].claim.type].admits(kinds[item[1]], kinds[item[2]])  # type: ignore[union-attr]
    ]


def _unused(decisions: Decisions, used: set[int], resolution: Resolution) -> list[Issue]:
    """Decisions that matched nothing: an issue each, with what they looked for."""
    missing = {decision.line: name for decision, name in reversed(resolution.unmatched)}
    issues = []
    for decision in decisions.items:
        if decision.action == "add":
            continue
        if decision.action in ("same_as", "not_same"):
            sought = missing.get(decision.line)
        else:
            sought = None if decision.line in used else _sought(decision)
        if sought:
            what = f"the decision '{decision.action}' matches nothing: {sought}"
            issues.append(Issue("decisions.yaml", f"line {decision.line}", what, "Correct the name or the id, or delete the decision"))
    return issues


def _sought(decision: Decision) -> str:
    if decision.relation:
        return f"{decision.relation['source']} {decision.relation['type']} {decision.relation['target']}"
    return decision.claim or ", ".join(decision.names)

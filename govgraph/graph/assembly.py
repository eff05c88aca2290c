"""Putting the parts of a graph together once it is known which names are one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from govgraph.graph.claims import EntityClaim, Issue, Mention
from govgraph.graph.decisions import Decisions
from govgraph.graph.merge.disagree import disagreements
from govgraph.graph.merge.entities import make_entity
from govgraph.graph.merge.relations import Ended, merge_relations
from govgraph.graph.merge.statement import Statement
from govgraph.graph.merge.succession import succeeded
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.resolve.canonical import Face, best_kind, face, give_ids
from govgraph.graph.resolve.mentions import ends
from govgraph.graph.resolve.resolver import Resolution
from govgraph.graph.schema import schema


@dataclass(slots=True)
class Made:
    """A graph without its proposals, what was kept out of it, the lines of the decisions that edited its entities, and pairs of these
    that are known to be two."""

    graph: Graph
    issues: list[Issue]
    used: set[int]
    apart: set[tuple[str, str]]


class Assembly:
    """The parts of one graph while it is put together."""

    def __init__(self, statements: list[Statement], resolution: Resolution, decisions: Decisions) -> None:
        self.statements, self.resolution, self.decisions = statements, resolution, decisions
        self.about: dict[int, list[Statement]] = defaultdict(list)
        self.lines: list[tuple[Statement, int, int]] = []
        for statement in statements:
            meant = [resolution.of(statement.source, mention) for mention in ends(statement.claim)]
            for number in set(meant):
                self.about[number].append(statement)
            if len(meant) == 2:
                self.lines.append((statement, meant[0], meant[1]))
        for number, found in self._split_off().items():
            self.about[number] = found

    def _split_off(self) -> dict[int, list[Statement]]:
        """What a person said to be another than the thing whose other name it was: it stands by itself, on the words that gave the name."""
        named = self.resolution.named
        parted = {number for decision in self.decisions.of("not_same") for name in decision.names for number in named(name)}
        mentions, of = self.resolution.mentions, self.resolution.number
        found: dict[int, list[Statement]] = defaultdict(list)
        for entity, other in mentions.aliases:
            alias = mentions.nodes[other]
            if of[other] in parted and of[other] not in self.about:
                for one in self.about.get(of[entity], ()):
                    if one.source == alias.source and isinstance(one.claim, EntityClaim) and _gives(one.claim, alias.name):
                        bare = EntityClaim(Mention(alias.name, one.claim.entity.kind), one.claim.evidence, method=one.claim.method)
                        found[of[other]].append(replace(one, claim=bare))
        return found

    def graph(self) -> Made:
        """All but documents, proposals and waiting claims."""
        numbers = sorted(self.about)
        faces = self._faces(numbers)
        keys = dict(zip(numbers, give_ids(faces), strict=True))
        edits, used = self._edits()
        entities = {
            keys[number]: make_entity(keys[number], face, self.about[number], edits.get(number, {}))
            for number, face in zip(numbers, faces, strict=True)
        }
        ended = succeeded([(statement, keys[source], keys[target]) for statement, source, target in self.lines])
        kinds = {key: entity.kind for key, entity in entities.items()}
        names = {key: entity.name for key, entity in entities.items()}
        relations, issues = merge_relations(ended, kinds, names)
        decided = {keys[number] for number, fields in edits.items() if "status" in fields}
        _end_the_succeeded(entities, relations, decided)
        about = {keys[number]: found for number, found in self.about.items()}
        said = {(keys[number], field) for number, fields in edits.items() for field in fields}  # by a person, so in dispute no more
        differing = [one for one in disagreements(about, _admitted(ended, kinds), names) if (one.subject, one.what) not in said]
        ordered = tuple(entities[key] for key in sorted(entities))
        return Made(Graph((), ordered, tuple(relations), (), tuple(differing)), issues, used, self._apart(keys))

    def _faces(self, numbers: list[int]) -> list[Face]:
        """The faces of all sets; kinds are settled one by one, against the other ends' most frequent kinds."""
        sets = self.resolution.sets
        kinds = {number: best_kind(sets[number], lambda kind: 0) for number in numbers}
        torn = {number for number in numbers if len({kind for node in sets[number] for kind in node.kinds}) > 1}
        at: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for statement, source, target in self.lines:
            for end in (source, target):
                if end in torn:
                    at[end].append((statement.claim.type, source, target))  # type: ignore[union-attr]

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

    def _edits(self) -> tuple[dict[int, dict[str, Any]], set[int]]:
        """What people set on entities, by set number; later decisions over earlier ones."""
        edits: dict[int, dict[str, Any]] = defaultdict(dict)
        used: set[int] = set()
        for decision in self.decisions.items:
            if decision.action == "same_as":  # the name that a person gives first is the one to show
                for number in self.resolution.named(decision.names[0]) & set(self.about):
                    edits[number]["name"] = " ".join(decision.names[0].split())
            if decision.action == "edit" and decision.names:
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


def _gives(claim: EntityClaim, name: str) -> bool:
    """Whether a claim says that its entity has this other name."""
    return name in claim.aliases or f"({name})" in claim.entity.name


def _end_the_succeeded(entities: dict[str, Entity], relations: list[Relation], decided: set[str]) -> None:
    """What is said to have been succeeded exists no more, unless a person decided its status: texts go on naming it."""
    said = [line for line in relations if line.type == "SUCCEEDS" and line.status == "active" and line.certainty != "inferred"]
    both_ways = {(line.target, line.source) for line in said}
    for line in said:
        former = entities[line.target]
        if former.status == "active" and former.id not in decided and (line.source, line.target) not in both_ways:
            entities[former.id] = replace(former, status="dissolved")


def _admitted(ended: list[Ended], kinds: dict[str, str]) -> list[Ended]:
    return [
        item
        for item in ended
        if item[1] != item[2] and schema().relations[item[0].claim.type].admits(kinds[item[1]], kinds[item[2]])  # type: ignore[union-attr]
    ]

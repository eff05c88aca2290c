"""A graph made easy to ask from Python: names, relations by end, and who is above whom today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from govgraph.graph.cells import one_line
from govgraph.graph.claims import Evidence
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.report.words import is_live, long_date, status_word


@dataclass(frozen=True, slots=True)
class Step:
    """One line upward: the relation, who stands above by it, and the verb as said of the one below."""

    relation: Relation
    superior: str
    verb: str


class Index:
    """Look-ups over one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.entities: dict[str, Entity] = {one.id: one for one in graph.entities}
        self.dates: dict[str, str | None] = {one.sha256: one.date for one in graph.documents}

    def name(self, key: str) -> str:
        """The entity's name on one line; the key itself where there is no such entity."""
        entity = self.entities.get(key)
        return (one_line(entity.name) if entity else one_line(key)) or "(no name)"

    def marked(self, key: str) -> str:
        """The name, with its status in brackets unless it is active."""
        entity = self.entities.get(key)
        return self.name(key) if entity is None or is_live(entity.status) else f"{self.name(key)} ({status_word(entity.status)})"

    def of_kind(self, *kinds: str, live: bool = False) -> list[Entity]:
        """Entities of these kinds by name; `live` leaves out what is not in force."""
        found = [one for one in self.graph.entities if one.kind in kinds and (is_live(one.status) or not live)]
        return sorted(found, key=lambda one: (self.name(one.id).casefold(), one.id))

    def relations(self, *types: str) -> list[Relation]:
        """Relations of these types, by id."""
        return [one for one in self.graph.relations if one.type in types]

    @cached_property
    def above(self) -> dict[str, list[Step]]:
        """Live lines of accountability upward from each entity: one to each superior, the primary one first."""
        steps: dict[str, list[Step]] = {}
        for relation in self.graph.relations:
            kind = schema().relations[relation.type]
            if kind.accountability == "forward" and is_live(relation.status):
                steps.setdefault(relation.source, []).append(Step(relation, relation.target, kind.verb))
            elif kind.accountability == "backward" and is_live(relation.status):
                steps.setdefault(relation.target, []).append(Step(relation, relation.source, kind.inverse))
        return {key: self._by_superior(found) for key, found in steps.items()}

    def _by_superior(self, steps: list[Step]) -> list[Step]:
        best: dict[str, Step] = {}
        for step in sorted(steps, key=self._rank):
            best.setdefault(step.superior, step)
        return list(best.values())

    def _rank(self, step: Step) -> tuple[int, str, str]:
        return schema().relations[step.relation.type].priority, self.name(step.superior).casefold(), step.relation.id

    def place(self, evidence: Evidence) -> tuple[str, str]:
        """Document and date of one evidence, in words."""
        return one_line(evidence.document), long_date(self.dates.get(evidence.source))

    def phrase(self, relation: Relation) -> str:
        """The relation in words: "Children’s Trust reports to Health and Wellbeing Board"."""
        role = f" ({one_line(relation.role)})" if relation.role else ""
        return f"{self.name(relation.source)} {schema().relations[relation.type].verb} {self.name(relation.target)}{role}"

"""A graph made easy to ask from Python: names, relations by end, and who is above whom today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from govgraph.graph.cells import one_line
from govgraph.graph.claims import Evidence, SourceInfo, split_whereabouts
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.resolve.names import is_acronym
from govgraph.graph.schema import schema
from govgraph.graph.sorts import sorts_of
from govgraph.viz.papers import UNTITLED, titles_of
from govgraph.viz.report.words import is_live, long_date, status_word

# A month alone only where our own sentences say it: elsewhere "2010-11" is a financial year.
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|(?<=was due by )\d{4}-\d{2}\b|(?<=a paper of )\d{4}-\d{2}\b")


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
        self.papers: dict[str, SourceInfo] = {one.sha256: one for one in graph.documents}
        self.titles: dict[str, str] = titles_of(graph)

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

    def upon(self, key: str, *types: str) -> list[Relation]:
        """Relations of these types that lead to one entity, by id."""
        return [one for one in self._leading_to.get(key, ()) if one.type in types]

    @cached_property
    def _leading_to(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for one in self.graph.relations:
            found.setdefault(one.target, []).append(one)
        return found

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

    def _rank(self, step: Step) -> tuple[object, ...]:
        # As the picture ranks superiors: no scrutiny, the schema's priority, where chains may end, how sure it is.
        upper = self.entities.get(step.superior)
        priority = schema().relations[step.relation.type].priority
        standing = (not (upper and upper.accountable), -round(step.relation.confidence, 1))
        return (self.scrutinises(step.superior), priority, *standing, self.name(step.superior).casefold(), step.relation.id)

    def scrutinises(self, key: str) -> bool:
        """Whether it is a scrutiny committee, which is told of things but is no superior."""
        return self.sorts.get(key) == "scrutiny"

    @cached_property
    def sorts(self) -> dict[str, str]:
        """The sort of each entity (plural, campaign, inquiry …); "" of what owes somebody an account."""
        return sorts_of(self.graph.entities)

    def owes(self, one: Entity) -> bool:
        """Whether a body is one that owes somebody an account: no plural, no inquiry, no abbreviation of which nothing more is known."""
        return not self.sorts[one.id] and (one.id in self.told or not is_acronym(one.name))

    @cached_property
    def told(self) -> set[str]:
        """Of what the papers say more than the name: a fact, or a line to something else."""
        ends = {key for one in self.graph.relations for key in (one.source, one.target)}
        return ends | {one.id for one in self.graph.entities if one.properties}

    def place(self, evidence: Evidence) -> tuple[str, str]:
        """The paper's title and date of one evidence, in words; of a decision who took it."""
        paper = self.papers.get(evidence.source)
        return (self.titles[paper.file], long_date(paper.date)) if paper else (self.title(evidence.whereabouts), "")

    def title(self, where: str) -> str:
        """What a paper is called, and the place in it, if one is given."""
        file, place = split_whereabouts(where, self.titles)
        return ", ".join(filter(None, (self.titles.get(file, one_line(file)), place)))

    def called(self, file: str) -> str:
        """A paper as a sentence tells of it: its title in quotation marks, or "the untitled paper on …"."""
        title = self.titles.get(file, one_line(file))
        twins = [one for one in self.graph.documents if self.titles[one.file] == title]
        if len(twins) > 1 and (date := next((one.date for one in twins if one.file == file), None)):
            return f"“{title}” of {long_date(date)}"
        return f"the {title[:1].lower()}{title[1:]}" if title.startswith(UNTITLED) else title if title == file else f"“{title}”"

    def titled(self, text: str) -> str:
        """A sentence in which papers are called by their titles, and days as people write them."""
        for file in self.titles:
            text = text.replace(file, self.called(file))
        return one_line(_DAY.sub(lambda day: long_date(day[0]), text))

    def author(self, file: str) -> str:
        """Whom to ask about a paper."""
        paper = next((one for one in self.graph.documents if one.file == file), None)
        return one_line(paper.publisher or "") if paper and paper.publisher else f"whoever wrote {self.called(file)}"

    def to(self, key: str, type: str, status: str = "") -> list[Relation]:
        """Lines of one type that lead to an entity: in force, or of this status."""
        return [one for one in self._to.get(key, ()) if one.type == type and (one.status == status if status else is_live(one.status))]

    @cached_property
    def _to(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for one in self.graph.relations:
            found.setdefault(one.target, []).append(one)
        return found

    def contact(self, key: str) -> str:
        """Whom to ask about an entity: who leads or chairs it, its superior's secretary, or whoever wrote the paper that names it."""
        for type, word in (("LEADS", "lead"), ("CHAIRS", "chair")):
            if holders := self.to(key, type):
                return f"{self.name(holders[0].source)} ({word})"
        if steps := self.above.get(key):
            return f"the secretary of {self.name(steps[0].superior)}"
        entity = self.entities.get(key)
        return self.author(entity.evidence[-1].document) if entity and entity.evidence else "its secretary"

    def about(self, key: str) -> str:
        """An entity's name, or a line in words."""
        line = next((one for one in self.graph.relations if one.id == key), None)
        return self.phrase(line) if line else self.name(key)

    def phrase(self, relation: Relation) -> str:
        """The relation in words: "Children’s Trust reports to Health and Wellbeing Board"."""
        role = f" ({one_line(relation.role)})" if relation.role else ""
        return f"{self.name(relation.source)} {schema().relations[relation.type].verb} {self.name(relation.target)}{role}"

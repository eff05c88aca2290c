"""The resolved graph: entities and relations after names have been brought together and decisions applied."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.graph.claims import Evidence, SourceInfo


@dataclass(frozen=True, slots=True)
class Entity:
    """A body, organisation, project, person, place or plan.

    id:          stable slug, unique in the graph.
    aliases:     every other name under which sources know it, sorted.
    properties:  facts by their schema key (dates ISO, flags bool, else text); the newest source wins.
    accountable: a chain of accountability may end here (schema `accountable`, or a decision).
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    subtype: str | None = None
    status: str = "active"
    properties: dict[str, str | bool] = field(default_factory=dict)
    accountable: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed line between two entities; `evidence` and `claims` (ids) hold all that supports it.

    id:    stable key from type, ends and role: never the ends alone, since one pair may be joined in several ways.
    dates: the dates of the documents that state it, ISO, sorted; first and last mention are its first and last item.
    """

    id: str
    type: str
    source: str
    target: str
    evidence: tuple[Evidence, ...]
    role: str | None = None
    nature: str | None = None
    frequency: str | None = None
    status: str = "active"
    certainty: str = "explicit"
    confidence: float = 0.9
    method: str = ""
    claims: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities that may be the same; never merged without a decision. `parts` names the components of the score (0..1)."""

    a: str
    b: str
    score: float
    parts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that say different things. what: "status" | "chair" | "superior" | a fact's key; subject: entity or relation id.

    values: (value as text, evidence that says so), newest first.
    """

    subject: str
    what: str
    values: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole: sorted by id everywhere, so that the same claims and decisions give the same bytes."""

    documents: tuple[SourceInfo, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    waiting: tuple[str, ...] = ()  # ids of claims below the threshold, which wait for review

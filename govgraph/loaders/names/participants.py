"""Participants: what a page names and where. Entities: participants that are one and the same on this page."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {
    "B": "body",
    "O": "organisation",
    "J": "project",
    "P": "person",
    "T": "person",
    "S": "organisation",
    "A": "place",
    "L": "plan",
    "R": "body",
}
REFERENCE = "R"


@dataclass(frozen=True, slots=True)
class Participant:
    """clean[start:end] of a unit names something.

    tag:   B body, O organisation, J project, P person, T unnamed post, S sector, A place, L plan, R short form ("the Board").
    score: how sure the tagger is, 0 to 1.
    about: the chance that it is what the page is about, as another reader of the words holds it.
    """

    unit: int
    start: int
    end: int
    tag: str
    text: str
    score: float = 1.0
    about: float = 0.0


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a page names. names: its forms, the fullest first; mentions: numbers of its participants."""

    number: int
    tag: str
    names: tuple[str, ...]
    mentions: tuple[int, ...]

    @property
    def name(self) -> str:
        """The fullest form."""
        return self.names[0]

    @property
    def kind(self) -> str:
        """The kind of the schema."""
        return KINDS.get(self.tag, "body")

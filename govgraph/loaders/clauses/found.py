"""What the clause reader takes and gives: the context of a sentence, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from govgraph.graph.claims import Mention


def _nothing(text: str) -> Mention | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a sentence.

    subject: what the text is about here ("it", "we", an unsaid subject).
    resolve: called with "the Board", "this partnership", "the steering group" …; gives what is meant, or None.
    mode: "told" for reported speech, as in minutes, where "was" and "would" stand for "is" and "will"; "planned" for a paragraph
    of proposals, where "would" tells of what is proposed; "rules" for terms of reference, where "will" tells of what is.
    """

    subject: Mention | None = None
    resolve: Callable[[str], Mention | None] = field(default=_nothing)
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One claim read in a sentence.

    type: a relation type of the schema, or "fact" (property and value of `source`), or "entity" (status of `source`).
    start, end: character offsets into the sentence of the shortest span that proves it.  method: id of the trigger row.
    """

    type: str
    source: Mention
    target: Mention | None
    start: int
    end: int
    method: str
    role: str | None = None
    nature: str | None = None
    frequency: str | None = None
    status: str = "active"
    certainty: str = "explicit"
    confidence: float = 0.9
    property: str | None = None
    value: str | bool | None = None

"""A claim with what merging needs to know of it: its id, its source and how new it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from govgraph.graph.claims import Claim, Evidence
from govgraph.graph.merge.knowledge import knowledge


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its source.

    date: of the document or decision, ISO as precise as known, "" when unknown; line: of the decision that added it in its file.
    """

    id: str
    source: str
    date: str
    claim: Claim
    line: int = 0


def certainty_rank(certainty: str) -> int:
    """0 for the best kind of certainty."""
    known = knowledge().certainties
    return known.index(certainty) if certainty in known else len(known)


def weight(statement: Statement) -> tuple[object, ...]:
    """Sorts the statement that holds first: the newest, then the most certain, the most confident; undated ones last."""
    claim = statement.claim
    return (_newest(statement), certainty_rank(claim.certainty), -claim.confidence, statement.id)


def _newest(statement: Statement) -> tuple[bool, tuple[int, ...]]:
    return (statement.source != "decision", _backwards(statement.date))


@lru_cache(1 << 10)
def _backwards(date: str) -> tuple[int, ...]:
    """What sorts a later date first, and none last."""
    return tuple(-ord(letter) for letter in date.ljust(10, "\0"))


def winning_status(found: list[tuple[Statement, str]]) -> str:
    """The status that holds: what a person decided, else the newest; of equals what is stated over what is inferred, then by merge.yaml."""
    if len(found) == 1:
        return found[0][1]
    order = knowledge().statuses

    def rank(item: tuple[Statement, str]) -> tuple[object, ...]:
        statement, status = item
        return (_newest(statement), statement.claim.certainty == "inferred", order.index(status))

    return min(found, key=rank)[1]


def together(confidences: Iterable[tuple[str, float]]) -> float:
    """One confidence of (source, confidence) pairs: the best of each source; independent sources strengthen each other, up to .99."""
    best: dict[str, float] = {}
    for source, value in confidences:
        best[source] = max(best.get(source, 0.0), value)
    if len(best) == 1:
        return round(next(iter(best.values())), 4)
    doubt = 1.0
    for value in sorted(best.values()):
        doubt *= 1 - value
    return round(max(max(best.values()), min(0.99, 1 - doubt)), 4)


def evidence_order(item: Evidence) -> tuple[object, ...]:
    """A total order of evidence."""
    return (item.document, item.source, item.start, item.end, item.quote, item.page or 0, item.anchor or "")


def all_evidence(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    """All evidence of the statements, each once, sorted."""
    found = [item for statement in statements for item in statement.claim.evidence]
    return tuple(sorted(set(found), key=evidence_order)) if len(found) > 1 else tuple(found)

"""Where sources say different things of one entity: status, steady facts, the chair, the superior."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govgraph.graph.claims import EntityClaim, Evidence, FactClaim, RelationClaim
from govgraph.graph.merge.knowledge import knowledge
from govgraph.graph.merge.relations import Ended
from govgraph.graph.merge.statement import Statement, weight
from govgraph.graph.merge.succession import months, older, post_of
from govgraph.graph.model import Disagreement
from govgraph.graph.schema import schema

Values = list[tuple[str, Statement]]


def disagreements(about: dict[str, list[Statement]], ended: Iterable[Ended], names: dict[str, str]) -> list[Disagreement]:
    """All disagreements, sorted. about: statements by entity id; ended: relation statements that are in the graph."""
    told = [(key, statements) for key, statements in about.items() if len({item.source for item in statements}) > 1]
    found = [item for key, statements in sorted(told) for item in _of_entity(key, statements)]
    found += _of_lines(ended, names)
    return sorted(found, key=lambda item: (item.subject, item.what))


def _of_entity(key: str, statements: list[Statement]) -> Iterator[Disagreement]:
    status: Values = [(item.claim.status, item) for item in statements if isinstance(item.claim, EntityClaim)]
    # A source that tells what became of a body, and names it elsewhere without a word on that, says one thing.
    telling = {item.source for said, item in status if said != "active"}
    status = [(said, item) for said, item in status if said != "active" or item.source not in telling]
    if _contradicts(status):
        yield _record(key, "status", status)
    for fact in knowledge().steady_facts:
        values: Values = [
            (_text(item.claim.value), item) for item in statements if isinstance(item.claim, FactClaim) and item.claim.property == fact
        ]
        if fact in knowledge().changing_facts:
            values = _of_the_newest_time(values)
        if _differ(values):
            yield _record(key, fact, values)


def _of_the_newest_time(values: Values) -> Values:
    """What the papers of the newest time say, and those of no time."""
    newest = max((item.date for _, item in values), default="")
    return [(value, item) for value, item in values if not older(item.date, newest)]


def _text(value: str | bool) -> str:
    return value if isinstance(value, str) else ("yes" if value else "no")


def _differ(values: Values) -> bool:
    """Whether two sources give values that share nothing; what one source varies in itself is left to its reader."""
    if len({statement.source for _, statement in values}) < 2:
        return False
    by_source: dict[str, set[str]] = defaultdict(set)
    for value, statement in values:
        by_source[statement.source].add(" ".join(value.casefold().split()).rstrip("./"))
    sets = [by_source[source] for source in sorted(by_source)]
    return any(not one & other for place, one in enumerate(sets) for other in sets[place + 1 :])


def _contradicts(values: Values) -> bool:
    """A status that differs between sources, unless the newer only tells what became of it."""
    if not _differ(values):
        return False
    live = schema().statuses
    ended = [item.date for status, item in values if not live[status].live and status != "proposed"]
    active = [item.date for status, item in values if live[status].live and item.date]
    # A document without a date that merely names a body does not say that it lives.
    return bool(ended and active) and months(max(active)) > months(min(ended)) - knowledge().news_after_months


def _of_lines(ended: Iterable[Ended], names: dict[str, str]) -> list[Disagreement]:
    chairs: dict[str, Values] = defaultdict(list)
    superiors: dict[str, Values] = defaultdict(list)
    for statement, source, target in ended:
        claim = statement.claim
        if not isinstance(claim, RelationClaim) or claim.status != "active":
            continue
        if claim.type == "CHAIRS" and post_of(claim) == "chair":
            chairs[target].append((names[source], statement))
        elif claim.type in knowledge().superior_types:
            superiors[source].append((names[target], statement))
    tables = (("chair", chairs), ("superior", superiors))
    return [_record(key, what, values) for what, table in tables for key, values in table.items() if _differ(values)]


def _record(subject: str, what: str, values: Values) -> Disagreement:
    """One row per value and source, newest first."""
    rows: dict[tuple[str, str], tuple[str, Evidence]] = {}
    for value, statement in sorted(values, key=lambda item: (weight(item[1]), item[0])):
        if statement.claim.evidence:
            rows.setdefault((value, statement.source), (value, statement.claim.evidence[0]))
    return Disagreement(subject, what, tuple(rows.values()))

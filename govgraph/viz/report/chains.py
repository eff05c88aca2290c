"""Chains of accountability: from each project and body upward along the lines in force, where they end, and the words behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from govgraph.graph.cells import one_line, readable
from govgraph.graph.model import Entity, Relation
from govgraph.graph.schema import schema
from govgraph.viz.report.index import Index, Step
from govgraph.viz.report.model import Table
from govgraph.viz.report.words import is_live, listed, status_word

MOST_PATHS = 4
MOST_STEPS = 40
ENDS = {
    "self": "Itself accountable",
    "accountable": "Reaches an accountable body",
    "open": "! Stops short",
    "circle": "! Goes round in a circle",
    "long": "! Goes on beyond 40 steps",
    "none": "! No line found",
    "resting": "! Passes a body not in force",
}


@dataclass(frozen=True, slots=True)
class Chain:
    """One way up. end: a key of ENDS."""

    steps: tuple[Step, ...]
    end: str


def chains_of(index: Index, key: str) -> list[Chain]:
    """The ways up from an entity, primary lines first, four at most."""
    return list(islice(_walk(index, key, (), (key,)), MOST_PATHS))


def sound(index: Index, key: str) -> bool:
    """Whether one of the ways up reaches an accountable body through bodies in force."""
    return any(chain.end in ("accountable", "self") for chain in chains_of(index, key))


NOTE = (
    "Each chain follows the lines in force upward: reports to, is part of, is overseen by. It ends well at a body that answers to an "
    "electorate, to Parliament or to statute. Those that cannot be traced to one come first, with an exclamation mark."
)


def tables(index: Index) -> list[Table]:
    """Projects first, then bodies, then the sentences that the chains rest on."""
    made = []
    for kind, key, title in (("project", "project-chains", "Projects"), ("body", "body-chains", "Bodies")):
        lost_first = sorted(index.of_kind(kind, live=True), key=lambda one: sound(index, one.id))
        rows = [row for one in lost_first for row in _rows(index, one)]
        if rows:
            made.append(Table(key, title, ("Name", "Chain upward", "Where it ends", "Weakest line"), tuple(rows), NOTE))
    lines = [one for one in index.graph.relations if schema().relations[one.type].accountability != "none"]
    if lines:
        columns = ("Line", "Status", "How it is known", "Words of the paper", "Page or cell", "Paper", "Date")
        made.append(Table("sentences", "The sentences behind the lines", columns, _by_name(_sentence(index, one) for one in lines)))
    return made


def _walk(index: Index, key: str, steps: tuple[Step, ...], seen: tuple[str, ...]) -> Iterator[Chain]:
    entity = index.entities.get(key)
    further = index.above.get(key, [])
    if entity is not None and entity.accountable:
        yield Chain(steps, _good_end(index, steps) if steps else "self")
        return
    if not further or len(steps) >= MOST_STEPS:
        yield Chain(steps, "long" if further else "open" if steps else "none")
        return
    for step in further:
        if step.superior in seen:
            yield Chain((*steps, step), "circle")
        else:
            yield from _walk(index, step.superior, (*steps, step), (*seen, step.superior))


def _good_end(index: Index, steps: tuple[Step, ...]) -> str:
    passed = [index.entities.get(step.superior) for step in steps]
    return "accountable" if all(one is None or is_live(one.status) for one in passed) else "resting"


def _rows(index: Index, entity: Entity) -> Iterator[tuple[str, ...]]:
    for chain in chains_of(index, entity.id):
        way = " → ".join(index.marked(step.superior) for step in chain.steps) or _instead(index, entity)
        yield index.marked(entity.id), way, ENDS[chain.end], _weakest(chain)


def _by_name(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(rows, key=lambda row: (row[0].casefold(), row)))


def _instead(index: Index, entity: Entity) -> str:
    # Who delivers or leads a project is where to begin asking, though it carries no accountability by itself.
    near = [
        f"{schema().relations[one.type].inverse} {index.name(one.source)}"
        for one in index.upon(entity.id, "LEADS", "DELIVERS", "HOSTS")
        if is_live(one.status)
    ]
    return f"({listed(near)})" if near else "–"


def _weakest(chain: Chain) -> str:
    if not chain.steps:
        return "–"
    step = min(chain.steps, key=lambda one: (one.relation.confidence, one.relation.id))
    return f"{_known(step.relation)} ({step.relation.confidence:.0%})"


def _known(relation: Relation) -> str:
    """How a line is known, in words."""
    return schema().certainties.get(relation.certainty, one_line(relation.certainty))


def _sentence(index: Index, relation: Relation) -> tuple[str, ...]:
    first = relation.evidence[0] if relation.evidence else None
    more = f" (and {len(relation.evidence) - 1} more)" if len(relation.evidence) > 1 else ""
    quote = f"{readable(first.quote)}{more}" if first else "–"
    place = index.place(first) if first else ("–", "")
    where = (f"page {first.page}" if first.page else one_line(first.anchor or "–")) if first else "–"
    return index.phrase(relation), status_word(relation.status), _known(relation), quote, where, *place

"""What would follow if a body ended, two were merged, or one were moved: who loses the way up, what hangs on it, which findings change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import networkx

from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.queries.checking import Finding, Item

ROOT = "\0root"  # above all ends of chains; no entity has such an id


class Tie(NamedTuple):
    """Lines of an entity that hang on it: which, at which end it stands, and whom they lead to."""

    title: str
    types: tuple[str, ...]
    end: str  # where the entity stands
    kinds: tuple[str, ...]
    alone: bool = True  # whether it is told for whom it is the only one


_SUPPORT = ("OVERSEES", "LEADS", "DELIVERS", "HOSTS", "FUNDS")
TIES = (
    Tie("Answer to it", ("REPORTS_TO", "PART_OF"), "target", ("body", "organisation", "project", "person")),
    Tie("Are overseen by it", ("OVERSEES",), "source", ("body",)),
    Tie("Projects", _SUPPORT, "source", ("project",)),
    Tie("Projects linked to it", ("RELATED_TO",), "source", ("project",)),
    Tie("Chair and lead", ("CHAIRS", "LEADS"), "target", ("person", "organisation", "body")),
    Tie("Seats on it", ("MEMBER_OF",), "target", ("person", "organisation", "body")),
    Tie("Its own seats elsewhere", ("MEMBER_OF", "CHAIRS"), "source", ("body",), False),
    Tie("Areas", ("COVERS",), "source", ("place",)),
    Tie("Plans", ("PRODUCES", "OVERSEES"), "source", ("plan",)),
    Tie("Money", ("FUNDS",), "target", ("body", "organisation", "project"), False),
)


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on an entity by one kind of tie. all: names; alone: those of them for whom it is the only one."""

    title: str
    all: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A finding about one subject. how: appears, vanishes or changes; message: as it would stand, or stood if it vanishes."""

    how: str
    code: str
    level: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Consequences:
    """What would follow.

    lose, gain: names that reach an accountable body now and would not, and the reverse; strand: names that reach none now and would
    lose the only line upward that they have; ends: where the lines of the subject end now; sound: one of those is accountable;
    lines: how many lines in force the subject has; touched: ids for a picture.
    """

    lose: tuple[str, ...]
    gain: tuple[str, ...]
    strand: tuple[str, ...]
    ends: tuple[str, ...]
    sound: bool
    lines: int
    hanging: tuple[Hanging, ...]
    changes: tuple[Change, ...]
    touched: frozenset[str]


def consequences(before: Graph, after: Graph, key: str, found: Sequence[Finding], then: Sequence[Finding]) -> Consequences:
    """What follows when `before` becomes `after`. key: the entity that ends, goes into another or moves; found, then: the findings."""
    old, new = _downward(before), _downward(after)
    names = {one.id: one.name for one in (*after.entities, *before.entities)}
    reach, reached = _reached(old, before), _reached(new, after)
    stays = _live(after)
    lose, gain = (reach - reached - {key}) & stays, reached - reach
    # What every way up passes through is what dominates in the graph turned downward.
    ends_here = key not in stays and any(one.id == key for one in after.entities)
    strand = _only_through(old, key, _tops(old)) - lose - reach if ends_here else set()
    ends = _tops(old) & {*networkx.ancestors(old, key), key} if key in old else set()

    def called(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(names[one] for one in keys))

    return Consequences(
        called(lose), called(gain), called(strand), called(ends - {key}), key in reach, len(list(_lines(before, key))),
        _hanging(before, key), tuple(_changes(found, then)), _touched(old, new, key, lose | gain | strand),
    )  # fmt: skip


def _live(graph: Graph) -> set[str]:
    return {one.id for one in graph.entities if schema().statuses[one.status].live}


def _downward(graph: Graph) -> networkx.DiGraph[str]:
    """Lines of accountability in force between what is in force, from superiors down."""
    live = _live(graph)
    made: networkx.DiGraph[str] = networkx.DiGraph()
    made.add_nodes_from(sorted(live))
    for line in graph.relations:
        way = schema().relations[line.type].accountability
        if way != "none" and schema().statuses[line.status].live and line.source in live and line.target in live:
            made.add_edge(*((line.target, line.source) if way == "forward" else (line.source, line.target)))
    return made


def _reached(down: networkx.DiGraph[str], graph: Graph) -> set[str]:
    """What can be traced up to an accountable body, with those bodies themselves."""
    ends = {one.id for one in graph.entities if one.accountable and one.id in down}
    found: set[str] = networkx.descendants(_rooted(down, ends), ROOT)
    return found


def _rooted(down: networkx.DiGraph[str], ends: Iterable[str]) -> networkx.DiGraph[str]:
    made = down.copy()
    made.add_node(ROOT)
    made.add_edges_from((ROOT, end) for end in sorted(ends))
    return made


def _tops(down: networkx.DiGraph[str]) -> set[str]:
    """Where lines end: what answers to nobody, and circles that answer to nobody outside."""
    whole = networkx.condensation(down)
    return {key for ring in whole if not whole.in_degree(ring) for key in whole.nodes[ring]["members"]}


def _only_through(down: networkx.DiGraph[str], key: str, ends: set[str]) -> set[str]:
    """What reaches the ends only through `key`."""
    above = networkx.immediate_dominators(_rooted(down, ends), ROOT)
    below: dict[str, list[str]] = {}
    for one, dominator in above.items():
        if dominator is not None and one != dominator:
            below.setdefault(dominator, []).append(one)
    found, waiting = set(), [key]
    while waiting:
        under = below.get(waiting.pop(), [])
        found.update(under)
        waiting += under
    return found


def _lines(graph: Graph, key: str) -> Iterator[Relation]:
    return (line for line in graph.relations if key in (line.source, line.target) and schema().statuses[line.status].live)


def _hanging(graph: Graph, key: str) -> tuple[Hanging, ...]:
    entities = {one.id: one for one in graph.entities}
    return tuple(made for tie in TIES if (made := _tied(graph, entities, key, tie)).all)


def _tied(graph: Graph, entities: dict[str, Entity], key: str, tie: Tie) -> Hanging:
    lines = [line for line in graph.relations if line.type in tie.types and schema().statuses[line.status].live]
    ends: dict[str, set[str]] = {_other(line, tie.end): set() for line in lines if _here(line, tie.end) == key}
    for line in lines:
        if _other(line, tie.end) in ends and entities[_here(line, tie.end)].kind != "person":
            ends[_other(line, tie.end)].add(_here(line, tie.end))
    kept = {one: found for one, found in ends.items() if entities[one].kind in tie.kinds}
    alone = [entities[one].name for one, found in kept.items() if found == {key} and tie.alone]
    return Hanging(tie.title, tuple(sorted(entities[one].name for one in kept)), tuple(sorted(alone)))


def _here(line: Relation, end: str) -> str:
    return line.source if end == "source" else line.target


def _other(line: Relation, end: str) -> str:
    return line.target if end == "source" else line.source


def _changes(found: Iterable[Finding], then: Iterable[Finding]) -> Iterator[Change]:
    """What appears, vanishes or reads otherwise, subject by subject, since a group goes on when one of it leaves."""
    before, after = _each(found), _each(then)
    for how, keys, told in (
        ("appears", after.keys() - before.keys(), after),
        ("vanishes", before.keys() - after.keys(), before),
        ("changes", {key for key in after.keys() & before.keys() if after[key][1].message != before[key][1].message}, after),
    ):
        for finding, item in (told[key] for key in sorted(keys)):
            if how == "changes" and finding.level == "note":  # one fewer of many old names is no news
                continue
            yield Change(how, finding.code, finding.level, finding.title, item.message)


def _each(findings: Iterable[Finding]) -> dict[tuple[str, str, int], tuple[Finding, Item]]:
    made: dict[tuple[str, str, int], tuple[Finding, Item]] = {}
    for one in findings:
        for item in one.items or (Item(one.subject, one.subject_name, one.message, one.evidence),):
            number = sum(key[:2] == (one.code, item.subject) for key in made)
            made[one.code, item.subject, number] = (one, item)
    return made


def _touched(old: networkx.DiGraph[str], new: networkx.DiGraph[str], key: str, moved: set[str]) -> frozenset[str]:
    """The entity, all above it, what is directly under it, and what loses or gains its way; before and after."""
    found = {key, *moved}
    for down in (old, new):
        if key in down:
            found |= networkx.ancestors(down, key) | set(down.successors(key))
    return frozenset(found)

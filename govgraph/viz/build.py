"""From a graph and its findings to the view model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.circles import circles
from govgraph.viz.dates import Dates
from govgraph.viz.style import styles
from govgraph.viz.text import clean
from govgraph.viz.view import Box, Link, View

Pair = tuple[str, str]
Chairs = tuple[tuple[str, str], ...]


def build_view(graph: Graph, findings: Iterable[Any] = (), *, title: str | None = None, as_of: str | None = None) -> View:
    """The view of `graph`. Findings may be the objects of `govgraph.queries.check` or plain dicts with the same fields."""
    names = {entity.id: clean(entity.name) or "(no name)" for entity in graph.entities}
    dates = Dates(graph)
    links = _links(graph, dates)
    facts = tuple(sorted((each for item in findings for each in _findings(item)), key=lambda item: (str(item["code"]), str(item["id"]))))
    boxes = _boxes(graph, links, dates, names, {str(item["subject"]) for item in facts if item["level"] == "act"})
    shown = {box.key for box in boxes}
    kept = tuple(link for link in links if link.lower in shown and link.upper in shown)
    return View(clean(title or "Governance map"), boxes, kept, graph, facts, as_of or "", names)


_FIELDS = ("id", "code", "name", "level", "title", "why", "remedy", "subject", "message", "evidence")


def _findings(item: Any) -> list[dict[str, Any]]:
    """A finding as data; of a group one for each of its items, since each marks a card of its own."""
    data: dict[str, Any] = item if isinstance(item, dict) else {field: getattr(item, field, "") for field in (*_FIELDS, "items")}
    whole = {field: data.get(field, "") for field in _FIELDS}
    each = [{"subject": one.subject, "message": one.message, "evidence": one.evidence} for one in data.get("items") or ()]
    return [{**whole, **one} for one in each] or [whole]


def drawn(relation: Relation, kinds: dict[str, str]) -> bool:
    """Whether the relation is a line of the picture; all others are told in the panel."""
    style = styles().lines.get(relation.type)
    pair = f"{kinds.get(relation.source)}-{kinds.get(relation.target)}"
    return style is not None and relation.source != relation.target and pair in style.draw


def _links(graph: Graph, dates: Dates) -> tuple[Link, ...]:
    kinds = {entity.id: entity.kind for entity in graph.entities}
    pairs: dict[Pair, list[Relation]] = defaultdict(list)
    for relation in graph.relations:
        if drawn(relation, kinds):
            pairs[_direction(relation)].append(relation)
    for lower, upper in sorted(pairs):
        _absorb(pairs, (lower, upper))
    return tuple(_link(pair, relations, dates) for pair, relations in sorted(pairs.items()) if relations)


def _direction(relation: Relation) -> Pair:
    """(lower, upper) of a relation."""
    above_target = styles().lines[relation.type].above == "target"
    return (relation.source, relation.target) if above_target else (relation.target, relation.source)


def _absorb(pairs: dict[Pair, list[Relation]], pair: Pair) -> None:
    # Two boxes are joined by one line, unless each answers to the other: the weaker way joins the stronger.
    back = (pair[1], pair[0])
    if pair not in pairs or back not in pairs or (_answers(pairs[pair]) and _answers(pairs[back])):
        return
    keep, drop = sorted((pair, back), key=lambda way: min(strength(relation) for relation in pairs[way]))
    pairs[keep] += pairs.pop(drop)


def strength(relation: Relation) -> tuple[Any, ...]:
    """Sort key: accountability first, then what is in force, then the schema's priority, then confidence, then the key."""
    kind, live = schema().relations[relation.type], schema().statuses[relation.status].live
    return (kind.accountability == "none", not live, kind.priority, -round(relation.confidence, 3), relation.id)


def _answers(relations: Iterable[Relation]) -> bool:
    return any(schema().relations[relation.type].accountability != "none" for relation in relations)


def _link(pair: Pair, relations: list[Relation], dates: Dates) -> Link:
    ordered = sorted(relations, key=strength)
    best = ordered[0]
    types = tuple(dict.fromkeys(relation.type for relation in ordered))
    spans = [dates.relation(relation) for relation in ordered]
    first = min((first for first, _ in spans if first), default="")
    return Link(
        f"{pair[0]}>{pair[1]}",
        *pair,
        best.type,
        types,
        tuple(relation.id for relation in ordered),
        best.status,
        best.certainty,
        best.confidence,
        _answers([best]),
        first,
        spans[0][1],
    )


def _boxes(graph: Graph, links: tuple[Link, ...], dates: Dates, names: dict[str, str], acts: set[str]) -> tuple[Box, ...]:
    tops = {link.upper for link in links if link.answers}
    chairs = _chairs(graph, names, dates)
    marks = _Marks(graph, links, acts)
    shown = [one for one in graph.entities if one.kind in ("body", "project") or (one.kind == "organisation" and one.id in tops)]
    shown.sort(key=lambda one: one.id)
    return tuple(_box(one, chairs.get(one.id, ()), marks.of(one), dates, names) for one in shown)


def _box(entity: Entity, chairs: Chairs, marks: tuple[str, ...], dates: Dates, names: dict[str, str]) -> Box:
    family = styles().family(entity.kind, entity.subtype, entity.name).key
    lines, since = tuple(line for line, _ in chairs), tuple(day for _, day in chairs)
    first, ended = dates.entity(entity)
    return Box(entity.id, names[entity.id], entity.kind, family, entity.status, entity.accountable, lines, marks, first, ended, since)


def _chairs(graph: Graph, names: dict[str, str], dates: Dates) -> dict[str, Chairs]:
    """Body → ("Chair: …", since when it is said) for each word for a chair; the newest three names of each."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for relation in sorted(graph.relations, key=lambda item: (item.dates[-1:], item.id), reverse=True):
        word = styles().chairs.get((relation.role or "chair").lower())
        if relation.type == "CHAIRS" and schema().statuses[relation.status].live and word:
            told = found[relation.target]
            if all(names[relation.source] not in people for people in told.values()):
                told[word][names[relation.source]] = dates.relation(relation)[0]
    return {key: tuple(_chair_line(title, who) for title, who in sorted(rows.items())) for key, rows in found.items()}


def _chair_line(title: str, who: dict[str, str]) -> tuple[str, str]:
    newest = dict(list(who.items())[:3])
    return f"{title}: {', '.join(sorted(newest))}", min(newest.values())


class _Marks:
    """Which marks an entity carries; acts: keys of what a finding says that somebody must act upon."""

    def __init__(self, graph: Graph, links: tuple[Link, ...], acts: set[str]) -> None:
        self._acts = acts
        self._twins = {key for proposal in graph.proposals for key in (proposal.a, proposal.b)}
        self._rings = {key for ring in circles(links) for key in ring}
        self._joined = {key for link in links if link.answers for key in (link.lower, link.upper)}
        best: dict[str, float] = {}
        for link in links:
            best[link.lower] = max(best.get(link.lower, 0.0), link.confidence)
        self._weak = {key for key, confidence in best.items() if confidence < styles().weak_below}

    def of(self, entity: Entity) -> tuple[str, ...]:
        """Keys of styles.yaml `marks`, in its order."""
        live = schema().statuses[entity.status].live
        has = {
            "act": entity.id in self._acts,
            "orphan": live and entity.kind != "organisation" and not entity.accountable and entity.id not in self._joined,
            "duplicate": entity.id in self._twins,
            "weak": entity.id in self._weak,
            "circle": entity.id in self._rings,
            entity.status: True,
        }
        return tuple(key for key in styles().marks if has.get(key))

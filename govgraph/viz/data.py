"""What the page needs to know, as plain data: cards, lines, plans of the trees, and everything that the panel tells."""

from __future__ import annotations

from typing import Any

from govgraph.graph.claims import Evidence, split_whereabouts
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.layout.scene import LOOSE_HEAD, LOOSE_SHUT, Scene, lane
from govgraph.viz.sections import Section
from govgraph.viz.style import styles
from govgraph.viz.text import clean, readable
from govgraph.viz.view import Box, Link, View

SHOWN = 4  # places where an entity is named that the page quotes


def page_data(view: View, sections: list[Section]) -> dict[str, Any]:
    """One object for the page's script. Keys of one or two letters are explained beside the functions below.

    Entities and relations come by column, which packs best, and name each other by number.
    """
    quotes = _Quotes(view.graph)
    numbers = {item.id: index for index, item in enumerate(view.graph.entities)}
    entities = [_entity(item, quotes) for item in view.graph.entities]
    relations = [_relation(item, numbers, quotes) for item in view.graph.relations]
    findings, rules = _findings(view.findings, quotes)
    order = {link.id: index for index, link in enumerate(view.links)}
    number = {item.id: index for index, item in enumerate(view.graph.relations)}
    return {
        "title": view.title,
        "asOf": view.as_of,
        "style": _style(),
        "words": _words(),
        "documents": [
            {"f": clean(item.file), "t": clean(item.title or item.file), "d": clean(item.date or "")} for item in view.graph.documents
        ],
        "entities": _columns(entities, "inkstafec"),
        "relations": _columns(relations, "ystdxcpe"),
        "quotes": quotes.texts,
        "boxes": {box.key: _box(box, sections) for box in view.boxes},
        "links": [_link(link, number) for link in view.links],
        "views": [_view(section, order) for section in sections],
        "findings": findings,
        "rules": rules,
        "proposals": [{"a": item.a, "b": item.b, "s": round(item.score, 2)} for item in view.graph.proposals],
    }


def _style() -> dict[str, Any]:
    look = styles()
    return {
        "families": {key: {"t": one.title, "light": one.light, "dark": one.dark, "s": one.shape} for key, one in look.families.items()},
        "lines": {key: {"d": item.dash, "w": item.weight, "a": item.above} for key, item in look.lines.items()},
        "marks": {key: {"s": item.sign, "w": item.word, "d": item.dash, "x": item.struck} for key, item in look.marks.items()},
        "card": look.card,
        "gaps": look.gaps,
        "loose": [LOOSE_HEAD, *LOOSE_SHUT],
        "theme": look.theme,
    }


def _words() -> dict[str, Any]:
    rows = schema()
    return {
        "relations": {
            key: {"v": item.verb, "i": item.inverse, "sym": item.symmetric, "acc": item.accountability, "p": item.priority}
            for key, item in rows.relations.items()
        },
        "kinds": {key: {"t": item.title, "p": item.plural} for key, item in rows.kinds.items()},
        "statuses": {key: {"live": item.live, "t": item.title} for key, item in rows.statuses.items()},
    }


def _columns(rows: list[dict[str, Any]], keys: str) -> dict[str, list[Any]]:
    return {key: [row[key] for row in rows] for key in keys}


class _Quotes:
    """Quotes by number, each once: a sentence that lists ten members proves ten relations.

    texts: those that are not the name of an entity; before them count the names of all entities, in the graph's order.
    """

    def __init__(self, graph: Graph) -> None:
        self.texts: list[str] = []
        self._names = len(graph.entities)
        self._numbers = {_name(entity): number for number, entity in enumerate(graph.entities)}
        self._documents = {item.file: number for number, item in enumerate(graph.documents)}

    def of(self, evidence: tuple[Evidence, ...]) -> list[list[Any]]:
        """[document number or -1, quote number, page or cell if known] for each; document -1 stands for what a person decided."""
        return [
            [self._documents.get(item.document, -1), self._number(readable(item.quote)), *([item.page or item.place] if item.place else [])]
            for item in evidence
        ]

    def found(self, row: dict[str, Any]) -> list[Any]:
        """The same for the evidence of a finding: a dict of quote, document (with the place in it) and more."""
        document, place = split_whereabouts(str(row.get("document")), self._documents)
        number = self._number(readable(str(row.get("quote") or "")))
        return [self._documents.get(document, -1), number, *([place] if place else [])]

    def _number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = self._names + len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def _entity(entity: Entity, quotes: _Quotes) -> dict[str, Any]:
    """i id, n name, k kind, s subtype, t status, a aliases, f facts as [title, value], e the first evidence, c how many there are."""
    titles = schema().facts
    facts = [[titles.get(key, {}).get("title", key), _said(value)] for key, value in sorted(entity.properties.items())]
    return {
        "i": entity.id, "n": _name(entity), "k": entity.kind, "s": clean(entity.subtype or ""), "t": entity.status,
        "a": [clean(alias) for alias in entity.aliases], "f": facts, "e": quotes.of(entity.evidence[:SHOWN]), "c": len(entity.evidence),
    }  # fmt: skip


def _name(entity: Entity) -> str:
    return clean(entity.name) or "(no name)"


def _said(value: str | bool) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else clean(value)


def _relation(relation: Relation, numbers: dict[str, int], quotes: _Quotes) -> dict[str, Any]:
    """y type, s source and t target by number, d detail (role, nature, frequency), x status, c certainty, p confidence, e evidence."""
    detail = ", ".join(clean(part) for part in (relation.role, relation.nature, relation.frequency) if part)
    return {
        "y": relation.type, "s": numbers[relation.source], "t": numbers[relation.target], "d": detail, "x": relation.status,
        "c": relation.certainty, "p": round(relation.confidence, 2), "e": quotes.of(relation.evidence),
    }  # fmt: skip


def _box(box: Box, sections: list[Section]) -> dict[str, Any]:
    """w, h size, f family, m marks, t status, b first mention, z end, c chairs as [line, since]."""
    card = next(section.scene.cards[box.key] for section in sections if box.key in section.scene.cards)
    return {
        "w": card.w, "h": card.h, "f": box.family,
        "m": list(box.marks), "t": box.status, "b": box.first, "z": box.ended,
        "c": [[clean(line), day] for line, day in zip(box.chairs, box.since, strict=True)],
    }  # fmt: skip


def _link(link: Link, number: dict[str, int]) -> dict[str, Any]:
    """l lower, u upper, y type, r numbers of relations; where it says more: ys all types, x status, a accountability, b first mention,
    z end."""
    more = {
        "ys": list(link.types[1:]) and list(link.types), "x": "" if link.status == "active" else link.status,
        "a": link.answers, "b": link.first, "z": link.ended,
    }  # fmt: skip
    always = {"l": link.lower, "u": link.upper, "y": link.type, "r": [number[key] for key in link.relations]}
    return {**always, **{key: value for key, value in more.items() if value}}


def _view(section: Section, order: dict[str, int]) -> dict[str, Any]:
    """A picture: t title, trees as plans, tuck: plans of what is folded onto a card, loose boxes,
    numbers of its lines, which of them are primary as [number, its box, lane],
    which close a circle, and how many boxes beneath a box stand in other pictures."""
    scene: Scene = section.scene
    primary = [[order[link.id], lower, lane(link)] for lower, link in sorted(scene.forest.parents.items())]
    return {
        "t": section.title, "trees": [plan.data() for plan in scene.plans], "w": scene.page_width,
        "loose": scene.forest.loose, "cols": scene.loose_columns,
        "links": [order[link.id] for link in (*(route.link for route in scene.routes), *scene.hidden)],
        "tuck": {key: [plan.data() for plan in plans] for key, plans in scene.tucked.items()},
        "primary": primary, "more": section.more, "ring": [order[route.link.id] for route in scene.routes if route.circle],
    }  # fmt: skip


def _findings(found: tuple[dict[str, Any], ...], quotes: _Quotes) -> tuple[list[Any], list[Any]]:
    """[rule number, subject, message, evidence] of each finding; and the rules: [level, code, title, why, remedy], each once."""
    rules: dict[tuple[str, ...], int] = {}
    rows = []
    for item in found:
        rule = tuple(clean(item.get(key) or "") for key in ("level", "code", "title", "why", "remedy"))
        number = rules.setdefault(rule, len(rules))
        said = [quotes.found(row) for row in item.get("evidence") or [] if isinstance(row, dict)]
        rows.append([number, str(item.get("subject") or ""), clean(item.get("message") or ""), said[:SHOWN]])
    return rows, [list(rule) for rule in rules]


def graph_summary(view: View, graph: Graph) -> str:
    """What is in the picture, in a sentence or three."""
    from govgraph.viz.circles import circles

    counts = {kind: sum(1 for item in graph.entities if item.kind == kind) for kind in ("body", "project", "person")}
    joined = {key for link in view.links for key in (link.lower, link.upper)}
    alone = sum(1 for box in view.boxes if box.key not in joined)
    orphans = sum(1 for box in view.boxes if "orphan" in box.marks)
    return (
        f"{_count(counts['body'], 'body', 'bodies')}, {_count(counts['project'], 'project', 'projects')}, "
        f"{_count(counts['person'], 'person', 'people')} and {_count(len(graph.relations), 'relation', 'relations')} "
        f"from {_count(len(graph.documents), 'document', 'documents')}. "
        f"{alone:,} with no line to any other; {orphans:,} without a reporting line; "
        f"{_count(len(circles(view.links)), 'circle', 'circles')} of reporting lines."
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"

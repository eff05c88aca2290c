"""The same facts in words: an outline of who stands beneath whom, and a table of all relations with their evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.graph.claims import SourceInfo
from govgraph.graph.model import Relation
from govgraph.graph.schema import schema
from govgraph.viz.layout.forest import Forest, plant
from govgraph.viz.papers import titles_of
from govgraph.viz.style import styles
from govgraph.viz.text import clean, readable
from govgraph.viz.view import Box, View

MOST = 2000  # rows of the table; who wants more opens a workbook


@dataclass(slots=True)
class Item:
    """A line of the outline. number: of the box among all boxes by key; verb: how it is joined to the item above it, with its name;
    words: what it is, who chairs it, its marks."""

    key: str
    number: int
    name: str
    words: list[str]
    verb: str = ""
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: one relation with its first quote."""

    source: str
    verb: str
    target: str
    detail: str
    status: str
    certainty: str
    quote: str
    document: str
    date: str


def outline_items(view: View) -> tuple[list[Item], list[Item]]:
    """The trees, and the boxes without any line."""
    forest = plant(view.boxes, view.links)
    boxes = {box.key: box for box in view.boxes}
    number = {key: index for index, key in enumerate(sorted(boxes))}
    tops = [*forest.roots, *(key for keys in forest.asides.values() for key in keys)]
    tops.sort(key=lambda key: not (forest.children.get(key) or forest.tucked.get(key)))  # the largest tree first, as the roots come
    return [_item(forest, boxes, number, key) for key in tops], [_item(forest, boxes, number, key) for key in forest.loose]


def _item(forest: Forest, boxes: dict[str, Box], number: dict[str, int], key: str) -> Item:
    box, link = boxes[key], forest.parents.get(key)
    marks = [f"{styles().marks[mark].sign} {styles().marks[mark].word}" for mark in box.marks]
    words = [styles().families[box.family].title, *box.chairs, *marks]
    verb = ""
    if link:
        kind = schema().relations[link.type]
        upward = styles().lines[link.type].above == "target" or kind.symmetric
        verb = f"{kind.verb if upward else kind.inverse} {boxes[link.upper].name}"
    below = [_item(forest, boxes, number, child) for child in (*forest.children.get(key, ()), *forest.tucked.get(key, ()))]
    return Item(key, number[key], box.name, words, verb, below)


def table_rows(view: View) -> tuple[list[Row], int]:
    """Relations by the schema's priority, then by the names at their ends: so many as one reads in a table, and how many more there are."""
    documents, titles = {item.file: item for item in view.graph.documents}, titles_of(view.graph)
    ordered = sorted(view.graph.relations, key=lambda one: _order(view, one))
    return [_row(view, one, documents, titles) for one in ordered[:MOST]], max(0, len(ordered) - MOST)


def _order(view: View, relation: Relation) -> tuple[int, str, str, str]:
    ends = (view.names.get(relation.source, ""), view.names.get(relation.target, ""))
    return (schema().relations[relation.type].priority, *ends, relation.id)


def _row(view: View, relation: Relation, documents: dict[str, SourceInfo], titles: dict[str, str]) -> Row:
    first = relation.evidence[0] if relation.evidence else None
    source = documents.get(first.document) if first else None
    detail = ", ".join(clean(part) for part in (relation.role, relation.nature, relation.frequency) if part)
    return Row(
        source=view.names.get(relation.source, relation.source),
        verb=schema().relations[relation.type].verb,
        target=view.names.get(relation.target, relation.target),
        detail=detail,
        status=schema().statuses[relation.status].title,
        certainty=relation.certainty,
        quote=readable(first.quote) if first else "",
        document=clean(titles[source.file]) if source else clean(first.document) if first else "",
        date=clean(source.date or "") if source else "",
    )

"""The legend: which kinds, lines and marks occur, how often, and how each looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.viz.cards import outline
from govgraph.viz.style import styles
from govgraph.viz.view import Box, Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. group: kinds | lines | marks; key: of the kind or mark, or the relation types with commas;
    path: a small sample of the shape; dash: of the line; sign: of the mark."""

    group: str
    key: str
    title: str
    count: int
    path: str = ""
    dash: str = ""
    sign: str = ""


def legend(boxes: Iterable[Box], links: Iterable[Link]) -> list[Entry]:
    """Entries for what occurs: kinds by title, lines by their look, marks in their order."""
    boxes, links, look = list(boxes), list(links), styles()
    kinds = Counter(box.family for box in boxes)
    types = Counter(type_ for link in links for type_ in link.types)
    marks = Counter(mark for box in boxes for mark in box.marks)
    families = sorted((look.families[key] for key in kinds), key=lambda family: family.title)
    entries = [Entry("kinds", item.key, item.title, kinds[item.key], outline(item.shape, 36, 18)) for item in families]
    for title, members in look.legend.items():
        found = [key for key in members if types[key]]
        if found:
            entries.append(Entry("lines", ",".join(found), title, sum(types[key] for key in found), dash=look.lines[found[0]].dash))
    return entries + [Entry("marks", key, mark.word, marks[key], sign=mark.sign) for key, mark in look.marks.items() if key in marks]

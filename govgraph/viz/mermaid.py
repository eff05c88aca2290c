"""The structure as Mermaid flowcharts, cut into views that stay under Mermaid's own limits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.graph.model import Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.branches import pack
from govgraph.viz.plain import box_lines, link_words, relations_of, shorten, view_of
from govgraph.viz.style import styles
from govgraph.viz.view import Box, Link, View

MOST_LINES = 450  # Mermaid stops at 500 edges and at 50,000 characters
MOST_CHARACTERS = 45_000
# Letters, digits and these stand for themselves; any other ASCII sign may mean something to Mermaid, Markdown or HTML.
_SPECIAL = re.compile(r"[^\w ,.()'/\u0080-\U0010ffff-]|_", re.ASCII)
_LIST_START = re.compile(r"^(\d+)\.|^-")
_SHAPES = {
    "rect": ("[", "]"),
    "round": ("(", ")"),
    "pill": ("([", "])"),
    "hexagon": ("{{", "}}"),
    "double": ("[[", "]]"),
    "cut": (">", "]"),
    "tab": ("[/", "/]"),
}
_STATUS_CLASSES = {"dissolved": "gone", "past": "gone", "completed": "gone", "proposed": "waiting", "suspended": "waiting"}
_CLASSES = (
    "  classDef gone stroke-dasharray:3 3,opacity:0.75",
    "  classDef waiting stroke-dasharray:7 4",
    "  classDef accountable stroke-width:3px",
)


@dataclass(frozen=True, slots=True)
class Chart:
    """One flowchart: its title and its Mermaid text."""

    title: str
    text: str


def draw_mermaid(
    graph: Graph,
    findings: Sequence[Any] = (),
    *,
    title: str | None = None,
    focus: str | None = None,
    depth: int | None = None,
    as_of: str | None = None,
    kinds: Iterable[str] | None = None,
    relations: Iterable[str] | None = None,
) -> str:
    """One flowchart as it is; several as Markdown with a heading and a fenced block for each. Arguments as for `select`."""
    made = charts(view_of(graph, findings, title, focus, depth, as_of, kinds, relations))
    if len(made) == 1:
        return made[0].text
    parts = [f"## {_escape(shorten(chart.title))}\n\n```mermaid\n{chart.text}```\n" for chart in made]
    return f"# {_escape(shorten(title or 'Governance map'))}\n\n" + "\n".join(parts)


def charts(view: View) -> list[Chart]:
    """The view as flowcharts, one for each branch where one is too large; every line stands in exactly one of them."""
    boxes, found = {box.key: box for box in view.boxes}, relations_of(view)

    def cost(links: Sequence[Link], keys: Iterable[str]) -> int:
        return sum(len(_box("n0000", boxes[key])) + 40 for key in keys) + sum(len(_link("n0000", "n0000", one, found)) for one in links)

    packs = pack(view, MOST_LINES, MOST_CHARACTERS, cost)
    made = []
    for number, part in enumerate(packs, 1):
        name = f"{number} of {len(packs)}: {boxes[part.head].name}" if len(packs) > 1 else view.title
        made.append(Chart(name, _chart(name, [boxes[key] for key in part.keys], part.links, found)))
    return made


def _chart(title: str, boxes: Sequence[Box], links: Sequence[Link], relations: dict[str, Relation]) -> str:
    ids = {box.key: f"n{number}" for number, box in enumerate(boxes)}
    lines = ["---", f"title: {json.dumps(shorten(title))}", "---", "flowchart BT"]
    lines += [_box(ids[box.key], box) for box in boxes]
    lines += [_link(ids[link.lower], ids[link.upper], link, relations) for link in links]
    return "\n".join([*lines, *_CLASSES, *_members(boxes, ids)]) + "\n"


def _box(name: str, box: Box) -> str:
    left, right = _SHAPES.get(styles().families[box.family].shape, _SHAPES["round"])
    return f'  {name}{left}"{"<br/>".join(_escape(line) for line in box_lines(box))}"{right}'


def _link(lower: str, upper: str, link: Link, relations: dict[str, Relation]) -> str:
    kind, words = schema().relations[link.type], link_words(link, relations)
    plain = kind.line == "solid" and schema().statuses[link.status].live
    line = ("---" if plain else "-.-") if kind.symmetric else ("-->" if plain else "-.->")
    return f'  {lower} {line}|"{_escape(words)}"| {upper}' if words else f"  {lower} {line} {upper}"


def _members(boxes: Sequence[Box], ids: dict[str, str]) -> Iterator[str]:
    members: dict[str, list[str]] = {}
    for box in boxes:
        if box.status in _STATUS_CLASSES:
            members.setdefault(_STATUS_CLASSES[box.status], []).append(ids[box.key])
        if box.accountable:
            members.setdefault("accountable", []).append(ids[box.key])
    for name in sorted(members):
        yield f"  class {','.join(members[name])} {name}"


def _escape(text: str) -> str:
    """Text as Mermaid's own entity codes, so that no sign of it is read as syntax, Markdown or HTML."""
    escaped = _SPECIAL.sub(lambda match: f"#{ord(match[0])};", text)
    return _LIST_START.sub(lambda match: f"{match[1]}#46;" if match[1] else "#45;", escaped)

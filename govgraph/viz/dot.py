"""The structure as a Graphviz graph: shapes for families, frames for statuses, kind and status kept as attributes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from govgraph.graph.model import Graph, Relation
from govgraph.graph.schema import schema
from govgraph.viz.plain import box_lines, link_words, relations_of, shorten, view_of
from govgraph.viz.style import styles
from govgraph.viz.view import Box, Link, View

WIDE = 26
_SHAPES = {"rect": "box", "round": "box", "pill": "box", "hexagon": "hexagon", "double": "box", "cut": "note", "tab": "tab"}
_HEAD = (
    '  graph [charset="UTF-8", rankdir=BT, labelloc=t, fontname="Helvetica", fontsize=20, ranksep=0.55, nodesep=0.25]',
    '  node [fontname="Helvetica", fontsize=11, color="#3c4650", margin="0.12,0.07"]',
    '  edge [fontname="Helvetica", fontsize=9, color="#46586a"]',
)


def draw_dot(
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
    """A directed graph in the DOT language, superiors above. Arguments as for `select`."""
    view = view_of(graph, findings, title, focus, depth, as_of, kinds, relations)
    return "\n".join(["digraph {", *_HEAD, f"  label={quoted(shorten(view.title))}", *_body(view), "}"]) + "\n"


def _body(view: View) -> list[str]:
    ids = {box.key: f"n{number}" for number, box in enumerate(view.boxes)}
    found = relations_of(view)
    nodes = [f"  {ids[box.key]} [{_attributes(_box(box))}]" for box in view.boxes]
    return nodes + [f"  {ids[link.lower]} -> {ids[link.upper]} [{_attributes(_link(link, found))}]" for link in view.links]


def _box(box: Box) -> dict[str, str]:
    family = styles().families[box.family]
    status = schema().statuses[box.status]
    frame = "" if status.live else ",dashed" if box.status in ("proposed", "suspended") else ",dotted"
    rounded = ",rounded" if family.shape in ("round", "pill") else ""
    label = "\n".join(part for line in box_lines(box) for part in textwrap.wrap(line, WIDE) or [line])
    look = {"shape": _SHAPES.get(family.shape, "box"), "style": f"filled{rounded}{frame}", "fillcolor": family.light}
    width = {"penwidth": "2"} if box.accountable else {}
    twice = {"peripheries": "2"} if family.shape == "double" else {}
    return {"label": label, **look, **width, **twice, "kind": box.kind, "status": box.status}


def _link(link: Link, relations: dict[str, Relation]) -> dict[str, str]:
    kind, live = schema().relations[link.type], schema().statuses[link.status].live
    words = link_words(link, relations)
    style = "solid" if kind.line == "solid" and live else "dotted" if kind.line == "dotted" or not live else "dashed"
    label = {"label": words} if words else {}
    direction = {"dir": "none"} if kind.symmetric else {}
    loose = {} if link.answers else {"constraint": "false"}
    return {**label, "style": style, **direction, **loose, "type": link.type, "status": link.status}


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{key}={quoted(value)}" for key, value in values.items())


def quoted(text: str) -> str:
    """A DOT string: a backslash would start an escape such as \\N, an ampersand an entity, a quote would end it."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + safe.replace("\n", "\\n") + '"'

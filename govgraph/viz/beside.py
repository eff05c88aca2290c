"""Two states of one structure in one drawing: as it is above, as it would be below."""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from govgraph.graph.model import Graph
from govgraph.queries.checking import Finding
from govgraph.viz.draw import draw_part

_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
State = tuple[str, Graph, Collection[Finding]]


def beside(states: Collection[State], only: Collection[str]) -> str:
    """One SVG of the drawings of `states`, each a title, a graph and its findings, beneath one another. only: ids of what to draw."""
    parts, wide, high = [], 0, 0
    for title, graph, findings in states:
        drawing = draw_part(graph, findings, title=title, only=only)
        size = _SIZE.search(drawing)
        w, h = (int(size[1]), int(size[2])) if size else (0, 0)
        parts.append(drawing.replace("<svg ", f'<svg x="0" y="{high}" ', 1))
        wide, high = max(wide, math.ceil(w)), high + math.ceil(h)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
    return "\n".join([head, f'<rect width="{wide}" height="{high}" fill="#fff"/>', *parts, "</svg>\n"])

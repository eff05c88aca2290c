"""Shapes and connectors drawn in an OpenDocument file, as a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from govgraph.loaders.office.charts import Chart, Joint, Place, Point, Shape, named
from govgraph.loaders.office.odfstyles import DRAW, SVG, TEXT

_SHAPES = {DRAW + tag for tag in ("custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption")}
_LINES = {DRAW + tag for tag in ("connector", "line", "polyline")}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(cm|mm|in|pt|pc|px)?")
_UNITS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75, None: 1.0}
_DEEPEST = 50


def is_drawn(tag: object) -> bool:
    """Whether an element is a shape, a line or a group of them."""
    return tag in _SHAPES or tag in _LINES or tag == DRAW + "g"


def read_shapes(nodes: list[Any]) -> Chart:
    """The chart that these shapes make; without joints where no line joins any."""
    chart = Chart()
    for node in _each(nodes, 0):
        if node.tag in _LINES:
            chart.joints.append(_joint(node))
            continue
        words = "\n".join("".join(part.itertext()) for part in node.iter(TEXT + "p", TEXT + "h"))
        if words.strip():
            key = node.get(_XML_ID) or node.get(DRAW + "id") or f"#{len(chart.shapes)}"
            chart.shapes.append(Shape(key, words, _place(node)))
    chart.shapes = named(chart.shapes)
    return chart


def _each(nodes: Any, depth: int) -> Iterator[Any]:
    for node in nodes:
        if node.tag == DRAW + "g" and depth < _DEEPEST:
            yield from _each(node, depth + 1)
        elif node.tag in _SHAPES or node.tag in _LINES or node.tag == DRAW + "frame" and node.find(DRAW + "text-box") is not None:
            yield node


def _joint(node: Any) -> Joint:
    ends = (node.get(DRAW + "start-shape") or "", node.get(DRAW + "end-shape") or "")
    first, last = _point(node, "1"), _point(node, "2")
    return Joint(ends, (first, last) if first is not None and last is not None else None)


def _point(node: Any, number: str) -> Point | None:
    x, y = node.get(SVG + "x" + number), node.get(SVG + "y" + number)
    return (_length(x), _length(y)) if x and y else None


def _place(node: Any) -> Place:
    left, top = _length(node.get(SVG + "x")), _length(node.get(SVG + "y"))
    return (left, top, left + _length(node.get(SVG + "width")), top + _length(node.get(SVG + "height")))


def _length(text: str | None) -> float:
    found = _LENGTH.match(text or "")
    return float(found[1]) * _UNITS[found[2]] if found else 0.0

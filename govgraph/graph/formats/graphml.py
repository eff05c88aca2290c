"""GraphML whose labels, shapes and lines yEd shows, with every value as plain data beside for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from govgraph.graph.cells import clean_text
from govgraph.graph.files import write_atomic
from govgraph.graph.formats.flat import EDGE_FIELDS, edge_values, node_fields, node_values
from govgraph.graph.model import Graph
from govgraph.graph.schema import schema

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:y="http://www.yworks.com/xml/graphml"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
<key for="node" id="yn" yfiles.type="nodegraphics"/>
<key for="edge" id="ye" yfiles.type="edgegraphics"/>
"""
SHAPES = {
    "body": ("roundrectangle", "#DCE9F7"),
    "organisation": ("rectangle", "#E8E8E8"),
    "project": ("parallelogram", "#FDEBC8"),
    "person": ("ellipse", "#E4F3DF"),
    "place": ("hexagon", "#F1E3F4"),
    "plan": ("trapezoid", "#FFF8D6"),
}
LINES = {"solid": "line", "dashed": "dashed", "dotted": "dotted", "dashdot": "dashed_dotted"}


def write_graphml(graph: Graph, path: Path) -> None:
    """Write the graph as GraphML."""
    write_atomic(path, "".join(_document(graph)))


def _document(graph: Graph) -> Iterator[str]:
    fields = node_fields(graph)
    yield HEAD
    for prefix, owner, names in (("n", "node", fields), ("e", "edge", list(EDGE_FIELDS))):
        for name in names:
            yield f'<key for="{owner}" id="{prefix}_{name}" attr.name="{name}" attr.type="string"/>\n'
    yield '<graph id="govgraph" edgedefault="directed">\n'
    for entity in graph.entities:
        values = node_values(entity)
        yield f"<node id={_attribute(entity.id)}>{_data('n', values)}{_shape(entity.kind, values['label'])}</node>\n"
    for relation in graph.relations:
        values = edge_values(relation)
        ends = f"source={_attribute(relation.source)} target={_attribute(relation.target)}"
        yield f"<edge id={_attribute(relation.id)} {ends}>{_data('e', values)}{_line(relation.type, values['label'])}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _attribute(text: str) -> str:
    return quoteattr(clean_text(text))


def _data(prefix: str, values: dict[str, str]) -> str:
    return "".join(f'<data key="{prefix}_{name}">{escape(text)}</data>' for name, text in values.items())


def _shape(kind: str, label: str) -> str:
    shape, colour = SHAPES[kind]
    width = max(80, min(260, 7 * len(label) + 20))
    return (
        f'<data key="yn"><y:ShapeNode><y:Geometry height="36" width="{width}"/><y:Fill color="{colour}"/>'
        f'<y:NodeLabel>{escape(label)}</y:NodeLabel><y:Shape type="{shape}"/></y:ShapeNode></data>'
    )


def _line(kind: str, label: str) -> str:
    spec = schema().relations[kind]
    arrow = "none" if spec.symmetric else "standard"
    return (
        f'<data key="ye"><y:PolyLineEdge><y:LineStyle color="#444444" type="{LINES[spec.line]}" width="1.0"/>'
        f'<y:Arrows source="none" target="{arrow}"/><y:EdgeLabel>{escape(label)}</y:EdgeLabel></y:PolyLineEdge></data>'
    )

"""GEXF 1.3 for Gephi: labels, kinds, and several edges between one pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from govgraph.graph.cells import clean_text
from govgraph.graph.files import write_atomic
from govgraph.graph.formats.flat import EDGE_FIELDS, edge_values, node_fields, node_values
from govgraph.graph.model import Graph


def write_gexf(graph: Graph, path: Path) -> None:
    """Write the graph as GEXF."""
    write_atomic(path, "".join(_document(graph)))


def _document(graph: Graph) -> Iterator[str]:
    fields = [name for name in node_fields(graph) if name != "label"]
    edge_fields = [name for name in EDGE_FIELDS if name != "label"]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n'
    yield from _attributes("node", fields)
    yield from _attributes("edge", edge_fields)
    yield "<nodes>\n"
    for entity in graph.entities:
        values = node_values(entity)
        yield f"<node id={_quoted(entity.id)} label={_quoted(values.pop('label'))}>{_values(fields, values)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for relation in graph.relations:
        values = edge_values(relation)
        ends = f"source={_quoted(relation.source)} target={_quoted(relation.target)} label={_quoted(values.pop('label'))}"
        yield f"<edge id={_quoted(relation.id)} {ends} kind={_quoted(relation.type)}>{_values(edge_fields, values)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(owner: str, fields: Sequence[str]) -> Iterator[str]:
    yield f'<attributes class="{owner}">\n'
    yield from (f'<attribute id="{name}" title="{name}" type="string"/>\n' for name in fields)
    yield "</attributes>\n"


def _values(fields: Sequence[str], values: dict[str, str]) -> str:
    rows = "".join(f'<attvalue for="{name}" value={_quoted(values[name])}/>' for name in fields if name in values)
    return f"<attvalues>{rows}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(clean_text(text))

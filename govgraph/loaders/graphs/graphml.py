"""GraphML (yEd, Gephi, Cytoscape, NetworkX, govgraph): nodes and edges with their data, to a table of things and one of lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.graphs.tables import said, table
from govgraph.loaders.tables.value import Cell, Table

_PIECE = re.compile(r"<(?P<tag>/?)(?:\w+:)?(?P<name>key|node|edge|data|NodeLabel|EdgeLabel)\b(?P<attributes>[^<>]*)>(?P<text>[^<>]*)")
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
NODE = {
    "label": "Name",
    "name": "Name",
    "kind": "Kind",
    "type": "Kind",
    "aliases": "Also known as",
    "identifier": "Reference",
    "purpose": "Purpose",
}
EDGE = {"label": "Relationship", "type": "Relationship", "nature": "Nature of reporting", "frequency": "Reporting frequency"}
# What govgraph writes beside the thing itself.
PROOF = {"quote", "document", "place", "quotes", "accountable", "certainty", "confidence", "dates", "subtype"}


def tables_of(text: str, where: str) -> tuple[list[Table], list[str]]:
    """The two tables of a GraphML file. Raises GovgraphError when it is no XML."""
    try:
        etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as err:
        raise GovgraphError(f"this is not GraphML ({err.msg})", f"{where}:{err.lineno}", "Export it again from its program") from err
    nodes: dict[str, dict[str, Cell]] = {}
    lines: list[dict[str, Cell]] = []
    for kind, attributes, data in _records(text):
        if kind == "node":
            nodes[attributes["id"].value] = _node(attributes["id"], data)
        else:
            ends = (("From", attributes.get("source")), ("To", attributes.get("target")))
            lines.append({**{head: end for head, end in ends if end}, **_named(data, EDGE)})
    for line in lines:
        for end in ("From", "To"):
            line[end] = nodes.get(line[end].value, {}).get("Name", line[end]) if end in line else said("")
    made = [table("nodes", list(nodes.values()), ("Name", "Kind"))] if nodes else []
    return [*made, *([table("edges", lines, ("From", "Relationship", "To"))] if lines else [])], []


def _node(identity: Cell, data: Mapping[str, Cell]) -> dict[str, Cell]:
    record = _named(data, NODE)
    if "subtype" in data and "Kind" in record:
        record["Kind"] = said(f"{record['Kind'].value}: {data['subtype'].value}", record["Kind"])
    return record if "Name" in record else {"Name": identity, **record}


def _named(data: Mapping[str, Cell], names: Mapping[str, str]) -> dict[str, Cell]:
    record: dict[str, Cell] = {}
    for key, cell in data.items():
        if key.lower() not in PROOF and (head := names.get(key.lower(), key.replace("_", " ").capitalize())) and head not in record:
            record[head] = cell
    if "label" in data and "Relationship" in record:  # "chairs (chair)": the role stands in a field of its own
        record["Relationship"] = said(record["Relationship"].value.partition(" (")[0], record["Relationship"])
    return record


def _records(text: str) -> Iterator[tuple[str, dict[str, Cell], dict[str, Cell]]]:
    """(node or edge, its attributes, its data by the names of the keys)."""
    keys: dict[str, str] = {}
    open_one: tuple[str, dict[str, Cell], dict[str, Cell]] | None = None
    key = ""
    for piece in _PIECE.finditer(text):
        name, attributes = piece["name"], _attributes(piece)
        if name == "key" and not piece["tag"]:
            keys[attributes["id"].value] = attributes.get("attr.name", said("")).value
        elif name in ("node", "edge"):
            if not piece["tag"]:
                open_one = (name, attributes, {})
            if open_one and (piece["tag"] or piece["attributes"].rstrip().endswith("/")):
                yield open_one
                open_one = None
        elif open_one and not piece["tag"]:
            key = keys.get(attributes["key"].value, "") if "key" in attributes else "label" if "Label" in name else key
            value = html.unescape(piece["text"]).strip()
            lead = len(piece["text"]) - len(piece["text"].lstrip())
            if value and key and key not in open_one[2]:
                open_one[2][key] = Cell(value, piece.start("text") + lead, piece.start("text") + lead + len(piece["text"].strip()))


def _attributes(piece: re.Match[str]) -> dict[str, Cell]:
    base = piece.start("attributes")
    return {
        one[1]: Cell(html.unescape(one[group]), base + one.start(group), base + one.end(group))
        for one in _ATTRIBUTE.finditer(piece["attributes"])
        for group in (2 if one[2] is not None else 3,)
    }

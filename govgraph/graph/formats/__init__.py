"""Forms in which a graph leaves the program: a registry of name to writer, each imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph

# What a form cannot hold, told when it is written.
LOSES = {
    "popolo": "quotes; lines other than part of, chairs and memberships stand as memberships with a relationship",
    "kumu": "where quotes stand; each has its first quote only",
    "ftm": "places, plans, frequencies and quotes; lines that FollowTheMoney has no word for are unknown links",
    "org-chart": "all but bodies and projects with the one line upward that counts most",
    "register": "quotes and documents; what the register says becomes its own evidence when it is loaded",
    "gexf": "quotes but the first",
}

Writer = Callable[[Graph, Path], None]

# name -> (module, function, what it is). The function takes the graph and the path of the file, or of the folder, to write.
FORMATS: dict[str, tuple[str, str, str]] = {
    "json": ("govgraph.graph.formats.text", "write_json", "the exchange form of govgraph"),
    "graphml": ("govgraph.graph.formats.graphml", "write_graphml", "GraphML for yEd, Gephi and Cytoscape"),
    "gexf": ("govgraph.graph.formats.gexf", "write_gexf", "GEXF for Gephi"),
    "org": ("govgraph.graph.formats.org", "write_org", "W3C Organization Ontology as Turtle"),
    "popolo": ("govgraph.graph.formats.popolo", "write_popolo", "Popolo JSON: organizations, persons, memberships"),
    "kumu": ("govgraph.graph.formats.kumu", "write_kumu", "JSON for Kumu: elements and connections"),
    "ftm": ("govgraph.graph.formats.ftm", "write_ftm", "FollowTheMoney entities, a JSON object a line"),
    "org-chart": ("govgraph.graph.formats.orgchart", "write_orgchart", "CSV of id, name, parentId for org-chart programs"),
    "register": ("govgraph.graph.formats.register.write", "write_register", "a register as a workbook, to correct and load again"),
    "csv": ("govgraph.graph.formats.text", "write_csv", "a folder with entities.csv and relations.csv"),
    "neo4j-csv": ("govgraph.graph.formats.neo4j", "write_neo4j_csv", "a folder for neo4j-admin database import"),
    "cypher": ("govgraph.graph.formats.neo4j", "write_cypher", "a script of MERGE statements for Neo4j"),
}


def writer(name: str) -> Writer:
    """The writer of a format. Raises GovgraphError for an unknown one."""
    if name not in FORMATS:
        raise GovgraphError(f"unknown format '{name}'", advice=f"Known: {', '.join(FORMATS)}")
    module, function, _ = FORMATS[name]
    made: Writer = getattr(import_module(module), function)
    return made


def export(graph: Graph, name: str, path: Path) -> None:
    """Write the graph in a format. Raises GovgraphError when the format is unknown or the place cannot be written."""
    writer(name)(graph, path)

"""Forms in which a graph leaves the program: a registry of name to writer, each imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph

Writer = Callable[[Graph, Path], None]

# name -> (module, function, what it is). The function takes the graph and the path of the file, or of the folder, to write.
FORMATS: dict[str, tuple[str, str, str]] = {
    "json": ("govgraph.graph.formats.text", "write_json", "the exchange form of govgraph"),
    "graphml": ("govgraph.graph.formats.graphml", "write_graphml", "GraphML for yEd, Gephi and Cytoscape"),
    "gexf": ("govgraph.graph.formats.gexf", "write_gexf", "GEXF for Gephi"),
    "org": ("govgraph.graph.formats.org", "write_org", "W3C Organization Ontology as Turtle"),
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

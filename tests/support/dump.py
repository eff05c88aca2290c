"""All that a Neo4j database holds of one graph, in an order of its own, so that two ways of loading can be compared."""

from __future__ import annotations

from typing import Any

from govgraph.graph.store.connect import Server

NODES = "MATCH (n) WHERE n.graph = $graph RETURN labels(n) AS labels, properties(n) AS properties"
RELATIONS = """
MATCH (a)-[r]->(b) WHERE a.graph = $graph
RETURN type(r) AS type, a.key AS source, b.key AS target, properties(r) AS properties
"""


def dump(server: Server, graph_key: str) -> dict[str, list[Any]]:
    """Nodes with sorted labels, and relations with their ends; everything but when it was pushed."""
    with server.session(read=True) as session:
        nodes = [(sorted(row["labels"]), _timeless(row["properties"])) for row in session.run(NODES, {"graph": graph_key}).data()]
        relations = [(row["type"], row["source"], row["target"], row["properties"]) for row in session.run(RELATIONS, {"graph": graph_key}).data()]
    return {"nodes": sorted(nodes, key=repr), "relations": sorted(relations, key=repr)}


def _timeless(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: properties[key] for key in sorted(properties) if key != "pushed"}

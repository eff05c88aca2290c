"""Bringing a graph that was pushed to Neo4j back, unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.store.connect import Server
from govgraph.graph.store.indexes import KEYED
from govgraph.graph.store.neo4j import read_heads
from govgraph.graph.store.remainder import Properties, rebuild
from govgraph.graph.store.versions import STILL, Head, choose, moved

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


def pull_graph(server: Server, name: str | None = None) -> tuple[Graph, Head]:
    """The graph called `name` (or the only one) and its head. Raises GovgraphError."""
    head = choose(read_heads(server), name, server.uri)

    def work(transaction: ManagedTransaction) -> Graph | None:
        graph = _read(transaction, head, server.uri)
        still = transaction.run(STILL, {"graph": head.graph}).single(strict=True)["n"]
        return graph if still else None

    with server.session(read=True) as session:
        graph = session.execute_read(work)
    if graph is None:
        raise moved(head.workspace, server.uri)
    return graph, head


def _read(transaction: ManagedTransaction, head: Head, place: str) -> Graph:
    try:
        return rebuild(_nodes(transaction, head.graph), _relations(transaction, head.graph), head.waiting)
    except (KeyError, TypeError, ValueError) as err:
        advice = "It was changed by other means, or pushed by another version of govgraph; push it again from its workspace"
        raise GovgraphError(f"the graph {head.workspace!r} cannot be brought back", place, advice) from err


def _nodes(transaction: ManagedTransaction, graph_key: str) -> Iterator[tuple[str, Properties]]:
    for label in KEYED:
        text: Any = f"MATCH (n:{label} {{graph: $graph}}) RETURN properties(n) AS properties"
        for record in transaction.run(text, {"graph": graph_key}):
            yield label, record["properties"]


def _relations(transaction: ManagedTransaction, graph_key: str) -> Iterator[tuple[str, str, str, Properties]]:
    text = """
    MATCH (a:Entity {graph: $graph})-[r]->(b:Entity {graph: $graph}) WHERE r.remainder IS NOT NULL
    RETURN type(r) AS type, a.key AS source, b.key AS target, properties(r) AS properties
    """
    for record in transaction.run(text, {"graph": graph_key}):
        yield record["type"], record["source"], record["target"], record["properties"]

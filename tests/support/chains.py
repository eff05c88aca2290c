"""Graphs that are a chain of so many bodies, for tests of pushing, and what a push has left lying."""

from __future__ import annotations

from govgraph.graph.model import Graph
from govgraph.graph.store.connect import Server
from tests.support.graphs import build, entity, relation


def chain(size: int, first: str = "b") -> Graph:
    """Bodies that report one to the next."""
    ids = [f"{first}-{number:03}" for number in range(size)]
    return build([entity(id) for id in ids], [relation("REPORTS_TO", a, b) for a, b in zip(ids, ids[1:], strict=False)])


def left_over(server: Server, name: str) -> int:
    """Nodes of versions that are not the current one."""
    text = """
    MATCH (h:GovgraphHead {workspace: $name}) MATCH (n) WHERE n.graph STARTS WITH $name + '@' AND n.graph <> h.graph RETURN count(n) AS n
    """
    with server.session(read=True) as session:
        return int(session.run(text, {"name": name}).single(strict=True)["n"])

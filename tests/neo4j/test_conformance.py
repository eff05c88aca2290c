"""One text per question: the embedded engine, Neo4j and py2neo give the same rows, and accountability is as NetworkX finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.model import Graph
from govgraph.graph.store import Store
from govgraph.graph.store.connect import Server
from govgraph.graph.store.neo4j import Neo4jStore, read_heads
from govgraph.graph.store.push import push_graph
from govgraph.graph.store.py2neo import Py2neoStore
from govgraph.graph.store.versions import choose
from tests.support.conformance import differences, embedded
from tests.support.graphs import graphs
from tests.support.neo4j_server import Address

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


def on_neo4j(server: Server, graph: Graph, name: str) -> Store:
    """The graph on the server."""
    push_graph(server, graph, name, "conformance")
    return Neo4jStore(server, choose(read_heads(server), name, ""))


def on_py2neo(address: Address, name: str) -> Store:
    """A graph that is on the server, through py2neo."""
    py2neo = pytest.importorskip("py2neo")
    return Py2neoStore(py2neo.Graph(address.uri, auth=(address.user, address.password)), name)


@given(graph=graphs())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_engines_agree_on_generated_graphs(server: Server, tmp_path: Path, graph: Graph) -> None:
    """Circles, two superiors, parallel relations, every status, hostile names."""
    assert not differences(graph, embedded(graph, tmp_path), on_neo4j(server, graph, "generated"), most=12)

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
from govgraph.graph.workspace import Workspace
from tests.support.conformance import differences, embedded
from tests.support.graphs import graphs
from tests.support.neo4j_server import Address

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


ROOT = Path(__file__).parents[2]


def read(folders: pytest.TempPathFactory, *paths: Path) -> Graph:
    """The graph of these files."""
    from govgraph.loaders import load

    workspace = Workspace.create(folders.mktemp("workspace"))
    load(workspace, paths)
    return workspace.graph()


def on_neo4j(server: Server, graph: Graph, name: str) -> Store:
    """The graph on the server."""
    push_graph(server, graph, name, "conformance")
    return Neo4jStore(server, choose(read_heads(server), name, ""))


def on_py2neo(address: Address, name: str) -> Store:
    """A graph that is on the server, through py2neo."""
    py2neo = pytest.importorskip("py2neo")
    return Py2neoStore(py2neo.Graph(address.uri, auth=(address.user, address.password)), name)


@given(graph=graphs())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_engines_agree_on_generated_graphs(server: Server, tmp_path: Path, graph: Graph) -> None:
    """Circles, two superiors, parallel relations, every status, hostile names."""
    assert not differences(graph, embedded(graph, tmp_path), on_neo4j(server, graph, "generated"), most=12)


@given(graph=graphs())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_py2neo_agrees_on_generated_graphs(neo4j_address: Address, server: Server, tmp_path: Path, graph: Graph) -> None:
    """The same suite through a py2neo.Graph."""
    on_neo4j(server, graph, "generated for py2neo")
    assert not differences(graph, embedded(graph, tmp_path), on_py2neo(neo4j_address, "generated for py2neo"), most=4)


@pytest.fixture(scope="module")
def wendshire(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The examples."""
    return read(tmp_path_factory, ROOT / "examples")


def test_engines_agree_on_the_examples(neo4j_address: Address, server: Server, wendshire: Graph, tmp_path: Path) -> None:
    """Every entity of them."""
    here, there = embedded(wendshire, tmp_path), on_neo4j(server, wendshire, "examples")
    assert not differences(wendshire, here, there, most=60)
    assert not differences(wendshire, here, on_py2neo(neo4j_address, "examples"), most=5)


def test_engines_agree_on_real_documents(server: Server, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """Reports of councils, where they are at hand: they are not ours to pass on."""
    documents = ROOT.parent / "shared" / "documents"
    if not documents.is_dir():
        pytest.skip("the documents are not at hand")
    graph = read(tmp_path_factory, *sorted(documents.glob("*.txt")))
    assert graph.relations
    assert not differences(graph, embedded(graph, tmp_path), on_neo4j(server, graph, "documents"), most=40)

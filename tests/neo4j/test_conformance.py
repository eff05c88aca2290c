"""One text per question: the embedded engine, Neo4j and py2neo give the same rows, and accountability is as NetworkX finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.model import Disagreement, Graph, Proposal
from govgraph.graph.schema import schema
from govgraph.graph.store import Store
from govgraph.graph.store.connect import Server
from govgraph.graph.store.neo4j import Neo4jStore, read_heads
from govgraph.graph.store.push import push_graph
from govgraph.graph.store.py2neo import Py2neoStore
from govgraph.graph.store.versions import choose
from govgraph.graph.workspace import Workspace
from tests.support.conformance import differences, embedded
from tests.support.graphs import NAMES, build, entity, evidence, graphs, relation
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


def knotted() -> Graph:
    """All at once: a circle, two superiors, one pair joined in many ways, every status, hostile names."""
    states = sorted(schema().statuses)
    bodies = [
        entity(f"b-{number:02}", name=name, status=states[number % len(states)] if number > 3 else "active", aliases=("the Board",))
        for number, name in enumerate(NAMES)
    ]
    council = entity("council", "organisation", subtype="county council")
    chair = entity("jo", "person", name='Jo "the Chair" Marsh')
    lines = [relation("REPORTS_TO", one.id, other.id) for one, other in zip(bodies, bodies[1:], strict=False)]
    lines += [relation("REPORTS_TO", "b-02", "b-00"), relation("REPORTS_TO", "b-04", "council", 1), relation("OVERSEES", "council", "b-03", 2)]
    lines += [relation("PART_OF", "b-04", "b-05", 1), relation("OVERSEES", "b-05", "b-04", 2, status="past")]
    lines += [relation("CHAIRS", "jo", "b-04", role=role) for role in (None, "deputy chair", "interim chair")]
    lines += [relation("MEMBER_OF", "jo", one.id, status=one.status) for one in bodies]
    proposals = [Proposal("b-02", "b-03", 0.95, {"name": 0.9})]
    disagreements = [Disagreement("b-04", "status", (("dissolved", evidence("is gone", 1)), ("active", evidence("meets still"))))]
    return build([*bodies, council, chair], lines, proposals, disagreements)


def test_engines_agree_on_a_knot(neo4j_address: Address, server: Server, tmp_path: Path) -> None:
    """Every choice of entities, on all three."""
    graph = knotted()
    here, there = embedded(graph, tmp_path), on_neo4j(server, graph, "knot")
    assert not differences(graph, here, there)
    assert not differences(graph, here, on_py2neo(neo4j_address, "knot"), most=20)


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
    assert not differences(wendshire, here, there, most=25)
    assert not differences(wendshire, here, on_py2neo(neo4j_address, "examples"), most=5)


def test_engines_agree_on_real_documents(server: Server, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """Reports of councils, where they are at hand: they are not ours to pass on."""
    documents = ROOT.parent / "shared" / "documents"
    if not documents.is_dir():
        pytest.skip("the documents are not at hand")
    graph = read(tmp_path_factory, *sorted(documents.glob("*.txt")))
    assert graph.relations
    assert not differences(graph, embedded(graph, tmp_path), on_neo4j(server, graph, "documents"), most=20)

"""No question can write: each engine refuses by itself, even when nothing stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store import Store
from govgraph.graph.store.connect import Server
from govgraph.graph.store.neo4j import Neo4jStore, read_heads
from govgraph.graph.store.push import push_graph
from govgraph.graph.store.py2neo import Py2neoStore
from govgraph.graph.store.versions import choose
from tests.support.chains import chain
from tests.support.conformance import embedded
from tests.support.neo4j_server import Address

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
EVERYTHING = "MATCH (n:Entity {graph: $graph}) OPTIONAL MATCH (n)-[r:REPORTS_TO]->() RETURN n.key AS key, n.name AS name, r.key AS line ORDER BY key"
WRITES = (
    "CREATE (n:Entity {key: 'new'})",
    "MERGE (n:Entity {key: 'new', graph: $graph})",
    "MATCH (n:Entity {graph: $graph}) SET n.name = 'other'",
    "MATCH (n:Entity {graph: $graph}) REMOVE n.name",
    "MATCH (n:Entity {graph: $graph}) DETACH DELETE n",
    "MATCH (:Entity {graph: $graph})-[r]->() DELETE r RETURN 1 AS n",
    "MATCH (n:Entity {graph: $graph}) WITH collect(n) AS all FOREACH (n IN all | SET n.name = 'other')",
    "CREATE INDEX other FOR (n:Entity) ON (n.name)",
    "DROP CONSTRAINT govgraph_entity_key",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
)
ON_SERVERS = (
    "CREATE USER other SET PASSWORD 'long enough'",
    "CALL db.createLabel('Other')",
    "MATCH (n:Entity {graph: $graph}) CALL { WITH n SET n.name = 'other' }",
    "MATCH (n:Entity {graph: $graph}) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS",
    "EXPLAIN RETURN 1; MATCH (n) DETACH DELETE n",
    "DROP DATABASE neo4j",
)


@pytest.fixture(params=["kglite", "neo4j", "py2neo"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A chain of bodies in each engine."""
    if request.param == "kglite":
        yield embedded(chain(3), tmp_path)
        return
    server: Server = request.getfixturevalue("server")
    push_graph(server, chain(3), "read only", "tests")
    if request.param == "neo4j":
        yield Neo4jStore(server, choose(read_heads(server), "read only", ""))
        return
    address: Address = request.getfixturevalue("neo4j_address")
    py2neo = pytest.importorskip("py2neo")
    yield Py2neoStore(py2neo.Graph(address.uri, auth=(address.user, address.password)), "read only")


def test_writes_are_refused_and_change_nothing(store: Store) -> None:
    """Each with one line."""
    params = {"graph": store.graph_key}
    before = store.run(EVERYTHING, params)
    assert len(before) == 3
    for text in (*WRITES, *(ON_SERVERS if store.name != "kglite" else ())):
        with pytest.raises(GovgraphError) as caught:
            store.run(text, params)
        assert "\n" not in str(caught.value), text
        assert store.run(EVERYTHING, params) == before, text


def test_limit(store: Store) -> None:
    """No more rows than asked for."""
    assert len(store.run("UNWIND range(1, 100) AS x RETURN x ORDER BY x", {}, limit=3)) == 3


def test_time_limit(store: Store) -> None:
    """A query without end is ended; py2neo, which cannot, says so."""
    long = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y UNWIND range(1, 1000) AS z RETURN count(x + y + z) AS n"
    with pytest.raises(GovgraphError, match="time limit"):
        store.run(long, {}, timeout=0.2)


def test_values_are_plain(store: Store) -> None:
    """The same on every engine."""
    text = "RETURN date('2016-11-30') AS day, [1, 2.5, 'x', null, true] AS list, {a: {b: [1]}} AS map, null AS nothing"
    assert store.run(text, {}) == [{"day": "2016-11-30", "list": [1, 2.5, "x", None, True], "map": {"a": {"b": [1]}}, "nothing": None}]

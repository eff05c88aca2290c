"""A server that goes away in the middle, and one that may only be read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store import push as pushing
from govgraph.graph.store.indexes import schema_statements
from govgraph.graph.store.neo4j import Neo4jStore, read_heads
from govgraph.graph.store.pull import pull_graph
from govgraph.graph.store.push import push_graph
from govgraph.graph.store.versions import choose
from tests.support.chains import chain, left_over
from tests.support.neo4j_server import Address, connected
from tools.neo4j.server import LocalServer

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture
def running(spare: LocalServer) -> Address:
    """The server that may be killed, started."""
    if spare.process is None:
        spare.start()
    return Address(spare.uri, spare.user, spare.password)


def test_first_pushes_at_once(running: Address) -> None:
    """All make constraints and indexes; none trips over the others."""
    names = ["first", "second", "third"]
    with connected(running) as server:
        with server.session() as session:
            for name in schema_statements():
                session.run(f"DROP {'CONSTRAINT' if name.endswith('_key') else 'INDEX'} {name} IF EXISTS").consume()
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(lambda name: push_graph(server, chain(2, name), name, "tests"), names))
        assert [pull_graph(server, name)[0] for name in names] == [chain(2, name) for name in names]
        with server.session(read=True) as session:
            assert schema_statements().keys() <= {row["name"] for row in session.run("SHOW INDEXES YIELD name").data()}


def test_server_killed_in_mid_push_and_started_again(spare: LocalServer, running: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a power cut: one line now, the old graph after the restart, and the next push completes the new one."""
    monkeypatch.setattr(pushing, "BATCH", 10)
    with connected(running) as server:
        push_graph(server, chain(3, "old"), "power cut", "tests")

        def cut(done: int, total: int) -> None:
            if done >= 20:
                spare.kill()

        with pytest.raises(GovgraphError, match="no server answers|lost in the middle"):
            push_graph(server, chain(40), "power cut", "tests", progress=cut)
    spare.start()
    with connected(running) as server:
        assert pull_graph(server, "power cut")[0] == chain(3, "old")
        push_graph(server, chain(40), "power cut", "tests")
        assert pull_graph(server, "power cut")[0] == chain(40)
        assert left_over(server, "power cut") == 0


def test_connection_lost_in_mid_query(spare: LocalServer, running: Address) -> None:
    """One line, and what to do."""
    long = "UNWIND range(1, 1000000000) AS x UNWIND range(1, 1000) AS y RETURN sum(x + y) AS n"
    with connected(running) as server, ThreadPoolExecutor(1) as pool:
        push_graph(server, chain(3), "lost", "tests")
        store = Neo4jStore(server, choose(read_heads(server), "lost", ""))
        answer = pool.submit(store.run, long, {"graph": store.graph_key})
        with server.session(read=True) as session:
            while long not in [row["query"] for row in session.run("SHOW TRANSACTIONS YIELD currentQuery AS query").data()]:
                assert not answer.done()
        spare.kill()
        with pytest.raises(GovgraphError, match="no server answers|lost in the middle"):
            answer.result()


def test_permission_missing(spare: LocalServer, running: Address) -> None:
    """A server that may only be read: what a push says, and that asking works."""
    # Not from its first start on: a new database that is read-only never comes up.
    spare.kill()
    spare.settings["server.databases.default_to_read_only"] = "true"
    try:
        spare.start()
        with connected(running) as server:
            with pytest.raises(GovgraphError, match="may only be read. Ask the server's administrator"):
                push_graph(server, chain(2), "forbidden", "tests")
            with server.session(read=True) as session:
                assert session.run("RETURN 1 AS n").single(strict=True)["n"] == 1
    finally:
        spare.kill()
        del spare.settings["server.databases.default_to_read_only"]

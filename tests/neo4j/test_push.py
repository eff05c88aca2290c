"""Pushing: whole, once, without mixing; and pulling back to the byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from govgraph.graph.errors import GovgraphError
from govgraph.graph.exchange import dump as exchange
from govgraph.graph.model import Graph
from govgraph.graph.store import push as pushing
from govgraph.graph.store.connect import Server
from govgraph.graph.store.neo4j import Neo4jStore, read_heads
from govgraph.graph.store.pull import pull_graph
from govgraph.graph.store.push import delete_version, push_graph
from govgraph.graph.store.versions import choose
from tests.support.dump import dump
from tests.support.graphs import build, entity, graphs, relation

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
ALL = "MATCH (n:Entity {graph: $graph}) RETURN n.key AS key ORDER BY key"


def small(*ids: str) -> Graph:
    """Bodies that report one to the next."""
    lines = [relation("REPORTS_TO", lower, upper) for lower, upper in zip(ids, ids[1:], strict=False)]
    return build([entity(id) for id in ids], lines)


def opened(server: Server, name: str) -> Neo4jStore:
    """The store of a pushed graph, on a connection that is shared."""
    return Neo4jStore(server, choose(read_heads(server), name, ""))


def keys(store: Neo4jStore) -> list[object]:
    """The keys of the entities that a store sees."""
    return [row["key"] for row in store.run(ALL, {"graph": store.graph_key})]


def versions(server: Server, name: str) -> list[str]:
    """Which versions of a workspace have left anything on the server."""
    text = "MATCH (n) WHERE n.graph STARTS WITH $prefix AND NOT n:GovgraphHead RETURN DISTINCT n.graph AS graph ORDER BY graph"
    with server.session(read=True) as session:
        return [row["graph"] for row in session.run(text, {"prefix": f"{name}@"}).data()]


@given(graph=graphs())
@SLOW
def test_what_is_pulled_is_what_was_pushed(server: Server, graph: Graph) -> None:
    """To the byte in the exchange form."""
    push_graph(server, graph, "round trip", "tests")
    assert exchange(pull_graph(server, "round trip")[0]) == exchange(graph)


def test_second_push_writes_nothing(server: Server) -> None:
    """The server is left exactly as it was."""
    graph = small("a", "b", "c")
    first = push_graph(server, graph, "twice", "tests")
    before = dump(server, first.graph_key)
    second = push_graph(server, graph, "twice", "tests")
    assert (first.written, second.written) == (True, False)
    assert (second.nodes, second.relations) == (first.nodes, first.relations)
    assert dump(server, first.graph_key) == before


def test_what_other_hands_deleted_is_written_again(server: Server) -> None:
    """Although the mark says that this very graph is there."""
    graph = small("a", "b", "c")
    first = push_graph(server, graph, "mended", "tests")
    before = dump(server, first.graph_key)
    with server.session() as session:
        session.run("MATCH (n:Entity {graph: $graph, key: 'b'}) DETACH DELETE n", {"graph": first.graph_key}).consume()
    assert push_graph(server, graph, "mended", "tests").written
    assert dump(server, first.graph_key) == before


def test_what_vanished_is_removed(server: Server) -> None:
    """And nothing of the old version is left."""
    push_graph(server, small("a", "b", "c"), "shrinks", "tests")
    pushed = push_graph(server, small("a", "b"), "shrinks", "tests")
    assert keys(opened(server, "shrinks")) == ["a", "b"]
    assert versions(server, "shrinks") == [pushed.graph_key]


def test_workspaces_stand_side_by_side(server: Server) -> None:
    """With the same keys, and each with its own lines."""
    push_graph(server, small("a", "b"), "left", "tests")
    push_graph(server, small("b", "a", "z"), "right", "tests")
    assert keys(opened(server, "left")) == ["a", "b"]
    assert keys(opened(server, "right")) == ["a", "b", "z"]
    push_graph(server, small("q"), "left", "tests")
    assert keys(opened(server, "left")) == ["q"]
    assert keys(opened(server, "right")) == ["a", "b", "z"]
    assert pull_graph(server, "right")[0] == small("b", "a", "z")


def test_somebody_elses_graph_is_not_overwritten(server: Server) -> None:
    """Two folders may bear one name."""
    push_graph(server, small("a"), "review", "one")
    with pytest.raises(GovgraphError, match="another workspace has pushed a graph called 'review'"):
        push_graph(server, small("b"), "review", "other")
    assert keys(opened(server, "review")) == ["a"]
    push_graph(server, small("b"), "review", "other", replace=True)
    assert keys(opened(server, "review")) == ["b"]


def test_readers_see_the_old_graph_until_the_new_one_is_whole(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked after every batch of the push."""
    monkeypatch.setattr(pushing, "BATCH", 2)
    push_graph(server, small("a", "b"), "watched", "tests")
    seen: list[object] = []
    progress: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        seen.append(keys(opened(server, "watched")))
        progress.append((done, total))

    push_graph(server, small("a", "b", "c", "d", "e"), "watched", "tests", progress=watch)
    assert len(seen) > 3 and all(one == ["a", "b"] for one in seen)
    assert progress[-1][0] == progress[-1][1]
    assert keys(opened(server, "watched")) == ["a", "b", "c", "d", "e"]


def test_reader_of_a_version_that_went_is_told(server: Server) -> None:
    """Rather than given what is left of it."""
    push_graph(server, small("a", "b"), "moves", "tests")
    store = opened(server, "moves")
    push_graph(server, small("a", "c"), "moves", "tests")
    with pytest.raises(GovgraphError, match="was pushed anew while it was being read"):
        keys(store)


def test_relation_without_an_end_is_refused(server: Server) -> None:
    """The current graph stays; the torn one is swept away by the next push."""
    push_graph(server, small("a"), "torn", "tests")
    broken = replace(small("a", "b"), entities=small("a").entities)
    with pytest.raises(GovgraphError, match="relations lack an end"):
        push_graph(server, broken, "torn", "tests")
    assert keys(opened(server, "torn")) == ["a"]
    push_graph(server, small("c"), "torn", "tests")
    assert len(versions(server, "torn")) == 1


def test_choice_among_graphs(server: Server) -> None:
    """A wrong name is answered with the right ones."""
    push_graph(server, small("a"), "one of them", "tests")
    heads = [head for head in read_heads(server) if head.workspace == "one of them"]
    with pytest.raises(GovgraphError, match="There are: one of them"):
        choose(heads, "none of them", "place")
    assert choose(heads, None, "place").workspace == "one of them"
    with pytest.raises(GovgraphError, match="several graphs"):
        choose(heads * 2, None, "place")
    with pytest.raises(GovgraphError, match="no graph was pushed"):
        choose([], None, "place")


def test_changed_graph_cannot_be_pulled(server: Server) -> None:
    """What other hands changed is not passed off as what was pushed."""
    pushed = push_graph(server, small("a", "b"), "touched", "tests")
    with server.session() as session:
        session.run("MATCH (n:Entity {graph: $graph, key: 'a'}) REMOVE n.remainder", {"graph": pushed.graph_key}).consume()
    with pytest.raises(GovgraphError, match="cannot be brought back"):
        pull_graph(server, "touched")
    with server.session() as session:
        delete_version(session, pushed.graph_key)
        session.run("MATCH (h:GovgraphHead {workspace: 'touched'}) DELETE h").consume()

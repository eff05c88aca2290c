"""A person's Cypher: what is refused, what is not, and the limits of its process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.kglite import build_kglite
from govgraph.queries.guard import refuse_unsafe, run_user_cypher
from tests.support.graphs import build, entity, relation


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty bodies, each of which reports to all others: paths without number."""
    path = tmp_path_factory.mktemp("dense") / "store.kgl"
    bodies = [entity(f"b{number:02}") for number in range(30)]
    build_kglite(build(bodies, [relation("REPORTS_TO", a.id, b.id) for a in bodies for b in bodies if a is not b]), path)
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the query is empty"),
        (" // only a comment\n;", "the query is empty"),
        ("CREATE (n)", "a write (CREATE)"),
        ("SHOW TRANSACTIONS", "the query begins with SHOW"),
        ("TERMINATE TRANSACTIONS 'x-1'", "the query begins with TERMINATE"),
        ("profile TERMINATE TRANSACTIONS 'x-1'", "the query begins with TERMINATE"),
        ("EXPLAIN PROFILE /* x */ SHOW USERS", "the query begins with SHOW"),
        ("EXPLAIN", "the query begins with EXPLAIN"),
        ("MATCH (n) RETURN 1; // x\nshow  databases", "line 2: the query begins with show"),
        ("USE other MATCH (n) RETURN n", "the query begins with USE"),
        ("/* MATCH */ STOP DATABASE x", "the query begins with STOP"),
        ("MATCH (n)\nset n.a = 1", "line 2: the query holds a write (set)"),
        ("MATCH (n) DETACH DELETE n", "a write (DETACH)"),
        ("MATCH (n) CALL { WITH n MERGE (n)-[:A]->(n) } RETURN 1", "a write (MERGE)"),
        ("FOREACH (x IN [1] | CREATE (n))", "a write"),
        ("load  csv from 'file:///etc/passwd' AS row RETURN row", "LOAD CSV"),
        ("CALL apoc.load.json('x') YIELD value RETURN value", "calls apoc.load.json"),
        ("CALL db.index.fulltext.drop('x')", "calls db.index.fulltext.drop"),
        ("MATCH (a)-[*]-(b) RETURN a", "an unbounded *"),
        ("MATCH (a)-[r:T*2..]->(b) RETURN a", "an unbounded *"),
        ("MATCH (a)-[:T* {live: true}]->(b) RETURN a", "an unbounded *"),
        ("RETURN '\\' // ' CREATE (n)", "a write (CREATE)"),
        ("RETURN 1 /* x */ CREATE (n)", "a write (CREATE)"),
        ("RETURN 1 // x\nCREATE (n)", "line 2"),
        (r"LO\u0041D CSV FROM 'x' AS row RETURN row", "LOAD CSV"),
        (r"RETURN '\u0027 CREATE (n) //'", "a write (CREATE)"),
    ],
)
def test_refused(text: str, words: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        refuse_unsafe(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Body) WHERE n.name = 'CREATE (x) [*]' RETURN n.name AS name // DELETE",
        'RETURN "LOAD CSV" AS x, `SET` AS y /* MERGE */',
        "MATCH (n:`DROP`) RETURN n.set AS settled, n.created AS creation",
        "MATCH (a)-[:T*3]->(b) RETURN count(*) AS n",
        "MATCH (a)-[:T*..4]->(b) RETURN [x IN [1, 2] | x * 2] AS n",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN count(m) AS c } RETURN c",
        "MATCH (n) WHERE n.name <> 'it''s' RETURN n",
        r"MATCH (n) WHERE n.name = 'caf\u00e9' RETURN n.name AS name",
    ],
)
def test_let_through(text: str) -> None:
    refuse_unsafe(text)


def test_rows_come_back_as_plain_values(dense: Path) -> None:
    text = "MATCH (n:Body {graph: $graph}) WHERE n.key < $key RETURN n.name AS name, n.aliases AS aliases ORDER BY name"
    assert run_user_cypher(dense, text, {"key": "b02"}) == [{"name": "B00", "aliases": []}, {"name": "B01", "aliases": []}]
    assert len(run_user_cypher(dense, "MATCH (n:Body) RETURN n.key AS key", limit=3)) == 3


def test_a_fault_in_the_text_is_one_line(dense: Path) -> None:
    with pytest.raises(GovgraphError, match="the query cannot run") as caught:
        run_user_cypher(dense, "MATCH (n:Body RETURN n")
    assert "\n" not in str(caught.value)


def test_no_store_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match="there is no store here"):
        run_user_cypher(tmp_path / "none.kgl", "RETURN 1 AS one")


def test_a_runaway_query_is_stopped_in_time(dense: Path) -> None:
    with pytest.raises(GovgraphError, match="stopped"):
        run_user_cypher(dense, "MATCH p = (a)-[*1..9]-(b) RETURN count(p) AS n", timeout=1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_greedy_query_is_stopped_by_its_memory(dense: Path) -> None:
    with pytest.raises(GovgraphError, match="needed more than 512 MB"):
        run_user_cypher(dense, "MATCH p = (a)-[*1..9]-(b) RETURN [n IN nodes(p) | n.name] AS names", timeout=60, memory=512 << 20)

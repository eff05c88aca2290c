"""What a question can see: node and relation rows, and the embedded store that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from made import body, entity, fact, line, person, source, source_lists

from govgraph.graph.build import build
from govgraph.graph.claims import SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Graph
from govgraph.graph.store.filling import Step, fill, fill_apart, steps
from govgraph.graph.store.kglite import KgliteStore, build_kglite, open_kglite, refuse
from govgraph.graph.store.rows import NodeRow, RelationRow, node_rows, relation_rows

BOARD, TRUST = body("Averton Housing Board"), body("Children's Trust")
GRAPH = build(
    [
        source(
            "a.txt",
            line("REPORTS_TO", TRUST, BOARD, nature="progress"),
            line("OVERSEES", BOARD, TRUST, status="past"),
            line("CHAIRS", person("Cllr Anna Moss"), BOARD, role="chair"),
            entity(BOARD, "AHB"),
            fact(BOARD, "last_meeting", "2014-05-09"),
            fact(BOARD, "meets", "monthly"),
            date="2014",
        ),
        source("b.txt", line("CHAIRS", person("Bob Hale"), BOARD, "b.txt"), fact(BOARD, "meets", "weekly", "b.txt"), date="2014-08"),
    ]
).graph


@pytest.fixture
def store(tmp_path: Path) -> KgliteStore:
    build_kglite(GRAPH, tmp_path / "store.kgl")
    return open_kglite(tmp_path / "store.kgl")


def ask(store: KgliteStore, cypher: str, **params: object) -> list[dict[str, object]]:
    return store.run(cypher, {"graph": store.graph_key, **params})


def test_an_entity_has_its_labels_facts_and_evidence(store: KgliteStore) -> None:
    (row,) = ask(
        store,
        "MATCH (n:Body {graph: $graph, key: $key}) RETURN labels(n) AS labels, n.name AS name, n.aliases AS aliases, n.name_keys AS keys, "
        "n.live AS live, n.accountable AS accountable, n.last_meeting AS last, n.documents AS documents, n.starts AS starts, n.subtype AS subtype",
        key="averton-housing-board",
    )
    assert sorted(row.pop("labels")) == ["Body", "Entity"]  # type: ignore[call-overload]
    assert row.pop("documents") == ["a.txt", "a.txt", "a.txt", "b.txt"]
    assert row.pop("starts") == [0, 0, 0, 0]
    assert row == {
        "name": "Averton Housing Board",
        "aliases": ["AHB"],
        "keys": ["ahb", "averton housing board"],
        "live": True,
        "accountable": False,
        "last": "2014-05-09",
        "subtype": None,
    }


def test_people_are_found_with_and_without_title(store: KgliteStore) -> None:
    for key in ("cllr anna moss", "anna moss"):
        assert ask(store, "MATCH (n:Person {graph: $graph}) WHERE $name IN n.name_keys RETURN n.key AS key", name=key) == [
            {"key": "anna-moss"}
        ]


def test_one_line_of_accountability_whatever_says_it(store: KgliteStore) -> None:
    (row,) = ask(
        store,
        "MATCH (a:Entity {graph: $graph})-[r:ANSWERS_TO]->(b:Entity) RETURN a.key AS a, b.key AS b, r.key AS key, r.via AS via, r.live AS live, "
        "r.nature AS nature, r.quotes AS quotes",
    )
    assert row == {
        "a": "childrens-trust",
        "b": "averton-housing-board",
        "key": "answers:childrens-trust:averton-housing-board",
        "via": ["OVERSEES", "REPORTS_TO"],
        "live": True,
        "nature": "progress",
        "quotes": ["Children's Trust REPORTS_TO Averton Housing Board", "Averton Housing Board OVERSEES Children's Trust"],
    }


def test_sources_and_disagreements(store: KgliteStore) -> None:
    rows = ask(
        store, "MATCH (n:Entity {graph: $graph})-[:NAMED_IN]->(s:Source) RETURN n.key AS n, s.name AS s, s.date AS date ORDER BY n, s"
    )
    assert rows[1:3] == [
        {"n": "averton-housing-board", "s": "a.txt", "date": "2014"},
        {"n": "averton-housing-board", "s": "b.txt", "date": "2014-08"},
    ]
    rows = ask(
        store,
        "MATCH (d:Disagreement {graph: $graph})-[:ABOUT]->(n:Entity) RETURN d.what AS what, n.key AS n, d.values AS values, d.dates AS dates ORDER BY what",
    )
    assert rows == [  # of one time: later papers tell of a change
        {"what": "chair", "n": "averton-housing-board", "values": ["Bob Hale", "Cllr Anna Moss"], "dates": ["2014-08", "2014"]},
        {"what": "meets", "n": "averton-housing-board", "values": ["weekly", "monthly"], "dates": ["2014-08", "2014"]},
    ]


def test_dates_come_out_as_text_and_parameters_are_bound(store: KgliteStore) -> None:
    rows = ask(store, "RETURN date($d) AS d, $text AS text, [1, {a: date($d)}] AS deep", d="2014-05-09", text="' RETURN 1 //")
    assert rows == [{"d": "2014-05-09", "text": "' RETURN 1 //", "deep": [1, {"a": "2014-05-09"}]}]


def test_limit_keeps_the_first_rows(store: KgliteStore) -> None:
    assert len(store.run("MATCH (n:Entity) RETURN n.key AS key ORDER BY key", {}, limit=2)) == 2


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("CREATE (n:Body {key: 'x'})", "may only read"),
        ("MATCH (n:Body) SET n.name = 'x'", "may only read"),
        ("MATCH (n:Body) DETACH DELETE n", "may only read"),
        ("MATCH (a)-[*]->(b) RETURN count(*) AS n", "upper bound"),
        ("MATCH (a)-[r:REPORTS_TO*2..]->(b) RETURN count(*) AS n", "upper bound"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD CSV"),
        ("MATCH (n", "cannot run"),
        ("", "cannot run"),
        ("RETURN $absent AS x", "cannot run"),
    ],
)
def test_bad_queries_are_one_line(store: KgliteStore, cypher: str, words: str) -> None:
    with pytest.raises(GovgraphError, match=words) as caught:
        store.run(cypher, {})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "cypher", ["RETURN '[*]' AS x", "MATCH (a)-[:PART_OF*1..12]->(b) RETURN 1 AS x", "RETURN 2 * 3 AS x", "RETURN [2*3] AS x"]
)
def test_stars_that_are_no_open_path_are_let_through(cypher: str) -> None:
    refuse(cypher)


def test_an_overlong_query_is_stopped(tmp_path: Path) -> None:
    names = [body(f"Board of Matter{number}") for number in range(40)]
    claims = [line("RELATED_TO", a, b) for a in names for b in names if a.name < b.name]
    build_kglite(build([source("a.txt", *claims)]).graph, tmp_path / "store.kgl")
    big = open_kglite(tmp_path / "store.kgl")
    with pytest.raises(GovgraphError, match="time limit of 0.2 s"):
        big.run("MATCH p = (a:Entity)-[:RELATED_TO*1..9]-(b:Entity) RETURN count(p) AS n", {}, timeout=0.2)


def test_absent_and_damaged_stores_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match="there is no store here"):
        open_kglite(tmp_path / "store.kgl")
    (tmp_path / "store.kgl").write_bytes(b"rubbish")
    with pytest.raises(GovgraphError, match="damaged"):
        open_kglite(tmp_path / "store.kgl")


@settings(max_examples=25, deadline=None)
@given(source_lists())
def test_the_store_holds_every_row(tmp_path_factory: pytest.TempPathFactory, sources: list[SourceClaims]) -> None:
    graph = build(sources).graph
    path = tmp_path_factory.mktemp("store") / "store.kgl"
    build_kglite(graph, path)
    store = open_kglite(path)
    nodes, relations = node_rows(graph), relation_rows(graph)
    assert store.run("MATCH (n) RETURN count(n) AS n", {}) == [{"n": len(nodes)}]
    assert store.run("MATCH ()-[r]->() RETURN count(r) AS n", {}) == [{"n": len(relations)}]
    keys = store.run("MATCH ()-[r]->() RETURN r.key AS key ORDER BY key", {})
    assert [row["key"] for row in keys] == sorted(str(row.properties["key"]) for row in relations)
    assert all(value is not None for properties in _properties(nodes, relations) for value in properties.values())


def _properties(nodes: list[NodeRow], relations: list[RelationRow]) -> list[dict[str, object]]:
    return [row.properties for row in nodes] + [row.properties for row in relations]


@settings(max_examples=25, deadline=None)
@given(source_lists())
def test_chains_in_the_store_are_those_of_networkx(tmp_path_factory: pytest.TempPathFactory, sources: list[SourceClaims]) -> None:
    graph = build(sources).graph
    path = tmp_path_factory.mktemp("store") / "store.kgl"
    build_kglite(graph, path)
    rows = open_kglite(path).run(
        "MATCH (a:Entity {graph: 'local'})-[:ANSWERS_TO*1..12]->(b:Entity) RETURN DISTINCT a.key AS a, b.key AS b", {}
    )
    assert {(row["a"], row["b"]) for row in rows} == _reachable(graph)


def _reachable(graph: Graph) -> set[tuple[object, object]]:
    plain: networkx.DiGraph[str] = networkx.DiGraph()
    for relation in graph.relations:
        if relation.type in ("REPORTS_TO", "PART_OF"):
            plain.add_edge(relation.source, relation.target)
        elif relation.type == "OVERSEES":
            plain.add_edge(relation.target, relation.source)
    return {(a, b) for a in plain for b in networkx.descendants(plain, a)} | {
        (a, a) for part in networkx.strongly_connected_components(plain) if len(part) > 1 for a in part
    }


def test_evidence_says_where_in_its_document_it_stands() -> None:
    from govgraph.graph.claims import Evidence, split_whereabouts

    cell = Evidence("a" * 64, "r.csv", "Mayor", 1, 6, None, "row 12, Reports to")
    assert (cell.place, cell.whereabouts) == ("row 12, Reports to", "r.csv, row 12, Reports to")
    assert Evidence("a" * 64, "p.pdf", "x", 1, 2, 7).whereabouts == "p.pdf, page 7"
    assert Evidence("a" * 64, "p.txt", "x", 1, 2).whereabouts == "p.txt"
    assert Evidence("decision", "decisions.yaml, Jo", "agreed", 0, 0, None, "2031-01-02 Jo").place == ""
    files = ["r.csv", "r.csv, old", "other, r.csv"]
    assert split_whereabouts("r.csv, row 12, Reports to", files) == ("r.csv", "row 12, Reports to")
    assert split_whereabouts("r.csv, old, row 3", files) == ("r.csv, old", "row 3")
    assert split_whereabouts("decisions.yaml, Jo", files) == ("decisions.yaml, Jo", "")


def test_a_store_that_is_filled_apart_is_the_same_to_the_byte(tmp_path: Path) -> None:
    fill(steps(GRAPH), tmp_path / "here.kgl")
    fill_apart(steps(GRAPH), tmp_path / "apart.kgl")
    assert (tmp_path / "apart.kgl").read_bytes() == (tmp_path / "here.kgl").read_bytes()


def test_a_store_that_cannot_be_written_apart_says_so_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "store.kgl").mkdir()
    with pytest.raises(GovgraphError, match="cannot write here"):
        fill_apart(steps(GRAPH), tmp_path / "store.kgl")


def test_what_breaks_while_rows_are_made_leaves_no_store(tmp_path: Path) -> None:
    def broken() -> Iterator[Step]:
        yield from steps(GRAPH)
        raise ValueError("half of it")

    with pytest.raises(ValueError, match="half of it"):
        fill_apart(broken(), tmp_path / "store.kgl")
    assert not (tmp_path / "store.kgl").exists()

"""The folder for neo4j-admin and the script of MERGE statements give what a push gives."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.graph.formats import export
from govgraph.graph.formats.neo4j import NAME, OWNER
from govgraph.graph.formats.neo4j_script import literal
from govgraph.graph.model import Disagreement, Graph, Proposal
from govgraph.graph.store.connect import Server
from govgraph.graph.store.pull import pull_graph
from govgraph.graph.store.push import push_graph
from tests.support.dump import dump
from tests.support.graphs import NAMES, build, entity, evidence, relation
from tests.support.hostile import NAMES as HOSTILE
from tests.support.neo4j_server import Address, connected
from tools.neo4j.server import LocalServer

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
# Half of a surrogate pair cannot be stored as text anywhere, and no reader lets one in.
TRICKY = tuple(
    text
    for text in (*NAMES, *HOSTILE.values(), "\\u0027 \\\\u0027 \\", "a\r\nb\tc;\n:commit\n", "\x1f\x1d parts", "😀 \u2028 \x00 end", "", " padded ", "// no comment")
    if text.encode("utf-8", "ignore").decode("utf-8") == text
)


def tricky() -> Graph:
    """Texts that could end a quote, a line or a cell, in names, quotes, aliases and facts; empty and one-item lists."""
    entities = [
        entity(f"b-{number}", name=name or "nameless", aliases=(name,), properties={"purpose": name, "meets_in_public": bool(number % 2)})
        for number, name in enumerate(TRICKY)
    ]
    entities.append(entity("council", "organisation", subtype="county council", evidence=()))
    relations = [relation("REPORTS_TO", one.id, "council", evidence=(evidence(one.name),), nature=one.name, confidence=1e-05) for one in entities[:-1]]
    relations.append(relation("OVERSEES", "council", "b-0", evidence=(evidence("undated", 2),), status="past"))
    proposals = [Proposal("b-0", "b-1", 0.1 + 0.2, {"name": 1.0})]
    disagreements = [Disagreement("b-0", "status", (("past", evidence("x")), ("active", evidence("y", 2))))]
    graph = build(entities, relations, proposals, disagreements)
    return Graph(graph.documents, graph.entities, graph.relations, graph.proposals, graph.disagreements, ("b" * 12, "a" * 12))


def run_script(server: Server, text: str) -> None:
    """What cypher-shell does: each statement a transaction of its own. No text holds a line end, so lines are statements."""
    with server.session() as session:
        for line in text.splitlines():
            if not line.startswith("//"):
                session.run(line.removesuffix(";")).consume()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph that is loaded in every way."""
    return tricky()


@pytest.fixture(scope="module")
def pushed(server: Server, graph: Graph) -> dict[str, list[object]]:
    """The graph as a push leaves it on the server."""
    return dump(server, push_graph(server, graph, NAME, OWNER).graph_key)


@pytest.fixture(scope="module")
def imported(graph: Graph, spare: LocalServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose database neo4j-admin made from the folder, as its README says."""
    folder = tmp_path_factory.mktemp("bulk")
    export(graph, "neo4j-csv", folder)
    spare.kill()
    with contextlib.chdir(folder):
        spare.admin("database", "import", "full", "neo4j", "--overwrite-destination", "@import.args")
    spare.start()
    with connected(Address(spare.uri, spare.user, spare.password)) as server:
        run_script(server, (folder / "after.cypher").read_text("utf-8"))
        yield server


def test_import_gives_what_a_push_gives(imported: Server, pushed: dict[str, list[object]], graph: Graph) -> None:
    """Node for node, relation for relation; and the graph can be brought back from it."""
    back, head = pull_graph(imported)
    assert dump(imported, head.graph) == pushed
    assert back == graph


def test_script_gives_what_a_push_gives_and_may_run_twice(imported: Server, pushed: dict[str, list[object]], graph: Graph, tmp_path: Path) -> None:
    """Into an emptied database."""
    with imported.session() as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
    export(graph, "cypher", tmp_path / "graph.cypher")
    text = (tmp_path / "graph.cypher").read_text("utf-8")
    for _ in range(2):
        run_script(imported, text)
        back, head = pull_graph(imported, NAME)
        assert dump(imported, head.graph) == pushed
        assert back == graph


def test_literals_mean_what_they_say(server: Server) -> None:
    """Through the server's own parser."""
    value = {"texts": list(TRICKY), "others": [True, 1, 1e-05, -0.5, None, [], {}]}
    with server.session(read=True) as session:
        assert session.run(f"RETURN {literal(value)} AS it").single(strict=True)["it"] == value

"""Every reading command on a real Neo4j server says what it says on the workspace that was pushed to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, invoke
from tests.support.neo4j_server import Address, neo4j_address

__all__ = ["neo4j_address"]
pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
NAME = "county-of-the-command-line"
ON_BOTH = {
    "ask": ("ask", "chain", "Brackdale Community Safety Partnership", "--evidence"),
    "ask-json": ("ask", "members", "HWB", "--format", "json"),
    "orphans": ("ask", "orphans"),
    "check": ("check", "--format", "json"),
    "show": ("show", "HWB"),
    "what-if": ("what-if", "end", "HWB"),
    "cypher": ("cypher", "MATCH (b:Body {graph: $graph}) RETURN b.name AS name, b.live AS live ORDER BY name"),
    "draw": ("draw", "--format", "dot", "-o", "-"),
    "export": ("export", "--format", "json", "-o", "-"),
    "wrong name": ("show", "Health and Welbeing Bord"),
}


@pytest.fixture(scope="session")
def pushing(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the county's workspace; pushing writes down in it under what name it is known there."""
    folder = tmp_path_factory.mktemp("pushing") / "workspace"
    shutil.copytree(county, folder)
    return folder


@pytest.fixture
def there(neo4j_address: Address, pushing: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`govgraph … --on` the server that holds the county."""
    neo4j_address.login(monkeypatch)
    pushed = invoke(pushing, "push", neo4j_address.uri, "--name", NAME)
    assert pushed.exit_code == 0, pushed.stderr
    return lambda *words: invoke(pushing.parent / "nowhere", *words, "--on", neo4j_address.uri, "--name", NAME)


@pytest.mark.parametrize("name", ON_BOTH)
def test_the_server_says_what_the_workspace_says(there: Run, ask: Run, name: str) -> None:
    far, near = there(*ON_BOTH[name]), ask(*ON_BOTH[name])
    assert (far.exit_code, far.stdout, far.stderr) == (near.exit_code, near.stdout, near.stderr)


@pytest.mark.parametrize("text", ["CREATE (n:Body) RETURN 1 AS n", "MATCH (n {graph: $graph}) SET n.name = 'x' RETURN 1 AS n"])
def test_cypher_cannot_write_on_the_server(there: Run, text: str) -> None:
    done = there("cypher", text)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Only reading is allowed" in done.stderr


def test_a_long_question_is_stopped_on_the_server(there: Run) -> None:
    done = there("cypher", "UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y % 7) AS n", "--timeout", "1")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_another_graph_of_the_database_is_told_by_name(there: Run, county: Path, neo4j_address: Address) -> None:
    done = invoke(county, "ask", "orphans", "--on", neo4j_address.uri, "--name", "no-such-graph")
    assert done.exit_code == 2
    assert NAME in done.stderr and done.stderr.count("\n") == 1

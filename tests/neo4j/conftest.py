"""Fixtures of the tests against a real Neo4j server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from govgraph.graph.store.connect import Server
from tests.support.neo4j_server import Address, connected, neo4j_address, new_server
from tools.neo4j.server import LocalServer

__all__ = ["neo4j_address"]


@pytest.fixture(scope="session")
def server(neo4j_address: Address) -> Iterator[Server]:
    """An open connection to the server."""
    with connected(neo4j_address) as made:
        yield made


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A second server, not started: for tests that stop servers, load them offline or set them up in their own way."""
    made = new_server(tmp_path_factory.mktemp("spare"))
    try:
        yield made
    finally:
        made.kill()


@pytest.fixture
def login(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> Address:
    """The server, with its credentials in the environment."""
    neo4j_address.login(monkeypatch)
    return neo4j_address

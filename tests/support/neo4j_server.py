"""A Neo4j server for tests: the one that GOVGRAPH_NEO4J_URI names, or one of our own, started on free ports and stopped afterwards."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from govgraph.graph.store.connect import Server, connect
from tools.neo4j.jars import Missing, jars
from tools.neo4j.server import LocalServer

# A server that lives for a minute gains nothing from Java's slower, better compiler.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, and who may enter."""

    uri: str
    user: str
    password: str

    def login(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put the credentials where the program looks for them."""
        monkeypatch.setenv("NEO4J_USERNAME", self.user)
        monkeypatch.setenv("NEO4J_PASSWORD", self.password)


def absent(reason: str) -> NoReturn:
    """Skip on a user's machine; in CI a missing server is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"no Neo4j server: {reason}")
    pytest.skip(f"no Neo4j server: {reason}")


def new_server(home: Path, **settings: str) -> LocalServer:
    """A server of our own, not started yet; skips or fails where there is no Java."""
    try:
        return LocalServer(jars(), home, settings=settings, options=BRIEF)
    except Missing as err:
        absent(str(err))


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """A running server; its database may hold anything, so tests use names of their own."""
    given = os.environ.get("GOVGRAPH_NEO4J_URI")
    if given:
        # Read when the session starts: other fixtures take the credentials out of the environment.
        yield Address(given, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        return
    if "PYTEST_XDIST_WORKER" in os.environ:
        with shared(tmp_path_factory.getbasetemp().parent, tmp_path_factory.mktemp("neo4j")) as address:
            yield address
        return
    with started(tmp_path_factory.mktemp("neo4j")) as address:
        yield address


@contextmanager
def started(home: Path) -> Iterator[Address]:
    """A server of our own."""
    server = new_server(home)
    try:
        server.start()
        yield Address(server.uri, server.user, server.password)
    finally:
        server.kill()  # its data go with its folder


@contextmanager
def shared(meeting: Path, home: Path) -> Iterator[Address]:
    """One server for all processes of a test run: the first starts it, and ends it when the others are done.

    meeting: a folder that they all know.  home: the server's, if this process is the first.
    """
    import fcntl  # not on Windows, where tests run in one process

    note = meeting / "neo4j.json"
    with (meeting / "neo4j.start").open("w") as start, (meeting / "neo4j.use").open("w") as use:
        fcntl.flock(start, fcntl.LOCK_EX)
        fcntl.flock(use, fcntl.LOCK_SH)
        if note.exists():
            fcntl.flock(start, fcntl.LOCK_UN)
            yield Address(*json.loads(note.read_text("utf-8")))
            return
        with started(home) as address:
            note.write_text(json.dumps([address.uri, address.user, address.password]), "utf-8")
            fcntl.flock(start, fcntl.LOCK_UN)
            yield address
            fcntl.flock(start, fcntl.LOCK_EX)  # from now on newcomers wait
            fcntl.flock(use, fcntl.LOCK_EX)  # until the last user has gone
            note.unlink()


@contextmanager
def connected(address: Address) -> Iterator[Server]:
    """A connection as the program makes it."""
    kept = {name: os.environ.get(name) for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD")}
    os.environ.update(NEO4J_USERNAME=address.user, NEO4J_PASSWORD=address.password)
    try:
        server = connect(address.uri)
    finally:
        for name, value in kept.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
    try:
        yield server
    finally:
        server.close()

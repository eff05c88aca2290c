"""Reaching a Neo4j server: its address, who we are, and every way in which that fails said in one line."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.failures import in_words

if TYPE_CHECKING:
    from neo4j import Driver, Session

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
OLDEST = 5  # the questions are written for Neo4j 5's Cypher

_SECRET = re.compile(r"(?:pass(?:word|wd)?|pwd|auth|token|secret|credentials)=", re.IGNORECASE)
_HOST = re.compile(r"@([\w.-]+(?::\d{1,5})?)/?$")  # what stands behind the last @ of an address
Prompt = Callable[[str], tuple[str, str]]
"""Asks a person for user and password; the argument is the server's address."""


@dataclass(frozen=True, slots=True)
class Server:
    """An open connection. database: None is the server's own default."""

    uri: str
    driver: Driver = field(repr=False)
    database: str | None = None

    @contextmanager
    def session(self, *, read: bool = False) -> Iterator[Session]:
        """A session whose failures arrive as GovgraphError; with `read` the server refuses to write."""
        from neo4j import READ_ACCESS, WRITE_ACCESS

        mode = READ_ACCESS if read else WRITE_ACCESS
        with self.speaking(), self.driver.session(database=self.database, default_access_mode=mode) as session:
            yield session

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Turn what the driver raises within into GovgraphError."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            yield
        except (Neo4jError, DriverError) as err:
            raise in_words(err, self.uri, self.database) from err

    def close(self) -> None:
        """Let the server go."""
        self.driver.close()


def connect(uri: str, *, database: str | None = None, credentials: Path | None = None, prompt: Prompt | None = None) -> Server:
    """Open `uri` and make sure that it answers, knows us, is new enough and has the database.

    credentials: a file with NEO4J_USERNAME=… and NEO4J_PASSWORD=… (or user and password on two lines); else the
    environment's NEO4J_USERNAME and NEO4J_PASSWORD; else `prompt`. Raises GovgraphError.
    """
    check_address(uri)
    user, password = find_credentials(uri, credentials, prompt)
    server = Server(uri, _driver(uri, user, password), database)
    try:
        with server.session(read=True) as session:
            session.run("RETURN 1").consume()
        with server.speaking():
            check_version(server.driver.get_server_info().agent, uri)
    except BaseException:
        server.close()
        raise
    return server


def _driver(uri: str, user: str, password: str) -> Driver:
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    # The driver's remarks are for whoever sets up logging; without that Python would print them on standard error.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        return GraphDatabase.driver(uri, auth=(user, password), connection_timeout=10.0, max_transaction_retry_time=5.0)
    except (Neo4jError, DriverError, ValueError) as err:
        raise in_words(err, uri) from err


def check_address(uri: str) -> None:
    """Raise GovgraphError unless `uri` is an address of a Neo4j server, without a password in it, which no message repeats."""
    scheme = uri.partition(":")[0] if re.match(r"[a-z][a-z0-9+]*:", uri) else ""
    if "@" in uri or "#" in uri or _SECRET.search(uri):
        advice = "Anyone can see arguments: put user and password into NEO4J_USERNAME and NEO4J_PASSWORD, or into a file for --credentials"
        named = _HOST.search(uri)
        raise GovgraphError("a password does not belong in an address", f"{scheme or 'neo4j'}://{named[1] if named else '…'}", advice)
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError as err:
        where = f"{scheme}://…" if scheme else ""  # what stands for the port may be a password
        raise GovgraphError("this is not an address of a server", where, "Write it as neo4j://host:7687") from err
    if parts.scheme not in SCHEMES:
        advice = "Write it as neo4j://host:7687, neo4j+s://host (encrypted) or bolt://host:7687"
        if parts.scheme in ("http", "https"):
            advice = f"That is the address of Neo4j's browser; its own port is usually 7687: neo4j://{host}:7687"
        raise GovgraphError(f"{parts.scheme or 'no scheme'!r} is not a way to reach Neo4j", uri, advice)
    if not host:
        raise GovgraphError("the address names no host", uri, "Write it as neo4j://host:7687")


def check_version(agent: str, uri: str) -> None:
    """Raise GovgraphError if the server ("Neo4j/5.26.1") is older than the questions' Cypher."""
    found = re.search(r"/v?(\d+)\.(\d+)", agent)
    if found and int(found[1]) < OLDEST:
        raise GovgraphError(f"this server is too old ({agent})", uri, f"Neo4j {OLDEST} or later is needed; 5.26 is the long-term release")


def find_credentials(uri: str, file: Path | None = None, prompt: Prompt | None = None) -> tuple[str, str]:
    """User and password from a file, the environment or a person, in this order. Raises GovgraphError."""
    import os

    if file is not None:
        return _read(file)
    password = os.environ.get("NEO4J_PASSWORD")
    if password is not None:
        return os.environ.get("NEO4J_USERNAME") or "neo4j", password
    if prompt is not None:
        return prompt(uri)
    raise GovgraphError("no password for this server", uri, "Set NEO4J_USERNAME and NEO4J_PASSWORD, or give a file with --credentials")


def _read(file: Path) -> tuple[str, str]:
    try:
        lines = [line.strip() for line in file.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as err:
        raise GovgraphError("cannot read the credentials", str(file), "Give a text file that you may read") from err
    lines = [line for line in lines if line and not line.startswith("#")]
    named = dict(line.removeprefix("export ").split("=", 1) for line in lines if re.match(r"(export )?NEO4J_\w+=", line))
    if "NEO4J_PASSWORD" in named:
        return _bare(named.get("NEO4J_USERNAME", "neo4j")), _bare(named["NEO4J_PASSWORD"])
    if len(lines) == 2 and not named:
        return lines[0], lines[1]
    raise GovgraphError("no user and password in this file", str(file), "Write NEO4J_USERNAME=… and NEO4J_PASSWORD=… into it, a line each")


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value

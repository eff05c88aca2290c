"""The server store: read-only questions to a graph that was pushed to Neo4j 5 or later."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.graph.store.connect import Prompt, Server, connect
from govgraph.graph.store.kglite import refuse
from govgraph.graph.store.remainder import REMAINDER
from govgraph.graph.store.values import plain
from govgraph.graph.store.versions import HEADS, STILL, Head, choose, heads, moved

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Rows = list[dict[str, object]]


class Neo4jStore:
    """One version of one pushed graph; which one is settled when the store is opened."""

    name = "neo4j"

    def __init__(self, server: Server, head: Head) -> None:
        self.graph_key = head.graph
        self.head = head
        self._server = server

    def run(self, cypher: str, params: Mapping[str, object], *, timeout: float | None = None, limit: int | None = None) -> Rows:
        """See Store.run. The server refuses to write. Raises GovgraphError, also when the graph was replaced meanwhile."""
        from neo4j import unit_of_work

        refuse(cypher)

        @unit_of_work(timeout=timeout)
        def work(transaction: ManagedTransaction) -> Rows | None:
            rows = _rows(transaction, cypher, params, limit)
            # A push deletes the old version only after the head has moved on: a head that still stands proves the rows whole.
            still = transaction.run(STILL, {"graph": self.graph_key}).single(strict=True)["n"]
            return rows if still else None

        with self._server.session(read=True) as session:
            found = session.execute_read(work)
        if found is None:
            raise moved(self.head.workspace, self._server.uri)
        return found

    def close(self) -> None:
        """Let the server go."""
        self._server.close()


def _rows(transaction: ManagedTransaction, cypher: str, params: Mapping[str, object], limit: int | None) -> Rows:
    result = transaction.run(cypher, dict(params))
    records = list(result) if limit is None else result.fetch(limit)
    result.consume()
    return [{key: _value(record[key]) for key in record.keys()} for record in records]  # noqa: SIM118  # a record is no dict


def _value(value: Any) -> object:
    """As `plain`; nodes, relationships and paths, which only a person's own Cypher returns, in the embedded engine's shape."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, Path):
        return {"nodes": [_value(node) for node in value.nodes], "relationships": [_value(item) for item in value.relationships]}
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    return plain(value)


def _properties(value: Any) -> dict[str, object]:
    return {key: plain(value[key]) for key in sorted(value.keys()) if key != REMAINDER}


def open_neo4j(
    uri: str,
    database: str | None = None,
    credentials: Path | None = None,
    name: str | None = None,
    prompt: Prompt | None = None,
) -> Neo4jStore:
    """Open the graph called `name` (or the only one) on a server; see `connect` for the rest. Raises GovgraphError."""
    server = connect(uri, database=database, credentials=credentials, prompt=prompt)
    try:
        return Neo4jStore(server, choose(read_heads(server), name, uri))
    except BaseException:
        server.close()
        raise


def read_heads(server: Server) -> list[Head]:
    """Every graph that was pushed to this database."""
    with server.session(read=True) as session:
        return heads(session.execute_read(lambda transaction: transaction.run(HEADS).data()))

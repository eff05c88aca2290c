"""An adapter for teams that hold a `py2neo.Graph`: it answers the same questions over a graph that was pushed with `govgraph push`.

py2neo has reached its end of life: for new work use `open_neo4j`, which takes Neo4j's own driver, as py2neo's authors advise too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.failures import of_code, of_connection
from govgraph.graph.store.kglite import refuse
from govgraph.graph.store.values import plain
from govgraph.graph.store.versions import HEADS, STILL, choose, heads, moved


class Py2neoStore:
    """The graph called `name` (or the only one) in the database of a connected `py2neo.Graph`, which stays the caller's.

    Raises GovgraphError when there is none, or when the server cannot be reached.
    """

    name = "py2neo"

    def __init__(self, graph: Any, name: str | None = None) -> None:
        self._graph = graph
        self._place = graph.service.uri
        self.head = choose(heads(self._query(HEADS, {})), name, self._place)
        self.graph_key = self.head.graph

    def run(
        self, cypher: str, params: Mapping[str, object], *, timeout: float | None = None, limit: int | None = None
    ) -> list[dict[str, object]]:
        """See Store.run. py2neo cannot end a query: with a `timeout` the query is refused, not run without one."""
        if timeout is not None:
            raise GovgraphError("py2neo cannot stop a query at a time limit", self._place, "Use --on, which takes Neo4j's own driver")
        refuse(cypher)
        rows = self._query(cypher, params, limit)
        if not self._query(STILL, {"graph": self.graph_key})[0]["n"]:
            raise moved(self.head.workspace, self._place)
        return rows

    def close(self) -> None:
        """Nothing: the connection is the caller's."""

    def _query(self, cypher: str, params: Mapping[str, object], limit: int | None = None) -> list[dict[str, object]]:
        from py2neo.errors import ConnectionBroken, ConnectionUnavailable, Neo4jError, ServiceUnavailable

        try:
            cursor = self._graph.query(cypher, dict(params))  # `query` asks the server for read access, `run` would not
            rows = cursor.data() if limit is None else [dict(row) for _, row in zip(range(limit), cursor, strict=False)]
            return [{key: plain(value) for key, value in row.items()} for row in rows]
        except Neo4jError as err:
            raise of_code(err.code, err.message, self._place) from err
        except (ServiceUnavailable, ConnectionUnavailable, ConnectionBroken, OSError) as err:
            raise of_connection(err, self._place) from err

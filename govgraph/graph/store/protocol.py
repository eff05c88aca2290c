"""What every store can do: answer read-only Cypher over the graph that was loaded into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

LOCAL = "local"  # the value of `$graph` for a store that holds one graph only


class Store(Protocol):
    """A store that holds one graph.

    name:      "kglite" | "neo4j" | "py2neo".
    graph_key: the value of the parameter `$graph`, by which every free node pattern of a question is anchored.
    """

    name: str
    graph_key: str

    def run(
        self, cypher: str, params: Mapping[str, object], *, timeout: float | None = None, limit: int | None = None
    ) -> list[dict[str, object]]:
        """The rows of a read-only query as plain JSON values; dates are ISO strings.

        timeout: seconds; limit: at most so many rows. Raises GovgraphError on a bad, writing or overlong query.
        """
        ...

    def close(self) -> None:
        """Give back what the store holds open."""
        ...

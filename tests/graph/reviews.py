"""A small review for the tests of the workspace: one source, and how much of it the store holds."""

from __future__ import annotations

from made import body, entity, line, source

from govgraph import Workspace
from govgraph.graph.claims import SourceClaims

BOARD, TRUST = body("Averton Housing Board"), body("Children's Trust")
COUNT = "MATCH (n:Entity {graph: $graph}) RETURN count(n) AS n"


def one(file: str = "a.txt", **more: str) -> SourceClaims:
    """A source in which the trust reports to the board."""
    return source(file, line("REPORTS_TO", TRUST, BOARD, file), entity(BOARD, file=file), **more)


def count(ws: Workspace) -> object:
    """How many entities the store of a workspace holds."""
    store = ws.store()
    return store.run(COUNT, {"graph": store.graph_key})[0]["n"]

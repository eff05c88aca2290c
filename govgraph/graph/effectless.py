"""Decisions that match nothing in the graph: each a line with its place, since a correction that does nothing must not go unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.graph.workspace import Workspace


def effectless(ws: Workspace) -> list[GovgraphError]:
    """One error for each decision without effect, in the order of the file; `where` is file:line."""
    from govgraph.graph.claims import DECISIONS

    path = ws.path / DECISIONS
    found = [issue for issue in ws.issues() if issue.document == DECISIONS]
    return [GovgraphError(one.what, _where(str(path), one.place), one.advice) for one in found]


def _where(path: str, place: str) -> str:
    word, _, line = place.partition(" ")
    return f"{path}:{line}" if word == "line" else path
